"""What waits for somebody, in four languages, with what is longest: it holds, and says what is so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.noticing import load_words
from cogs.kit import todo
from cogs.kit.errors import explain
from cogs.kit.notices import words_of
from cogs.me import todo_cards
from cogs.network.owed import cards
from domain.actors import MemberId, NetworkId, PartnerId
from domain.languages import LANGUAGES
from domain.networks import Partner, PartnerKind
from domain.notices.kinds import TODO_REMINDER
from domain.notices.reader import Reader
from domain.records import replace
from domain.todo import Chosen, Item, Kind, NobodyToRemind, NotThere, NotYourself, Reach, Why
from locales import translator
from services.todo.listing import SIZE
from services.todo.mirror import SIZE as PEOPLE
from services.todo.views import (
    MirrorView,
    PersonOwes,
    PersonView,
    PickView,
    Reminded,
    ReminderPreview,
    TodoNotice,
    TodoView,
)
from templates.words.todo import fact, title
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = NetworkId(2**53)
LONG = "*_" * 100
FAR = Reach(99, 98, (LONG,) * 97, (LONG,) * 96, (LONG,) * 95)
load_words()


def item(kind: Kind = Kind.MILESTONE, days: int = 3, **what: object) -> Item:
    due = NOW + timedelta(days=days, hours=1)
    made = Item(
        kind, 2**53, due, date(2027, 1, 12) + timedelta(days=days), days, 3, "Routes", code="P1.Z1.A1.M1"
    )
    return replace(made, **what)  # type: ignore[arg-type]


EVERY = [
    item(kind, days, why=why, title=LONG, who=LONG, count=99, minutes=120, detail="deputy")
    for kind in Kind
    for why in Why
    for days in (-400, 0, 1, 30)
]


def text(view: LayoutView) -> str:
    return "\n".join(getattr(one, "content", "") for one in view.walk_children())


def person(number: int, items: tuple[Item, ...]) -> PersonOwes:
    partner = Partner(
        PartnerId(number), "P99", LONG[:80], PartnerKind.OTHER, "pt", None, None, None, None, NOW
    )
    late = sum(one.late(NOW) for one in items)
    return PersonOwes(MemberId(2**50 + number), LONG[:80], partner, items, late, pressing=True, asked_at=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_kinds_hold_in_every_language(language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    for start in range(0, len(EVERY), SIZE):
        some = tuple(EVERY[start : start + SIZE])
        held(todo_cards.todo_card(TodoView(NETWORK, some, 99, 98, 9999, 1, 3, NOW), t))
        chosen = tuple(Chosen(one, 7) for one in some)
        held(todo_cards.fitting_card(PickView(NETWORK, 240, chosen, 99, NOW), t))
        notice = TodoNotice(NETWORK, some, 99, 98, 9999, NOW)
        held(words_of(TODO_REMINDER.code).draw(notice, t, Reader(NETWORK, language, "UTC")).view())
    held(todo_cards.todo_card(TodoView(NETWORK, (), 0, 0, 0, 0, 1, NOW), t))
    held(todo_cards.fitting_card(PickView(NETWORK, 10, (), 0, NOW), t))
    held(todo_cards.fitting_card(PickView(NETWORK, 1, (), 3, NOW), t))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mirror_holds_in_every_language(language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    for start in range(0, len(EVERY), 12):
        people = tuple(person(n, tuple(EVERY[start : start + 12])) for n in range(1, PEOPLE + 1))
        held(cards.mirror_card(MirrorView(NETWORK, people, 99, 98, 97, 1, 13, NOW), t))
        for rests, own in ((True, False), (False, False), (False, True)):
            held(cards.person_card(PersonView(NETWORK, people[0], rests, own, NOW), 1, t))
    many = tuple(person(n, (EVERY[0],)) for n in range(1, 99))
    for resting in ((), many[:1], many):
        held(cards.preview_card(ReminderPreview(NETWORK, 0, many, resting, "0" * 16, NOW, FAR), t))
        held(cards.preview_card(ReminderPreview(NETWORK, 2**53, many[:1], resting, "0" * 16, NOW), t))
    for names in ((LONG,), (LONG,) * 98):
        held(cards.receipt_card(Reminded(NETWORK, "ABCD-2345", names, NOW, FAR), t))
    held(cards.mirror_card(MirrorView(NETWORK, (), 0, 0, 0, 0, 1, NOW), t))
    held(cards.person_card(PersonView(NETWORK, person(1, ()), rests=False, own=False, now=NOW), 0, t))
    for error in (NobodyToRemind(), NotYourself(), NotThere("*_" * 99)):
        assert explain(error, t).body


def test_what_is_said_of_each_kind() -> None:
    t = translator("en", "Europe/Lisbon")

    def said(one: Item) -> str:
        return f"{title(one, t)}: {fact(one, NOW, t)}"

    assert (
        said(item(days=-2))
        == "Routes (P1.Z1.A1.M1): about 3 minutes · overdue for 2 days, since 10 January 2027"
    )
    assert said(item(days=0)).endswith("due today")
    assert said(item(days=1, why=Why.DEPUTY)).endswith("due tomorrow · you stand in for the owner")
    assert said(item(why=Why.NOBODY)).endswith(
        "due in 3 days, on 15 January 2027 · nobody answers for it yet"
    )
    assert said(item(Kind.ANSWER, minutes=20, title="Self-assessment 2027")) == (
        "Answer “Self-assessment 2027”: about 20 minutes · until 15 January 2027, 3 days left"
    )
    assert said(item(Kind.ANSWER, why=Why.BEGUN, days=1)).startswith("Go on with “Routes”")
    assert "7 answers to settle · only today" in said(item(Kind.SETTLE, days=0, count=7))
    assert "nothing is left to settle · until tomorrow" in said(item(Kind.SIGN, days=1))
    assert said(item(Kind.POSTPONEMENT, days=-1, who="Ana")) == (
        "A later day for “Routes” (P1.Z1.A1.M1): about 3 minutes · Ana waits for an answer · "
        "since 11 January 2027 it is late"
    )
    assert said(item(Kind.STRANGER, title="Rui", count=2)) == (
        "Who is Rui?: about 3 minutes · 2 milestones wait for them · the first is due on 15 January 2027"
    )
    assert said(item(Kind.ARRIVED, title="Inês", who="Porto")) == (
        "Does Inês belong to Porto?: about 3 minutes · they have arrived and are not confirmed yet"
    )
    assert said(item(Kind.SETUP)).endswith("begun and not created yet · kept until 15 January 2027")
    assert fact(item(Kind.ANSWER, minutes=20), NOW, t, 7).startswith(
        "begin with 7 minutes of about 20 minutes"
    )
    assert fact(item(Kind.ANSWER, minutes=20), NOW, t, 20).startswith("about 20 minutes")


def test_what_people_wrote_is_harmless() -> None:
    t = translator("en", "Europe/Lisbon")
    evil = item(title="[x](https://evil.example) @everyone", who="**Ana**")
    shown = text(todo_cards.todo_card(TodoView(NETWORK, (evil,), 1, 0, 3, 0, 1, NOW), t))
    assert "[x](" not in shown
    assert "@everyone" not in shown
    asked = todo.item_text(item(Kind.POSTPONEMENT, who="**Ana**"), NOW, t)
    assert r"\*\*Ana\*\*" in asked


def test_each_kind_has_one_button_and_a_list_of_one_needs_no_picking() -> None:
    t = translator("en", "Europe/Lisbon")
    assert todo.without_buttons() == []
    with pytest.raises(ValueError, match="already"):
        todo.register(Kind.SIGN, todo.button_of)
    one = str(todo_cards.todo_card(TodoView(NETWORK, (item(),), 1, 0, 3, 0, 1, NOW), t).to_components())
    assert "I have ten minutes" not in one
    assert "tl:plan:milestone:" in one
    nothing = text(todo_cards.todo_card(TodoView(NETWORK, (), 0, 0, 0, 0, 1, NOW), t))
    assert "Nothing waits for you" in nothing


def test_who_was_reminded_lately_and_oneself_are_not_reminded() -> None:
    t = translator("en", "Europe/Lisbon")
    who = person(1, (item(),))
    for rests, own, offered in ((False, False, True), (True, False, False), (False, True, False)):
        card = cards.person_card(PersonView(NETWORK, who, rests, own, NOW), 0, t)
        assert ("Send a kind reminder" in str(card.to_components())) is offered


def test_the_mirror_speaks_of_another_one_and_cuts_between_words() -> None:
    t = translator("en", "Europe/Lisbon")
    signing = Item(Kind.SIGN, 1, NOW, NOW.date(), 3, 2, "Innovation self-assessment 2027")
    assert title(signing, t, own=False) == "Sign “Innovation self-assessment 2027” for their partner"
    standing = Item(Kind.MILESTONE, 1, NOW, NOW.date(), -22, 3, "Map of " + "harbours " * 12, Why.DEPUTY)
    line = todo.item_line(standing, NOW, t)
    assert "stands in for the owner" in line
    assert "you" not in line
    assert "harbours…: " in line
