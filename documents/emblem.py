"""The picture on covers: a PNG or SVG that the machine's keeper chose, as one SVG that can be set."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Final
from xml.etree.ElementTree import ParseError

LARGEST: Final = 1_048_576
"""Bytes of the file."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}svg"
_FRAME: Final = 12  # bytes of a chunk beside what is in it: length, name, check sum


class NotAnEmblem(Exception):
    """What the file is that cannot be shown, in words for who runs the machine."""


def as_svg(data: bytes) -> str:
    """The picture as SVG; a PNG is wrapped in one of its size. Raises `NotAnEmblem`."""
    if len(data) > LARGEST:
        raise NotAnEmblem(f"is larger than {LARGEST // 1024} KiB")
    if data.startswith(_PNG):
        return _wrapped(data)
    return _svg(data)


def _wrapped(data: bytes) -> str:
    names = list(_chunks(data))
    if len(names) < 3 or names[0] != b"IHDR" or names[-1] != b"IEND" or b"IDAT" not in names:
        raise NotAnEmblem("is a PNG that is cut short or damaged")
    width, height = struct.unpack(">II", data[16:24])
    if not width or not height:
        raise NotAnEmblem("is a PNG without a size")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{base64.b64encode(data).decode()}"/></svg>'
    )


def _chunks(data: bytes) -> list[bytes]:
    """The names of the chunks, each of them whole; nothing after the first that is not."""
    found, at = [], len(_PNG)
    while at + _FRAME <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        body, end = data[at + 4 : at + 8 + length], at + _FRAME + length
        if end > len(data) or struct.unpack(">I", data[end - 4 : end])[0] != zlib.crc32(body):
            break
        found.append(body[:4])
        at = end
    return found


def _svg(data: bytes) -> str:
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - only where there is a picture
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root = fromstring(data)
        text = data.decode("utf-8-sig")
    except (ParseError, DefusedXmlException, UnicodeDecodeError, ValueError) as error:
        raise NotAnEmblem("is neither a PNG nor a well-formed SVG in UTF-8") from error
    if root.tag != _SVG:
        raise NotAnEmblem("is XML, but no SVG")
    return text
