"""A link to a date poll: the same form as on its own page, for that one poll; a guest's has more on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.polls import PollId
from portal.kit.acts import opens
from portal.polls import guests
from portal.polls.saying import Saying
from services.links import Purpose

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    poll = PollId(signed.subject)
    if _by_guest(visit):
        return await guests.show(visit, poll, base)
    return await Saying(visit, poll, base, by_link=True).show()


async def _say(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    poll = PollId(signed.subject)
    if _by_guest(visit):
        return await guests.say(visit, poll, base)
    return await Saying(visit, poll, base, by_link=True).say()


def _by_guest(visit: Visit) -> bool:
    return visit.membership is not None and visit.membership.guest


opens(Purpose.POLL, look=_look, act=_say)
