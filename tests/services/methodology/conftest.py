"""The network of the events' tests, and a seminar with its list of tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from services.methodology import board, working
from tests.services.events.conftest import ANA, BOSS, BRUNO, CLEO, Made, announced, made

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.events.model import EventId
    from domain.methodology.lists import EventTask
    from services.core import Core
    from services.methodology.views import Board, TaskDone

__all__ = ["ANA", "BOSS", "BRUNO", "CLEO", "Made", "announced", "made", "on_board", "shown", "task_of"]

DAY = date(2027, 6, 15)


async def on_board(core: Core, event: EventId, who: Caller = BOSS) -> Board:
    """What there is to do for an event, as somebody sees it."""
    return await core.read(who, board.show, event)


async def task_of(core: Core, event: EventId, key: str) -> EventTask:
    """One task of an event."""
    found = await on_board(core, event)
    return next(one.task for one in found.lines if one.task.key == key)


async def shown(core: Core, who: Caller, event: EventId, key: str, *given: Any) -> TaskDone:
    """A task is done with what shows it."""
    one = await task_of(core, event, key)
    return await core.write(who, working.finish, one.id, one.revision, *given)
