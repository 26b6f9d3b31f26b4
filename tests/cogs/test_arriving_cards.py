"""Every card of arriving holds what it may have to hold, in every language."""

from __future__ import annotations

import io
from datetime import date
from typing import Final

import discord
import pytest

from cogs.kit.flat import flat
from cogs.me.codes import whose_card
from cogs.network.arriving import cards, same
from cogs.surveys.cards.edges import notice as notice_card
from domain.actors import ChannelKind, MemberId, NetworkId, PersonId
from domain.arriving import Arrival, Stage
from domain.controllers import Controller
from domain.languages import LANGUAGES
from domain.people import Channel, ChannelId
from domain.privacy import Topic
from domain.records import replace
from locales import translator
from services.arriving.views import (
    CodeView,
    Expected,
    InvitationNotice,
    InvitationPreview,
    Invited,
    ProgressView,
)
from services.members import Belonging, Roster, Together
from services.privacy_notice import PrivacyNotice
from tests.cogs.test_network_cards import LONGEST, NETWORK, NOW, held, member, partner

ADDRESS: Final = "_" * 64 + "@" + "x" * 180 + ".example"
NOTICE: Final = PrivacyNotice(
    NETWORK, Controller("*" * 120, "a" * 180 + "@b.example", said=True), date(2034, 12, 31)
)
LINK: Final = "https://discord.gg/" + "x" * 60
pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def expected(number: int, failed: str = "mail_address") -> Expected:
    stages = {"invited_at": NOW} if number % 2 else {"invited_at": NOW, "arrived_at": NOW}
    arrival = Arrival(MemberId(number), "K7MP3XQR", NOW, **stages)
    return Expected(member(number), partner(number % 30 + 1), arrival, ADDRESS, (NOW,), failed)


PEOPLE: Final = tuple(expected(n) for n in range(1, 301))


@pytest.mark.parametrize("page", [0, 1, 24])
def test_progress(language: str, page: int) -> None:
    t = translator(language)
    counts = dict.fromkeys(Stage, 60)
    partners = tuple(partner(n) for n in range(1, 41))
    view = ProgressView(NETWORK, counts, PEOPLE, partners, 150, 150, LINK)
    held(cards.progress_card(view, t, 3, page))
    held(cards.progress_card(ProgressView(NETWORK, {}, (), (), 0, 0, ""), t))


def test_the_bar_shows_who_has_arrived(language: str) -> None:
    t = translator(language)

    def bar(**counts: int) -> str:
        view = ProgressView(
            NETWORK, {Stage(name): n for name, n in counts.items()}, PEOPLE[:3], (), 0, 0, LINK
        )
        return "".join(one for one in flat(cards.progress_card(view, t)).markdown if one in "▰▱")

    assert bar(listed=3) == "▱" * 10
    assert bar(listed=1, confirmed=1, arrived=1) == "▰" * 7 + "▱" * 3
    assert bar(listed=1, arrived=99) == "▰" * 9 + "▱"
    assert bar(arrived=2, confirmed=1) == "▰" * 10


def test_a_preview_says_what_is_missing(language: str) -> None:
    t = translator(language)
    spoken = {one.member.id: "en" for one in PEOPLE}
    plain = InvitationPreview(NETWORK, False, PEOPLE, spoken, 0, "s" * 12, "")
    nobody = replace(_sample(remind=False), notice=replace(NOTICE, controller=Controller("Network")))
    for view, sample, buttons in (
        (plain, nobody, {t.text("Invitation to the server…"), t.text("Controller…")}),
        (replace(plain, server_link=LINK), _sample(remind=False), set()),
    ):
        card = cards.preview_card(view, sample, t, t)
        held(card)
        found = {one.label for one in flat(card).acts}
        assert buttons <= found
        assert bool(buttons) == (t.text("Controller…") in found)


@pytest.mark.parametrize("remind", [False, True])
def test_previews_and_receipts(language: str, remind: bool) -> None:
    t = translator(language)
    spoken = {one.member.id: LANGUAGES[int(one.member.id) % 4] for one in PEOPLE}
    view = InvitationPreview(NETWORK, remind, PEOPLE, spoken, 99, "s" * 12, LINK)
    for other in LANGUAGES:
        held(cards.preview_card(view, _sample(remind=remind), translator(other), t))
    held(cards.receipt_card(Invited(NETWORK.id, "AB12-CD34", ("*" * 80,) * 300, remind), t))
    file = discord.File(io.BytesIO(b"x"), "codes.csv")
    held(cards.codes_card(PEOPLE, file, 1, t))


def _sample(*, remind: bool) -> InvitationNotice:
    return InvitationNotice(NOTICE, "*" * 80, LONGEST, ("*" * 80,) * 9, "", "K7MP3XQR", LINK, remind)


def test_whose_code_it_is_and_what_is_kept(language: str) -> None:
    t = translator(language)
    other = Belonging(member(2), partner(2))
    view = CodeView(NOTICE, member(1), partner(1), "K7MP-3XQR", ADDRESS, other, ("*" * 100,) * 20, partner(2))
    held(whose_card(view, t))
    held(whose_card(CodeView(NOTICE, member(1), None, "K7MP-3XQR", "", None, ()), t))
    held(notice_card(NOTICE, t))


def test_two_accounts(language: str) -> None:
    t = translator(language)
    lists = tuple(
        Roster(partner(n), tuple(member(m) for m in range(n * 30, n * 30 + 30))) for n in range(1, 5)
    )
    for page in (0, 4):
        held(same.choose_card(lists, 1, t, 0, page))
        held(same.choose_card(lists, 1, t, 31, page))
    channels = tuple(
        Channel(ChannelId(n), PersonId(1), kind, ADDRESS if kind is ChannelKind.EMAIL else "9" * 19)
        for n, kind in enumerate(list(ChannelKind) * 3)
    )
    one, two = Belonging(member(1), partner(1)), Belonging(member(2), partner(2))
    held(
        same.ask_card(Together(one, two, tuple(Topic), channels, "s" * 12, partner(2)), int(NetworkId(1)), t)
    )
