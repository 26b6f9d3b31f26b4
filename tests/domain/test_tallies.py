"""Counts over the partners that show their answers: right, and blind to everybody else's."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.actors import MemberId, PartnerId
from domain.signatures import Signature, SignatureId
from domain.surveys import WaveId
from domain.tallies import Spread, Tally, tallies
from tests.domain.questionnaires.tables import form

TRAVEL = form(
    "type | name | label::English (en)\n"
    "select_multiple way | ways | How do you travel?\n"
    "select_one way | best | Which one most?\n"
    "decimal | km | How many kilometres?\n"
    "integer | people | How many people?\n"
    "date | since | Since when?\n"
    "text | why | Why?",
    "list_name | name | label::English (en)\nway | walk | On foot\nway | bike | By bicycle\nway | bus | By bus\n"
    "way | dk | Don’t know",
    settings="form_title\nHow we travel",
)


def signed(partner: int, *, shared: bool = True, **answers: str) -> Signature:
    return Signature(
        id=SignatureId(partner),
        wave=WaveId(1),
        partner=PartnerId(partner),
        answers={f"/data/{name}": raw for name, raw in answers.items()},
        people=1,
        shared=shared,
        ever_shared=shared,
        member=MemberId(1),
        signed_at=datetime(2026, 11, 24, tzinfo=UTC),
    )


def of(name: str, *every: Signature) -> Tally:
    return next(one for one in tallies(TRAVEL, every) if one.question.name == name)


def test_choices_are_counted_in_the_forms_order_and_asides_only_where_given():
    every = [signed(1, ways="bus walk"), signed(2, ways="walk"), signed(3), signed(4, ways="dk")]
    found = of("ways", *every)
    assert found.answered == 3
    assert found.chosen == (("walk", 2), ("bike", 0), ("bus", 1), ("dk", 1))
    assert of("best", signed(1, best="bike")).chosen == (("walk", 0), ("bike", 1), ("bus", 0))


def test_numbers_and_days_have_a_lowest_a_middle_and_a_highest():
    every = [
        signed(1, km="2.5", people="10", since="2020-05-01"),
        signed(2, km="30", people="7", since="2019-01-12"),
    ]
    assert of("km", *every).spread == Spread("2.5", "16.25", "30")
    assert of("people", *every).spread == Spread("7", "8.5", "10")
    assert of("since", *every).spread == Spread("2019-01-12", "2019-01-12", "2020-05-01")


@pytest.mark.parametrize("raw", ["", " ", "NaN", "many"])
def test_what_is_no_number_is_in_no_sum(raw: str):
    assert of("people", signed(1, people=raw)).spread is None


def test_texts_keep_their_partners():
    found = of("why", signed(1, why="It rains."), signed(2, why=" "), signed(3, why="It is far."))
    assert found.answered == 2
    assert found.texts == ((1, "It rains."), (3, "It is far."))


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "ways": st.sampled_from(["walk", "walk bus", "dk"]),
        "km": st.sampled_from(["1", "2.5", "100"]),
        "since": st.sampled_from(["2019-01-12", "2026-01-01"]),
        "why": st.text(max_size=5),
    },
)


@settings(max_examples=100)
@given(st.lists(ANSWERS, max_size=4), st.lists(ANSWERS, max_size=3), st.lists(ANSWERS, max_size=3))
def test_nothing_follows_about_a_partner_that_keeps_its_answers(
    shown: list[dict[str, str]], kept: list[dict[str, str]], others: list[dict[str, str]]
):
    """Whatever the hidden ones answered, and however many there are, every count is the same."""
    seen = [signed(n, **one) for n, one in enumerate(shown, 1)]
    hidden = [signed(50 + n, shared=False, **one) for n, one in enumerate(kept)]
    instead = [signed(70 + n, shared=False, **one) for n, one in enumerate(others)]
    assert tallies(TRAVEL, [*hidden, *seen]) == tallies(TRAVEL, [*seen, *instead])


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=9))
def test_the_middle_number_is_the_median(numbers: list[Decimal]):
    found = of("km", *(signed(n, km=format(number, "f")) for n, number in enumerate(numbers, 1))).spread
    assert found is not None
    assert Decimal(found.median) == median(numbers)
    assert Decimal(found.lowest) <= Decimal(found.median) <= Decimal(found.highest)
