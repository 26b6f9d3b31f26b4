"""The ready file appears whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import ready

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "ready.json"
    assert ready.read(path) is None
    ready.write(path, {"pids": {"bot": 1}})
    assert ready.read(path) == {"pids": {"bot": 1}}
    assert [entry.name for entry in path.parent.iterdir()] == ["ready.json"]
    ready.remove(path)
    ready.remove(path)
    assert ready.read(path) is None


def test_no_path_no_file() -> None:
    ready.write(None, {})
    ready.remove(None)


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ready.json"
    ready.write(path, {"a": 1})
    with pytest.raises(TypeError):
        ready.write(path, {"a": object()})
    assert ready.read(path) == {"a": 1}
