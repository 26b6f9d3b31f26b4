"""My e-mail address: given, asked back where it looks like a slip, confirmed by its link, taken away.

The same page ends mails and lets them come again, wherever they were ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.addresses import AddressOfAnother, check_address, probably
from domain.consents import ASKED, Given
from domain.consents import Purpose as Consent
from domain.errors import DomainError, NotFound
from domain.records import Record
from portal.kit import Filled, Visit, Who, failure_of, refused, status_of
from portal.kit.acts import opens
from portal.me.routes import routes
from services import consents, door
from services.links import Purpose
from services.notices import preferences
from templates.words.addresses import address_line
from templates.words.consents import wording

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from services.door import Claiming


class Meant(Record):
    """An address that looks like a slip, and the one that was probably meant."""

    typed: str
    probably: str


class Confirming(Record):
    """What the press does, with the words that are agreed to; `problem` why it cannot be done (Markdown)."""

    found: Claiming
    base: str
    words: str
    problem: str = ""


class Mine(Record):
    """The address that is kept, in a line; what can be done about it.

    `comes`: mails go there; `closed`: they came back. `words` (named `wording`) is what is agreed to for
    mails to come, "" where there is nothing to agree to. `asks`: another address can be confirmed here.
    """

    network: str
    line: str
    known: bool
    comes: bool
    closed: bool
    words: str
    wording: str
    asks: bool
    filled: Filled


@routes.get("/n/{network}/address", Who.MEMBER)
async def mine(visit: Visit) -> web.StreamResponse:
    """My address, whether mails come there, and all that can be done about it."""
    t = visit.t
    said = {
        "mailed": t.text(
            "**A mail is on its way.** Open the link in it and press: then the address is yours."
        ),
        "removed": t.text("**Taken away.** No address of yours is kept, and no mails come."),
        "back": t.text("**Kept:** mails come again."),
        "ended": t.text("**Done:** no more mails come."),
    }.get(visit.said, "")
    return await _mine(visit, said=said)


@routes.post("/n/{network}/address", Who.MEMBER)
async def give(visit: Visit) -> web.StreamResponse:
    """This is my address: a link is sent there, unless it looks like a slip and was not asked back yet."""
    values = await visit.fields()
    typed = values.get("email", "")
    try:
        if not visit.core.mails:
            raise NotFound("address")
        address = check_address(typed)
        meant = None if values.get("sure") else probably(address)
        if meant is not None:
            title = visit.t.text("Did you mean {address}?", address=meant)
            return visit.page("me/meant.html.j2", Meant(address, meant), title)
        await visit.write(door.claim, address)
    except DomainError as error:
        return await _mine(visit, filled=refused(values, error, visit.t, "email"), status=status_of(error))
    return visit.go(f"{visit.base}/address", said="mailed")


@routes.post("/n/{network}/address/remove", Who.MEMBER)
async def remove(visit: Visit) -> web.StreamResponse:
    """It is kept no more."""
    try:
        await visit.write(door.take_away)
    except DomainError as error:
        return await _mine(visit, filled=refused({}, error, visit.t), status=status_of(error))
    return visit.go(f"{visit.base}/address", said="removed")


@routes.post("/n/{network}/address/back", Who.MEMBER)
async def back(visit: Visit) -> web.StreamResponse:
    """Mails after all: a yes to the words on the page, or "it is in order again" where mails came back."""
    shown = (await visit.fields()).get("wording", "")
    if shown:
        await visit.write(consents.give, Consent.MAIL, shown, Given.WEB)
    await visit.write(preferences.try_mail_again)
    return visit.go(f"{visit.base}/address", said="back")


@routes.post("/n/{network}/address/end", Who.MEMBER)
async def end(visit: Visit) -> web.StreamResponse:
    """No more mails; the address stays, for the links by which one signs in."""
    await visit.write(consents.withdraw, Consent.MAIL)
    return visit.go(f"{visit.base}/address", said="ended")


async def _mine(
    visit: Visit, *, said: str = "", filled: Filled | None = None, status: int = 200
) -> web.StreamResponse:
    t, agreed, ways = visit.t, await visit.read(consents.mine), await visit.read(preferences.mine)
    asked = agreed.mail is not None and not ways.mail
    shown = Mine(
        network=visit.membership.network.name if visit.membership else "",
        line=address_line(agreed.mail, t),
        known=agreed.mail is not None,
        comes=ways.mail_open,
        closed=bool(ways.mail) and not ways.mail_open,
        words=wording(ASKED[Consent.MAIL], t) if asked else "",
        wording=ASKED[Consent.MAIL],
        asks=visit.core.mails,
        filled=filled or Filled(),
    )
    return visit.page("me/mine.html.j2", shown, t.text("My e-mail address"), said=said, status=status)


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _page(visit, await visit.read(door.look_at_claim, signed.subject), base)


async def _confirm(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    shown = (await visit.fields()).get("wording", "")
    try:
        found = await visit.write(door.confirm, signed.subject, shown)
    except AddressOfAnother:
        found = await visit.read(door.look_at_claim, signed.subject)
        return await _page(visit, found, base, status=409)
    said = visit.t.text("**Confirmed.** Techlink writes to you there when something concerns you.")
    return await _page(visit, found, base, said=said)


async def _page(
    visit: Visit, found: Claiming, base: str, *, said: str = "", status: int = 200
) -> web.StreamResponse:
    t, problem = visit.t, ""
    title = t.text("Your e-mail address") if found.done else t.text("Is this address yours?")
    if found.other and not found.done:
        text = failure_of(AddressOfAnother(found.address), t).text
        title, problem = text.title, text.body
    shown = Confirming(found, base, wording(found.wording, t), problem)
    return visit.page("me/address.html.j2", shown, title, said=said, status=status)


opens(Purpose.ADDRESS, look=_look, act=_confirm)
