"""Links to a milestone: done, or more time, and that taken back. The forms of its own page, one purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans.model import MilestoneId
from portal.kit.acts import opens
from portal.plans.doing import DONE, POSTPONE, Doing
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit

UNDO: Final = "undo"
_ACTS: Final[Mapping[str, str]] = {Purpose.DONE: DONE, Purpose.POSTPONE: POSTPONE}


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _doing(visit, signed, base).show()


async def _done(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    doing = _doing(visit, signed, base)
    return await (doing.reopen() if await _back(visit) else doing.done())


async def _postpone(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    doing = _doing(visit, signed, base)
    return await (doing.withdraw() if await _back(visit) else doing.postpone())


async def _back(visit: Visit) -> bool:
    """Whether what the link did is taken back: what undoes its purpose lies within it."""
    return (await visit.fields()).get("act", "") == UNDO


def _doing(visit: Visit, signed: SignedFor, base: str) -> Doing:
    return Doing(visit, MilestoneId(signed.subject), base, (_ACTS[signed.purpose],), by_link=True)


opens(Purpose.DONE, look=_look, act=_done)
opens(Purpose.POSTPONE, look=_look, act=_postpone)
