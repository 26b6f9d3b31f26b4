"""The rooms import only what they may (pyproject.toml, tool.importlinter)."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ROOT = Path(__file__).parents[2]


def test_the_rooms_keep_their_rules(tmp_path: Path) -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [command, "--cache-dir", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize("room", ["cogs", "portal"])
def test_every_noun_is_kept_apart_from_the_others(room: str) -> None:
    """A new package of the room has to be named in its contracts, or nothing is checked of it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    nouns = {
        f"{room}.{path.parent.name}"
        for path in (ROOT / room).glob("*/__init__.py")
        if path.parent.name != "kit"
    }
    apart = [one for one in contracts if one["type"] == "independence" and set(one["modules"]) & nouns]
    kit = [one for one in contracts if one.get("source_modules") == [f"{room}.kit"]]
    assert [set(one["modules"]) for one in apart] == [nouns]
    assert [set(one["forbidden_modules"]) for one in kit] == [nouns]


ROOMS = (
    "bot", "cogs", "portal", "services", "domain", "storage", "documents", "templates", "locales", "content",
    "playground",
)  # fmt: skip


def imported(path: Path, files: AbstractSet[str]) -> set[str]:
    """Which of the files a file imports, wherever in it, also for types alone."""
    names: set[str] = set()
    for one in ast.walk(ast.parse(path.read_text())):
        if isinstance(one, ast.Import):
            names |= {name.name for name in one.names}
        elif isinstance(one, ast.ImportFrom) and one.module:
            inside = {f"{one.module}.{name.name}" for name in one.names}
            names |= inside if inside <= files else (inside | {one.module})
    return names & files


def test_no_files_import_each_other_in_a_circle() -> None:
    paths: dict[str, Path] = {}
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            paths[name.removesuffix(".__init__")] = path
    assert len(paths) > 1000
    TopologicalSorter({name: imported(path, paths.keys()) for name, path in paths.items()}).prepare()
