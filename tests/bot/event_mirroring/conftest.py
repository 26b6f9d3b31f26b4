"""The real bot on a playground in this process, by real sockets, with the clock of the playground."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.client import Techlink
from bot.event_mirroring.keeper import Keeper
from bot.event_mirroring.listening import Listener
from cogs.event.board import COG
from domain.actors import ChannelKind
from domain.events.fields import EventFields
from domain.events.model import EventKind, Manner, Place
from domain.events.times import Span
from domain.people import Standing
from domain.records import replace
from services import members, networks
from services.events import announcing, creating
from storage import members as stored_members
from storage import networks as stored_networks
from storage import people
from storage.events import answers, events, mirrors
from storage.meetings import presence
from storage.schema.notices import notice as notices
from tests import openapi
from tests.noticed import newest
from tests.playground.conftest import Running, playground
from tests.playground.ids import ANA, BOT, BOT_TOKEN, GUILD, INES, JOE, MARC, PARTNER_B
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from domain.actors import Caller, MemberId, PartnerId
    from domain.events.mirror import Mirror
    from domain.events.model import Answer, Event, EventId
    from domain.meetings.attendance import Interval
    from services.core import Core
    from tests.playground.person import Person

__all__ = ["playground"]

EVENTS = f"/guilds/{GUILD}/scheduled-events"
PARTNERS = "Porto centre; Norte; Portuguese\nCork Labs; Ireland; English"
HALL = Place(Manner.ON_SITE, "Tank hall, Cork")


def caller(user: int, name: str, *, manages: bool = False) -> Caller:
    return discord_user(user, name, manages=manages, server=GUILD)


BOSS = caller(INES, "Inês", manages=True)
AS = {"ana": caller(ANA, "Ana"), "joe": caller(JOE, "Joe"), "marc": caller(MARC, "Marc"), "ines": BOSS}


class OneOfMany(Techlink):
    """The bot of one test of many in a process: what it loaded stays loaded, as words register once."""

    async def close(self) -> None:
        await self.cogs[COG].cog_unload()
        await discord.Client.close(self)


@contextlib.asynccontextmanager
async def signed_in(bot: Techlink) -> AsyncIterator[None]:
    """The bot is ready, until the end."""
    async with bot:
        task = asyncio.create_task(bot.start(BOT_TOKEN))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            await task
        assert ready.done(), "the bot did not become ready"
        yield
    with contextlib.suppress(asyncio.CancelledError):
        await task


class PlaygroundTime:
    """A `domain.clock.Clock` that shows what the playground shows, once there is one."""

    def __init__(self) -> None:
        self.running: Running | None = None

    def now(self) -> datetime:
        return datetime.now(UTC) if self.running is None else self.running.pg.clock.now()


@dataclass
class Posting:
    """The board of the bot's cog, for one event."""

    bot: Techlink

    async def post(self, event: int) -> None:
        board: Any = self.bot.cogs[COG]
        assert await board.board.post(1, event) is not None


