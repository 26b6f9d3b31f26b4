"""Does in time what nobody presses a button for: a seat that was held goes to the next.

It looks at the database, by an index, about once a second: the playground's clock may jump, and another
process may have written what is due. What fails for one thing is logged and tried again; the others have
their turn. To add something that time does: a `Step` here, its question in `storage/across.py`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import structlog

from domain.records import Record
from services.events.tending import tend as tend_event
from services.feedback import opening, thanking
from services.meetings.approving import tend as tend_minutes
from services.practices import tending as renewing
from services.practices.exchange.tending import tend as tend_visit
from services.practices.watching import tend as tend_search
from services.surveys.instruments import FEEDBACK, convert_shipped
from storage import across

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from domain.actors import NetworkId
    from services.core import Core

EVERY: Final = 1.0
_REST: Final = 30.0
_log = structlog.get_logger(__name__)


class Step(Record):
    """One sort of thing: `due(tx)` gives networks and ids, `do(tx, network, id)` does what is due for one.

    What takes a worker to make is made once, by `needs(core)`, when it is first wanted, and is given to `do`
    as its last argument.
    """

    name: str
    due: Callable[[Any], Sequence[tuple[NetworkId, Any]]]
    do: Callable[..., object]
    needs: Callable[[Core], Awaitable[object]] | None = None


async def _questionnaire(core: Core) -> str:
    return await core.offload(convert_shipped, FEEDBACK)


STEPS: Final = (
    Step("seats", across.events_with_seats_due, tend_event),
    Step("minutes", across.minutes_passed_over, tend_minutes),
    Step("feedback", opening.due, opening.tend, _questionnaire),
    Step("practices", renewing.due, renewing.tend),
    Step("visits", across.visits_due, tend_visit),
    Step("thanks", across.feedback_to_ask, thanking.tend),
    Step("saved searches", across.saved_searches_due, tend_search),
)


class Tending:
    """Looks again and again. What failed rests for a while, so that it does not fill the log."""

    def __init__(self, core: Core, steps: Sequence[Step] = STEPS) -> None:
        self._core: Final = core
        self._steps: Final = steps
        self._resting: dict[tuple[str, NetworkId, Any], float] = {}
        self._made: dict[str, object] = {}

    async def keep(self, every: float = EVERY) -> None:
        """Look every so often until cancelled."""
        while True:
            await asyncio.sleep(every)
            for step in self._steps:
                try:
                    await self.look(step)
                except Exception:  # noqa: BLE001 - the database may be away; the next look follows
                    _log.exception("not_tended", what=step.name)

    async def look(self, step: Step) -> int:
        """Do all that is due of one sort; says for how many things."""
        done = 0
        for network, what in await self._core.look_across(step.due):
            now, key = asyncio.get_running_loop().time(), (step.name, network, what)
            if self._resting.get(key, 0.0) > now:
                continue
            try:
                await self._core.across(step.do, network, what, *await self._needed(step))
                self._resting.pop(key, None)
                done += 1
            except Exception:  # noqa: BLE001 - a fault in one thing must not keep the others waiting
                _log.exception("not_tended", what=step.name, network=network, id=what)
                self._resting[key] = now + _REST
        return done

    async def _needed(self, step: Step) -> tuple[object, ...]:
        if step.needs is None:
            return ()
        if step.name not in self._made:
            self._made[step.name] = await step.needs(self._core)
        return (self._made[step.name],)
