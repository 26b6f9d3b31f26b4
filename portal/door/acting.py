"""Links that act: the page shows what will happen, one press does it. What that is, each noun says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.door.routes import routes
from portal.kit import Visit, Who
from portal.kit.acts import OPENED
from services import links
from services.links import Purpose

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor


@routes.get("/act/{token}", Who.ANYBODY)
async def look(visit: Visit) -> web.StreamResponse:
    """What will happen, and one button. Mail scanners come here, too: nothing is done."""
    signed, base = await _signed(visit)
    return await OPENED[Purpose(signed.purpose)].look(visit, signed, base)


@routes.post("/act/{token}", Who.ANYBODY)
async def act(visit: Visit) -> web.StreamResponse:
    """It happens."""
    signed, base = await _signed(visit)
    return await OPENED[Purpose(signed.purpose)].act(visit, signed, base)


async def _signed(visit: Visit) -> tuple[SignedFor, str]:
    token = visit.request.match_info["token"]
    signed = await visit.core.look_across(links.read, token)
    visit.act_for(signed)
    return signed, f"/act/{token}"
