"""Whatever people wrote can be drawn, in one line and without tricks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import fonts
from documents.charts.harmless import LONGEST, drawn, plain

FONT = fonts.load(fonts.BOLD)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("  two\n lines\t ", "two lines"),
        ("\u202eabc\u202c\u200b", "abc"),
        ("e\u0301te\u0301", "été"),
        ("ok 🚀 go", "ok go"),
        ("日本 Japan", "… Japan"),
        ("\x00", "…"),
        ("l’idée\u202f: 1\u00a0%", "l’idée\u00a0: 1\u00a0%"),
    ],
)
def test_what_is_left(written: str, seen: str) -> None:
    assert drawn(written, FONT) == seen


@given(st.text(max_size=1000))
def test_nothing_is_left_that_the_font_lacks(written: str) -> None:
    left = drawn(written, FONT)
    assert left
    assert len(plain(written)) <= LONGEST
    assert all(FONT.has(character) for character in left)
