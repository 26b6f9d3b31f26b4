"""What is said to type works where it is said: by the name that is found, else by the path from here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot import container

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
