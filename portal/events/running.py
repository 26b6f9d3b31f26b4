"""For who runs an event: moving it, after having seen what that means, and calling it off with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.events.errors import EventReasonNeeded, EventTextLong, LengthImpossible
from domain.events.model import EventId
from domain.records import Record
from portal.events.routes import routes
from portal.kit import Filled, Visit, Who, number_of, refused, status_of
from services.events import changing, moving, reading
from templates.words.event_changes import (
    cancel_told,
    move_told,
    same_time,
    span_text,
    this_and_those,
    until_now,
    with_those_that_follow,
)
from templates.words.event_warnings import warning_text
from templates.words.events import clocks_line
from templates.words.when import said_back, why_asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from locales import Translator
    from services.events.moving import MoveDraft
    from services.events.views import CallingOff


class Understood(Record):
    """The time that was typed, as it was read: what moving the event to it would mean.

    `along` is when those of its series that follow would be, `both` who is told then; `follow` the button.
    """

    time: str
    clocks: str
    before: str
    told: str
    warnings: tuple[str, ...]
    both: str
    along: tuple[str, ...]
    follow: str


class MovePage(Record):
    """The form for another time; with what was `understood`, what it would mean, first.

    `choices` are readings of what was typed, by number, of which only its author can say which is meant, and
    `why` they are asked. `now` is when it is to be until now.
    """

    base: str
    title: str
    now: str
    filled: Filled
    draft: int = 0
    turn: int = 0
    understood: Understood | None = None
    choices: tuple[str, ...] = ()
    why: str = ""


class CancelPage(Record):
    """Whether it is to be called off: who is told, and why. `follow`: the button for all that follow."""

    base: str
    title: str
    seen: int
    told: str
    both: str
    follow: str
    filled: Filled


@routes.get("/n/{network}/events/{event}/move", Who.MEMBER)
async def ask_when(visit: Visit) -> web.StreamResponse:
    """The form for another time."""
    return await _ask_when(visit, Filled())


@routes.post("/n/{network}/events/{event}/move", Who.MEMBER)
async def move(visit: Visit) -> web.StreamResponse:
    """What was typed is shown as it was understood; pressed once more, it is done."""
    values = await visit.fields()
    draft, turn = number_of(values.get("draft", "")), number_of(values.get("turn", ""))
    try:
        if "go" in values:
            following = values["go"] == "all"
            await visit.write(moving.carry_out, draft, turn, following=following)
            return visit.go(_base(visit), said="moved")
        found = await _read(visit, values, draft, turn)
    except DomainError as error:
        return await _ask_when(visit, refused(values, error, visit.t, _field_of(error)), status_of(error))
    return _move_page(visit, found)


async def _read(visit: Visit, values: Mapping[str, str], draft: int, turn: int) -> MoveDraft:
    when, length = values.get("when", ""), values.get("length", "")
    if "choice" in values:
        return await visit.write(moving.choose, draft, turn, number_of(values["choice"], -1))
    if draft:
        return await visit.write(moving.type_into, draft, when, length)
    return await visit.write(moving.begin, EventId(visit.number("event")), when, length)


async def _ask_when(visit: Visit, filled: Filled, status: int = 200) -> web.Response:
    # Who may not run it, or comes too late, is refused here, too.
    found = await visit.read(reading.before_moving, EventId(visit.number("event")))
    event = found.event
    shown = MovePage(_base(visit), event.title, until_now(event.span, visit.t), filled)
    return visit.page("events/move.html.j2", shown, visit.t.text("Move it"), status=status)


def _move_page(visit: Visit, draft: MoveDraft) -> web.Response:
    t, status, title = visit.t, 200, visit.t.text("Move it")
    filled = Filled({"when": draft.when, "length": draft.length})
    understood = _understood(draft, t)
    if understood is not None:
        title = t.text("Move it to this time?")
    elif draft.fault is not None:
        filled = refused(filled.values, draft.fault, t, _field_of(draft.fault))
        status = status_of(draft.fault)
    elif draft.choices:
        title = t.text("When do you mean?")
    choices = () if understood else tuple(said_back(one, t, city=True) for one in draft.choices)
    event = draft.view.event
    why = why_asked(draft.choices, t) if choices and draft.fault is None else ""
    now = until_now(event.span, t)
    shown = MovePage(_base(visit), event.title, now, filled, draft.id, draft.turn, understood, choices, why)
    return visit.page("events/move.html.j2", shown, title, status=status)


def _understood(draft: MoveDraft, t: Translator) -> Understood | None:
    if draft.span is None:
        return None
    later = zip(draft.view.later, draft.along, strict=True)
    return Understood(
        time=span_text(draft.span, t),
        clocks=clocks_line(draft.clocks, t) if len(draft.clocks) > 1 else "",
        before=until_now(draft.view.event.span, t),
        told=same_time(t) if draft.same else move_told(draft.told, t),
        warnings=tuple(warning_text(one, t) for one in draft.warnings),
        both=with_those_that_follow(draft.told_all, t) if draft.following else "",
        along=tuple(t.join_facts([one.code, span_text(at, t)]) for one, at in later),
        follow=this_and_those(draft.following, t),
    )


@routes.get("/n/{network}/events/{event}/cancel", Who.MEMBER)
async def ask_cancel(visit: Visit) -> web.StreamResponse:
    """Whether it is to be called off."""
    return await _ask_cancel(visit, Filled())


@routes.post("/n/{network}/events/{event}/cancel", Who.MEMBER)
async def cancel(visit: Visit) -> web.StreamResponse:
    """It is called off."""
    values = await visit.fields()
    event, seen = EventId(visit.number("event")), number_of(values.get("seen", ""), -1)
    why, following = values.get("why", ""), values.get("go") == "all"
    try:
        await visit.write(changing.cancel, event, seen, why, following=following)
    except DomainError as error:
        at = "why" if isinstance(error, EventReasonNeeded | EventTextLong) else ""
        return await _ask_cancel(visit, refused(values, error, visit.t, at), status_of(error))
    return visit.go(_base(visit), said="cancelled")


async def _ask_cancel(visit: Visit, filled: Filled, status: int = 200) -> web.Response:
    found = await visit.read(reading.before_cancelling, EventId(visit.number("event")))
    title = visit.t.context("event", "Call it off?")
    return visit.page("events/cancel.html.j2", _cancel_page(visit, found, filled), title, status=status)


def _cancel_page(visit: Visit, found: CallingOff, filled: Filled) -> CancelPage:
    t, event = visit.t, found.view.event
    return CancelPage(
        _base(visit),
        t.join_facts([event.title, span_text(event.span, t)]),
        event.revision,
        cancel_told(found.told, t),
        with_those_that_follow(found.told_all, t) if found.following else "",
        this_and_those(found.following, t),
        filled,
    )


def _base(visit: Visit) -> str:
    return f"{visit.base}/events/{visit.number('event')}"


def _field_of(error: DomainError) -> str:
    """The field that a refusal is about."""
    return "length" if isinstance(error, LengthImpossible) else "when"
