"""Pictures of users who have none: a face of two colours, drawn here."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

_COLOURS = ((88, 101, 242), (116, 127, 141), (59, 165, 93), (250, 166, 26), (237, 66, 69), (235, 69, 158))
_SIZE = 64


@lru_cache(maxsize=256)
def png(number: int) -> bytes:
    """A PNG of 64 by 64 pixels whose colour follows the number."""
    back = bytes(_COLOURS[number % len(_COLOURS)])
    rows = (
        b"\0" + b"".join(b"\xff\xff\xff" if _figure(x, y) else back for x in range(_SIZE))
        for y in range(_SIZE)
    )
    header = struct.pack(">IIBBBBB", _SIZE, _SIZE, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"".join(rows))) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _figure(x: int, y: int) -> bool:
    head = (x - 32) ** 2 + (y - 24) ** 2 <= 121
    shoulders = ((x - 32) / 20) ** 2 + ((y - 58) / 18) ** 2 <= 1
    return head or shoulders


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
