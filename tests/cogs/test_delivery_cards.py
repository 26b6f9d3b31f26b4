"""The coordination's list of deliveries: full pages hold in four languages, in words and not in codes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cogs.kit.links import link
from cogs.network.deliveries import cards
from domain.actors import MemberId
from domain.languages import LANGUAGES
from domain.notices import KINDS, NoticeId, NoticeState, Way
from domain.notices.about import About
from domain.notices.kinds import MILESTONE_DUE, SURVEY_CLOSING
from domain.server_plan import Hindrance
from locales import translator
from services.notices.deliveries import DUE, FAILED, PAGE, SENT
from services.notices.views import Deliveries, NoticeLine
from templates.words.notices import KIND_NAMES, STATE_NAMES, WAY_NAMES, problem
from tests.cogs.surveys.test_cards import parts
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
NETWORK = 2**53
EVERY = dict.fromkeys(NoticeState, 12345)
ABOUT = About("*_" * 100, "P9.Z9.A9.M9", "milestone", 2**53)
CODES = [
    "left",
    "switched_off",
    "expired",
    "too_late",
    "nothing_to_say",
    "no_way",
    "discord_50007",
    "discord_10003",
    "discord_10013",
    "discord_50001",
    "discord_50013",
    "discord_99",
    "mail_address",
    "mail_full",
    "mail_policy",
    "mail_sender",
    "mail_away",
    "mail_later",
    "mail_no_server",
]


def line(state: NoticeState, error: str | None = None, **what: Any) -> NoticeLine:
    values = {
        "kind": MILESTONE_DUE.code,
        "sent_at": NOW if state is NoticeState.SENT else None,
        "member": MemberId(1),
        "recipient": "*muito* <@1> " + "n" * 200,
        "channel": None,
        "way": Way.DM.value,
        "attempts": 100,
        "error": error,
        "about": ABOUT,
    }
    return NoticeLine(notice=NoticeId(2**53), state=state, due_at=NOW, wake_at=NOW, **{**values, **what})  # type: ignore[arg-type]  # the fields by name


def text(view: LayoutView) -> str:
    return "\n".join(part["content"] for part in parts(view.to_components()) if "content" in part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_pages_fit_and_call_nobody(language: str) -> None:
    t = translator(language, "Atlantic/Azores")
    for listed, states in cards.LISTED.items():
        for state in states:
            for code in CODES:
                lines = tuple(line(state, code) for _ in range(PAGE))
                said = cards.sent_again(lines[0], t)
                roles = [(Hindrance.ROLE_HIGHER, "<@1> " + "r" * 100)] * 200
                found = Deliveries(EVERY, lines, 3, 99)
                view = cards.deliveries_card(NETWORK, found, listed, t, said, roles)
                held(view)
                assert "<@1>" not in text(view)
                assert "discord_" not in text(view)
        held(cards.deliveries_card(NETWORK, Deliveries({}, (), 0, 1), listed, t))


def test_why_roles_could_not_be_given_is_read_where_there_is_room_and_else_said_where() -> None:
    t = translator("en", "UTC")
    roles = [(Hindrance.ROLE_HIGHER, f"role {n}") for n in range(5)]
    few, found = Deliveries(EVERY, (line(NoticeState.FAILED),), 0, 1), set()
    said = text(cards.deliveries_card(NETWORK, few, "failed", t, "", roles))
    assert [f"“role {n}”" in said for n in range(5)] == [True, True, True, False, False]
    assert "and 2 roles more" in said
    t = translator("fr", "UTC")
    short = "`/réseau configurer` dit pourquoi"
    for code in CODES:
        lines = tuple(line(NoticeState.FAILED, code) for _ in range(PAGE))
        said = text(cards.deliveries_card(NETWORK, Deliveries(EVERY, lines, 3, 99), "failed", t, "", roles))
        assert (short in said) != ("role 0" in said)
        found.add(short in said)
    assert found == {True, False}
    assert "could not be given" not in text(cards.deliveries_card(NETWORK, few, "failed", t))


def test_every_kind_state_and_way_has_its_words() -> None:
    assert KIND_NAMES.keys() == KINDS.keys()
    assert set(STATE_NAMES) == set(NoticeState)
    assert set(WAY_NAMES) == set(Way)
    assert {state for states in cards.LISTED.values() for state in states} == {*DUE, *SENT, *FAILED}
    why, mend = problem("discord_12345", translator("en"))
    assert "12345" not in why + mend


def test_a_failed_one_says_why_and_what_mends_it_and_can_be_sent_again() -> None:
    t = translator("en")
    failed = line(NoticeState.FAILED, "discord_10003", channel=77, recipient="", way=Way.CHANNEL.value)
    view = cards.deliveries_card(NETWORK, Deliveries({NoticeState.FAILED: 1}, (failed,), 0, 1), "failed", t)
    assert "1 notification has failed" in text(view)
    assert "<#77>" in text(view)
    mend = f"The channel does not exist any more.\nLet {link('network setup')} make it again"
    assert mend in text(view)
    assert "deliveries:again:" in str(view.to_components())


def test_each_line_says_what_it_is_about() -> None:
    about = About("Survey of users", "P1.Z1.A1.M2", "milestone", 7)
    view = cards.deliveries_card(
        NETWORK,
        Deliveries({}, (line(NoticeState.PENDING, about=about, recipient="Ana"),), 0, 1),
        "due",
        translator("en"),
    )
    assert "**Reminder of a milestone** · P1.Z1.A1.M2 Survey of users\nto Ana · " in text(view)


def test_whom_a_confidential_one_concerns_stands_nowhere() -> None:
    secret = line(NoticeState.PENDING, kind=SURVEY_CLOSING.code, member=None, recipient="", way=None)
    view = cards.deliveries_card(
        NETWORK, Deliveries({NoticeState.PENDING: 1}, (secret,), 0, 1), "due", translator("en")
    )
    assert "confidential · " in text(view)
    assert "again" not in str(view.to_components())
