"""For who runs an event: who comes, guests in numbers, and inviting guests by their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.events.model import EventId
from domain.records import Record
from locales import LANGUAGE_NAMES
from portal.events.routes import routes
from portal.events.views import people_of
from portal.kit import Filled, Visit, Who, refused, status_of
from services.events import reading
from services.events.guests import inviting, numbers
from templates.words.guests import invitation_lines, slip_line

if TYPE_CHECKING:
    from aiohttp import web

    from services.events.guests.views import GuestInvitation


class InvitePage(Record):
    """The form; with a preview, what pressing once more would do, in lines. `language`: of a first mail."""

    base: str
    title: str
    filled: Filled
    pasted: str = ""
    lines: tuple[str, ...] = ()
    faulty: tuple[str, ...] = ()
    slips: str = ""
    seal: str = ""
    nobody: bool = False
    language: str = ""
    languages: tuple[tuple[str, str], ...] = ()


@routes.get("/n/{network}/events/{event}/people", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """Who comes."""
    event, t = EventId(visit.number("event")), visit.t
    found, guests = await visit.read(reading.people, event), await visit.read(numbers.of_event, event)
    base = f"{visit.base}/events/{event}"
    title = t.text("Who comes: {title}", title=found.view.event.title)
    said = {"invited": t.text("**Done.** The invitations are on their way.")}.get(visit.said, "")
    return visit.page("events/people.html.j2", people_of(found, guests, base, t), title, said=said)


@routes.get("/n/{network}/events/{event}/guests", Who.MEMBER)
async def invite(visit: Visit) -> web.StreamResponse:
    """The form for addresses."""
    return await _form(visit, Filled())


@routes.post("/n/{network}/events/{event}/guests", Who.MEMBER)
async def send(visit: Visit) -> web.StreamResponse:
    """First what it would do; with the seal of that, it is done."""
    values, event = await visit.fields(), EventId(visit.number("event"))
    pasted, seal, language = (values.get(one, "") for one in ("addresses", "seal", "language"))
    try:
        if seal:
            await visit.write(inviting.send, event, pasted, seal, language)
            return visit.go(f"{visit.base}/events/{event}/people", said="invited")
        return await _sure(visit, await visit.read(inviting.preview, event, pasted, language), pasted)
    except DomainError as error:
        return await _form(visit, refused(values, error, visit.t, "addresses"), status_of(error))


async def _form(visit: Visit, filled: Filled, status: int = 200) -> web.Response:
    event = EventId(visit.number("event"))
    # Who may not run it is refused here, too.
    found = await visit.read(reading.people, event)
    language = filled.get("language") or await visit.read(inviting.language_of, event)
    shown = InvitePage(
        f"{visit.base}/events/{event}",
        found.view.event.title,
        filled,
        language=language,
        languages=tuple(LANGUAGE_NAMES.items()),
    )
    return visit.page("events/invite.html.j2", shown, visit.t.text("Invite guests"), status=status)


async def _sure(visit: Visit, found: GuestInvitation, pasted: str) -> web.Response:
    t, event = visit.t, found.view.event
    shown = InvitePage(
        f"{visit.base}/events/{event.id}",
        event.title,
        Filled(),
        pasted,
        invitation_lines(found.listed, found.first, found.before, found.language, t),
        found.faulty,
        slip_line(found.slips, t) if found.slips else "",
        found.seal,
        nobody=found.nobody,
        language=found.language,
    )
    return visit.page("events/invite.html.j2", shown, t.text("Invite these guests?"))
