"""The card of the network's reminders: every ladder in sentences, in four languages, and it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cogs.kit.errors import explain
from cogs.network.reminders import cards
from domain.actors import NetworkId
from domain.languages import LANGUAGES
from domain.plans.errors import DaysNotUnderstood, LadderNotUnderstood
from domain.plans.ladder import Ladder
from domain.plans.ladder_typed import FIELDS, ladder_fields
from locales import translator
from services.plans.ladders import DEFAULT, POSTPONING, REMINDERS, Rules, RulesPreview, RulesView
from services.plans.typed import Window
from templates.words.plans.reminders import LADDER_FIELDS, ladder_lines, ladder_short
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

NETWORK = NetworkId(2**53)
LONGEST = Ladder(tuple(range(365, 353, -1)), 365, 4, 4, 4)
NOTHING = Ladder((), 7, 0, 0, 0)


def text(view: LayoutView) -> str:
    return "\n".join(getattr(item, "content", "") for item in view.walk_children())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_and_windows_are_within_the_limits(language: str) -> None:
    t = translator(language)
    for ladder in (Ladder(), LONGEST, NOTHING, Ladder((1,), 1, 1, 1, 1), Ladder((0,), 3, 0, 0, 2)):
        for days in (0, 1, 365):
            rules = Rules(ladder, days)
            for may in (True, False):
                held(cards.reminders_card(RulesView(NETWORK, "*_" * 50, rules, may), t, cards.changed(1, t)))
            for moving in (0, 1, 99_999):
                window = Window(2**53, REMINDERS, {}, {})
                held(cards.preview_card(RulesPreview(NETWORK, window, DEFAULT, rules, moving), t))
    typed = Window(1, REMINDERS, {}, ladder_fields(LONGEST))
    for window in (typed, Window(1, POSTPONING, {}, {"days": "14"})):
        modal = cards.ask(NETWORK, window, t)
        assert "…" not in str(modal.to_dict()), "nothing had to be cut"
    wrong = "*" * 60
    for error in (
        LadderNotUnderstood(tuple((name, wrong) for name in FIELDS)),
        DaysNotUnderstood(wrong, 365),
    ):
        held(cards.refused(NETWORK, 1, explain(error, t), t))
    assert set(LADDER_FIELDS) == set(FIELDS)


def test_the_ladder_as_people_would_say_it() -> None:
    t = translator("en")
    assert ladder_lines(Ladder(), t) == [
        "30 days, 7 days and 1 day before: the owner.",
        "On the day itself: the owner.",
        "1 and 2 weeks overdue: the owner.",
        "3 weeks overdue: the deputy.",
        "4 weeks overdue: the coordination.",
        "Then nothing more.",
    ]
    assert ladder_lines(Ladder((1,), 1, 1, 0, 2), t) == [
        "1 day before: the owner.",
        "1 day overdue: the owner.",
        "2 and 3 days overdue: the coordination.",
        "Then nothing more.",
    ]
    assert ladder_lines(NOTHING, t) == ["Nothing before it is due.", "Nothing once it is overdue."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_says_the_ladder_in_a_line(language: str) -> None:
    t = translator(language)
    for ladder in (
        Ladder(),
        NOTHING,
        Ladder((1,), 1, 1, 1, 1),
        Ladder((0,), 3, 0, 0, 2),
        Ladder((2,), 5, 1, 0, 0),
    ):
        assert 0 < len(ladder_short(ladder, t)) <= 120


def test_the_line_below_a_reminder_is_that_of_the_network() -> None:
    t = translator("en")
    assert ladder_short(Ladder(), t) == (
        "Reminders: 30 days, 7 days and 1 day before · on the day · weekly while overdue, 4 times"
    )
    assert (
        ladder_short(Ladder((14,), 3, 1, 0, 0), t) == "Reminders: 14 days before · once overdue, 3 days after"
    )
    assert ladder_short(Ladder((0,), 1, 2, 0, 0), t) == "Reminders: on the day · daily while overdue, 2 times"
    assert ladder_short(NOTHING, t) == "The coordination has chosen no reminders of milestones."


def test_what_cannot_be_done_is_not_offered() -> None:
    t = translator("en")
    member = cards.reminders_card(RulesView(NETWORK, "Net", DEFAULT, may_change=False), t)
    assert "custom_id" not in str(member.to_components())
    assert "Back to the default" not in str(
        cards.reminders_card(RulesView(NETWORK, "Net", DEFAULT, may_change=True), t).to_components()
    )
    same = cards.preview_card(RulesPreview(NETWORK, Window(1, REMINDERS, {}, {}), DEFAULT, DEFAULT, 0), t)
    assert "It is like that already" in text(same)
    assert "carry_out" not in str(same.to_components())
