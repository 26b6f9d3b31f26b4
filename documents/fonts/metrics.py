"""Reads from a TrueType file which characters it has and how wide they are (cmap, head, hhea, hmtx).

Enough to wrap and place text; kerning is left out, which makes text at most a little narrower than measured.
(OpenType 1.9, https://learn.microsoft.com/typography/opentype/spec/otff)
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_UNICODE: Final = {(0, 3), (0, 4), (3, 1)}
_SEGMENTS: Final = 4  # the cmap format for the characters of the basic plane


class FontError(Exception):
    """A font file is missing or is not what it should be."""


class Font(Record):
    """The advance widths of a font's characters, in thousandths of the font size."""

    widths: Mapping[str, float]

    @classmethod
    def read(cls, path: Path) -> Font:
        """Read a TrueType file. Raises `FontError`."""
        try:
            tables = _tables(path.read_bytes())
            per_em = struct.unpack_from(">H", tables["head"], 18)[0]
            advances = _advances(tables["hhea"], tables["hmtx"])
            glyphs = dict(_glyphs(_segments(tables["cmap"])))
            found = {
                chr(code): 1000 * advances[min(glyph, len(advances) - 1)] / per_em
                for code, glyph in glyphs.items()
            }
        except (OSError, KeyError, struct.error) as error:
            raise FontError(f"{path.name} cannot be read: {error!r}") from error
        if not found:
            raise FontError(f"{path.name} has no characters")
        return cls(found)

    def has(self, character: str) -> bool:
        """Whether the font can draw that character."""
        return character in self.widths

    def width(self, text: str, size: float) -> float:
        """How wide the text is at that size; a character that the font lacks counts as wide as the size."""
        widths = self.widths
        return sum(widths.get(character, 1000.0) for character in text) * size / 1000


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
    return {tag.decode("latin-1"): data[start : start + length] for tag, _, start, length in rows}


def _advances(hhea: bytes, hmtx: bytes) -> tuple[int, ...]:
    (count,) = struct.unpack_from(">H", hhea, 34)
    return struct.unpack_from(">" + "Hh" * count, hmtx)[::2]


def _segments(cmap: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for place in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * place)
        if (platform, encoding) in _UNICODE and struct.unpack_from(">H", cmap, start)[0] == _SEGMENTS:
            return cmap[start:]
    raise KeyError("no Unicode table of format 4")


def _glyphs(table: bytes) -> Iterator[tuple[int, int]]:
    """Each character's code with the number of its glyph."""
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2

    def column(place: int, kind: str) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}{kind}", table, place)

    ends, starts = column(14, "H"), column(16 + double, "H")
    deltas, offsets = column(16 + 2 * double, "h"), column(16 + 3 * double, "H")
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                here = 16 + 3 * double + 2 * place + offset + 2 * (code - start)
                (glyph,) = struct.unpack_from(">H", table, here)
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code, (glyph + delta) & 0xFFFF
