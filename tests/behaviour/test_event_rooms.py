"""The way into an event's room, and what the organiser answers to an edit on Discord, by presses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cogs.kit.notices import words_of
from domain.events.on_discord import Said, Where
from domain.notices.kinds import EVENT_ON_DISCORD
from domain.records import replace
from locales import translator
from services.events import mirroring
from services.events.mirroring import Part
from services.events.notices import tell
from services.notices import readers
from storage import outbox
from storage.schema.notices import notice as notices
from tests.behaviour.people import id_of, labels, parts_of, shown, text
from tests.behaviour.test_arriving import caller
from tests.behaviour.test_events import announced, team
from tests.behaviour.test_setup import PORTO

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from services.events.mirroring import Wanted
    from tests.behaviour.people import World
    from tests.clock import FixedClock

__all__ = ["team"]

LINK = "https://meet.example.org/tides"


async def wanted(core: Core) -> Wanted:
    (found,) = await core.look_across(mirroring.everything)
    return found


async def notice_card(team: World, core: Core) -> Any:
    """The card of the notice to Berta, in a room where she reads."""

    def found(tx: Any, _actor: Any) -> tuple[Any, Any]:
        row = tx.connection.execute(notices.select().where(notices.c.kind == EVENT_ON_DISCORD.code)).one()
        (one,) = outbox.load(tx, [row.id])
        reader = readers.alone(tx, one.member)
        return tell(tx, one, reader), reader

    view, reader = await core.read(caller(team, team.berta), found)
    card = words_of(EVENT_ON_DISCORD.code).draw(view, translator("en"), reader).view()
    room = team.channel(PORTO)
    await team.env.bot.get_channel(room.id).send(view=card)
    return room.last_message


def links(message: Any) -> list[str]:
    return [part["url"] for part in parts_of(message) if part.get("url")]


async def test_who_comes_is_let_in_from_a_quarter_of_an_hour_before(
    team: World, core: Core, clock: FixedClock
):
    announcement = await announced(team, place=LINK)
    event: Event = (await wanted(core)).event
    await team.ana.click(announcement, custom_id=id_of(announcement, "going"))
    card = shown(await team.ana.slash(team.public, "event show", event="E1"))
    assert "Entrar" not in labels(card)
    clock.set(event.starts_at - timedelta(minutes=10))
    card = shown(await team.ana.slash(team.public, "event show", event="E1"))
    assert "Entrar" in labels(card)
    way = shown(await team.ana.click(card, label="Entrar"))
    assert links(way) == [LINK]


async def test_who_does_not_come_is_told_how_to(team: World, core: Core, clock: FixedClock):
    await announced(team, place="@jitsi")
    event: Event = (await wanted(core)).event
    clock.set(event.starts_at - timedelta(minutes=10))
    card = shown(await team.ana.slash(team.public, "event show", event="E1"))
    refusal = shown(await team.ana.click(card, label="Entrar"))
    assert "O acesso é para quem participa" in text(refusal)
    card = shown(await team.berta.slash(team.public, "event show", event="E1"))
    refusal = shown(await team.berta.click(card, label="Join"))
    assert "The server for video-conferences does not answer" in text(refusal), "there is none here"


async def test_an_edit_on_discord_is_taken_over_by_a_press(team: World, core: Core):
    await announced(team)
    one = await wanted(core)
    told = Said("Tides and tanks", "E1 · x", one.event.starts_at, one.event.ends_at, Where.EXTERNAL, "Online")
    noted = {"sent": told.as_data(), "told": told.as_data(), "state": 1}
    await core.across(mirroring.note, one, Part.SCHEDULED, 42, **noted)
    await core.across(mirroring.edited, await wanted(core), replace(told, name="Waves"))
    card = await notice_card(team, core)
    assert "Waves" in text(card)
    assert labels(card)[:2] == ["Take it over", "Put ours back"]
    done = shown(await team.berta.click(card, label="Take it over"))
    assert "Waves" in text(done)
    assert (await wanted(core)).event.title == "Waves"


async def test_only_rooms_that_there_are_here_are_suggested(team: World):
    found = await team.berta.autocomplete(team.public, "event new", "place", "")
    values = [one["value"] for one in found]
    assert values == ["@online", "@voice", "@stage"]
