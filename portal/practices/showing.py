"""One practice: read, in each of its languages, and as a sheet to print."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from domain.languages import LANGUAGES
from domain.practices.model import EDITABLE, PracticeId, Status
from domain.records import Record, replace
from portal.kit import Visit, Who
from portal.practices.adopting import Adopted, adopted
from portal.practices.looking import read_text
from portal.practices.routes import routes
from portal.practices.talking import Asked, asked_of
from portal.practices.views import Line, Told, became_of, line_of, told_of
from services.practices import browsing, exporting
from templates.words import adopting
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aiohttp import web

    from domain.practices.model import Practice, Wording
    from locales import Translator
    from services.practices.adopting.views import Use
    from services.practices.views import PracticeView

_ALIKE: Final = 3


class OnePage(Record):
    """One practice for a member, and what they can do with it. `sent_back`: why, while it is.

    `adoptions`, `ratings` (stars, sentence, name) and `questions` are what became of it; `use`: the reader
    may adopt, rate and ask. `back` leads to the results from which the reader came, "" where there are none.
    """

    told: Told
    state: str
    base: str
    sheet: str
    back: str
    edit: bool
    send: bool
    review: bool
    renew: bool
    translate: bool
    sent_back: tuple[str, ...]
    alike: tuple[Line, ...]
    use: bool = False
    adoptions: tuple[Adopted, ...] = ()
    ratings: tuple[tuple[str, str, str], ...] = ()
    questions: tuple[Asked, ...] = ()


@routes.get("/n/{network}/practices/{practice}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One practice, in the language that was asked for, or one's own."""
    found = await visit.read(browsing.alike, PracticeId(visit.number("practice")))
    view = _one(visit, found.of, found.found[:_ALIKE])
    return visit.page("practices/one.html.j2", view, view.told.title, said=_said(visit))


@routes.get("/n/{network}/practices/{practice}/sheet.pdf", Who.MEMBER)
async def sheet(visit: Visit) -> web.StreamResponse:
    """The whole practice to print, in the language that was asked for, or one's own."""
    from documents.practices.pdf import practice_pdf  # noqa: PLC0415 - only the worker writes files

    found = await visit.read(exporting.paper, PracticeId(visit.number("practice")), _language(visit))
    async with visit.turn() as turn:
        data = await visit.core.offload(practice_pdf, replace(found, emblem=visit.core.emblem))
        name = f"{found.practice.code}-{found.words.language}-{found.today.isoformat()}.pdf"
        return turn.hand_out(io.BytesIO(data), name, "application/pdf")


def _one(visit: Visit, found: PracticeView, alike: Sequence[Practice]) -> OnePage:
    t, practice = visit.t, found.practice
    said = practice.in_language(_language(visit), t.language)
    href = f"{visit.base}/practices/{practice.id}"
    asked = read_text(visit.request.query.get("from", ""))
    query = urlencode({"from": asked.query()}) if asked.asks else ""
    editable, use = practice.status in EDITABLE, found.use
    return OnePage(
        told=_told(visit, found, said, query),
        state="" if practice.public else words.status(t, practice.status),
        base=href,
        sheet=f"{href}/sheet.pdf?language={said.language}",
        back=asked.at(f"{visit.base}/practices") if asked.asks else "",
        edit=found.may_change and (editable or practice.public),
        send=found.may_change and editable,
        review=found.may_review,
        renew=found.may_change and practice.status is Status.PUBLISHED,
        translate=bool(found.free) and (practice.public or (found.may_change and editable)),
        sent_back=tuple(_sent_back(found, t)),
        alike=tuple(
            line_of(each, each.in_language(t.language), f"{visit.base}/practices/{each.id}?{query}", t)
            for each in alike
        ),
        use=use is not None and use.may_adopt,
        adoptions=tuple(adopted(one, visit.base, t, titled=False) for one in use.adoptions) if use else (),
        ratings=tuple(_ratings(use)) if use else (),
        questions=tuple(asked_of(one, visit.base, t) for one in use.questions) if use else (),
    )


def _told(visit: Visit, found: PracticeView, said: Wording, query: str) -> Told:
    t, href = visit.t, f"{visit.base}/practices/{found.practice.id}"
    more = (
        (t.text("Shared by"), t.join_facts(one for one in (found.author, found.partner) if one)),
        (words.field(t, "contact"), found.contact),
        *(became_of(found.use, t) if found.use is not None else ()),
    )
    return told_of(found.practice, said, href, t, more, carried=query)


def _language(visit: Visit) -> str:
    asked = visit.request.query.get("language", "")
    return asked if asked in LANGUAGES else ""


def _sent_back(found: PracticeView, t: Translator) -> Iterator[str]:
    """Why, for who mends it; what was said of an earlier state is said no more."""
    if found.practice.status is Status.RETURNED and found.may_change and found.reviews:
        last = found.reviews[0]
        name = found.reviewers.get(last.by, "") if last.by is not None else ""
        yield f"{t.join_facts(one for one in (words.verdict(t, last.verdict), name) if one)}: {last.why}"


def _ratings(use: Use) -> Iterator[tuple[str, str, str]]:
    for one in use.ratings:
        yield f"{adopting.stars(one.stars)} {one.stars}", one.sentence, use.names.get(int(one.member), "")


def _said(visit: Visit) -> str:
    t = visit.t
    return {
        "saved": t.text("It is saved."),
        "translated": t.text("Saved. It can be read in this language now."),
        "sent": t.text("It is with the reviewers; you hear from them."),
        "reviewed": t.text("Your review is kept, and its author hears of it."),
        "renewed": t.text("It is marked as valid; you are asked again in twelve months."),
        "rated": t.text("**Saved.** You can change it: rate it again."),
        "archived": t.text("It is archived: its address opens, no search finds it."),
    }.get(visit.said, "")
