"""My e-mail address: given, asked back where it looks like a slip, confirmed by its link, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.addresses import AddressOfAnother, check_address, probably
from domain.errors import DomainError, NotFound
from portal.kit import Visit, Who, failure_of, refused, status_of
from portal.kit.acts import opens
from portal.me.routes import routes
from portal.me.settings import show
from services import door
from services.links import Purpose
from templates.words.consents import wording

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from services.door import Claiming


@dataclass(frozen=True)
class Meant:
    """An address that looks like a slip, and the one that was probably meant."""

    typed: str
    probably: str


@dataclass(frozen=True)
class Confirming:
    """What the press does, with the words that are agreed to; `problem` why it cannot be done (Markdown)."""

    found: Claiming
    base: str
    words: str
    problem: str = ""


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
        filled = refused(values, error, visit.t, "email")
        return await show(visit, filled=filled, wrong="email", status=status_of(error))
    return visit.go(f"{visit.base}/settings", said="mailed")


@routes.post("/n/{network}/address/remove", Who.MEMBER)
async def remove(visit: Visit) -> web.StreamResponse:
    """It is kept no more."""
    try:
        await visit.write(door.take_away)
    except DomainError as error:
        filled = refused({}, error, visit.t, "")
        return await show(visit, filled=filled, wrong="email", status=status_of(error))
    return visit.go(f"{visit.base}/settings", said="removed")


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
