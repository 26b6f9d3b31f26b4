"""Lines as RFC 5545 has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.content_lines import day, escaped, instant, line, offset, seen, text_line, wall
from tests.documents.calendar_reading import unescaped

HOSTILE = st.text(st.sampled_from('aN\\n\r\n\t\x00,;:" \u202e\u2028\u2029\x85\x0b\x1cé🚢BEGIN'))


def unfolded(data: bytes) -> str:
    assert data.endswith(b"\r\n")
    assert all(len(one) <= 75 for one in data.split(b"\r\n"))
    return data.replace(b"\r\n ", b"")[:-2].decode()


@given(HOSTILE | st.text(max_size=400))
def test_a_text_comes_back_and_stays_in_its_line(text: str) -> None:
    data = text_line("SUMMARY;LANGUAGE=en", seen(text))
    for one in data[:-2].split(b"\r\n"):
        one.decode("utf-8")
    whole = unfolded(data)
    assert len(whole.splitlines()) == 1
    name, _, value = whole.partition(":")
    assert name == "SUMMARY;LANGUAGE=en"
    assert unescaped(value) == seen(text)


@given(st.text(st.sampled_from("aé€🚢"), min_size=60, max_size=300))
def test_folding_tears_no_letter_apart_and_wastes_no_room(text: str) -> None:
    parts = line("X", text)[:-2].split(b"\r\n")
    assert (
        "".join(one.decode().removeprefix(" ") if at else one.decode() for at, one in enumerate(parts))
        == f"X:{text}"
    )
    assert all(len(one) > 75 - 4 for one in parts[:-1])


def test_what_is_no_text_is_neither_escaped_nor_changed() -> None:
    assert line("URL", "https://a.example/?b=1,2;c") == b"URL:https://a.example/?b=1,2;c\r\n"
    assert escaped("a,b;c\\d\ne") == r"a\,b\;c\\d\ne"


def test_ends_of_lines_of_all_kinds_are_line_feeds() -> None:
    assert seen("a\r\nb\rc\u2028d\u2029e\x85f\x0bg\x0ch\x1ci") == "a\nb\nc\nd\ne\nf\ng\nh\ni"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (timedelta(hours=1), "+0100"),
        (-timedelta(hours=1), "-0100"),
        (timedelta(), "+0000"),
        (timedelta(hours=5, minutes=45), "+0545"),
        (-timedelta(minutes=25, seconds=21), "-002521"),
    ],
)
def test_offsets(by: timedelta, said: str) -> None:
    assert offset(by) == said


def test_times_have_all_their_digits() -> None:
    early = datetime(999, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (instant(early), wall(early.replace(tzinfo=None)), day(date(999, 1, 2))) == (
        "09990102T030405Z",
        "09990102T030405",
        "09990102",
    )
