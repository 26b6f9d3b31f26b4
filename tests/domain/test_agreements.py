"""Laying answers side by side: what is agreed, what is proposed, and when a settlement still holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId
from domain.agreements import Item, ItemState, Settlement, agree
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, asked_for
from tests.domain.questionnaires.tables import engine_form, form, instrument, small

if TYPE_CHECKING:
    from domain.agreements import Agreement
    from domain.questionnaires import Form

Q1 = "/data/one/q1"
Q2 = "/data/one/q2"
PEOPLE = "/data/two/people"
AT = datetime(2027, 1, 12, tzinfo=UTC)
RAW = st.sampled_from(["l0", "l1", "l2", "l3", "l4", DONT_KNOW, NOT_APPLICABLE])


def said(*raws: str, path: str = Q1, of: Form | None = None, settled: tuple[Settlement, ...] = ()) -> Item:
    """The one question that these people answered."""
    found = all_said(*raws, path=path, of=of, settled=settled)
    return next(item for item in found.items if item.question.path == path)


def all_said(
    *raws: str, path: str = Q1, of: Form | None = None, settled: tuple[Settlement, ...] = ()
) -> Agreement:
    sent = [(MemberId(n), {path: raw}) for n, raw in enumerate(raws, 1)]
    return agree(of or small(), sent, settled, now=AT)


@pytest.mark.parametrize(
    ("raws", "state", "value", "proposal", "apart"),
    [
        (("l3",), ItemState.AGREED, "l3", "l3", 0),
        (("l3", "l3"), ItemState.AGREED, "l3", "l3", 0),
        (("l3", "dk"), ItemState.AGREED, "l3", "l3", 0),
        (("dk", "dk"), ItemState.AGREED, "dk", None, None),
        (("dk", "na"), ItemState.OPEN, None, None, None),
        (("l1", "l3", "l3"), ItemState.OPEN, None, "l3", 2),
        (("l1", "l3"), ItemState.OPEN, None, "l1", 2),
        (("l2", "l1"), ItemState.OPEN, None, "l1", 1),
        (("l0", "l1", "l3", "l4"), ItemState.OPEN, None, "l1", 4),
        (("na", "l4", "l2", "dk"), ItemState.OPEN, None, "l2", 2),
    ],
)
def test_levels(raws, state, value, proposal, apart):
    item = said(*raws)
    assert (item.state, item.value, item.proposal, item.apart) == (state, value, proposal, apart)


@given(st.lists(RAW, min_size=1, max_size=9))
def test_the_proposal_is_somebodys_answer_and_no_more_than_half_lie_below_it(raws: list[str]):
    item = said(*raws)
    counted = [raw for raw in raws if raw.startswith("l")]
    assert item == said(*raws)
    if not counted:
        assert item.proposal is None
        return
    assert item.proposal in counted
    assert sum(raw < item.proposal for raw in counted) * 2 <= len(counted)
    assert sum(raw > item.proposal for raw in counted) * 2 <= len(counted)


@given(
    st.lists(RAW, min_size=1, max_size=6).flatmap(
        lambda raws: st.tuples(st.just(raws), st.permutations(raws))
    )
)
def test_who_said_what_makes_no_difference(raws: tuple[list[str], list[str]]):
    one, other = said(*raws[0]), said(*raws[1])
    assert (one.state, one.value, one.proposal) == (other.state, other.value, other.proposal)


def test_a_settlement_holds_until_somebody_answers_otherwise():
    open_ = said("l1", "l3")
    settlement = Settlement(Q1, "l2", open_.basis, MemberId(1), AT)
    settled = said("l3", "l1", settled=(settlement,))
    assert (settled.state, settled.value) == (ItemState.SETTLED, "l2")
    assert said("l3", "l1", "l1", settled=(settlement,)).state is ItemState.OPEN
    again = Settlement(Q1, "l3", open_.basis, MemberId(1), AT)
    assert said("l1", "l3", settled=(settlement, again)).value == "l3"


def test_an_agreed_answer_can_be_settled_otherwise():
    item = said("l3", "l3")
    assert said("l3", "l3", settled=(Settlement(Q1, "l2", item.basis, None, AT),)).value == "l2"


def test_only_proposals_that_lie_close_may_be_taken_together():
    assert said("l1", "l2").easy
    assert not said("l1", "l3").easy
    assert not said("dk", "na").easy
    assert not said("l1", "l1").easy


def test_texts_are_gathered_and_never_have_to_be_settled():
    item = said("A link.", "A folder.", "A link.", path="/data/one/proof")
    assert (item.state, item.value) == (ItemState.AGREED, "A link. · A folder.")
    assert item not in all_said("A link.", "A folder.", "A link.", path="/data/one/proof").asked


def test_numbers_have_a_lower_median_and_are_never_taken_unread():
    item = said("9", "10", "200", "30", path="/data/two/people")
    assert (item.state, item.proposal, item.apart, item.easy) == (ItemState.OPEN, "10", None, False)


SENTENCES = form(
    "type | name | label::English (en)\nselect_one c | q | Which?",
    "list_name | name | label::English (en)\nc | a | Apples\nc | b | Bears\nc | c | Cherries",
)


@pytest.mark.parametrize(
    ("raws", "proposal"), [(("a", "a", "b"), "a"), (("a", "b"), None), (("a", "b", "c"), None)]
)
def test_sentences_without_points_go_by_more_than_half(raws, proposal):
    item = said(*raws, path="/data/q", of=SENTENCES)
    assert (item.proposal, item.apart, item.easy) == (proposal, None, False)


SEVERAL = engine_form(
    "type | name | label::English (en)\nselect_multiple c | q | Which?\ndate | d | When?",
    "list_name | name | label::English (en)\nc | a | Apples\nc | b | Bears\nc | c | Cherries",
)


def test_of_several_choices_those_of_more_than_half_are_proposed():
    assert said("a b", "b c", "b", path="/data/q", of=SEVERAL).proposal == "b"
    assert said("a", "b", path="/data/q", of=SEVERAL).proposal is None
    assert said("a b", "a b", path="/data/q", of=SEVERAL).state is ItemState.AGREED


def test_days_have_an_order():
    assert said("2027-03-01", "2026-12-24", "2027-01-05", path="/data/d", of=SEVERAL).proposal == "2027-01-05"


def test_a_question_that_nobody_was_asked_is_no_item():
    assert [item.question.path for item in all_said("l0", "l0").items] == [Q1, PEOPLE], (
        "only what is required"
    )
    assert agree(instrument(), [], (), now=AT).items == ()


def test_the_seal_names_what_the_card_shows():
    before = all_said("l1", "l3")
    settlement = Settlement(Q1, "l2", before.items[0].basis, MemberId(1), AT)
    assert before.seal == all_said("l3", "l1").seal
    assert before.seal != all_said("l1", "l3", settled=(settlement,)).seal
    assert before.seal != all_said("l1", "l3", "l3").seal


BACKWARDS = form(
    "type | name | label::English (en) | dimension\nselect_one c | q | Done? | d",
    "list_name | name | score | label::English (en)\nc | high | 4 | Always.\nc | mid | 2 | Now and then.\n"
    "c | low | 0 | Never.",
    "kind | code | label::English (en)\ndimension | d | Doing",
)


def test_the_lower_median_goes_by_points_not_by_place():
    item = said("high", "low", path="/data/q", of=BACKWARDS)
    assert (item.proposal, item.apart) == ("low", 2)


def test_two_people_who_were_erased_are_two_voices():
    sent = [(None, {Q1: "l1"}), (None, {Q1: "l3"}), (None, {Q1: "l3"})]
    found = agree(small(), sent, (), now=AT)
    assert (len(found.people), found.items[0].proposal) == (3, "l3")


def test_a_question_that_the_settled_answers_make_irrelevant_is_not_asked_for():
    """q2 is asked only when q1 is not l0."""
    sent = [
        (MemberId(1), {Q1: "l2", Q2: "l1", PEOPLE: "5"}),
        (MemberId(2), {Q1: "l1", Q2: "l4", PEOPLE: "5"}),
    ]
    before = agree(small(), sent, (), now=AT)
    assert [item.question.path for item in before.open] == [Q1, Q2]
    settled = Settlement(Q1, "l0", before.items[0].basis, None, AT)
    assert agree(small(), sent, (settled,), now=AT).open == ()


def test_the_seal_of_a_question_names_what_its_card_shows():
    before = said("l1", "l3")
    settlement = Settlement(Q1, "l2", before.basis, MemberId(1), AT)
    assert before.seal == said("l3", "l1").seal
    assert before.seal != said("l1", "l3", settled=(settlement,)).seal
    assert before.seal != said("l1", "l3", "l3").seal


def test_a_required_question_that_a_settled_answer_asks_for_is_open_though_nobody_answered_it():
    """Both said l0, so neither was asked q2; settled as l2, q1 asks for it."""
    sent = [(MemberId(n), {Q1: "l0", PEOPLE: "5"}) for n in (1, 2)]
    before = agree(small(), sent, (), now=AT)
    assert before.open == ()
    first = Settlement(Q1, "l2", before.items[0].basis, MemberId(1), AT)
    (asked,) = agree(small(), sent, (first,), now=AT).open
    assert (asked.question.path, asked.voices, asked.proposal, asked.easy) == (Q2, (), None, False)
    second = Settlement(Q2, "l1", asked.basis, MemberId(1), AT)
    done = agree(small(), sent, (first, second), now=AT)
    assert (done.open, done.answers()[Q2]) == ((), "l1")
    back = Settlement(Q1, "l0", before.items[0].basis, MemberId(1), AT)
    assert Q2 not in agree(small(), sent, (first, second, back), now=AT).answers()


def test_what_was_settled_unanswered_gives_way_to_an_answer():
    first = Settlement(Q1, "l2", ("l0", "l1"), None, AT)
    second = Settlement(Q2, "l1", (), None, AT)
    sent = [(MemberId(1), {Q1: "l0"}), (MemberId(2), {Q1: "l1", Q2: "l4"})]
    assert agree(small(), sent, (first, second), now=AT).answers()[Q2] == "l4"


def test_a_question_that_need_not_be_answered_is_not_asked_for():
    """`why` is asked beyond ten people, and may be left empty."""
    found = agree(small(), [(MemberId(1), {Q1: "l0", PEOPLE: "11"})], (), now=AT)
    assert "/data/two/why" not in [item.question.path for item in found.items]


ANSWERS = st.fixed_dictionaries(
    {Q1: RAW, PEOPLE: st.sampled_from(["1", "20"])}, optional={Q2: RAW, "/data/two/why": st.just("So.")}
)


@given(st.lists(ANSWERS, min_size=1, max_size=4), st.data())
def test_with_nothing_open_no_required_answer_is_missing(sent: list[dict[str, str]], data: st.DataObject):
    voices = [(MemberId(n), answers) for n, answers in enumerate(sent, 1)]
    settled: list[Settlement] = []
    for item in agree(small(), voices, (), now=AT).items:
        if item.question.path == Q1 and data.draw(st.booleans()):
            settled.append(Settlement(Q1, data.draw(RAW), item.basis, None, AT))
    for _ in range(len(small().questions) + 1):
        found = agree(small(), voices, settled, now=AT)
        if not found.open:
            break
        value = data.draw(RAW) if found.open[0].question.options else "7"
        settled.append(Settlement(found.open[0].question.path, value, found.open[0].basis, None, AT))
    asked = asked_for(small(), found.answers(), now=AT)
    assert found.open == ()
    assert [path for path, required in asked.items() if required and path not in found.answers()] == []
