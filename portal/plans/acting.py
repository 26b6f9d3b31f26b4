"""Links that act: the page shows what will happen, one press does it. No session is needed, and none begins.

Whoever has the link acts as the member it was signed for, for that one purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans.model import MilestoneId
from portal.kit import Visit, Who
from portal.plans.doing import DONE, POSTPONE, Doing
from portal.plans.routes import routes
from services import links
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

_ACTS: Final[Mapping[Purpose, str]] = {Purpose.DONE: DONE, Purpose.POSTPONE: POSTPONE}


@routes.get("/act/{token}", Who.ANYBODY)
async def look(visit: Visit) -> web.StreamResponse:
    """What will happen, and one button."""
    doing, _ = await _doing(visit)
    return await doing.show()


@routes.post("/act/{token}", Who.ANYBODY)
async def act(visit: Visit) -> web.StreamResponse:
    """It happens."""
    doing, purpose = await _doing(visit)
    return await (doing.done() if purpose is Purpose.DONE else doing.postpone())


async def _doing(visit: Visit) -> tuple[Doing, Purpose]:
    token = visit.request.match_info["token"]
    signed = await visit.core.look_across(links.read, token)
    visit.act_for(signed)
    purpose = Purpose(signed.purpose)
    base = f"/act/{token}"
    return Doing(visit, MilestoneId(signed.subject), base, (_ACTS[purpose],), by_link=True), purpose
