"""The official engines' recordings, where they are at hand (they are no part of this repository)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[4] / "shared" / "odk"
needed = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"ODK recordings are not at hand ({FOLDER})")


def load(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


def forms() -> list[str]:
    return sorted(path.stem for path in (FOLDER / "forms").glob("*.md")) if FOLDER.is_dir() else []


def form_bytes(name: str) -> bytes:
    return (FOLDER / "forms" / f"{name}.md").read_bytes()
