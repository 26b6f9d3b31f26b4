"""An event before it is moved: to when, on whose clocks, who is told, what there is to know."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Changed, DomainError, NotFound
from domain.events.errors import AlreadyThen, StartsInThePast
from domain.events.fields import EventFields
from domain.events.model import EventId
from domain.events.said import minutes
from domain.events.times import Span, clocks
from domain.events.warnings import warnings
from domain.records import Record, replace
from domain.when import Hour
from services import own_drafts, when_typed
from services.events import changing, desk, reading, telling
from services.events.knowing import known_people, others_then, places_of
from services.events.pinning import as_typed, pinned
from storage import drafts
from storage.events import events

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import Event
    from domain.events.times import Clock
    from domain.events.warnings import Warning_
    from domain.when import Read, Suggestion
    from services.events.views import EventDone, EventView
    from storage.transaction import Transaction

_DRAFT: Final = "event.move"
_LIVES: Final = timedelta(days=1)


class MoveDraft(Record):
    """Where an event is to be moved, as it is read now; `span` None: not read yet, and `fault` may say why.

    `told` are so many who hear of it. `following`: so many of its series come after it; with them `told_all`
    people are told, and they are at the times `along` then. `same`: it only is said on another clock, so
    nobody is told.
    """

    id: int
    turn: int
    when: str
    length: str
    view: EventView
    zone: str
    span: Span | None = None
    fault: DomainError | None = None
    choices: tuple[Read, ...] = ()
    clocks: tuple[Clock, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    told: int = 0
    following: int = 0
    told_all: int = 0
    along: tuple[Span, ...] = ()
    same: bool = False


def begin(tx: Transaction, actor: Actor, event: EventId, when: str, length: str = "") -> MoveDraft:
    """Keep to when an event is to be moved. Raises as `changing.move` does."""
    found = _mine(tx, actor, event)
    payload = {
        "event": int(event),
        "seen": found.revision,
        "when": when.strip(),
        "length": length.strip(),
        "exact": "",
        "turn": 0,
        "choices": [],
    }
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _read(tx, actor, kept)


def load(tx: Transaction, actor: Actor, draft: int) -> MoveDraft:
    """One's own draft, read again (it may be pinned anew, so it is a write). Raises `Changed`."""
    return _read(tx, actor, _own(tx, actor, draft))


def type_into(tx: Transaction, actor: Actor, draft: int, when: str, length: str) -> MoveDraft:
    """Another time was typed. Raises `Changed`."""
    kept = _own(tx, actor, draft)
    before, exact = kept.payload["when"], kept.payload["exact"]
    shown = as_typed(before, pinned(tx, actor, before, exact), actor.zone)
    if when.strip() not in {before, shown}:
        before, exact = when.strip(), ""
    return _keep(tx, actor, kept, when=before, length=length.strip(), exact=exact)


def choose(tx: Transaction, actor: Actor, draft: int, turn: int, number: int) -> MoveDraft:
    """One of the readings that were offered is meant. Raises `Changed`."""
    kept = _own(tx, actor, draft)
    offered = kept.payload["choices"]
    if kept.payload["turn"] != turn or not 0 <= number < len(offered):
        raise Changed
    return _keep(tx, actor, kept, exact=offered[number])


def carry_out(tx: Transaction, actor: Actor, draft: int, turn: int, *, following: bool) -> EventDone:
    """Move it as the card of that turn showed. Raises `Changed` and what `changing.move` raises."""
    kept = _own(tx, actor, draft)
    read = _read(tx, actor, kept)
    if kept.payload["turn"] != turn or read.span is None:
        raise Changed
    drafts.remove(tx, draft)
    event = EventId(kept.payload["event"])
    return changing.move(tx, actor, event, kept.payload["seen"], read.span, following=following)


def suggest(tx: Transaction, actor: Actor, code: str, typed: str) -> list[Suggestion]:
    """How a time that is typed for the event of that code is read so far, and how it might go on."""
    try:
        hour = _hour(reading.called(tx, actor, code))
    except NotFound:
        hour = None  # it is not chosen yet
    return when_typed.suggest(tx, actor, typed, hour=hour)


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give it up; harmless when it is gone."""
    own_drafts.drop(tx, actor, draft, _DRAFT)


def _mine(tx: Transaction, actor: Actor, event: EventId) -> Event:
    found = events.load(tx, event)
    desk.must_run(tx, actor, found)
    desk.must_be_to_come(tx, found)
    return found


def _hour(event: Event) -> Hour:
    """Where it is moved to a day, it keeps its hour, on the clocks where that was said."""
    return Hour(event.span.wall.time(), event.span.zone)


def _own(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _keep(tx: Transaction, actor: Actor, kept: Draft, **said: Any) -> MoveDraft:
    payload = {**kept.payload, **said, "turn": kept.payload["turn"] + 1}
    drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return _read(tx, actor, replace(kept, payload=payload))


def _read(tx: Transaction, actor: Actor, kept: Draft) -> MoveDraft:
    payload = kept.payload
    event = _mine(tx, actor, EventId(payload["event"]))
    at = pinned(tx, actor, payload["when"], payload["exact"], _hour(event))
    now = {**payload, "exact": at.exact, "choices": list(at.offered)}
    if now != payload:
        drafts.rewrite(tx, kept.id, now, kept.expires_at)
    view = reading.view(tx, actor, event)
    draft = MoveDraft(
        kept.id,
        payload["turn"],
        as_typed(payload["when"], at, actor.zone),
        payload["length"],
        view,
        actor.zone,
        fault=at.refused,
        choices=at.choices,
        told=len(telling.concerned(tx, [event], actor.member)),
        following=len(view.later),
        told_all=len(telling.concerned(tx, [event, *view.later], actor.member)),
    )
    return draft if at.read is None else _with_facts(tx, actor, draft, at.read)


def _with_facts(tx: Transaction, actor: Actor, draft: MoveDraft, read: Read) -> MoveDraft:
    event = draft.view.event
    try:
        lasts = minutes(draft.length) if draft.length else event.span.minutes
        span = Span.of(read, lasts)
        if draft.length:
            span = replace(span, minutes=lasts)
        replace(EventFields.of(event), span=span).tidy()
        if span.starts_at <= tx.now:
            raise StartsInThePast(span.starts_at, span.zone)
        if span == event.span:
            raise AlreadyThen(event.code)
    except DomainError as error:
        return replace(draft, fault=error)
    people = known_people(tx)
    meant = places_of(event.audience, people)
    zones = [span.zone, actor.zone, people.network.zone, *(one.zone for one in meant if one.zone)]
    others = others_then(tx, event.audience, [span], people, but=event.id)
    said = warnings(span, meant, tx.now, others, actor.language)
    along = tuple(changing.along(event.span, span, one.span) for one in draft.view.later)
    same = (span.starts_at, span.ends_at) == (event.starts_at, event.ends_at)
    told = 0 if same else draft.told
    return replace(
        draft, span=span, clocks=clocks(span, zones), warnings=said, along=along, same=same, told=told
    )
