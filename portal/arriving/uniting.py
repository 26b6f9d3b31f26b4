"""Are two accounts one person? Yes, or not: by the link of a mail, or signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import Changed
from domain.records import Record
from domain.uniting import Uniting
from portal.arriving.joining import Over
from portal.arriving.routes import routes
from portal.kit import Who
from portal.kit.acts import opens
from services import links, members
from templates.markdown import safe
from templates.words import arriving as words

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from portal.kit import Visit

_YES: Final = "yes"
_NO: Final = "no"


class Asking(Record):
    """The question at length, with Markdown, and where the answer is sent."""

    text: str
    base: str


@routes.get("/n/{network}/accounts/{question}", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """The question, for one of the two."""
    key = visit.number("question")
    return await _ask(visit, key, f"{visit.base}/accounts/{key}")


@routes.post("/n/{network}/accounts/{question}", Who.MEMBER)
async def act(visit: Visit) -> web.StreamResponse:
    """The answer."""
    key = visit.number("question")
    return await _answer(visit, key, f"{visit.base}/accounts/{key}")


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _ask(visit, signed.subject, base)


async def _act(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _answer(visit, signed.subject, base)


async def _ask(visit: Visit, key: int, base: str) -> web.StreamResponse:
    t = visit.t
    try:
        found = await visit.read(members.question, key)
    except Changed:
        text = t.text("It has been said by now, or is a month ago. Nothing is left to do here.")
        return _said(visit, text, t.text("Thank you"))
    if found.waits:
        return _waits(visit, found)
    asking = Asking(words.uniting_text(found, t), base)
    return visit.page("arriving/uniting.html.j2", asking, words.uniting_title(found, t))


async def _answer(visit: Visit, key: int, base: str) -> web.StreamResponse:
    t, press = visit.t, (await visit.fields()).get("press", "")
    if press not in {_YES, _NO}:
        return await _ask(visit, key, base)
    if press == _NO:
        await visit.write(members.refuse, key)
        return _said(visit, words.refused_text(t), words.refused_title(t))
    done = await visit.write(members.agree, key)
    if isinstance(done, Uniting):
        return _waits(visit, done)
    title = t.text("{name} is one person now", name=done.belonging.member.name)
    return _said(visit, words.now_text(t), title)


def _waits(visit: Visit, found: Uniting) -> web.Response:
    return _said(visit, words.waits_text(found, visit.t, safe), words.waits_title(visit.t))


def _said(visit: Visit, text: str, title: str) -> web.Response:
    return visit.page("arriving/over.html.j2", Over(text, signin=False), title)


opens(links.Purpose.ACCOUNTS, look=_look, act=_act)
