"""For who runs an event: changing what it says. The fields are those of both windows in chat, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.events.fields import TEXT_LENGTH, TITLE_LENGTH
from domain.events.model import EventId
from domain.records import Record
from portal.events.routes import routes
from portal.kit import Filled, Visit, Who, all_refused, number_of, refused, status_of
from services.events import editing
from services.events.views import EventDone

if TYPE_CHECKING:
    from aiohttp import web


class ChangePage(Record):
    """The form with what the event says; `seen` and `shown` are what it said when the page was drawn."""

    base: str
    title: str
    seen: int
    shown: str
    filled: Filled
    title_length: int = TITLE_LENGTH
    text_length: int = TEXT_LENGTH


@routes.get("/n/{network}/events/{event}/change", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What it says now."""
    found = await visit.read(editing.look, EventId(visit.number("event")))
    return _form(visit, found, Filled(found.said))


@routes.post("/n/{network}/events/{event}/change", Who.MEMBER)
async def change(visit: Visit) -> web.StreamResponse:
    """It says something else; or the form again, with all that is wrong with it."""
    values, event = await visit.fields(), EventId(visit.number("event"))
    found = await visit.read(editing.look, event)
    seen, shown = number_of(values.get("seen", ""), -1), values.get("shown", "")
    said = {name: values.get(name, now).strip() for name, now in found.said.items()}
    try:
        done = await visit.write(editing.change, event, seen, said, shown)
    except DomainError as error:
        # Somebody changed it meanwhile: it is told, and sent again what is typed here stands.
        return _form(visit, found, refused(values, error, visit.t), status=status_of(error))
    if isinstance(done, EventDone):
        return visit.go(f"{visit.base}/events/{event}", said="changed")
    filled = all_refused(values, done, visit.t)
    return _form(visit, found, filled, (seen, shown), status_of(done[0][1]))


def _form(
    visit: Visit,
    found: editing.Sayings,
    filled: Filled,
    before: tuple[int, str] | None = None,
    status: int = 200,
) -> web.Response:
    """`before`: what the event said when the form was first drawn, where that still counts."""
    event = found.event
    seen, shown = before or (event.revision, found.said["audience"])
    page = ChangePage(f"{visit.base}/events/{event.id}", event.title, seen, shown, filled)
    title = visit.t.text("Change {event}", event=event.code)
    return visit.page("events/change.html.j2", page, title, status=status)
