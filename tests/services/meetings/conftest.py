"""The network of the events' tests, with a seminar that Ana, Bruno and Cléo said yes to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from services.meetings import noting, running
from storage.events import mirrors
from tests.services.events.conftest import ANA, BRUNO, CLEO, Made, announced, made, says, waiting
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event, EventId
    from domain.meetings.model import EntryKind
    from services.core import Core
    from services.meetings.noting import EntryDraft
    from services.meetings.views import EntryView
    from tests.clock import FixedClock

__all__ = ["Made", "made"]

THREAD: Final = 777
ROOM: Final = 778


@pytest.fixture
async def event(core: Core, made: Made) -> Event:
    """It begins at 14:00 in Lisbon (13:00 UTC) and takes 90 minutes; it has a thread and a room."""
    found = await announced(core)
    for who in (ANA, BRUNO, CLEO):
        await says(core, who, found.id)
    await core.write(BOSS, lambda tx, _: mirrors.note(tx, found.id, thread=THREAD, room=ROOM))
    return found


async def begun(core: Core, clock: FixedClock, event: Event) -> None:
    """It is five minutes past its start, and was started in time."""
    clock.advance(event.starts_at - clock.now())
    await core.write(BOSS, running.start, event.id)
    clock.advance(timedelta(minutes=5))


async def noted(core: Core, event: EventId, kind: EntryKind, **said: str) -> EntryView:
    """Something that was typed and taken."""
    found = await typed(core, event, kind, **said)
    assert not isinstance(found, noting.EntryDraft), found
    return found


async def typed(core: Core, event: EventId, kind: EntryKind, **said: str) -> EntryView | EntryDraft:
    """Something that was typed."""
    draft = await core.write(BOSS, noting.begin, event, kind)
    return await core.write(BOSS, noting.type_into, draft.id, said)


async def waits(core: Core, kind: str) -> list[Any]:
    """Whom notices of that kind wait for."""
    return [row.member_id for row in await waiting(core, kind)]
