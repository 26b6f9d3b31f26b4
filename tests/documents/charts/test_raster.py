"""PNG from SVG: text is drawn with our font and no other, and without it nothing is."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from documents import fonts
from documents.charts.drawing import svg
from documents.charts.raster import NotDrawn, png, radar_png
from documents.fonts import FontError
from documents.typesetting import compiler
from tests.documents.charts.samples import HOSTILE, axes, radar

if TYPE_CHECKING:
    from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(SIGNATURE)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def ink(picture: bytes) -> int:
    """How many bytes of its pixels are not zero, whatever filter each row has: an empty picture has none."""
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            data += picture[at + 8 : at + 8 + length]
        at += length + 12
    width, height = size(picture)
    rows = zlib.decompress(data)
    stride = 4 * width + 1
    return sum(stride - 1 - rows[row * stride + 1 : (row + 1) * stride].count(0) for row in range(height))


def words(family: str, weight: int = 400) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">'
        f'<text x="5" y="45" font-size="40" font-family="{family}" font-weight="{weight}">Coopération</text></svg>'
    )


def test_text_is_drawn() -> None:
    empty = ink(png('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"/>'))
    assert empty == 0
    assert ink(png(words("Inter"))) > 1000
    assert ink(png(words("Inter", 600))) > 1000
    assert png(words("Inter", 600)) != png(words("Inter"))


def test_no_font_of_the_machine_is_used() -> None:
    assert ink(png(words("DejaVu Sans"))) == ink(png(words("Noto Sans"))) == 0
    assert ink(png(words("sans-serif"))) == 0


def test_the_words_of_a_radar_are_in_its_picture() -> None:
    drawn = svg(radar())
    whole, mute = png(drawn), png(re.sub(r"<text.*?</text>", "", drawn))
    assert size(whole) == size(mute)
    assert size(whole)[0] == 1000
    assert len(whole) > len(mute) + 20_000


def test_a_missing_font_is_an_error_and_no_mute_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "_FOLDER", tmp_path)
    fonts.load.cache_clear()
    compiler.cache_clear()
    try:
        with pytest.raises(FontError, match=r"Inter-.*\.ttf"):
            radar_png(radar())
        with pytest.raises(FontError, match=r"Inter-.*\.ttf"):
            png(words("Inter"))
    finally:
        monkeypatch.undo()
        fonts.load.cache_clear()


def test_fonts_that_are_others_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILY", "Outer")
    compiler.cache_clear()
    with pytest.raises(FontError, match="Outer is not among"):
        png(words("Inter"))


@pytest.mark.parametrize("picture", ["", "<svg", "<p/>", "x" * 2_000_000])
def test_what_is_no_picture_is_refused(picture: str) -> None:
    with pytest.raises(NotDrawn):
        png(picture)


def test_whatever_people_wrote_can_be_drawn() -> None:
    assert size(radar_png(radar(axes=axes((HOSTILE * 2)[:12]), title=HOSTILE[0])))[0] == 1000


def test_the_same_radar_gives_the_same_bytes() -> None:
    assert radar_png(radar()) == radar_png(radar())
