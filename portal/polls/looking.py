"""All date polls one may look at; and, for who runs one, who can when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.polls import PollId, PollStatus
from domain.records import Record
from portal.kit import Visit, Who, number_of
from portal.polls.routes import routes
from portal.polls.views import span_text, state_of
from services.polls import reading
from templates.words.polls import answered_line, partly_words, tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp import web

    from domain.actors import MemberId
    from domain.polls import Ranked
    from locales import Translator
    from services.polls.views import PollView


class Listed(Record):
    """A page of polls: id, title and what there is to say of each; `page` counts from 0."""

    base: str
    lines: tuple[tuple[int, str, str], ...]
    page: int
    pages: int


class Slot(Record):
    """A slot: when it is, what was said, and by whom."""

    when: str
    tally: str
    facts: tuple[str, ...]


class Results(Record):
    """The slots of a poll, the best first; `silent`: who has not said all. `open`: none was taken yet."""

    base: str
    code: str
    facts: str
    state: str
    slots: tuple[Slot, ...]
    silent: tuple[str, ...]
    open: bool


@routes.get("/n/{network}/polls", Who.MEMBER)
async def listed(visit: Visit) -> web.StreamResponse:
    """Those that are not decided, then the newest."""
    t = visit.t
    found = await visit.read(reading.page_of, number_of(visit.request.query.get("page", ""), 1) - 1)
    lines = tuple(
        (
            int(one.poll.id),
            one.poll.fields.title,
            t.join_facts([one.poll.code, answered_line(one.answered, one.asked, t), state_of(one, t)]),
        )
        for one in found.polls
    )
    view = Listed(f"{visit.base}/polls", lines, found.page, found.pages)
    return visit.page("polls/list.html.j2", view, t.text("Date polls"))


@routes.get("/n/{network}/polls/{poll}/results", Who.MEMBER)
async def results(visit: Visit) -> web.StreamResponse:
    """Who can when, for who runs it."""
    t, id_ = visit.t, PollId(visit.number("poll"))
    found = await visit.read(reading.results, id_)
    view = Results(
        base=f"{visit.base}/polls/{id_}",
        code=found.poll.code,
        facts=answered_line(found.answered, found.asked, t),
        state=state_of(found, t),
        slots=tuple(_slot(one, found, t) for one in found.ranked),
        silent=tuple(_silent(found, t)),
        open=found.poll.status is PollStatus.OPEN,
    )
    return visit.page(
        "polls/results.html.j2", view, t.text("Who can when: {title}", title=found.poll.fields.title)
    )


def _slot(one: Ranked, view: PollView, t: Translator) -> Slot:
    facts = []
    if one.missing:
        facts.append(t.text("Would miss it: {names}", names=_names(one.missing, view, t)))
    if one.if_need_be:
        facts.append(t.text("If need be: {names}", names=_names(one.if_need_be, view, t)))
    return Slot(span_text(one.slot.span, t.zone, t), tally(one, t), tuple(facts))


def _names(ids: Iterable[MemberId], view: PollView, t: Translator) -> str:
    """By name, guests as such."""
    return t.join(
        t.text("{name} (guest)", name=view.names[one]) if one in view.guests else view.names[one]
        for one in ids
        if one in view.names
    )


def _silent(view: PollView, t: Translator) -> Iterable[str]:
    """Who has not answered: guests in numbers, since nobody is told whose an address is."""
    if view.poll.status is not PollStatus.OPEN:
        return
    if view.silent:
        yield t.text("Not heard yet: {names}", names=t.join(view.silent))
    if view.partly:
        slots = len(view.poll.slots)
        partly = t.join(partly_words(name, said, slots, t) for name, said in view.partly)
        yield t.text("Answered in part: {names}", names=partly)
    if view.silent_guests:
        yield t.plural(
            "{n} guest has not answered yet.", "{n} guests have not answered yet.", view.silent_guests
        )
