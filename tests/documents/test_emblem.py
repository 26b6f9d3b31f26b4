"""The picture for covers: what is taken, and that it is set."""

from __future__ import annotations

import struct
import zlib

import pytest

from documents.emblem import LARGEST, NotAnEmblem, as_svg
from documents.plans.pdf.making import plan_pdf
from domain.records import replace
from tests.documents.plans.pdf_reading import read
from tests.documents.plans.samples import empty

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><path d="M0 0h3v2z"/></svg>'


def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 3, height: int = 2) -> bytes:
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\0\x33\x99" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", lines) + chunk(b"IEND")


@pytest.mark.parametrize("data", [SVG, b"\xef\xbb\xbf" + SVG, png()])
def test_it_is_set_instead_of_the_frame(data: bytes) -> None:
    bare = read(plan_pdf(empty()))
    shown = read(plan_pdf(replace(empty(), emblem=as_svg(data))))
    assert "Place of the European Union" in bare.text()
    assert "Place of the European Union" not in shown.text()
    assert b"Emblem of the European Union" in shown.raw
    assert len(shown.pages) == len(bare.pages)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither"),
        (b"GIF89a", "neither"),
        (b"<svg", "neither"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "neither"),
        (b"<html/>", "no SVG"),
        (png()[:-5], "damaged"),
        (png()[:40] + b"x" + png()[41:], "damaged"),
        (png(0, 2), "size"),
        (b" " * (LARGEST + 1), "larger than 1024 KiB"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(NotAnEmblem, match=said):
        as_svg(data)
