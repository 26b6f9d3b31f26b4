"""Reads a PDF as typst writes it: its objects, and the text of its pages through the fonts' own maps."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
# Balanced brackets need no backslash within a string.
_INSIDE = rb"(?:\\.|[^\\()])*"
for _ in range(6):
    _INSIDE = rb"(?:\\.|[^\\()]|\(" + _INSIDE + rb"\))*"
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|\[((?:\(" + _INSIDE + rb"\)|[^\]])*)\]TJ|(\(" + _INSIDE + rb"\))Tj|(ET)", re.DOTALL
)
_STRING = re.compile(rb"\((" + _INSIDE + rb")\)|<([0-9A-Fa-f]*)>", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Pdf:
    """`raw` are the bytes, `objects` their parts by number."""

    raw: bytes
    objects: dict[int, bytes]

    @property
    def pages(self) -> list[int]:
        return [key for key, one in self.objects.items() if re.search(rb"/Type/Page\b", one)]

    def text(self) -> str:
        """All words of all pages and of the pictures on them, a blank between two lines."""
        found = []
        for one in self.objects.values():
            if (b"/Type/Page/" in one or b"/Subtype/Form" in one) and (fonts := self._fonts(one)):
                contents = re.search(rb"/Contents (\d+) 0 R", one)
                found.append(_words(self._stream(self.objects[int(contents[1])] if contents else one), fonts))
        return "\n".join(found)

    def _fonts(self, one: bytes) -> dict[bytes, dict[int, str]]:
        named = re.search(rb"/Resources (\d+) 0 R", one)
        resources = self.objects[int(named[1])] if named else one
        block = re.search(rb"/Font<<(.*?)>>", resources, re.DOTALL)
        pairs = re.findall(rb"/(f\d+) (\d+) 0 R", block[1]) if block else []
        return {name: self._map(self.objects[int(key)]) for name, key in pairs}

    def _map(self, font: bytes) -> dict[int, str]:
        key = re.search(rb"/ToUnicode (\d+) 0 R", font)
        assert key
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", self._stream(self.objects[int(key[1])]))
        return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}

    @staticmethod
    def _stream(one: bytes) -> bytes:
        found = _STREAM.search(one)
        if found is None:
            return b""
        return zlib.decompress(found[1]) if b"FlateDecode" in one[: found.start()] else found[1]


def read(raw: bytes) -> Pdf:
    return Pdf(raw, {int(found[1]): found[2] for found in _OBJECT.finditer(raw)})


def _words(stream: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    said, glyphs = [], dict[int, str]()
    for found in _SHOWN.finditer(stream):
        if found[1]:
            glyphs = fonts[found[1]]
        elif shown := found[2] or found[3]:
            codes = b"".join(
                bytes.fromhex(part[2].decode()) if part[2] else _ESCAPED.sub(_plain, part[1])
                for part in _STRING.finditer(shown)
            )
            said += [
                glyphs.get(int.from_bytes(codes[at : at + 2], "big"), "?") for at in range(0, len(codes), 2)
            ]
        else:
            said.append(" ")
    return " ".join("".join(said).replace("\u200b", "").split())


def _plain(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes([int(said, 8)]) if said.isdigit() else _PLAIN.get(said, said)
