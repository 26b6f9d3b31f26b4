"""Keys: what names a node of a session. `/data/kid#3/name`, where 3 stays with its instance for ever."""

from __future__ import annotations

import re
from typing import Final

_SERIAL: Final = re.compile(r"#\d+")
_PLACE: Final = re.compile(r"\[\d+\]")


def path_of(key: str) -> str:
    """The path of the row that a key, or an exported path with places (`/data/kid[1]/name`), is of."""
    return _PLACE.sub("", _SERIAL.sub("", key))
