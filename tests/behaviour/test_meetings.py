"""An event is held in chat: begun, checked in to, noted, sent round, approved; in two languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from domain import when
from domain.events.holidays import holiday_on
from tests.behaviour.people import labels, shown, text
from tests.behaviour.test_events import announced
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from tests.behaviour.people import World
    from tests.clock import FixedClock

START = datetime(2027, 6, 15, 13, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def _read_before() -> None:
    """What the first reading of a date, and the first question for a holiday, load."""
    when.read("15/06/2027 14:00", language="en", zone="Europe/Paris", now=datetime.now(UTC))
    for country in ("PT", "FR"):
        holiday_on(date(2027, 6, 15), country, None, "en")


@pytest.fixture
async def team(network: World) -> World:
    """Ana is Porto's contact and reads Portuguese; Berta coordinates, in English."""
    await assign(network, member=network.ana, partner="P1", role="contact")
    await network.ana.slash(network.public, "me language", language="pt")
    return network


async def test_from_the_beginning_to_minutes_that_stand(team: World, clock: FixedClock):
    await announced(team)
    berta, ana, public = team.berta, team.ana, team.public
    await ana.click(public.last_message, label="Going")

    agenda = shown(await berta.slash(public, "event agenda", event="E1"))
    assert "There is no agenda yet." in text(agenda)
    window = await berta.click(agenda, label="Write it…")
    wrong = shown(await berta.submit_modal(window, {"items": "Welcome (10 min)\n(5 min)"}))
    assert "Line 2 of the agenda cannot be taken" in text(wrong)
    again = await berta.click(wrong, label="Correct it…")
    written = shown(await berta.submit_modal(again, {"items": "Welcome (10 min) | Ana\nThe tank (1 h)"}))
    assert "1 h 10 min of 3 h are planned" in text(written).replace("\xa0", " ")

    clock.advance(START - clock.now())
    on = shown(await berta.slash(public, "event start", event="E1"))
    assert "It is on: Tides and tanks" in text(on)
    await team.env.settle()
    here = shown(await ana.click(public.last_message, label="I am here"))
    assert "Presença registada: Tides and tanks" in text(here)

    await berta.click(on, label="I am here")
    assert "You are on the list of those who were there." in text(on)
    assert "Present: 2" in text(on), "and who runs it goes on running it"
    window = await berta.click(on, label="Decision…")
    noted = shown(await berta.submit_modal(window, {"text": "The tank is open to all"}))
    assert "It stands in the minutes." in text(noted)
    assert {"Note…", "Follow-up…", "Run it…"} <= set(labels(noted)), "the next thing is one press away"
    card = shown(await berta.slash(public, "event minutes", event="E1"))
    assert "The tank is open to all" in text(card)
    window = await berta.click(card, label="Send for approval…")
    await berta.submit_modal(window, {"days": ["7"]})
    assert "1 person is asked." in text(card)

    mine = shown(await ana.slash(public, "event minutes", event="E1"))
    assert {"Aprovar", "Objetar…"} <= set(labels(mine))
    await ana.click(mine, label="Aprovar")
    assert "A aprovação está registada." in text(mine)
    card = shown(await berta.slash(public, "event minutes", event="E1"))
    assert "Approved: 2 · Objections: 0 · Not answered: 0" in text(card)
    await berta.click(card, label="Approve and close the round")
    assert "Version 1, approved on" in text(card)


async def test_who_only_comes_does_not_see_the_list(team: World):
    await announced(team)
    refused = shown(await team.ana.slash(team.public, "event attendance", event="E1"))
    assert "Berta" in text(refused)
    assert not labels(refused)
