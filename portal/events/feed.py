"""Calendars for programs: the secret in the address is the right to read, so nobody signs in here.

A program asks again and again: it is told by `ETag` that nothing changed, and what changed alone is written
anew. An address that was ended, and one of somebody who has left, gives a calendar without entries and not an
error: programs keep what they have while they get errors, some for ever, and an empty calendar is taken over.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from aiohttp import web

from domain.events.model import EventId
from locales import translator
from portal.events.routes import routes
from portal.kit import Visit, Who, attachment
from services.events import calendars
from templates.words import calendars as words

if TYPE_CHECKING:
    from documents.events.ics import Calendar, Written
    from documents.events.shelf import Shelf
    from services.events.calendars import Contents

WITH_MILESTONES: Final = "milestones"
"""In the address (`?milestones=1`): the days on which one's milestones are due, too."""
_TYPE: Final = "text/calendar"
_KEPT: Final = "private, max-age=300, must-revalidate"


@routes.get("/calendar/{secret}.ics", Who.ANYBODY)
async def feed(visit: Visit) -> web.StreamResponse:
    """The calendar of that address, or that it has not changed."""
    # Programs are no browsers: they get no cookie.
    visit.new_secret = None
    secret = visit.request.match_info["secret"]
    more = visit.request.query.get(WITH_MILESTONES) == "1"
    shelf = visit.portal.calendars
    found = await visit.core.look_across(calendars.contents, secret, shelf.get, milestones=more)
    if found is None:
        raise web.HTTPNotFound
    made = await asyncio.to_thread(_calendar, found, shelf)
    headers = {"Cache-Control": _KEPT}
    asked = visit.request.if_none_match or ()
    if any(one.value in {made.tag, "*"} for one in asked):
        response = web.Response(status=304, headers=headers)
    else:
        headers["Content-Disposition"] = 'inline; filename="techlink.ics"'
        response = web.Response(body=made.data, content_type=_TYPE, charset="utf-8", headers=headers)
    response.etag = made.tag
    return response


@routes.get("/n/{network}/events/{event}/calendar.ics", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One event as a file."""
    return await calendar_file(visit, EventId(visit.number("event")))


async def calendar_file(visit: Visit, event: EventId) -> web.Response:
    """One event as a file for one's own calendar. Raises `NotFound` and `NotAMember`."""
    from documents.events.ics import event_file  # noqa: PLC0415 - few pages write files

    found = await visit.read(calendars.file, event)
    data = event_file(found.entry, found.network, found.language)
    headers = attachment(f"{found.entry.event.code}.ics")
    return web.Response(body=data, content_type=_TYPE, charset="utf-8", headers=headers)


def _calendar(found: Contents[Written], shelf: Shelf) -> Calendar:
    from documents.events.ics import Heading, calendar, write  # noqa: PLC0415

    t = translator(found.language)
    if found.ended:
        heading = Heading(words.ended_name(t), words.ended_about(t), found.language, found.zone)
        return calendar(heading, [])
    name, about = (
        (words.own_name(found.network.name, t), words.own_about(t))
        if found.own
        else (words.network_name(found.network.name, t), words.network_about(t))
    )
    parts = []
    for part in found.parts:
        if isinstance(part, tuple):
            key, entry = part
            part = write(entry, found.network, found.language)  # noqa: PLW2901 - written now
            shelf.put(key, part)
        parts.append(part)
    return calendar(Heading(name, about, found.language, found.zone), [*parts, *_due(found)])


def _due(found: Contents[Written]) -> list[Written]:
    if not found.due:
        return []
    from documents.events.ics import Written as Kept  # noqa: PLC0415
    from documents.plans.ics import due_day  # noqa: PLC0415

    return [Kept.of(due_day(placed, found.network, found.language)) for placed in found.due]
