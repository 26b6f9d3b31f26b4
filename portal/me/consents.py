"""What I agreed to: the words, when and how; to agree, to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.consents import ASKED, Given, Purpose
from domain.errors import NotFound
from domain.records import Record
from portal.kit import Visit, Who
from portal.me.routes import routes
from services import consents
from templates.words.consents import given_how, purpose_title, recorded_by, wording

if TYPE_CHECKING:
    from aiohttp import web

    from domain.consents import Consent
    from locales import Translator
    from services.consents import MyConsents


class Item(Record):
    """One purpose: its words, `since` when one agreed ("" while one does not), which words those were."""

    purpose: str
    title: str
    words: str
    wording: str
    since: str
    note: str = ""


class Shown(Record):
    """What is asked, what else holds, and what was taken back (a line each)."""

    items: tuple[Item, ...]
    past: tuple[str, ...]


@routes.get("/n/{network}/consents", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """All of it."""
    t, found = visit.t, await visit.read(consents.mine)
    items = [_item(found, purpose, t) for purpose in found.asked]
    if found.direct is not None and found.direct.agreed_at is not None:
        items.append(_direct(found, t))
    items += [_item(found, purpose, t) for purpose in found.holding if purpose is Purpose.NOTICE]
    said = {
        "given": t.text("**Kept:** you agreed. You can take it back here at any time."),
        "withdrawn": t.text("**Taken back.** From now on nothing is done on the ground of it."),
    }
    past = tuple(_past(one, t) for one in found.past)
    title = t.text("Consents")
    return visit.page("me/consents.html.j2", Shown(tuple(items), past), title, said=said.get(visit.said, ""))


@routes.post("/n/{network}/consents/{purpose}/give", Who.MEMBER)
async def give(visit: Visit) -> web.StreamResponse:
    """I agree, to the words that were shown."""
    shown = (await visit.fields()).get("wording", "")
    await visit.write(consents.give, _purpose(visit), shown, Given.WEB)
    return visit.go(f"{visit.base}/consents", said="given")


@routes.post("/n/{network}/consents/{purpose}/withdraw", Who.MEMBER)
async def withdraw(visit: Visit) -> web.StreamResponse:
    """I take it back."""
    await visit.write(consents.withdraw, _purpose(visit))
    return visit.go(f"{visit.base}/consents", said="withdrawn")


def _purpose(visit: Visit) -> Purpose:
    named = visit.request.match_info["purpose"]
    if named not in {*(one.value for one in ASKED), Purpose.DIRECT.value}:
        raise NotFound("consent")
    return Purpose(named)


def _item(found: MyConsents, purpose: Purpose, t: Translator) -> Item:
    held = found.holding.get(purpose)
    name = held.wording if held else found.asked.get(purpose, "")
    note = ""
    if purpose is Purpose.MAIL:
        note = (
            t.text("Your address: {address}", address=found.mail.address)
            if found.mail
            else t.text("No e-mail address of yours is known. You give one in My settings.")
        )
    return Item(
        purpose.value, purpose_title(purpose, t), wording(name, t), name, _since(found, held, t), note
    )


def _direct(found: MyConsents, t: Translator) -> Item:
    since = found.direct.agreed_at if found.direct else None
    words = t.text("Techlink may write to you on Discord when something is due.")
    said = (
        t.text("You agreed on {date}, {how}.", date=t.date(since), how=given_how(Given.CHAT, t))
        if since
        else ""
    )
    return Item(Purpose.DIRECT.value, purpose_title(Purpose.DIRECT, t), words, "", said)


def _since(found: MyConsents, held: Consent | None, t: Translator) -> str:
    if held is None:
        return ""
    said = t.text("You agreed on {date}, {how}.", date=t.date(held.given_at), how=given_how(held.how, t))
    by = found.names.get(held.recorded_by) if held.recorded_by is not None else None
    return f"{said} {recorded_by(by, t)}" if by else said


def _past(one: Consent, t: Translator) -> str:
    until = one.withdrawn_at or one.given_at
    return t.text(
        "{what}: agreed on {given}, taken back on {until}.",
        what=purpose_title(one.purpose, t),
        given=t.date(one.given_at),
        until=t.date(until),
    )
