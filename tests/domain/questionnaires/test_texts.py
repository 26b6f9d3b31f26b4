from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires.lengths import MOST, USUAL, longest_text
from domain.questionnaires.texts import clean, words


@given(st.text())
def test_cleaning_is_final_and_keeps_what_is_seen(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in cleaned)
    assert not any(unicodedata.bidirectional(sign) in {"RLO", "LRO", "RLE", "LRE", "PDF"} for sign in cleaned)


def test_words() -> None:
    assert words("  « Année » – N°1_b ") == "annee n 1 b"
    assert words("Don’t") == words("don't") == "don t"


@pytest.mark.parametrize(
    ("constraint", "longest"),
    [
        ("", USUAL),
        (". != 'x'", USUAL),
        ("string-length(.) <= 1000", 1000),
        ("string-length(.) < 1000", 999),
        (". != '' and string-length(.) <= 500 and string-length( . ) <= 300", 300),
        ("string-length(.) <= 90000", MOST),
        ("string-length(.) <= 10 or . = 'x'", USUAL),
        ("string-length(../a) <= 10", USUAL),
        ("string-length(.) >= 10", USUAL),
    ],
)
def test_how_long_a_text_may_be(constraint: str, longest: int) -> None:
    assert longest_text(constraint) == longest
