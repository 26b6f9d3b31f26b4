"""Cards of date polls hold what is longest, in four languages, and show each reader what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cogs.event.polls.cards.draft import draft_card, published
from cogs.event.polls.cards.guests import guests_card
from cogs.event.polls.cards.own import list_card, own_card
from cogs.event.polls.cards.results import results_card, taking_card, which_deadline
from cogs.event.polls.cards.shared import poll_card
from cogs.event.polls.cards.unheard import unheard_card
from cogs.event.polls.cards.words import chunk
from cogs.event.polls.windows import deadline_field, draft_fields, time_field, why_field
from cogs.event.windows import guests_fields
from domain.errors import NotFound
from domain.events.errors import LengthImpossible
from domain.languages import LANGUAGES
from domain.polls import PollStatus, SlotsTooFew, Vote
from domain.records import replace
from domain.when import NoTime
from locales import Translator, translator
from services.polls.pieces import Piece, Understood
from services.polls.views import Unheard
from templates.words.polls import bar, vote_name
from tests.cogs.event.polls import samples
from tests.cogs.event.samples import BIG, LONG, READINGS
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_a_poll_in_every_state_holds(t: Translator) -> None:
    for view in samples.every():
        held(poll_card(view, t))
        for page in (0, 1, 3, 9):
            held(own_card(view, t, page, saved=True))
            held(results_card(view, t, page, LONG))


def test_the_card_of_all_says_how_many_and_never_who() -> None:
    t = translator("en")
    shared = said(poll_card(samples.seen(names=dict.fromkeys(samples.PEOPLE, "Zoé"), silent=("Zoé",)), t))
    assert "Zoé" not in shared
    assert "You said" not in shared
    assert "poll:mine" in shared
    assert "▰" in shared
    assert "Yes: " in shared, "a bar has its figures"


def test_a_record_has_nothing_to_press(t: Translator) -> None:
    for view in samples.every():
        pressed = "custom_id" in said(poll_card(view, t))
        assert pressed == (view.poll.status is PollStatus.OPEN)


def test_who_only_answers_sees_nobody_else_and_each_slot_once() -> None:
    t = translator("en")
    pages = [said(own_card(samples.seen(runs=False, silent=()), t, page)) for page in range(4)]
    slots = [f":poll:say:{BIG}:{BIG}:{slot.id}:yes:" for slot in samples.SLOTS]
    assert [sum(one in page for page in pages) for one in slots] == [1] * 20
    assert "Who can when" not in pages[0]
    assert "You said: If need be" in pages[0]
    assert "Saved" not in pages[0]
    closed = said(own_card(samples.seen(runs=False, open=False), t))
    assert "poll:say" not in closed


def test_who_would_miss_which_is_named_to_who_runs_it() -> None:
    t = translator("en")
    names = {one: f"Person {one}" for one in samples.PEOPLE}
    card = said(results_card(samples.seen(names=names, silent=("Ana",), partly=(("Bruno", 19),)), t))
    assert "Would miss it: Person" in card
    assert "Not heard yet: Ana" in card
    assert "Answered in part: Bruno (19 of 20 slots)" in card
    assert "poll:unheard" in card
    assert card.count("poll:take") == 6
    gone = samples.seen(now=samples.SLOTS[-1].span.ends_at, open=False)
    assert "poll:take" not in said(results_card(gone, t)), "what has gone by is not taken"


def test_all_who_have_not_answered_are_named_and_can_be_reminded(t: Translator) -> None:
    for page in (0, 1, 9):
        held(unheard_card(samples.nudging(), t, page))
    people = tuple(Unheard(f"Person {n}.", n % 20, rests=False) for n in range(60))
    pages = [said(unheard_card(samples.nudging(people=people), t, page)) for page in range(3)]
    assert [sum(f"Person {n}." in one for one in pages) for n in range(60)] == [1] * 60
    assert all("poll:nudge" in one for one in pages)
    held(unheard_card(samples.nudging(people=(), due=0), t))
    english = said(unheard_card(samples.nudging(due=0, reminded=9_999), translator("en")))
    assert "poll:nudge" not in english, "nobody twice a day"
    assert "9,999 people are reminded." in english
    assert "(19 of 20 slots)" in english
    assert "asked or reminded lately" in english


def test_guests_are_named_as_such_and_counted_while_they_are_silent(t: Translator) -> None:
    held(guests_card(samples.guests(), t))
    nobody = said(guests_card(samples.guests(listed=0, first=0), t))
    assert "poll:guests_asked" not in nobody
    names = {one: f"Person {one}" for one in samples.PEOPLE}
    guests = samples.seen(names=names, guests=frozenset(names), silent=(), silent_guests=7)
    card = said(results_card(guests, translator("en")))
    assert "Person 1 (guest)" in card
    assert "7 guests have not answered yet." in card


def test_what_is_taken_says_how_many_have_not_said_it() -> None:
    t, taking = translator("en"), samples.taking()
    assert taking.ranked.silent
    left = f"{len(taking.ranked.silent)} of 9,999 have not said whether they can then."
    assert left in said(taking_card(taking, t))
    everybody = replace(taking, ranked=replace(taking.ranked, silent=()))
    assert "whether they can then" not in said(taking_card(everybody, t))


def test_nothing_is_asked_of_who_only_organises() -> None:
    t = translator("en")
    assert "you can say when you can, too" in said(own_card(samples.seen(waits=False, mine={}), t, 0))
    assert "Still to say" not in said(own_card(samples.seen(waits=False, mine={}), t, 0))
    page = samples.listed(1)
    organised = replace(page, polls=(samples.seen(waits=False, mine={}),))
    assert "not answered yet" not in said(list_card(organised, t))


def test_what_was_typed_holds_in_every_state_of_its_draft(t: Translator) -> None:
    for page in range(3):
        held(draft_card(samples.draft(), t, page))
    held(draft_card(samples.draft(poll=samples.poll()), t))
    times = (samples.TIME, samples.AMBIGUOUS, *[samples.TIME] * 18)
    held(draft_card(samples.draft(times=times, slots=()), t))
    for choices in ((), READINGS):
        refused = Understood(Piece(LONG), None, choices, NoTime(LONG))
        held(draft_card(samples.draft(times=(refused,) * 20, slots=()), t))
    held(draft_card(samples.draft(deadline_asked=samples.AMBIGUOUS, slots=()), t))
    faults = (
        ("times", SlotsTooFew(2)),
        ("audience", NotFound("partner", LONG)),
        ("length", LengthImpossible(10_080)),
        ("deadline", NoTime(LONG)),
    )
    for some in (faults, faults[1:], faults[2:], faults[3:]):
        held(draft_card(samples.draft(faults=some, slots=()), t))
        held(draft_card(samples.draft(faults=some, slots=(), poll=samples.poll()), t))


def test_what_is_asked_of_one_time_shows_that_the_others_are_kept() -> None:
    t = translator("en")
    times = (samples.TIME, Understood(Piece("next thursday"), None, READINGS))
    card = said(draft_card(samples.draft(times=times, slots=()), t))
    assert "When do you mean by “next thursday”?" in card
    assert card.count("poll:choose") == 5
    assert "31 October 2027" in card


def test_what_is_short_stands_on_one_page() -> None:
    t = translator("en")
    slots = tuple(replace(one, clocks=one.clocks[:2], warnings=()) for one in samples.SEEN[:8])
    assert "Page 1" not in said(draft_card(samples.draft(slots=slots), t))
    assert chunk(["x"] * 7, 1, 3, 99).items == (3, 4, 5)
    assert chunk(["x" * 60] * 3, 9, 3, 99).items == (2,)
    assert chunk(["x" * 600], 0, 3, 99).items == (0,), "what is too long stands alone"
    assert chunk([], 0, 3, 99).pages == 1


def test_receipts_lists_and_questions_hold(t: Translator) -> None:
    held(taking_card(samples.taking(), t))
    held(which_deadline(samples.deadline(), 7, t))
    for channel in (2**60, None):
        held(published(samples.done(), channel, t))
    for count, may in ((5, True), (0, True), (0, False)):
        held(list_card(samples.listed(count, may=may), t))
    rest = samples.listed()
    held(list_card(type(rest)(rest.network, tuple(samples.every()[4:]), 0, 1, 5, False), t))


def test_windows_hold_five_fields_and_their_hints_fit(t: Translator) -> None:
    for form in ("what", "who", "times"):
        found = draft_fields(samples.draft(), form, t)
        assert 0 < len(found) <= 5
        assert all(len(one.hint) <= 100 and len(one.label) <= 45 for one in found), [
            one.hint for one in found
        ]
    some = [time_field("", t), deadline_field("", t, needed=True), why_field(t), *guests_fields("es", t)]
    assert all(len(one.hint) <= 100 for one in some)


def test_each_answer_has_its_word_and_a_bar_its_cells(t: Translator) -> None:
    assert len({vote_name(one, t) for one in Vote}) == 3
    assert [bar(n, 40).count("▰") for n in (0, 1, 20, 40, 99)] == [0, 1, 4, 8, 8]
    assert bar(0, 0) == "▱" * 8
