"""Check-ins lie on the same day of a later month, or its last; what is said answers the right one."""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.practices.adopting import (
    CHECKED_AFTER,
    EARLY,
    Adoption,
    AdoptionFields,
    AdoptionId,
    AdoptionPlaceNeeded,
    AdoptionTextLong,
    Check,
    CheckId,
    ResultNeeded,
    Said,
    Stage,
    answers,
    check_at,
    is_link,
    owed,
    settled,
    to_come,
)
from domain.practices.errors import PracticeLinkRefused
from domain.practices.model import PracticeId

INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
NUMBERS = st.integers(0, len(CHECKED_AFTER) - 1)


def adoption(at: datetime, stage: Stage = Stage.PLANNED) -> Adoption:
    fields = AdoptionFields("Porto")
    return Adoption(AdoptionId(1), PracticeId(1), MemberId(1), fields, stage, None, None, 1, at)


def check(number: int | None) -> Check:
    at = datetime(2027, 1, 12, tzinfo=UTC)
    return Check(CheckId(1), AdoptionId(1), number, Said(Stage.RUNNING), None, None, at)


@given(INSTANTS, NUMBERS)
def test_a_check_in_lies_on_the_same_day_or_on_the_last_of_its_month(at: datetime, number: int) -> None:
    due = check_at(at, number)
    months = 12 * (due.year - at.year) + due.month - at.month
    assert months == CHECKED_AFTER[number], "never in the month after"
    assert due.day == min(at.day, calendar.monthrange(due.year, due.month)[1])
    assert due.time() == at.time()


@given(INSTANTS)
def test_check_ins_come_one_after_the_other(at: datetime) -> None:
    due = [check_at(at, number) for number in range(len(CHECKED_AFTER))]
    assert due == sorted(set(due))
    assert due[0] > at


@pytest.mark.parametrize(
    ("began", "number", "due"),
    [
        ("2027-11-30", 0, "2028-02-29"),
        ("2026-11-30", 0, "2027-02-28"),
        ("2028-02-29", 1, "2029-02-28"),
        ("2027-08-31", 0, "2027-11-30"),
        ("2027-01-12", 1, "2028-01-12"),
    ],
)
def test_month_ends_and_leap_days(began: str, number: int, due: str) -> None:
    at = datetime.fromisoformat(began).replace(tzinfo=UTC)
    assert check_at(at, number).date().isoformat() == due


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=800)), st.sets(NUMBERS))
def test_one_answer_settles_all_that_is_due(at: datetime, later: timedelta, said: set[int]) -> None:
    now, one = at + later, adoption(at)
    known = settled([check(number) for number in said])
    number = answers(one, known, now)
    if number is None:
        assert owed(one, known, now) is None, "whatever is owed can be answered"
        return
    assert check_at(at, number) - EARLY <= now
    after = settled([check(number) for number in {*said, number}])
    assert owed(one, after, now) is None
    assert set(to_come(one, after)) < set(to_come(one, known))


def test_a_check_in_can_be_answered_a_little_before_it_is_due() -> None:
    at = datetime(2027, 1, 12, tzinfo=UTC)
    first = check_at(at, 0) - EARLY
    assert first < check_at(at, 0)
    assert answers(adoption(at), frozenset(), first) == 0
    assert answers(adoption(at), frozenset(), first - timedelta(seconds=1)) is None


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=800)))
def test_what_was_given_up_owes_nothing(at: datetime, later: timedelta) -> None:
    one = adoption(at, Stage.GIVEN_UP)
    assert to_come(one, frozenset()) == ()
    assert owed(one, frozenset(), at + later) is None


def test_what_is_said_between_two_check_ins_settles_none() -> None:
    assert settled([check(None)]) == frozenset()
    assert settled([check(1)]) == {0, 1}


def test_what_is_typed_is_tidied_and_checked() -> None:
    said = AdoptionFields("  Vila  Nova ", "  on foot \n").tidy()
    assert (said.place, said.adapted) == ("Vila Nova", "on foot")
    with pytest.raises(AdoptionPlaceNeeded):
        AdoptionFields(" – ").tidy()
    with pytest.raises(AdoptionTextLong):
        AdoptionFields("x" * 201).tidy()
    with pytest.raises(ResultNeeded):
        Said(Stage.RUNNING, " . ").tidy()
    assert Said(Stage.GIVEN_UP).tidy() == Said(Stage.GIVEN_UP)
    with pytest.raises(PracticeLinkRefused):
        Said(Stage.RUNNING, "well", "https://localhost/x").tidy()
    assert Said(Stage.RUNNING, "well", " seen it at http://x ").tidy().proof == "seen it at http://x"


def test_a_proof_is_a_link_or_words() -> None:
    assert is_link("HTTPS://example.org/a")
    assert not is_link("https://example.org and more")
    assert not is_link("")
