"""My own list, the most pressing first; and what fits into the minutes that I have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record
from domain.todo import CHOICES
from portal.kit import Visit, Who, number_of
from portal.kit.places import line_of
from portal.todo.routes import routes
from services.todo import listing
from templates.words.todo import minutes

if TYPE_CHECKING:
    from aiohttp import web

    from portal.kit.places import Line

_LINES: Final = 20


class Mine(Record):
    """A page of the list: `summary` is of all of it, `page` counts from 0, `choices` are minutes in words."""

    lines: tuple[Line, ...]
    summary: str
    total: int
    page: int
    pages: int
    choices: tuple[tuple[int, str], ...]
    chosen: int = 0


class Fitting(Record):
    """What fits into so many minutes; `rest` things can wait."""

    lines: tuple[Line, ...]
    rest: int
    chosen: int
    choices: tuple[tuple[int, str], ...]


@routes.get("/n/{network}/todo", Who.MEMBER)
async def mine(visit: Visit) -> web.StreamResponse:
    """All that waits for me, in pages; with `minutes` in the address what fits into these."""
    have = number_of(visit.request.query.get("minutes", ""))
    if have:
        return await _fitting(visit, have)
    t = visit.t
    found = await visit.read(listing.mine, number_of(visit.request.query.get("page", ""), 1) - 1, _LINES)
    lines = tuple(line_of(item, visit.base, found.now, t) for item in found.items)
    facts = [t.plural("{n} thing waits for you", "{n} things wait for you", found.total)]
    if found.late:
        facts.append(t.plural("{n} is late", "{n} are late", found.late))
    takes = t.text(
        "All of it takes {minutes}. The most pressing stands first.", minutes=minutes(found.minutes, t)
    )
    view = Mine(
        lines, f"{t.join_facts(facts)}. {takes}", found.total, found.page, found.pages, _choices(visit)
    )
    return visit.page("todo/mine.html.j2", view, t.text("What waits for you"))


async def _fitting(visit: Visit, have: int) -> web.StreamResponse:
    t = visit.t
    found = await visit.read(listing.fitting, have)
    lines = tuple(line_of(one.item, visit.base, found.now, t, one.minutes) for one in found.chosen)
    view = Fitting(lines, found.total - len(lines), found.minutes, _choices(visit))
    head = (
        t.plural("This fits into {n} minute", "This fits into {n} minutes", found.minutes)
        if lines
        else t.plural("Nothing fits into {n} minute", "Nothing fits into {n} minutes", found.minutes)
    )
    return visit.page("todo/fitting.html.j2", view, head)


def _choices(visit: Visit) -> tuple[tuple[int, str], ...]:
    return tuple((n, visit.t.plural("{n} minute", "{n} minutes", n)) for n in CHOICES)
