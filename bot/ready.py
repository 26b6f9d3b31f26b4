"""The ready file: tells whoever started us, in one step, where everything is."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any


def write(path: Path | None, content: dict[str, Any]) -> None:
    """Write the file whole or not at all; nothing without a path."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file)
    Path(name).replace(path)


def read(path: Path) -> dict[str, Any] | None:
    """What the file says; None while there is none."""
    try:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    return content


def remove(path: Path | None) -> None:
    """We are not ready any more."""
    if path is not None:
        path.unlink(missing_ok=True)
