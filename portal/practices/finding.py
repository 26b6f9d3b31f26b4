"""Searching practices, and reading one. What was typed and chosen stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from domain.languages import LANGUAGES
from domain.practices.model import EDITABLE, PracticeId, Status
from portal.kit import Visit, Who, number_of
from portal.practices.adopting import Adopted, adopted
from portal.practices.routes import routes
from portal.practices.talking import Asked, asked_of
from portal.practices.views import Line, Told, became_of, facet_name, line_of, told_of, value_name
from services.practices import choosing, public, reading, searching
from templates.words import adopting
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aiohttp import web

    from domain.practices.model import Practice, Wording
    from domain.search.snippets import Snippet
    from locales import Translator
    from services.practices.adopting.views import Use
    from services.practices.public import Around
    from services.practices.views import PracticeView, Results

_LONGEST: Final = 300  # letters of a search that a page takes
_PAGE: Final = 10
_SHOWN: Final = 12  # values of a facet
_MOST_CHOSEN: Final = 40


@dataclass(frozen=True)
class Value:
    """A value of a facet: how many practices have it, and where a press on it leads."""

    name: str
    count: int
    href: str
    on: bool


@dataclass(frozen=True)
class _Shown:
    """What was found, or what is new."""

    lines: tuple[Line, ...]
    count: str
    mended: str
    facets: tuple[tuple[str, tuple[Value, ...]], ...]
    page: int
    pages: int


@dataclass(frozen=True)
class SearchPage:
    """What was looked for and found; without words the newest. `kept` are the filters, as hidden fields."""

    text: str
    shown: _Shown
    kept: tuple[tuple[str, str], ...]
    earlier: str
    later: str
    around: Around


@dataclass(frozen=True)
class OnePage:
    """One practice for a member, and what they can do with it. `back`: why it was sent back, while it is.

    `adoptions`, `ratings` (stars, sentence, name) and `questions` are what became of it; `use`: the reader
    may adopt, rate and ask.
    """

    told: Told
    state: str
    base: str
    edit: bool
    send: bool
    review: bool
    renew: bool
    back: tuple[str, ...]
    use: bool = False
    adoptions: tuple[Adopted, ...] = ()
    ratings: tuple[tuple[str, str, str], ...] = ()
    questions: tuple[Asked, ...] = ()


@routes.get("/n/{network}/practices", Who.MEMBER)
async def search(visit: Visit) -> web.StreamResponse:
    """The search, or what is new."""
    query, t = visit.request.query, visit.t
    text, page = query.get("q", "")[:_LONGEST].strip(), number_of(query.get("page", ""), 1) - 1
    chosen = [(name, value) for name in choosing.FACETS for value in query.getall(name, ())][:_MOST_CHOSEN]
    around = await visit.read(public.around)
    if text:
        found = await visit.read(
            searching.search, text, filters=choosing.filters_of(chosen), page=page, size=_PAGE
        )
        shown = _Shown(
            tuple(_line(visit, one.practice, one.shown, one.snippet) for one in found.found),
            t.plural("{n} practice", "{n} practices", found.total),
            _mended(found, visit),
            tuple(_facets(found, text, chosen, visit)),
            found.page,
            found.pages,
        )
    else:
        newest = await visit.read(reading.newest, page)
        lines = tuple(_line(visit, one.practice, one.shown) for one in newest.practices)
        shown = _Shown(lines, t.text("What was published last"), "", (), newest.page, newest.pages)
    view = SearchPage(
        text=text,
        shown=shown,
        kept=tuple(chosen),
        earlier=_address(visit, text, chosen, shown.page) if shown.page > 0 else "",
        later=_address(visit, text, chosen, shown.page + 2) if shown.page + 1 < shown.pages else "",
        around=around,
    )
    return visit.page("practices/search.html.j2", view, t.text("Good practices"), said=_said(visit))


@routes.get("/n/{network}/practices/{practice}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One practice, in the language that was asked for, or one's own."""
    found = await visit.read(reading.show, PracticeId(visit.number("practice")))
    return visit.page(
        "practices/one.html.j2", _one(found, visit), _one(found, visit).told.title, said=_said(visit)
    )


@routes.post("/n/{network}/practices/public", Who.MEMBER)
async def open_or_close(visit: Visit) -> web.StreamResponse:
    """The coordination lets anybody read the collection, or nobody from outside."""
    wanted = (await visit.fields()).get("open", "") == "yes"
    await visit.write(public.open_collection, wanted=wanted)
    return visit.go(f"{visit.base}/practices", said="open" if wanted else "closed")


