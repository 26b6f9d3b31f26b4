"""One is there, and says so by one press: the page shows what for, its form does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.events.model import EventId
from domain.meetings.attendance import Source
from domain.records import Record
from portal.kit import Visit, Who
from portal.meetings.routes import routes
from services.meetings import attending
from templates.words.events import kind_name, place_line

if TYPE_CHECKING:
    from aiohttp import web

_DONE: Final = "here"
_PATH: Final = "/n/{network}/meetings/{event}/check-in"


class CheckIn(Record):
    """What one checks in to. `there`: one is on the list already; `possible`: one can be put on it now."""

    title: str
    small: str
    when: str
    place: str
    there: bool
    possible: bool
    target: str


@routes.get(_PATH, Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What it is, and the button."""
    event = EventId(visit.number("event"))
    found, possible = await visit.read(attending.looks_in, event)
    t, it = visit.t, found.event.event
    shown = CheckIn(
        title=it.title,
        small=t.join_facts([kind_name(it.kind, t), it.code]),
        when=t.datetime(it.starts_at, "full"),
        place=place_line(it.place, t),
        there=found.again,
        possible=possible,
        target=f"{visit.base}/meetings/{event}/check-in",
    )
    said = t.text("**You are on the list.** Thank you for coming.") if visit.said == _DONE else ""
    return visit.page("meetings/check_in.html.j2", shown, t.text("Check in"), said=said)


@routes.post(_PATH, Who.MEMBER)
async def check_in(visit: Visit) -> web.StreamResponse:
    """One is on the list from now on."""
    event = EventId(visit.number("event"))
    await visit.write(attending.check_in, event, Source.QR)
    return visit.go(f"{visit.base}/meetings/{event}/check-in", said=_DONE)
