"""My milestones: all of them, and each with what can be done."""

from __future__ import annotations

import asyncio
from typing import Final

from aiohttp import web

from domain.plans.model import EvidenceId, MilestoneId
from portal.kit import Visit, Who, attachment, number_of
from portal.plans.doing import DONE, POSTPONE, Doing
from portal.plans.routes import routes
from portal.plans.views import list_of
from services.plans import lists, progress
from services.plans.lists import Scope

_EVER: Final = 36500
_LINES: Final = 20


@routes.get("/n/{network}/milestones", Who.MEMBER)
async def mine(visit: Visit) -> web.StreamResponse:
    """All that are open and of which I am the owner or deputy, the first due first."""
    page = number_of(visit.request.query.get("page", ""), 1) - 1
    found = await visit.read(lists.due, Scope.MINE, days=_EVER, page=page, lines_a_page=_LINES)
    return visit.page("plans/mine.html.j2", list_of(found, visit.t), visit.t.text("My milestones"))


@routes.get("/n/{network}/milestones/{milestone}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One of them; or somebody else's, to look at."""
    return await _doing(visit).show()


@routes.post("/n/{network}/milestones/{milestone}/done", Who.MEMBER, files=True)
async def done(visit: Visit) -> web.StreamResponse:
    """It is done."""
    return await _doing(visit).done()


@routes.post("/n/{network}/milestones/{milestone}/postpone", Who.MEMBER)
async def postpone(visit: Visit) -> web.StreamResponse:
    """It is due later."""
    return await _doing(visit).postpone()


@routes.post("/n/{network}/milestones/{milestone}/reopen", Who.MEMBER)
async def reopen(visit: Visit) -> web.StreamResponse:
    """It is not done after all."""
    return await _doing(visit).reopen()


@routes.post("/n/{network}/milestones/{milestone}/withdraw", Who.MEMBER)
async def withdraw(visit: Visit) -> web.StreamResponse:
    """The request for a later day is taken back."""
    return await _doing(visit).withdraw()


@routes.post("/n/{network}/milestones/{milestone}/answer", Who.MEMBER)
async def answer(visit: Visit) -> web.StreamResponse:
    """The coordination answers the request for a later day."""
    return await _doing(visit).answer()


@routes.get("/n/{network}/evidence/{evidence}", Who.MEMBER)
async def evidence(visit: Visit) -> web.StreamResponse:
    """The file that is this evidence, to be kept: never shown as a page of ours."""
    found = await visit.read(progress.file_of, EvidenceId(visit.number("evidence")))
    # Sent piece by piece: the machine may be set to keep large ones.
    data = await asyncio.to_thread((await visit.core.files.place(found)).open, "rb")
    return web.Response(body=data, content_type="application/octet-stream", headers=attachment(found.name))


def _doing(visit: Visit) -> Doing:
    milestone = visit.number("milestone")
    base = f"{visit.base}/milestones/{milestone}"
    return Doing(visit, MilestoneId(milestone), base, (DONE, POSTPONE), by_link=False)
