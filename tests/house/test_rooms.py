"""The rooms import only what they may (pyproject.toml, tool.importlinter)."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

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