@dataclass
class Scene:
    """Inês coordinates; Ana belongs to Porto, Joe to Cork; Marc is on the server and no member."""

    running: Running
    core: Core
    clock: PlaygroundTime
    data: Path
    bot: Techlink
    keeper: Keeper
    porto: PartnerId

    @property
    def guild(self) -> discord.Guild:
        found = self.bot.get_guild(GUILD)
        assert found is not None
        return found

    async def announce(self, *, in_days: float = 7, minutes: int = 90, post: int = 0, **said: Any) -> Event:
        """An event of Inês's; `post` is the channel of its announcement."""
        at = (self.clock.now() + timedelta(days=in_days)).replace(second=0, microsecond=0, tzinfo=None)
        fields = EventFields(EventKind.SEMINAR, "Tides and tanks", Span(at, "UTC", minutes), HALL)
        made = (await self.core.write(BOSS, creating.create, replace(fields, **said))).view.event
        if post:
            await self.core.write(BOSS, announcing.post_in, made.id, post)
        return made

    async def mirror(self, event: EventId) -> Mirror:
        return await self.core.read(BOSS, lambda tx, _: mirrors.load(tx, event))

    async def event(self, event: EventId) -> Event:
        return await self.core.read(BOSS, lambda tx, _: events.load(tx, event))

    async def names(self) -> dict[MemberId, str]:
        """What everybody is called."""
        return await self.core.read(
            BOSS, lambda tx, _: {one.id: one.name for one in stored_members.listed(tx)}
        )

    async def answers(self, event: EventId) -> dict[str, Answer]:
        """By the names of those who gave them."""
        names = await self.names()

        def found(tx: Any, _: Any) -> dict[str, Answer]:
            return {names[one.member]: one for one in answers.listed(tx, event)}

        return await self.core.read(BOSS, found)

    async def stays(self, event: EventId) -> list[Interval]:
        """When somebody was in the event's room."""
        return await self.core.read(BOSS, lambda tx, _: list(presence.stays_of(tx, event)))

    async def told(self, kind: str) -> list[dict[str, Any]]:
        """What notices of that kind say beside the event, the first first."""
        wanted = notices.select().where(notices.c.kind == kind).order_by(notices.c.id)
        rows = await self.core.look_across(lambda tx: tx.connection.execute(wanted).all())
        return [dict(row.detail or {}) for row in rows]

    async def reads(self, kind: str) -> str:
        """The words of the newest notice of that kind."""
        return await self.core.look_across(newest, kind)

    async def until(self, test: Callable[[], Any], what: str) -> Any:
        """Wait until it is so, which the bot makes it; `test` may be a coroutine function."""
        end = time.monotonic() + 20
        while True:
            found = test()
            found = await found if asyncio.iscoroutine(found) else found
            if found:
                return found
            assert time.monotonic() < end, f"waited for {what}"
            await asyncio.sleep(0.02)

    async def mirrored(self, event: EventId, part: str = "scheduled") -> int:
        """The id of a part, once it is there."""

        async def there() -> int | None:
            found: int | None = getattr(await self.mirror(event), part)
            return found

        return int(await self.until(there, f"the {part} of {event}"))

    async def shown(self, scheduled: int) -> dict[str, Any] | None:
        """Discord's event as anybody may ask for it."""
        rest = await self.running.rest()
        found = [one for one in await rest.call("GET", EVENTS) if one["id"] == str(scheduled)]
        return found[0] if found else None

    async def advance(self, by: timedelta) -> None:
        self.running.pg.clock.advance(round(by.total_seconds() * 1000))

    async def settled(self) -> None:
        """Everything that is due is done: two looks in a row find nothing."""

        async def calm() -> bool:
            return not await self.keeper.look() and not await self.keeper.look()

        await self.until(calm, "calm")

    async def heard(self, scheduled: int, name: str) -> None:
        """The bot heard that Discord's event is called so."""

        def called() -> bool:
            found = self.guild.get_scheduled_event(scheduled)
            return found is not None and found.name == name

        await self.until(called, f"that the bot hears of {name}")

    def rights(self) -> int:
        """What everybody on the server may do, the bot too."""
        found = self.guild.get_role(GUILD)
        assert found is not None
        return found.permissions.value

    async def allow(self, rights: int) -> None:
        """Let everybody do this, and nothing else."""
        ines = await self.person("ines")
        await ines.call("PATCH", f"/guilds/{GUILD}/roles/{GUILD}", {"permissions": str(rights)})
        await self.until(lambda: self.rights() == rights, "the rights")

    def another(self) -> Techlink:
        """The bot once more, as after a restart."""
        self.bot = OneOfMany(self.core, data=self.data, playground=True, ready=lambda: None)
        self.keeper = Keeper(self.bot, self.core)
        Listener(self.bot, self.keeper).attach()
        return self.bot

    @property
    def board(self) -> Posting:
        """Puts announcements where they are to stand."""
        return Posting(self.bot)

    def in_voice(self, room: int) -> list[int]:
        """Who the bot knows to be in a room."""
        channel = self.guild.get_channel(room)
        assert isinstance(channel, discord.VoiceChannel | discord.StageChannel)
        return [one.id for one in channel.members]

    def thread_name(self, thread: int | None) -> str:
        """What the bot knows a thread to be called."""
        found = self.guild.get_thread(thread or 0)
        return "" if found is None else found.name

    def saying(self, event: Event, **said: Any) -> EventFields:
        """What an event says, with something else."""
        return replace(EventFields.of(event), **said)

    async def forget(self, event: EventId, **parts: None) -> None:
        """As after a crash between making something and noting it."""

        def forgotten(tx: Any, _: Any) -> None:
            mirrors.note(tx, event, **parts)
            for part in parts:
                mirrors.note_shown(tx, event, part, {"making": self.clock.now().isoformat()})

        await self.core.write(BOSS, forgotten)

    async def place_roles(self) -> None:
        """Porto's people have a role on the server."""

        def placed(tx: Any, _: Any) -> None:
            stored_networks.place_partner(tx, self.porto, role=PARTNER_B, channel=None)

        await self.core.write(BOSS, placed)

    async def link(self, user: int, other: int) -> None:
        """The person of an account has another one, too."""

        def linked(tx: Any, _: Any) -> None:
            person = people.person_at(tx, ChannelKind.DISCORD, str(user))
            assert person is not None
            people.add_channel(tx, person.id, ChannelKind.DISCORD, str(other))

        await self.core.write(BOSS, linked)

    async def person(self, token: str) -> Person:
        return await self.running.person(token)


@pytest.fixture
def clock() -> PlaygroundTime:  # type: ignore[override]
    return PlaygroundTime()


@pytest.fixture
async def scene(
    playground: Running, core: Core, clock: PlaygroundTime, tmp_path: Path
) -> AsyncIterator[Scene]:
    clock.running = playground
    await core.across(networks.found, BOSS, "Atlantic innovation")
    await core.write(BOSS, networks.type_partners, PARTNERS)
    await core.write(BOSS, networks.confirm)
    porto, cork = await core.read(BOSS, lambda tx, _: [one.id for one in stored_networks.list_partners(tx)])
    for user, name, what in (
        (INES, "Inês", {"standing": Standing.COORDINATOR}),
        (ANA, "Ana", {"partner": porto, "standing": Standing.CONTACT}),
        (JOE, "Joe", {"partner": cork}),
    ):
        await core.write(BOSS, members.assign, members.Subject(user, name), **what)
    bot = OneOfMany(core, data=tmp_path, playground=True, ready=lambda: None)
    keeper = Keeper(bot, core)
    found = Scene(playground, core, clock, tmp_path, bot, keeper, porto)
    Listener(bot, keeper).attach()
    async with signed_in(bot):
        yield found
        if openapi.CONTRACT.exists():
            assert openapi.problems(await playground.log(), bot_id=str(BOT)) == []
