"""`.env`: what stands in it is kept, one variable is set, and nobody else may read it."""

from __future__ import annotations

import os
import re
import tempfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SAFE: Final = re.compile(r"[\w./:@%+,=~-]*", re.ASCII)
_OURS_ALONE: Final = 0o600


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The file's text with these variables set: where they stood, else at the end. The rest stays."""
    left = dict(values)
    lines: list[str] = []
    # At line breaks as dotenv knows them: `splitlines` would cut a value in two at others.
    for line in text.removesuffix("\n").split("\n") if text else ():
        name = line.partition("=")[0].strip().removeprefix("export ").strip()
        if name not in values:
            lines.append(line)
        elif name in left:  # set twice, the last would hold: only one stays
            lines.append(f"{name}={quoted(left.pop(name))}")
    lines += [f"{name}={quoted(value)}" for name, value in left.items()]
    return "\n".join(lines) + "\n"


def quoted(value: str) -> str:
    """A value as dotenv files write it. Raises `ValueError` for a line break, which they cannot hold."""
    if "\n" in value or "\r" in value:
        raise ValueError("a value is one line")
    if _SAFE.fullmatch(value):
        return value
    inner = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{inner}'"


def write(path: Path, values: Mapping[str, str]) -> None:
    """Set the variables in the file, all or nothing; afterwards only its owner reads it. Raises `OSError`."""
    text = with_values(path.read_text("utf-8") if path.exists() else "", values)
    descriptor, name = tempfile.mkstemp(prefix=".env.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), _OURS_ALONE)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105 - a name of a temporary file is a text
    except BaseException:
        os.unlink(name)  # noqa: PTH108 - the same
        raise
