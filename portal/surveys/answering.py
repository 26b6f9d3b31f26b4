"""A questionnaire on its own page: where one stands in it, and every press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.surveys import WaveId
from portal.kit import Visit, Who
from portal.surveys.answers import Answering
from portal.surveys.routes import routes
from services.surveys import paging

if TYPE_CHECKING:
    from aiohttp import web


@routes.get("/n/{network}/surveys/{wave}", Who.MEMBER, reads=(paging.present, "wave"))
async def present(visit: Visit) -> web.StreamResponse:
    """Where I stand."""
    return await _answering(visit).show()


@routes.post("/n/{network}/surveys/{wave}", Who.MEMBER)
async def press(visit: Visit) -> web.StreamResponse:
    """An answer, or a step."""
    return await _answering(visit).act()


def _answering(visit: Visit) -> Answering:
    wave = visit.number("wave")
    base = f"{visit.base}/surveys/{wave}"
    return Answering(visit, WaveId(wave), base, sign=f"{base}/sign")
