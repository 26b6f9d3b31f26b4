"""No more mails: one press on the page that a mail leads to, or one POST by the mail program (RFC 8058).

A mail program sends the POST by itself, without a cookie and without our page; what lets it is the link.
Opening the page does nothing, since scanners open it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.consents import ASKED, GUEST_MAIL, Given, Purpose
from domain.door import LinkVoid
from domain.records import Record
from portal.kit import StalePage, Visit, Who
from portal.kit.acts import opens
from portal.me.routes import routes
from services import consents, links
from services.events.guests import myself as guests
from services.notices import preferences
from templates.words.consents import wording

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor

_PURPOSE: Final = links.Purpose.UNSUBSCRIBE
_FIELD: Final = "List-Unsubscribe"
_ONE_CLICK: Final = "One-Click"


class Unsubscribing(Record):
    """Whether mails come (and where to, "" for no address), what to agree to again, and what comes instead.

    `by_direct`: a direct message on Discord; `left`: the network is left, so nothing comes.
    `settings`: the page on which mails are had back later. `guest`: a guest of events, with a page of their
    `own`, on which a seat can be given back.
    """

    network: str
    base: str
    agreed: bool = False
    address: str = ""
    by_direct: bool = False
    words: str = ""
    wording: str = ""
    left: bool = False
    settings: str = ""
    guest: bool = False
    own: str = ""


@routes.get("/unsubscribe/{token}", Who.ANYBODY)
async def look(visit: Visit) -> web.StreamResponse:
    """What comes now, and the one button."""
    return await _show(visit)


@routes.post("/unsubscribe/{token}", Who.ANYBODY, machine=True)
async def end(visit: Visit) -> web.StreamResponse:
    """No more mails, by the page's button or by a mail program; once more changes nothing."""
    if (await visit.fields()).get(_FIELD, "") != _ONE_CLICK and not await visit.from_our_page():
        raise StalePage
    return await _end(visit)


@routes.post("/unsubscribe/{token}/back", Who.ANYBODY)
async def back(visit: Visit) -> web.StreamResponse:
    """Mails after all: a yes to the words on the page."""
    if not await _enter(visit):
        return await _show(visit)
    if _guest(visit):
        await visit.write(guests.mails_again)
        return await _show(visit, said=visit.t.text("**Kept:** mails come again."))
    shown = (await visit.fields()).get("wording", "")
    await visit.write(consents.give, Purpose.MAIL, shown, Given.WEB)
    return await _show(visit, said=visit.t.text("**Kept:** mails come again."))


async def _look_acting(visit: Visit, _signed: SignedFor, _base: str) -> web.StreamResponse:
    return await _show(visit)


async def _end_acting(visit: Visit, _signed: SignedFor, _base: str) -> web.StreamResponse:
    return await _end(visit)


opens(_PURPOSE, look=_look_acting, act=_end_acting)


async def _end(visit: Visit) -> web.StreamResponse:
    if not await _enter(visit):
        return await _show(visit)
    if _guest(visit):
        await visit.write(guests.end_mails)
    else:
        await visit.write(consents.withdraw, Purpose.MAIL)
    return await _show(visit, said=visit.t.text("**Done:** no more mails come."))


async def _enter(visit: Visit) -> bool:
    """Act for whom the link is; whether they are a member still. Raises `LinkUnknown` and `LinkExpired`."""
    token = visit.request.match_info["token"]
    try:
        signed = await visit.core.look_across(links.read, token)
    except LinkVoid:
        return False
    # A link for something else is none for this.
    links.expect(signed, _PURPOSE)
    visit.act_for(signed)
    return True


async def _show(visit: Visit, said: str = "") -> web.StreamResponse:
    base = f"/unsubscribe/{visit.request.match_info['token']}"
    if not await _enter(visit) or visit.membership is None:
        shown = Unsubscribing("", base, left=True)
        return visit.page("me/unsubscribe.html.j2", shown, visit.t.text("No mails come to you"))
    if _guest(visit):
        return await _show_guest(visit, base, said)
    found, ways = await visit.read(consents.mine), await visit.read(preferences.mine)
    agreed = Purpose.MAIL in found.holding
    shown = Unsubscribing(
        network=visit.membership.network.name,
        base=base,
        agreed=agreed,
        address=found.mail.address if found.mail else "",
        by_direct=ways.direct_open,
        words=wording(ASKED[Purpose.MAIL], visit.t),
        wording=ASKED[Purpose.MAIL],
        settings=f"/n/{visit.membership.network.id}/address",
    )
    title = visit.t.text("No more mails?") if agreed else visit.t.text("No mails come to you")
    return visit.page("me/unsubscribe.html.j2", shown, title, said=said)


def _guest(visit: Visit) -> bool:
    return visit.membership is not None and visit.membership.guest


async def _show_guest(visit: Visit, base: str, said: str) -> web.StreamResponse:
    network, address, agreed = await visit.read(guests.whose)
    shown = Unsubscribing(
        network,
        base,
        agreed=agreed,
        address=address,
        words=wording(GUEST_MAIL, visit.t),
        wording=GUEST_MAIL,
        guest=True,
        own=f"/act/{await visit.read(guests.token)}",
    )
    title = visit.t.text("No more mails?") if agreed else visit.t.text("No mails come to you")
    return visit.page("me/unsubscribe.html.j2", shown, title, said=said)
