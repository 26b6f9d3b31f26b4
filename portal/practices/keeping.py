"""Searches that somebody keeps: what is new among their answers is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.filters import as_data, filters_of
from domain.records import Record
from portal.kit import Visit, Who, number_of
from portal.practices.looking import of_saved, read_text
from portal.practices.routes import routes
from portal.practices.views import value_name
from services.practices import saved_searches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from domain.practices.searches import SavedSearch
    from locales import Translator


class Kept(Record):
    """A search that is kept: what it is called, and where it is run again."""

    id: int
    name: str
    href: str
    facts: str


@routes.get("/n/{network}/practices/searches", Who.MEMBER)
async def listed(visit: Visit) -> web.StreamResponse:
    """What one keeps, the newest first."""
    found, t = await visit.read(saved_searches.listed), visit.t
    base = f"{visit.base}/practices"
    kept = tuple(
        Kept(int(one.id), _called(one, t), of_saved(one).at(base), _facts(one, t)) for one in found.searches
    )
    said = {
        "kept": t.text("**Saved.** You are told when a new practice answers it."),
        "removed": t.text("**Removed.**"),
    }.get(visit.said, "")
    return visit.page("practices/searches.html.j2", kept, t.text("Searches that you keep"), said=said)


@routes.post("/n/{network}/practices/searches", Who.MEMBER)
async def keep(visit: Visit) -> web.StreamResponse:
    """Keep what is looked for; one that is kept already is no second."""
    asked = read_text((await visit.fields()).get("search", ""))
    data = as_data(filters_of(asked.chosen))
    await visit.write(saved_searches.keep, asked.text, visit.t.language, data)
    return visit.go(f"{visit.base}/practices/searches", said="kept")


@routes.post("/n/{network}/practices/searches/remove", Who.MEMBER)
async def remove(visit: Visit) -> web.StreamResponse:
    """Keep it no longer."""
    await visit.write(saved_searches.remove, number_of((await visit.fields()).get("search", "")))
    return visit.go(f"{visit.base}/practices/searches", said="removed")


def _called(one: SavedSearch, t: Translator) -> str:
    return t.join_facts([part for part in (one.words, *_filters(one, t)) if part])


def _filters(one: SavedSearch, t: Translator) -> Iterator[str]:
    whole = ""
    for facet, value in of_saved(one).chosen:
        # A region stands for its parts, which need no mention.
        if facet == "region" and whole and value.startswith(whole):
            continue
        whole = value if facet == "region" else ""
        yield value_name(facet, value, t)


def _facts(one: SavedSearch, t: Translator) -> str:
    made = t.text("kept since {date}", date=t.date(one.made_at.date(), "medium"))
    told = t.text("last told {date}", date=t.date(one.told_at.date(), "medium")) if one.told_at else ""
    return t.join_facts([part for part in (made, told) if part])
