"""Data that ships with Techlink: questionnaires and the demo network. No code but these two accessors."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(*parts: str) -> Path:
    """Where a shipped file or folder lies: `path("instruments", "innovation-self-assessment.md")`.

    Techlink is always installed as plain files, never run from a zip. Raises `FileNotFoundError`.
    """
    return Path(str(files(__name__).joinpath(*parts))).resolve(strict=True)


def read_bytes(*parts: str) -> bytes:
    """A shipped file's bytes. Raises `FileNotFoundError`."""
    return path(*parts).read_bytes()
