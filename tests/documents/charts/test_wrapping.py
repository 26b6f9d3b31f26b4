"""Lines fit their room, lose nothing while they can, and say where they were cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import fonts
from documents.charts.wrapping import force, wrap
from tests.documents.charts.samples import LONG

WORDS = st.text(st.sampled_from("abc iIWé-/"), min_size=1, max_size=60).filter(lambda text: text.strip(" "))
FONT = fonts.load(fonts.BOLD)


def tidy(text: str) -> str:
    return " ".join(text.split())


@given(text=WORDS.map(tidy), width=st.integers(10, 600))
def test_whole_lines_lose_nothing_and_fit(text: str, width: int) -> None:
    lines = wrap(text, fonts.BOLD, 30, width, 4)
    if lines is not None:
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert max(FONT.width(line, 30) for line in lines) <= width + 0.01


@given(text=WORDS.map(tidy), width=st.integers(60, 600))
def test_forced_lines_fit_whatever_it_takes(text: str, width: int) -> None:
    lines = force(text, fonts.BOLD, 30, width, 3)
    assert 1 <= len(lines) <= 3
    assert max(FONT.width(line, 30) for line in lines) <= width + 0.01


def test_lines_are_even_and_short_words_lead() -> None:
    assert wrap("Ressources et financement", fonts.BOLD, 30, 300, 4) == ("Ressources", "et financement")
    assert wrap("From idea to project", fonts.BOLD, 30, 250, 4) == ("From idea", "to project")


@pytest.mark.parametrize(("text", "end"), [(LONG, "…"), ("x" * 300, "…"), ("Bindestrich" * 2, "h")])
def test_what_is_cut_says_so(text: str, end: str) -> None:
    assert force(text, fonts.BOLD, 30, 200, 2)[-1].endswith(end)
