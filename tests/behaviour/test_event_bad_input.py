"""What cannot be is refused where it was typed, in words that say why; nothing is announced or lost by it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from domain import when
from domain.events.holidays import holiday_on
from storage.schema.events import event as stored
from tests.behaviour.people import labels, shown, text
from tests.behaviour.test_members import assign
from tests.noticed import newest

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World

# What Discord would make a link, a ping or a mention of: what people wrote is escaped.
HARMFUL = re.compile(r"(?<!\\)\]\(javascript:|(?<!\\)<@|@everyone|(?<!\\)<script")
SEMINAR = {"kind": "seminar", "title": "Tides and tanks", "when": "15/06/2027 14:00"}


@pytest.fixture(autouse=True, scope="module")
def _read_before() -> None:
    """What the first reading of a date, and the first question for a holiday, load."""
    when.read("15/06/2027 14:00", language="en", zone="Europe/Paris", now=datetime.now(UTC))
    for country in ("PT", "FR"):
        holiday_on(date(2027, 6, 15), country, None, "en")


@pytest.fixture
async def team(network: World) -> World:
    """Ana is Porto's contact; Berta coordinates. Both read English, on Dublin's clocks."""
    await assign(network, member=network.ana, partner="P1", role="contact")
    return network


async def announced(team: World, **said: object):
    """The announcement of an event of Berta's."""
    card = shown(await team.berta.slash(team.public, "event new", **{**SEMINAR, **said}))
    await team.berta.click(card, label="Announce")
    return team.public.last_message


async def everything(core: Core) -> list[Any]:
    """All events that there are."""
    return list(
        await core.look_across(lambda tx: tx.connection.execute(stored.select().order_by(stored.c.id)).all())
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"when": "15/06/2027 14:00–13:00"},
            "The end of “15/06/2027 14:00–13:00” does not come after its start",
        ),
        ({"length": "-30 min"}, "it ends after it begins"),
        ({"when": "28/03/2027 01:30"}, "in the night when the clocks go forward one hour is skipped"),
        ({"when": "01/02/2020 10:00"}, "“01/02/2020 10:00” has gone by"),
        ({"when": "31/06 14:00"}, "The calendar has no “31/06 14:00”"),
        ({"repeat": "daily", "until": "10000"}, "60 meetings can be announced at once"),
        ({"repeat": "daily", "until": "31/12/2099"}, "60 meetings can be announced at once"),
        ({"repeat": "weekly", "until": "10.000"}, "60 meetings can be announced at once"),
    ],
)
async def test_what_cannot_be_is_said_and_can_be_typed_again(
    team: World, core: Core, said: dict[str, object], words: str
):
    card = shown(await team.berta.slash(team.public, "event new", **{**SEMINAR, **said}))
    assert words in text(card)
    assert "Nothing was changed." in text(card)
    assert "Announce" not in labels(card)
    assert await everything(core) == []


async def test_seats_cannot_be_fewer_than_people_who_hold_one(team: World, core: Core):
    announcement = await announced(team, seats=3)
    await team.ana.click(announcement, label="Going")
    await team.berta.click(announcement, label="Going")
    card = shown(await team.berta.slash(team.public, "event show", event="E1"))
    window = await team.berta.click(card, label="Change…")
    said = {"title": "Tides and tanks", "place": "", "languages": "", "seats": "1", "description": ""}
    await team.berta.submit_modal(window, said)
    assert "2 seats are taken already" in text(card)
    assert "Nobody is sent away" in text(card)
    assert [one.capacity for one in await everything(core)] == [3]


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
async def test_who_answers_while_it_is_moved_reads_when_it_is_now(team: World, core: Core, first: bool):
    """Her press comes just before the move, or just after it, on a card that shows the time before it."""
    announcement = await announced(team)
    preview = shown(await team.berta.slash(team.public, "event move", event="E1", when="16/06/2027 10:00"))
    if not first:
        await team.berta.click(preview, label="Move it")
    answered = shown(await team.ana.click(announcement, label="Going"))
    assert "**You are going.**" in text(answered)
    if first:
        await team.berta.click(preview, label="Move it")
    mine = text(shown(await team.ana.slash(team.public, "event show", event="E1")))
    assert f"<t:{int(datetime(2027, 6, 16, 9, tzinfo=UTC).timestamp())}:F>" in mine
    said = await core.look_across(newest, "event.moved")
    if first:
        assert "**You are going**; you said so for the previous date. Is it still so?" in mine
        assert "Moved: Tides and tanks" in said
    else:
        assert "**You are going.**" in mine, "she answered what her own card showed"
        assert said == "", "whoever knows need not be told"


async def test_an_address_with_script_in_it_is_words(team: World, core: Core):
    for place in (
        "javascript:alert(1)",
        "<script>alert(1)</script> [x](javascript:alert(2)) <@&1> @everyone",
    ):
        card = shown(await team.berta.slash(team.public, "event new", **SEMINAR, place=place))
        assert "alert(1)" in text(card), "it is shown as it was typed"
        assert not HARMFUL.search(text(card))
        await team.berta.click(card, label="Announce")
        assert "alert(1)" in text(team.public.last_message)
        assert not HARMFUL.search(text(team.public.last_message))
    assert [one.link for one in await everything(core)] == ["", ""]
    bad = {**SEMINAR, "place": "http://meet.example/<script>"}
    card = shown(await team.berta.slash(team.public, "event new", **bad))
    assert "That link cannot be opened" in text(card)
    assert "It begins with https://" in text(card)
    assert "Announce" not in labels(card)


async def gone(team: World) -> None:
    """Ana leaves the network, and nobody takes over what she held."""
    question = shown(await team.berta.slash(team.public, "network remove", member=team.ana))
    assert "of theirs would be nobody’s" in text(question)
    await team.berta.click(question, label="Remove from the network")
    assert "Ana has left the network" in text(question)


async def test_the_event_of_an_organiser_who_left_goes_on_and_the_coordination_runs_it(
    team: World, core: Core
):
    card = shown(await team.ana.slash(team.public, "event new", **SEMINAR))
    await team.ana.click(card, label="Announce")
    announcement = team.public.last_message
    await gone(team)
    mine = shown(await team.berta.click(announcement, label="Going"))
    assert "**You are going.**" in text(mine)
    assert {"Move…", "Change…", "Call off…"} <= set(labels(mine))
    refused = shown(await team.ana.click(announcement, label="Going"))
    assert "not a member" in text(refused).lower() or "no member" in text(refused).lower()
    assert [one.status.value for one in await everything(core)] == ["planned"]
