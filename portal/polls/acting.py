"""A link to a date poll: the same form as on its own page, for that one poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.polls import PollId
from portal.kit.acts import opens
from portal.polls.saying import Saying
from services.links import Purpose

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Saying(visit, PollId(signed.subject), base, by_link=True).show()


async def _say(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Saying(visit, PollId(signed.subject), base, by_link=True).say()


opens(Purpose.POLL, look=_look, act=_say)
