"""Searching practices. What was typed and chosen stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from domain.practices.filters import FACETS, filters_of
from domain.practices.searches import LONGEST_WORDS
from domain.records import Record, replace
from portal.kit import Visit, Who
from portal.practices.looking import Looking, read
from portal.practices.routes import routes
from portal.practices.views import Line, facet_name, line_of, value_name
from services.practices import public, reading, searching
from templates.words import practice_searches as searches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from domain.practices.model import Practice, Wording
    from domain.search.snippets import Snippet
    from services.practices.public import Around
    from services.practices.views import Results

_PAGE: Final = 10
_SHOWN: Final = 12  # values of a facet


class Value(Record):
    """A value of a facet: how many practices have it, and where a press on it leads."""

    name: str
    count: int
    href: str
    on: bool


class _Shown(Record):
    """What was found, or what is new.

    `mended` says which words were read as which, `typed` is the address of the search without that. `tips`
    help where nothing was found. `save`: it can be kept. `apart` are those with little to do with it.
    """

    lines: tuple[Line, ...]
    count: str
    page: int
    pages: int
    mended: str = ""
    typed: str = ""
    tips: tuple[str, ...] = ()
    save: bool = False
    newest: tuple[Line, ...] = ()
    facets: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    apart: tuple[Line, ...] = ()


class SearchPage(Record):
    """What was looked for and found; without words the newest. `kept` are the filters, as hidden fields."""

    text: str
    most: int
    shown: _Shown
    kept: tuple[tuple[str, str], ...]
    chosen: tuple[Value, ...]
    query: str
    earlier: str
    later: str
    around: Around


@routes.get("/n/{network}/practices", Who.MEMBER)
async def search(visit: Visit) -> web.StreamResponse:
    """The search, or what is new."""
    asked, t, here = read(visit.request.query.items()), visit.t, f"{visit.base}/practices"
    around = await visit.read(public.around)
    shown = await (_found(visit, asked) if asked.asks else _newest(visit, asked.page))
    view = SearchPage(
        text=asked.text,
        most=LONGEST_WORDS,
        shown=shown,
        kept=asked.chosen,
        chosen=tuple(value for _, values in shown.facets for value in values if value.on),
        query=asked.query(),
        earlier=replace(asked, page=shown.page - 1).at(here) if shown.page > 0 else "",
        later=replace(asked, page=shown.page + 1).at(here) if shown.page + 1 < shown.pages else "",
        around=around,
    )
    return visit.page("practices/search.html.j2", view, t.text("Good practices"), said=_said(visit))


@routes.post("/n/{network}/practices/public", Who.MEMBER)
async def open_or_close(visit: Visit) -> web.StreamResponse:
    """The coordination lets anybody read the collection, or nobody from outside."""
    wanted = (await visit.fields()).get("open", "") == "yes"
    await visit.write(public.open_collection, wanted=wanted)
    return visit.go(f"{visit.base}/practices", said="open" if wanted else "closed")


async def _newest(visit: Visit, page: int) -> _Shown:
    found = await visit.read(reading.newest, page)
    lines = tuple(_line(visit, one.practice, one.shown, Looking()) for one in found.practices)
    return _Shown(lines, visit.t.text("What was published last"), found.page, found.pages)


async def _found(visit: Visit, asked: Looking) -> _Shown:
    found = await visit.read(
        searching.search,
        asked.text,
        filters=filters_of(asked.chosen),
        page=asked.page,
        size=_PAGE,
        mend=not asked.as_typed,
    )
    t, here = visit.t, f"{visit.base}/practices"
    nothing_asked = found.query.empty and not found.filters.any
    lines = [
        (one.scored.weak, _line(visit, one.practice, one.shown, asked, one.snippet)) for one in found.found
    ]
    return _Shown(
        lines=tuple(line for weak, line in lines if not weak),
        count=t.text("What are you looking for?") if nothing_asked else _count(found, visit),
        page=found.page,
        pages=found.pages,
        mended=_mended(found, visit),
        typed=replace(asked, page=0, as_typed=True).at(here) if found.mended else "",
        tips=() if found.total else tuple(_tips(visit, nothing_asked=nothing_asked)),
        save=not nothing_asked,
        newest=tuple(_line(visit, one, one.in_language(t.language), Looking()) for one in found.newest),
        facets=tuple(_facets(found, asked, visit)),
        apart=tuple(line for weak, line in lines if weak),
    )


def _count(found: Results, visit: Visit) -> str:
    n = found.total if found.query.empty else found.answering
    counts = [visit.t.plural("{n} practice", "{n} practices", n)]
    if not found.query.empty:
        counts += filter(None, [searches.counted_apart(found.total - found.answering, visit.t)])
    return visit.t.join_facts(counts)


def _line(
    visit: Visit, practice: Practice, said: Wording, asked: Looking, snippet: Snippet | None = None
) -> Line:
    query = asked.query()
    carried = {"language": said.language} | ({"from": query} if query else {})
    href = f"{visit.base}/practices/{practice.id}?{urlencode(carried)}"
    return line_of(practice, said, href, visit.t, snippet)


def _mended(found: Results, visit: Visit) -> str:
    t = visit.t
    if not found.mended:
        return ""
    pairs = (t.text("“{typed}” as “{read}”", typed=typed, read=read) for typed, read in found.mended.items())
    read = [t.text("Nobody wrote it like that; read: {words}.", words=t.join(pairs))]
    return " ".join(filter(None, [*read, searches.or_else(found.or_else, t)]))


def _tips(visit: Visit, *, nothing_asked: bool) -> Iterator[str]:
    t = visit.t
    if nothing_asked:
        yield t.text(
            "Write two or three words, in English, French, Spanish or Portuguese, as you would say them."
        )
        return
    yield t.text("Fewer words find more; so do more general ones: “transport” for “cargo bike”.")
    yield t.text("Any of the four languages will do: practices in all of them are searched.")
    yield t.text("Save the search, and you are told when somebody shares one that answers it.")


def _facets(found: Results, asked: Looking, visit: Visit) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """What can be chosen, and what is chosen already: a press on that takes it away again."""
    here = f"{visit.base}/practices"
    for facet in FACETS:
        counts = dict(list(found.facets.get(facet, {}).items())[:_SHOWN])
        on = [value for name, value in asked.chosen if name == facet]
        counts |= {value: counts.get(value, 0) for value in on if _is_known(facet, value, visit)}
        values = tuple(
            Value(value_name(facet, value, visit.t), count, asked.toggled(facet, value).at(here), value in on)
            for value, count in counts.items()
        )
        if len(values) > 1 or on:
            yield facet_name(facet, visit.t), values


def _is_known(facet: str, value: str, visit: Visit) -> bool:
    """Whether that can be shown: anybody may write anything into an address."""
    try:
        return bool(value_name(facet, value, visit.t))
    except (KeyError, ValueError):
        return False


def _said(visit: Visit) -> str:
    t = visit.t
    return {
        "open": t.text("Anybody can read the collection now."),
        "closed": t.text("Only members can read the collection now."),
    }.get(visit.said, "")
