"""The cards of calendars hold, in four languages; the address stands on one of them only."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
import pytest

from cogs.event.cards.calendar import address_card, calendar_card, file_card
from domain.events.calendars import Entry, Standing
from domain.languages import LANGUAGES
from domain.networks import Network
from locales import Translator, translator
from services.events.calendars import EventFile, MyCalendars
from tests.cogs.event import samples
from tests.cogs.test_network_cards import held

if TYPE_CHECKING:
    from discord.ui import LayoutView

PORTAL = "https://techlink.example"
SECRET = "x" * 43
MADE = datetime(2027, 1, 12, tzinfo=UTC)


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def mine(made_at: datetime | None = MADE) -> MyCalendars:
    return MyCalendars(samples.NETWORK, made_at, None, coordinates=False)


def said(view: LayoutView) -> str:
    return str(view.to_components())


def test_the_cards_hold(t: Translator) -> None:
    held(calendar_card(mine(), PORTAL, t))
    held(calendar_card(mine(None), PORTAL, t))
    held(calendar_card(mine(), "", t))
    held(address_card(mine(), PORTAL, SECRET, t))
    network = Network(samples.NETWORK, None, samples.LONG, "en", "Europe/Lisbon", demo=False, created_at=MADE)
    entry = Entry(samples.event(), Standing.GOING, samples.LONG, MADE)
    found = EventFile(entry, network, t.language)
    held(file_card(found, discord.File(io.BytesIO(b""), "E12.ics"), t))


def test_what_can_be_pressed(t: Translator) -> None:
    assert "calendar_end" in said(calendar_card(mine(), PORTAL, t))
    assert "calendar_end" not in said(calendar_card(mine(None), PORTAL, t))
    assert "calendar_new" in said(calendar_card(mine(None), PORTAL, t))
    assert "custom_id" not in said(calendar_card(mine(), "", t)), "without a portal there is no address"


def test_the_address_is_on_its_card_and_in_no_custom_id(t: Translator) -> None:
    card = address_card(mine(), PORTAL, SECRET, t)
    assert f"{PORTAL}/calendar/{SECRET}.ics" in said(card)
    assert f"<{PORTAL}/n/{samples.NETWORK}/calendar>" in said(card)
    assert "custom_id" not in said(card)
    assert SECRET not in said(calendar_card(mine(), PORTAL, t))
