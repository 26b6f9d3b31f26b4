"""What is said to type works where it is said: by the name that is found, else by the path from here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot import container

if TYPE_CHECKING:
    from pathlib import Path


def _here(monkeypatch: pytest.MonkeyPatch, folder: Path, path: str) -> None:
    program = folder / ".venv" / "bin" / "techlink"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr(sys, "argv", [".venv/bin/techlink", "run"])


def test_beside_a_makefile_it_is_make_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch, tmp_path, "")
    assert container.start_command() == ".venv/bin/techlink run"
    (tmp_path / "Makefile").write_text("")
    assert container.start_command() == "make run"
    assert container.setup_command() == ".venv/bin/techlink setup --page"
    assert container.setup_command(page=False) == ".venv/bin/techlink setup"


def test_where_its_name_is_found_the_name_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _here(monkeypatch, tmp_path, str(tmp_path / ".venv" / "bin"))
    assert container.setup_command(page=False) == "techlink setup"
    assert container.start_command() == "techlink run"


@pytest.mark.parametrize(
    ("host", "inside", "warned"),
    [
        ("127.0.0.1", False, False),
        ("0.0.0.0", False, True),
        ("192.0.2.7", False, True),
        ("0.0.0.0", True, False),
    ],
)
def test_a_container_is_as_open_as_its_ports_are_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, inside: bool, warned: bool
) -> None:
    monkeypatch.setattr(container, "_IMAGE", tmp_path if inside else tmp_path / "missing")
    assert container.open_beyond(host) is warned
