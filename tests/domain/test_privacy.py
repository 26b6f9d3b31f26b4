"""What goes and what stays when a person is erased."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.privacy import (
    ERASED,
    Erasure,
    Part,
    Reason,
    Retention,
    RetentionOutOfRange,
    Topic,
    end_of,
    must_fit,
    signed_upon,
    without_names,
)

NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WORDS = st.text(alphabet="abñÉ.-+@ ", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("sent", "replaced", "signed", "stays"),
    [
        (NOON, None, NOON + HOUR, True),
        (NOON, None, NOON, True),
        (NOON, NOON + 2 * HOUR, NOON + HOUR, True),
        (NOON, NOON + HOUR, NOON + HOUR, False),
        (NOON + HOUR, None, NOON, False),
        (NOON, None, None, False),
    ],
)
def test_only_what_was_there_when_the_partner_signed_is_the_partner_s(sent, replaced, signed, stays):
    assert signed_upon(sent, replaced, signed) is stays


@given(st.lists(st.sampled_from(range(1, 20)), min_size=1, max_size=6, unique=True), st.integers(0, 25))
def test_of_all_that_somebody_sent_a_signature_stands_on_one_at_most(hours: list[int], at: int):
    times = [NOON + hour * HOUR for hour in sorted(hours)]
    sent = list(zip(times, [*times[1:], None], strict=True))
    signed = NOON + at * HOUR
    upon = [when for when, replaced in sent if signed_upon(when, replaced, signed)]
    assert upon == [when for when in times if when <= signed][-1:]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ask Ana Sá, ana@example.org.", "Ask …, …."),
        ("ANA SÁ wrote", "… wrote"),
        ("Ana Sánchez, banana@example.org", "Ana Sánchez, banana@example.org"),
        ("l2", "l2"),
        ("", ""),
    ],
)
def test_a_name_is_taken_out_where_it_stands_as_words(text: str, left: str):
    assert without_names(text, ["Ana Sá", "ana@example.org", " ", "."]) == left


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_no_name_is_left_and_nothing_else_is_lost(said: list[str], names: list[str]):
    text = "".join(said)
    left = without_names(text, names)
    for name in names:
        if re.search(r"\w", name):
            assert not re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", left, re.IGNORECASE)
    assert without_names(left, names) == left
    if ERASED not in left:
        assert left == text


def test_the_period_runs_from_the_end_of_the_year_of_the_last_payment():
    kept = Retention(5, 2029)
    assert kept.until == date(2034, 12, 31)
    assert kept.frozen_until(date(2034, 12, 31)) == date(2034, 12, 31)
    assert kept.frozen_until(date(2035, 1, 1)) is None
    assert end_of(kept.until) == datetime(2035, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong", [Retention(-1, 2029), Retention(31, 2029), Retention(5, 29), Retention(5, 2101)]
)
def test_a_period_that_cannot_be_meant_is_refused(wrong: Retention):
    with pytest.raises(RetentionOutOfRange) as refusal:
        must_fit(wrong)
    assert (refusal.value.longest, refusal.value.first, refusal.value.last) == (30, 2000, 2100)
    assert must_fit(Retention(0, 2000)) == Retention(0, 2000)


def test_an_erasure_is_known_by_all_that_it_does():
    part = Part(Topic.ACTS, "trail", 3, Reason.RECORD, date(2034, 12, 31))
    gone = Part(Topic.ANSWERS, "submission", 1)
    whole = Erasure((gone, part))
    assert (whole.goes, whole.stays) == ((gone,), (part,))
    seals = {
        whole.seal,
        Erasure((part, gone)).seal,
        Erasure((gone,)).seal,
        Erasure((Part(Topic.ANSWERS, "submission", 2), part)).seal,
        Erasure((gone, Part(Topic.ACTS, "trail", 3, Reason.RECORD, date(2035, 12, 31)))).seal,
    }
    assert len(seals) == 5
    assert Erasure((gone, part)).seal == whole.seal