def _line(visit: Visit, practice: Practice, said: Wording, snippet: Snippet | None = None) -> Line:
    href = f"{visit.base}/practices/{practice.id}?language={said.language}"
    return line_of(practice, said, href, visit.t, snippet)


def _address(visit: Visit, text: str, chosen: Sequence[tuple[str, str]], page: int = 1) -> str:
    said = [("q", text), *chosen, *([("page", str(page))] if page > 1 else [])]
    return f"{visit.base}/practices?{urlencode([one for one in said if one[1]])}"


def _mended(found: Results, visit: Visit) -> str:
    t = visit.t
    if not found.mended:
        return ""
    pairs = (t.text("“{typed}” as “{read}”", typed=typed, read=read) for typed, read in found.mended.items())
    return t.text("Nobody wrote it like that; read: {words}.", words=t.join(pairs))


def _facets(
    found: Results, text: str, chosen: list[tuple[str, str]], visit: Visit
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """What can be chosen, and what is chosen already: a press on that takes it away again."""
    for facet in choosing.FACETS:
        counts = dict(list(found.facets.get(facet, {}).items())[:_SHOWN])
        on = [value for name, value in chosen if name == facet]
        counts |= {value: counts.get(value, 0) for value in on if _is_known(facet, value, visit)}
        values = tuple(
            Value(
                value_name(facet, value, visit.t),
                count,
                _address(visit, text, _toggled(chosen, (facet, value))),
                value in on,
            )
            for value, count in counts.items()
        )
        if len(values) > 1 or on:
            yield facet_name(facet, visit.t), values


def _toggled(chosen: list[tuple[str, str]], one: tuple[str, str]) -> list[tuple[str, str]]:
    return [each for each in chosen if each != one] if one in chosen else [*chosen, one]


def _is_known(facet: str, value: str, visit: Visit) -> bool:
    """Whether that can be shown: anybody may write anything into an address."""
    try:
        return bool(value_name(facet, value, visit.t))
    except (KeyError, ValueError):
        return False


def _one(found: PracticeView, visit: Visit) -> OnePage:
    t, practice = visit.t, found.practice
    asked = visit.request.query.get("language", "")
    said = practice.in_language(asked, visit.t.language) if asked in LANGUAGES else found.shown
    href = f"{visit.base}/practices/{practice.id}"
    more = (
        (t.text("Shared by"), t.join_facts(one for one in (found.author, found.partner) if one)),
        (words.field(t, "contact"), found.contact),
        *(became_of(found.use, t) if found.use is not None else ()),
    )
    editable, use = practice.status in EDITABLE, found.use
    return OnePage(
        told=told_of(practice, said, href, t, more),
        state="" if practice.public else words.status(t, practice.status),
        base=href,
        edit=found.may_change and (editable or practice.public),
        send=found.may_change and editable,
        review=found.may_review,
        renew=found.may_change and practice.status is Status.PUBLISHED,
        back=tuple(_sent_back(found, t)),
        use=use is not None and use.may_adopt,
        adoptions=tuple(adopted(one, visit.base, t, titled=False) for one in use.adoptions) if use else (),
        ratings=tuple(_ratings(use)) if use else (),
        questions=tuple(asked_of(one, visit.base, t) for one in use.questions) if use else (),
    )


def _sent_back(found: PracticeView, t: Translator) -> Iterator[str]:
    """Why, for who mends it; what was said of an earlier state is said no more."""
    if found.practice.status is Status.RETURNED and found.may_change and found.reviews:
        last = found.reviews[0]
        yield f"{words.verdict(t, last.verdict)}: {last.why}"


def _ratings(use: Use) -> Iterator[tuple[str, str, str]]:
    for one in use.ratings:
        yield f"{adopting.stars(one.stars)} {one.stars}", one.sentence, use.names.get(int(one.member), "")


def _said(visit: Visit) -> str:
    t = visit.t
    return {
        "open": t.text("Anybody can read the collection now."),
        "closed": t.text("Only members can read the collection now."),
        "saved": t.text("It is saved."),
        "sent": t.text("It is with the reviewers; you hear from them."),
        "reviewed": t.text("Your review is kept, and its author hears of it."),
        "renewed": t.text("It is marked as valid; you are asked again in twelve months."),
        "rated": t.text("**Saved.** You can change it: rate it again."),
        "archived": t.text("It is archived: its address opens, no search finds it."),
    }.get(visit.said, "")
