"""Links to an event from mails: the same page as on its own, the answer that the button said in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import EventId, Reply
from portal.events.answering import Answering
from portal.events.feed import calendar_file
from portal.events.views import CALENDAR
from portal.kit import number_of
from portal.kit.acts import opens
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit

_FIRST: Final[Mapping[str, Reply]] = {
    Purpose.COMING: Reply.GOING,
    Purpose.MAYBE: Reply.MAYBE,
    Purpose.NOT_COMING: Reply.NO,
}


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    if CALENDAR in visit.request.query:
        return await calendar_file(visit, EventId(signed.subject))
    wanted = number_of(visit.request.query.get("material", ""))
    if wanted:
        return await _answering(visit, signed, base).file(wanted)
    return await _answering(visit, signed, base).show()


async def _say(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _answering(visit, signed, base).say()


def _answering(visit: Visit, signed: SignedFor, base: str) -> Answering:
    first = _FIRST.get(signed.purpose)
    return Answering(visit, EventId(signed.subject), base, by_link=True, first=first)


for _purpose in (Purpose.EVENT, *_FIRST):
    opens(Purpose(_purpose), look=_look, act=_say)
