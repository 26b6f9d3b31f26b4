"""The pages of the door. A link is looked at with GET, which mail scanners do too; only POST uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.addresses import AddressMalformed, check_address
from domain.door import SESSION_LIVES, SessionKey
from domain.records import Record
from portal.door.routes import routes
from portal.kit import Filled, Visit, Who, cookies, refused
from portal.kit.device import device_of
from portal.kit.visit import wanted
from services import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import web

    from domain.door import Membership, PortalSession
    from domain.people import Person

_LONGEST_TOKEN: Final = 200


class Asking(Record):
    """The form for a link."""

    filled: Filled


class Entering(Record):
    """Whose link it is."""

    person: Person


class MySessions(Record):
    """The sessions of a person, and which of them this is."""

    sessions: Sequence[PortalSession]
    own: SessionKey


@routes.get("/", Who.ANYBODY)
async def first(visit: Visit) -> web.StreamResponse:
    """To where the person goes on."""
    return visit.go("/signin" if visit.signed_in is None else "/networks")


@routes.get("/signin", Who.ANYBODY)
async def ask(visit: Visit) -> web.StreamResponse:
    """The form for a link."""
    return visit.page("door/ask.html.j2", Asking(Filled()), visit.t.text("Sign in"))


@routes.post("/signin", Who.ANYBODY)
async def asked(visit: Visit) -> web.StreamResponse:
    """The same answer whether anybody is reached at the address or not."""
    t, typed = visit.t, (await visit.fields()).get("email", "").strip()
    try:
        address = check_address(typed)
    except AddressMalformed as error:
        filled = refused({"email": typed}, error, t, "email")
        return visit.page("door/ask.html.j2", Asking(filled), t.text("Sign in"), status=422)
    await visit.core.across(door.ask, address)
    return visit.page("door/asked.html.j2", None, t.text("Look at your mail"))


@routes.get("/signin/{token}", Who.ANYBODY)
async def enter(visit: Visit) -> web.StreamResponse:
    """What the link would do, and one button."""
    found = await visit.core.look_across(door.look, _token(visit))
    visit.reader = None if visit.signed_in else found.person
    return visit.page("door/enter.html.j2", Entering(found.person), visit.t.text("Sign in"))


@routes.post("/signin/{token}", Who.ANYBODY)
async def entered(visit: Visit) -> web.StreamResponse:
    """Signed in, with this browser; who was signed in with it before is not any more."""
    device = device_of(visit.request.headers.get("User-Agent", ""))
    opened = await visit.core.across(door.sign_in, _token(visit), device)
    if visit.signed_in is not None:
        before = visit.signed_in.session
        await visit.core.across(door.end, before.person.id, before.id)
    path = cookies.read(visit.request, visit.portal, cookies.WANTED)
    response = visit.go(_onwards(path, opened.memberships))
    cookies.drop(response, visit.portal, cookies.WANTED)
    cookies.put(response, visit.portal, cookies.SESSION, opened.secret, SESSION_LIVES)
    cookies.drop(response, visit.portal, cookies.VISIT)
    visit.ends_session = False
    return response


def _onwards(path: str, memberships: Sequence[Membership]) -> str:
    """To the page that they came for, where it is theirs; of a network that they have left, to their data."""
    for one in memberships:
        base = f"/n/{one.network.id}/"
        if wanted(path) and path.startswith(base):
            return path if one.active else f"{base}data"
    return "/networks"


@routes.get("/networks", Who.SIGNED_IN)
async def networks(visit: Visit) -> web.StreamResponse:
    """Which network; straight on where there is one only."""
    found = visit.here.memberships
    if len(found) == 1:
        (only,) = found
        return visit.go(f"/n/{only.network.id}/{'' if only.active else 'data'}")
    return visit.page("door/networks.html.j2", found, visit.t.text("My networks"))


@routes.get("/sessions", Who.SIGNED_IN)
async def sessions(visit: Visit) -> web.StreamResponse:
    """Where one is signed in."""
    own = visit.here.session
    found = await visit.core.look_across(door.listed, own.person.id)
    t = visit.t
    said = {
        "ended": t.text("**Ended.** That browser is signed out."),
        "void": t.text(
            "**Done.** You are signed in here only, and no link that was sent to you acts for you any more."
        ),
    }.get(visit.said, "")
    return visit.page("door/sessions.html.j2", MySessions(found, own.id), t.text("Sessions"), said=said)


@routes.post("/sessions/{session}/end", Who.SIGNED_IN)
async def end(visit: Visit) -> web.StreamResponse:
    """One of them is over."""
    person = visit.here.session.person
    await visit.core.across(door.end, person.id, SessionKey(visit.number("session")))
    return visit.go("/sessions", said="ended")


@routes.post("/sessions/others/end", Who.SIGNED_IN)
async def end_others(visit: Visit) -> web.StreamResponse:
    """All but this one are over, and where they want it the links in their mails, too."""
    own, void = visit.here.session, (await visit.fields()).get("links") == "void"
    await visit.core.across(door.end_others, own.person.id, own.id, void_links=void)
    return visit.go("/sessions", said="void" if void else "ended")


@routes.post("/signout", Who.SIGNED_IN)
async def sign_out(visit: Visit) -> web.StreamResponse:
    """This one is over."""
    own = visit.here.session
    await visit.core.across(door.end, own.person.id, own.id)
    visit.ends_session = True
    return visit.go("/signin")


def _token(visit: Visit) -> str:
    return visit.request.match_info["token"][:_LONGEST_TOKEN]
