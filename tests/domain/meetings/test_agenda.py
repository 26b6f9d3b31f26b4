"""An agenda as people type it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.meetings import agenda
from domain.meetings.agenda import Item
from domain.meetings.errors import AgendaLine, AgendaTooLong


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("Welcome", Item("Welcome")),
        ("Welcome (10 min)", Item("Welcome", 10)),
        ("Accueil (10 minutes)", Item("Accueil", 10)),
        ("Abertura – 15 minutos", Item("Abertura", 15)),
        ("20' Results", Item("Results", 20)),
        ("20 min: Results", Item("Results", 20)),
        ("Coffee 1 h 30", Item("Coffee", 90)),
        ("Coffee (1h)", Item("Coffee", 60)),
        ("1. Welcome - 5 min | Ana Silva", Item("Welcome", 5, "Ana Silva")),
        ("- Welcome", Item("Welcome")),
        ("Report 2027", Item("Report 2027")),
        ("Phase 2", Item("Phase 2")),
        ("5 partners report", Item("5 partners report")),
        ("  Any   other business  ", Item("Any other business")),
    ],
)
def test_a_line_is_an_item(typed: str, item: Item) -> None:
    assert agenda.read(typed) == (item,)


def test_empty_lines_say_nothing() -> None:
    assert agenda.read("\n Welcome \n\n\nEnd (5 min)\n") == (Item("Welcome"), Item("End", 5))
    assert agenda.read(" \n") == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("(10 min)", "title"),
        ("Fine\n- !", "title"),
        ("x" * 121, "long"),
        ("x | " + "y" * 61, "long"),
        ("x 99 h", "minutes"),
    ],
)
def test_what_is_no_item_is_named_with_its_line(typed: str, why: str) -> None:
    with pytest.raises(AgendaLine) as refused:
        agenda.read(typed)
    assert (refused.value.why, refused.value.line) == (why, len(typed.splitlines()))


def test_an_agenda_has_an_end() -> None:
    with pytest.raises(AgendaTooLong):
        agenda.read("\n".join(f"Item {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcde"))


def test_it_is_held_against_the_length_of_the_event() -> None:
    items = agenda.read("Welcome (10 min)\nResults (60 min)\nRound")
    fit = agenda.fit(items, 90)
    assert (fit.planned, fit.spare, fit.untimed, fit.over) == (70, 20, 1, False)
    assert agenda.fit(items, 60).over
    assert agenda.starts(items) == (0, 10, 70)


words = st.text("abcXYZ éçñ 12().,'-–", min_size=1, max_size=40).map(lambda text: " ".join(text.split()))
items = st.builds(
    Item,
    title=words.filter(lambda text: any(sign.isalnum() for sign in text)),
    minutes=st.integers(0, agenda.MOST_MINUTES),
    lead=st.text("abc é", max_size=20).map(lambda text: " ".join(text.split())),
)


@given(st.lists(items, max_size=agenda.MOST_ITEMS))
def test_what_is_shown_to_be_changed_is_read_back_as_it_was(wanted: list[Item]) -> None:
    # A number before a line only numbers it, and is not kept.
    plain = [one for one in wanted if agenda.read(agenda.text([Item(one.title)]))[0].title == one.title]
    assert agenda.read(agenda.text(plain)) == tuple(plain)
