"""To leave the network: what it means, and the confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from portal.kit import Visit, Who
from portal.me.routes import routes
from services import members

if TYPE_CHECKING:
    from aiohttp import web

    from services.members import Leaving


class Left(Record):
    """They have left. `roles_left`: on the server they may still have its roles."""

    network: str
    roles_left: bool


@routes.get("/n/{network}/leave", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What leaving means, before it is done."""
    found: Leaving = await visit.read(members.ask_to_leave)
    title = visit.t.text("Leave {network}?", network=found.network.name)
    return visit.page("me/leave.html.j2", found, title)


@routes.post("/n/{network}/leave", Who.MEMBER)
async def leave(visit: Visit) -> web.StreamResponse:
    """Done: what is kept stays to be seen at "My data"."""
    done = await visit.write(members.leave)
    left = visit.left()
    name = left.network.name
    shown = Left(name, done.mirror is not None and bool(done.mirror.lose))
    t = visit.t
    return visit.page("me/left.html.j2", shown, t.text("You have left {network}", network=name))
