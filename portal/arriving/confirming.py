"""Is who arrived one of them? Yes, or not: by a contact's link, or signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import MemberId
from domain.errors import Changed
from domain.records import Record
from portal.arriving.joining import Over
from portal.arriving.routes import routes
from portal.kit import Who
from portal.kit.acts import opens
from services import links
from services.arriving import confirming

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from locales import Translator
    from portal.kit import Visit
    from services.arriving.views import ArrivedNotice

_YES: Final = "yes"
_NO: Final = "no"


class Asking(Record):
    """Who arrived, and where the answer is sent."""

    found: ArrivedNotice
    base: str


@routes.get("/n/{network}/arrived/{member}", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """The question, for who is asked."""
    member = visit.number("member")
    return await _ask(visit, MemberId(member), f"{visit.base}/arrived/{member}")


@routes.post("/n/{network}/arrived/{member}", Who.MEMBER)
async def act(visit: Visit) -> web.StreamResponse:
    """The answer."""
    member = visit.number("member")
    return await _answer(visit, MemberId(member), f"{visit.base}/arrived/{member}")


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _ask(visit, MemberId(signed.subject), base)


async def _act(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _answer(visit, MemberId(signed.subject), base)


async def _ask(visit: Visit, member: MemberId, base: str) -> web.StreamResponse:
    try:
        found = await visit.read(confirming.asked, member)
    except Changed:
        return _said(visit, visit.t.text("It has been said by now. Nothing is left to do here."))
    t = visit.t
    title = t.text("Does {name} belong to {partner}?", name=found.name, partner=found.partner)
    return visit.page("arriving/confirm.html.j2", Asking(found, base), title)


async def _answer(visit: Visit, member: MemberId, base: str) -> web.StreamResponse:
    t = visit.t
    press = (await visit.fields()).get("press", "")
    if press not in {_YES, _NO}:
        return await _ask(visit, member, base)
    if press == _YES:
        done = await visit.write(confirming.confirm, member)
        name = done.member.name
        text = t.text("{name} is one of you. The coordination sees what you said.", name=name)
        return _said(visit, f"{text}\n\n{_slip(t)}")
    done = await visit.write(confirming.disown, member)
    text = t.text(
        "{name} is not of your partner any more, and the coordination is told.", name=done.member.name
    )
    return _said(visit, f"{text}\n\n{_slip(t)}")


def _slip(t: Translator) -> str:
    """How to take it back: it is the coordination that says of which partner somebody is."""
    return t.text("Was it a slip? Tell the coordination: it can put this right.")


def _said(visit: Visit, text: str) -> web.Response:
    return visit.page("arriving/over.html.j2", Over(text, signin=False), visit.t.text("Thank you"))


opens(links.Purpose.CONFIRM, look=_look, act=_act)
