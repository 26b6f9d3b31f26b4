"""Codes that are typed on a phone, and how often somebody who is expected is written to."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.arriving import (
    ALPHABET,
    MOST_WRONG,
    REST,
    WRONG_WITHIN,
    Arrival,
    Stage,
    may_write,
    new_code,
    pause_until,
    shown_code,
    typed_code,
)

NOW = datetime(2027, 1, 12, 9, tzinfo=UTC)
LISTED = Arrival(MemberId(1), "K7MP3XQR", NOW)


@given(st.integers(), st.sampled_from(["", " ", "-", "\u2013", "  -  "]), st.booleans())
def test_a_code_is_read_however_it_is_typed(seed: int, between: str, small: bool) -> None:
    code = new_code(random.Random(seed).choice)
    typed = between.join((code[:3], code[3:]))
    assert typed_code(typed.lower() if small else typed) == code
    assert typed_code(shown_code(code)) == code


@given(st.text(max_size=20))
def test_whatever_else_is_typed_is_no_code(text: str) -> None:
    found = typed_code(text)
    assert found == "" or (len(found) == 8 and set(found) <= set(ALPHABET))


def test_no_letter_is_taken_for_another() -> None:
    assert not set("01OILU") & set(ALPHABET)
    assert shown_code("K7MP3XQR") == "K7MP-3XQR"


def later(**at: datetime) -> Arrival:
    return Arrival(MemberId(1), "K7MP3XQR", NOW, **at)


@pytest.mark.parametrize(
    ("arrival", "stage"),
    [
        (LISTED, Stage.LISTED),
        (later(invited_at=NOW), Stage.INVITED),
        (later(invited_at=NOW, arrived_at=NOW), Stage.ARRIVED),
        (later(arrived_at=NOW, confirmed_at=NOW), Stage.CONFIRMED),
        (later(invited_at=NOW, declined_at=NOW), Stage.DECLINED),
        (later(declined_at=NOW, arrived_at=NOW), Stage.ARRIVED),
    ],
)
def test_how_far_somebody_is(arrival: Arrival, stage: Stage) -> None:
    assert arrival.stage is stage
    assert arrival.expected == (stage in {Stage.LISTED, Stage.INVITED})


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=8))
def test_nobody_gets_two_mails_in_a_week_or_more_than_four(days: list[int]) -> None:
    """Whenever somebody presses: what is sent keeps the rule."""
    sent: list[datetime] = []
    for day in sorted(days):
        now = NOW + timedelta(days=day)
        if may_write(later(invited_at=NOW) if sent else LISTED, sent, now):
            sent.append(now)
    assert len(sent) <= 4
    assert all(second - first >= REST for first, second in itertools.pairwise(sent))


def test_who_came_or_said_no_is_not_written_to() -> None:
    assert not may_write(later(arrived_at=NOW), [], NOW)
    assert not may_write(later(declined_at=NOW), [], NOW + 10 * REST)


def test_after_five_wrong_codes_one_waits_until_the_first_is_an_hour_old() -> None:
    wrong = [NOW + timedelta(minutes=n) for n in range(MOST_WRONG)]
    assert pause_until(wrong[:-1], wrong[-2]) is None
    assert pause_until(wrong, wrong[-1]) == NOW + WRONG_WITHIN
    assert pause_until(wrong, NOW + WRONG_WITHIN) is None
