"""How the draft of an event is read: its time, its series, what it will be, what there is to know."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from domain import when
from domain.errors import DomainError
from domain.events.fields import EventFields
from domain.events.model import EventId
from domain.events.repeats import Repeat, RepeatNeeded, rule
from domain.events.said import times
from domain.events.series import RuleNotUnderstood, expand
from domain.events.times import Span, clocks
from domain.events.warnings import FewSeats, warnings
from domain.records import Record, plain, replace
from services.events import creating, people_typed, typed_fields
from services.events.knowing import People, known_people, others_then, places_of
from services.events.pinning import as_typed, pinned
from storage import drafts
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, NetworkId
    from domain.drafts import Draft
    from domain.events.model import Audience
    from domain.events.times import Clock
    from domain.events.warnings import Warning_
    from domain.when import Read
    from storage.transaction import Transaction


_LOOKED_AT: Final = 12
"""Of a series so many meetings are looked at for holidays and the like."""


class Typed(Record):
    """What somebody typed of an event, field by field; "" where nothing was. `until` is a number or a day."""

    kind: str = ""
    title: str = ""
    when: str = ""
    length: str = ""
    place: str = ""
    audience: str = ""
    languages: str = ""
    seats: str = ""
    description: str = ""
    repeat: str = ""
    until: str = ""


class EventDraft(Record):
    """A draft as it is read now. `fields` None: something cannot be as it was typed; `faults` say why.

    `when` is what a window shows of the time: what was typed, or the same as people write it.
    `choices` are readings of the time between which its author has to choose. `walls` are the wall times of a
    series. `turn` counts how often something was said in it: a card of an earlier turn shows something else.
    """

    id: int
    turn: int
    network: NetworkId
    zone: str
    typed: Typed
    when: str
    fields: EventFields | None
    faults: tuple[tuple[str, DomainError], ...] = ()
    choices: tuple[Read, ...] = ()
    clocks: tuple[Clock, ...] = ()
    rule: str = ""
    walls: tuple[datetime, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    invited: tuple[str, ...] = ()
    count: int = 0


def payload_of(typed: Typed, exact: str, turn: int, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a draft keeps: what was typed, the reading that is pinned, and those that are offered."""
    return {"typed": plain(typed), "exact": exact, "turn": turn, "choices": list(choices)}


def like_of(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Which event it is a copy of, if it is one."""
    return {"like": payload["like"]} if "like" in payload else {}


def read_draft(tx: Transaction, actor: Actor, kept: Draft) -> EventDraft:
    """The draft as it is understood; what was understood of its time is pinned, and so is what is asked."""
    typed, payload = Typed(**kept.payload["typed"]), kept.payload
    at = pinned(tx, actor, typed.when, payload["exact"])
    faults: list[tuple[str, DomainError]] = [] if at.refused is None else [("when", at.refused)]
    now = {**payload_of(typed, at.exact, payload["turn"], at.offered), **like_of(payload)}
    if now != payload:
        drafts.rewrite(tx, kept.id, now, kept.expires_at)
    people = known_people(tx)
    like = EventFields.of(events.load(tx, EventId(payload["like"]))) if "like" in payload else None
    fields = _fields(tx, typed, at.read, people, faults, like)
    if fields is None:
        typed_fields.attempt(faults, "repeat", lambda: _series(tx, actor, typed))
    draft = EventDraft(
        kept.id,
        payload["turn"],
        tx.network,
        actor.zone,
        typed,
        as_typed(typed.when, at, actor.zone),
        fields,
        tuple(faults),
        at.choices,
    )
    return draft if fields is None else _with_facts(tx, actor, draft, fields, people)


def _fields(
    tx: Transaction,
    typed: Typed,
    at: Read | None,
    people: People,
    faults: list[tuple[str, DomainError]],
    like: EventFields | None = None,
) -> EventFields | None:
    """What is typed, as an event; what no window asks is as in `like`. What is wrong is added to `faults`."""

    def span(minutes: int) -> Span | None:
        if at is None:
            return None
        found = Span.of(at, minutes)
        return replace(found, minutes=minutes) if typed.length else found

    said = typed_fields.read(typed, lambda: _audience(typed.audience, people, like), span, faults)
    if said is None:
        return None
    if like is not None:
        there = {one.id for one in people.members}
        said = replace(
            said,
            closes_before=like.closes_before,
            offer_minutes=like.offer_minutes,
            theme=like.theme,
            public=like.public,
            deputy=like.deputy if like.deputy in there else None,
        )
    whole = said
    checked: EventFields | None = typed_fields.attempt(faults, "", lambda: creating.check(tx, whole))
    return checked


def _audience(typed: str, people: People, like: EventFields | None) -> Audience:
    """For whom: as typed, or the same who are still there where a copy's text was left as it stood."""
    if like is not None and not like.audience.everyone:
        same = people_typed.audience_text(like.audience, people)
        if typed == same != people_typed.NOBODY:
            return people_typed.still_there(like.audience, people)
    return people_typed.audience(typed, people)


def _with_facts(
    tx: Transaction, actor: Actor, draft: EventDraft, fields: EventFields, people: People
) -> EventDraft:
    """Its series, the clocks of those who are meant, and what there is to know."""
    try:
        made = _rule(tx, actor, draft.typed, fields.span)
        walls = expand(made, fields.span) if made else ()
    except DomainError as error:
        return replace(draft, fields=None, faults=(*draft.faults, ("repeat", error)))
    meant = places_of(fields.audience, people)
    zones = [fields.span.zone, actor.zone, people.network.zone, *(one.zone for one in meant if one.zone)]
    spans = [fields.span.moved_to(wall) for wall in walls[:_LOOKED_AT]] or [fields.span]
    others = others_then(tx, fields.audience, spans, people)
    count = sum(
        fields.audience.invites(one.id, one.acts_for) for one in people.members if one.id != actor.member
    )
    said: dict[Warning_, None] = {}
    if fields.capacity is not None and fields.capacity < count:
        said[FewSeats(fields.capacity, count)] = None
    for span in spans:
        said |= dict.fromkeys(warnings(span, meant, tx.now, others, actor.language))
    return replace(
        draft,
        clocks=clocks(fields.span, zones),
        rule=made,
        walls=walls,
        warnings=tuple(said),
        invited=people_typed.names(fields.audience, people),
        count=count,
    )


def _rule(tx: Transaction, actor: Actor, typed: Typed, span: Span) -> str:
    said = _series(tx, actor, typed)
    if said is None:
        return ""
    repeat, end = said
    if isinstance(end, int):
        return rule(repeat, span.wall, count=end)
    return rule(repeat, span.wall, until=end)


def _series(tx: Transaction, actor: Actor, typed: Typed) -> tuple[Repeat, int | date | None] | None:
    """How often, and so many times or until when, as far as that can be read without the event's own time."""
    until = typed.until.strip()
    if not typed.repeat:
        if until:
            raise RepeatNeeded
        return None
    try:
        repeat = Repeat(typed.repeat)
    except ValueError:
        raise RuleNotUnderstood(typed.repeat[:60]) from None
    count = times(until)
    if count is not None:
        return repeat, count
    return repeat, _last_day(tx, actor, until) if until else None


def _last_day(tx: Transaction, actor: Actor, typed: str) -> date:
    answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")
    if isinstance(answer, when.Refused):
        raise answer
    if isinstance(answer, when.Ambiguous):
        raise when.NotUnderstood(typed)
    return answer.start.date() if isinstance(answer.start, datetime) else answer.start
