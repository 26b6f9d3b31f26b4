"""Links to a questionnaire, and to its signature: the same pages as for who is signed in, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.surveys import WaveId
from portal.kit.acts import opens
from portal.surveys.answers import Answering
from portal.surveys.signatures import Signing
from services.links import Purpose

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Answering(visit, WaveId(signed.subject), base).show()


async def _answer(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Answering(visit, WaveId(signed.subject), base).act()


async def _look_over(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Signing(visit, WaveId(signed.subject), base).show()


async def _sign(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Signing(visit, WaveId(signed.subject), base).act()


opens(Purpose.ANSWER, look=_look, act=_answer)
opens(Purpose.SIGN, look=_look_over, act=_sign)
