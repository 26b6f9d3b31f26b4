"""The fonts that ship: what they can draw, how wide it is, and that a missing one is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents import fonts
from documents.fonts import Font, FontError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("weight", [fonts.REGULAR, fonts.BOLD])
def test_the_four_languages_can_be_written(weight: int) -> None:
    font = fonts.load(weight)
    letters = "àâæçéèêëîïôœùûüÿáíóúñãõÀÂÇÉÈÊËÎÏÔŒÙÛÜÁÍÓÚÑÃÕ’‘“”«»–—…¿¡·•€°\u00a0%&()0123456789"
    assert [letter for letter in letters if not font.has(letter)] == []
    assert font.width("W", 10) > font.width("i", 10) > 0
    assert font.width("ab", 20) == pytest.approx(2 * font.width("ab", 10))


def test_widths_are_those_of_the_font() -> None:
    # From fontTools: TTFont(…)["hmtx"] of the glyphs for A and a, 2048 units an em.
    font = fonts.load(fonts.REGULAR)
    assert (round(font.widths["A"] * 2.048), round(font.widths["a"] * 2.048)) == (1388, 1120)


def test_licence_and_files_are_there() -> None:
    (regular, bold) = fonts.files()
    assert "SIL OPEN FONT LICENSE" in (regular.parent / "LICENSE.txt").read_text("utf-8")
    assert max(regular.stat().st_size, bold.stat().st_size) < 700_000


@pytest.mark.parametrize("content", [None, b"", b"\0" * 100, b"not a font at all"])
def test_a_missing_or_broken_font_is_an_error(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FontError, match=r"x\.ttf"):
        Font.read(path)
