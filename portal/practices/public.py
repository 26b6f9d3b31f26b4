"""The published collection for anybody, where the network has opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from domain.languages import LANGUAGES
from domain.practices.searches import LONGEST_WORDS
from domain.records import Record
from portal.kit import Visit, Who, number_of
from portal.practices.routes import routes
from portal.practices.views import Line, Told, line_of, told_of
from services.practices import public
from templates.words import practices as words

if TYPE_CHECKING:
    from aiohttp import web


class PublicListPage(Record):
    """What is there, or what answers the words."""

    network: str
    text: str
    most: int
    count: str
    lines: tuple[Line, ...]
    earlier: str
    later: str
    target: str


class PublicPage(Record):
    """One practice of the network."""

    network: str
    told: Told
    back: str


@routes.get("/g/{place}", Who.ANYBODY)
async def listed(visit: Visit) -> web.StreamResponse:
    """The collection, the newest first, or what is searched in it."""
    query, t = visit.request.query, visit.t
    text, page = query.get("q", "")[:LONGEST_WORDS].strip(), number_of(query.get("page", ""), 1) - 1
    args: Any = (visit.number("place"), text, t.language, page)
    found = await visit.core.look_across(public.listed, *args)
    base = visit.request.path
    by_practice = {one.practice.id: one for one in found.results.found} if found.results else {}
    lines = []
    for one in found.practices:
        hit = by_practice.get(one.id)
        said = hit.shown if hit else one.in_language(t.language)
        href = f"{base}/{one.number}?language={said.language}"
        lines.append(line_of(one, said, href, t, hit.snippet if hit else None))
    view = PublicListPage(
        found.network_name,
        text,
        LONGEST_WORDS,
        t.plural("{n} practice", "{n} practices", found.total),
        tuple(lines),
        f"{base}?{urlencode({'q': text, 'page': found.page})}" if found.page > 0 else "",
        f"{base}?{urlencode({'q': text, 'page': found.page + 2})}" if found.page + 1 < found.pages else "",
        base,
    )
    return visit.page("practices/public_list.html.j2", view, t.text("Good practices"))


@routes.get("/g/{place}/{number}", Who.ANYBODY)
async def one(visit: Visit) -> web.StreamResponse:
    """One practice, in the language that was asked for, or the reader's."""
    args: Any = (visit.number("place"), visit.number("number"))
    found = await visit.core.look_across(public.one, *args)
    t, practice = visit.t, found.practice
    asked = visit.request.query.get("language", "")
    said = practice.in_language(*(one for one in (asked, t.language) if one in LANGUAGES))
    more = (
        (t.text("Shared by"), found.partner),
        (words.field(t, "contact"), practice.facts.contact),
    )
    told = told_of(practice, said, visit.request.path, t, more)
    view = PublicPage(found.network_name, told, visit.request.path.rpartition("/")[0])
    return visit.page("practices/public.html.j2", view, told.title)
