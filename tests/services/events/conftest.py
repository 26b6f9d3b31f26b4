"""A network with people, and an event of theirs in June 2027."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import MemberId, PartnerId
from domain.events.fields import EventFields
from domain.events.model import EventId, EventKind, Reply
from domain.events.times import Span
from domain.notices import NoticeState
from domain.people import Standing
from domain.records import replace
from services.events import answering, creating, reading
from storage import members
from storage.events import events
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.events.model import Event
    from services.core import Core
    from services.events.views import Answered, EventView

ANA: Final = discord_user(2, "Ana")
BRUNO: Final = discord_user(3, "Bruno", locale="pt-BR")
CLEO: Final = discord_user(4, "Cléo", locale="fr")
STRANGER: Final = discord_user(9, "Somebody")
PORTO, BREST, CORK = PartnerId(1), PartnerId(2), PartnerId(3)


def lisbon(wall: str, minutes: int = 90) -> Span:
    """From that wall time (ISO) in Lisbon."""
    return Span(datetime.fromisoformat(wall), "Europe/Lisbon", minutes)


SEMINAR: Final = EventFields(EventKind.SEMINAR, "Tides and tanks", lisbon("2027-06-15T14:00"))


@dataclass(frozen=True)
class Made:
    """Berta coordinates; Ana is the contact of Porto and Bruno works there; Cléo is the contact of Brest."""

    boss: MemberId
    ana: MemberId
    bruno: MemberId
    cleo: MemberId


@pytest.fixture
async def made(core: Core) -> Made:
    await built(core)
    await assigned(core, 1, "Berta", standing=Standing.COORDINATOR)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST, standing=Standing.CONTACT)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in members.listed(tx)})
    return Made(found["Berta"], found["Ana"], found["Bruno"], found["Cléo"])


async def announced(core: Core, by: Caller = BOSS, **said: Any) -> Event:
    """An event that was announced, with what differs from the seminar."""
    return (await core.write(by, creating.create, replace(SEMINAR, **said))).view.event


async def says(core: Core, who: Caller, event: EventId, reply: Reply = Reply.GOING) -> Answered:
    return await core.write(who, answering.respond, event, reply)


async def look(core: Core, event: EventId, who: Caller = BOSS) -> EventView:
    return await core.read(who, reading.show, event)


async def loaded(core: Core, event: EventId) -> Event:
    return await core.read(BOSS, lambda tx, _: events.load(tx, event))


async def waiting(core: Core, kind: str) -> list[Any]:
    """The notices of that kind that are to come, in the order in which they are due."""
    own = notices.select().where(notices.c.kind == kind, notices.c.state == NoticeState.PENDING)
    asked = own.order_by(notices.c.due_at, notices.c.id)
    return list(await core.read(BOSS, lambda tx, _: tx.connection.execute(asked).all()))
