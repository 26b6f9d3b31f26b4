"""A partner's answers on their own page, for its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.surveys import WaveId
from portal.kit import Visit, Who
from portal.surveys.routes import routes
from portal.surveys.signatures import Signing

if TYPE_CHECKING:
    from aiohttp import web


@routes.get("/n/{network}/surveys/{wave}/sign", Who.MEMBER)
async def agreement(visit: Visit) -> web.StreamResponse:
    """What is agreed, what is settled, what is open; one question; what would be signed."""
    return await _signing(visit).show()


@routes.post("/n/{network}/surveys/{wave}/sign", Who.MEMBER)
async def press(visit: Visit) -> web.StreamResponse:
    """A question settled, a signature, or one that is taken back."""
    return await _signing(visit).act()


def _signing(visit: Visit) -> Signing:
    wave = visit.number("wave")
    return Signing(visit, WaveId(wave), f"{visit.base}/surveys/{wave}/sign")
