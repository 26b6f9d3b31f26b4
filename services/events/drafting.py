"""An event before it is announced: what was typed is kept, read, shown with what to know, and then announced.

All that was typed lies in a draft of who typed it, as they typed it: what cannot be taken as it is says why,
and nothing has to be typed twice. What was read of "tomorrow at two" is pinned, so that it means the same an
hour later.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain import when
from domain.errors import Changed, DomainError
from domain.events.fields import USUAL_MINUTES, EventFields
from domain.events.holidays import holiday_on
from domain.events.model import EventId, EventKind
from domain.events.repeats import Repeat, RepeatNeeded, rule
from domain.events.said import length, minutes, place, place_text
from domain.events.series import RuleNotUnderstood, expand
from domain.events.times import Span, clocks
from domain.events.warnings import FewSeats, warnings
from services import own_drafts
from services.events import announcing, creating, desk, people_typed, reading
from services.events.editing import seats as seats_of
from services.events.knowing import People, known_people, others_then, places_of
from services.events.pinning import as_typed, pinned
from storage import drafts
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.actors import Actor, NetworkId
    from domain.drafts import Draft
    from domain.events.model import Audience
    from domain.events.times import Clock
    from domain.events.warnings import Warning_
    from domain.when import Read
    from services.events.views import EventDone
    from storage.transaction import Transaction

_DRAFT: Final = "event.new"
_LIVES: Final = timedelta(days=1)
# However many, it is a number and no day: "6", "10000", "10 000", "10.000".
_NUMBER: Final = re.compile(r"\d{1,5}|\d{1,3}(?:[\s.,]\d{3})+")
_LOOKED_AT: Final = 12
"""Of a series so many meetings are looked at for holidays and the like."""


@dataclass(frozen=True)
class Typed:
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


@dataclass(frozen=True)
class EventDraft:
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


def prepare(tx: Transaction, actor: Actor, when: str) -> None:
    """Load, where nothing is written, what reading this takes: the first time that is a second or so.

    Raises `RoleNeeded` or `NotAMember`, before anything is kept.
    """
    desk.must_organise(actor)
    pinned(tx, actor, when)
    people = known_people(tx)
    for one in people.partners:
        if one.country is not None:
            holiday_on(tx.now.date(), one.country, one.region, actor.language)


def begin(tx: Transaction, actor: Actor, typed: Typed) -> EventDraft:
    """Keep what a command said. Raises `RoleNeeded` or `NotAMember`, before anybody types more."""
    desk.must_organise(actor)
    new = drafts.add(tx, actor.address, _DRAFT, _payload(typed, "", 0), tx.now + _LIVES, member=actor.member)
    return _read(tx, actor, new)


def copy(tx: Transaction, actor: Actor, event: EventId, typed_when: str) -> EventDraft:
    """The draft of another event like that one, at another time. Raises what `begin` raises, `NotFound`.

    What no window asks comes along as well: until when one registers, how long an offered seat is held, the
    theme, the public page, the deputy.
    """
    desk.must_organise(actor)
    fields = EventFields.of(reading.show(tx, actor, event).event)
    typed = replace(_typed_of(tx, fields), when=typed_when)
    payload = {**_payload(typed, "", 0), "like": int(event)}
    return _read(
        tx, actor, drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    )


def load(tx: Transaction, actor: Actor, draft: int) -> EventDraft:
    """A draft of one's own, read again. Raises `Changed` when it was announced, given up, or a day old."""
    return _read(tx, actor, _own(tx, actor, draft))


def type_into(tx: Transaction, actor: Actor, draft: int, said: Mapping[str, str]) -> EventDraft:
    """The draft with these fields typed anew. Raises `Changed`."""
    kept = _own(tx, actor, draft)
    before = Typed(**kept.payload["typed"])
    typed = replace(before, **{name: value.strip() for name, value in said.items()})
    shown = as_typed(before.when, pinned(tx, actor, before.when, kept.payload["exact"]), actor.zone)
    same = typed.when in {before.when, shown}
    typed = replace(typed, when=before.when) if same else typed
    return _keep(tx, actor, kept, typed, kept.payload["exact"] if same else "")


def choose(tx: Transaction, actor: Actor, draft: int, turn: int, number: int) -> EventDraft:
    """One of the readings that were offered is meant. Raises `Changed` for a card of an earlier turn."""
    kept = _own(tx, actor, draft)
    offered = kept.payload["choices"]
    if kept.payload["turn"] != turn or not 0 <= number < len(offered):
        raise Changed
    return _keep(tx, actor, kept, Typed(**kept.payload["typed"]), offered[number])


def announce(tx: Transaction, actor: Actor, draft: int, turn: int, channel: int | None) -> EventDone:
    """Announce what the card of that turn showed; the draft is gone then, so that it happens once.

    `channel` is where the announcement is to stand. Raises `Changed`, and what `creating.create` raises.
    """
    kept = _own(tx, actor, draft)
    if kept.payload["turn"] != turn:
        raise Changed
    read = _read(tx, actor, kept)
    if read.fields is None:
        raise Changed
    drafts.remove(tx, draft)
    done = creating.create(tx, actor, read.fields, read.rule)
    if channel is not None:
        announcing.stand_in(tx, done.view.event.id, channel)
    return done


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give it up; harmless when it is gone."""
    own_drafts.drop(tx, actor, draft, _DRAFT)


def _own(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _payload(typed: Typed, exact: str, turn: int, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"typed": asdict(typed), "exact": exact, "turn": turn, "choices": list(choices)}


def _like(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Which event it is a copy of, if it is one."""
    return {"like": payload["like"]} if "like" in payload else {}


def _keep(tx: Transaction, actor: Actor, kept: Draft, typed: Typed, exact: str) -> EventDraft:
    payload = {**_payload(typed, exact, kept.payload["turn"] + 1), **_like(kept.payload)}
    drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return _read(tx, actor, replace(kept, payload=payload))


def _read(tx: Transaction, actor: Actor, kept: Draft) -> EventDraft:
    """The draft as it is understood; what was understood of its time is pinned, and so is what is asked."""
    typed, payload = Typed(**kept.payload["typed"]), kept.payload
    at = pinned(tx, actor, typed.when, payload["exact"])
    faults: list[tuple[str, DomainError]] = [] if at.refused is None else [("when", at.refused)]
    now = {**_payload(typed, at.exact, payload["turn"], at.offered), **_like(payload)}
    if now != payload:
        drafts.rewrite(tx, kept.id, now, kept.expires_at)
    people = known_people(tx)
    like = EventFields.of(events.load(tx, EventId(payload["like"]))) if "like" in payload else None
    fields = _fields(tx, typed, at.read, people, faults, like)
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
    read: Read | None,
    people: People,
    faults: list[tuple[str, DomainError]],
    like: EventFields | None = None,
) -> EventFields | None:
    """What is typed, as an event; what no window asks is as in `like`. What is wrong is added to `faults`."""
    kind = EventKind(typed.kind)

    def attempt(name: str, fn: Callable[[], Any]) -> Any:
        try:
            return fn()
        except DomainError as error:
            faults.append((name, error))
            return None

    lasts = attempt("length", lambda: minutes(typed.length) if typed.length else USUAL_MINUTES[kind])
    audience = attempt("audience", lambda: _audience(typed.audience, people, like))
    languages = attempt("languages", lambda: people_typed.languages(typed.languages))
    seats = attempt("seats", lambda: seats_of(typed.seats))
    if faults or read is None:
        return None
    span = Span.of(read, lasts)
    if typed.length:
        span = replace(span, minutes=lasts)
    said = EventFields(
        kind,
        typed.title,
        span,
        place(typed.place),
        audience,
        languages,
        typed.description,
        capacity=seats,
    )
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
    checked: EventFields | None = attempt("", lambda: creating.check(tx, said))
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
    until = typed.until.strip()
    if not typed.repeat:
        if until:
            raise RepeatNeeded
        return ""
    try:
        repeat = Repeat(typed.repeat)
    except ValueError:
        raise RuleNotUnderstood(typed.repeat[:60]) from None
    if _NUMBER.fullmatch(until):
        return rule(repeat, span.wall, count=int("".join(filter(str.isdecimal, until))))
    return rule(repeat, span.wall, until=_last_day(tx, actor, until) if until else None)


def _last_day(tx: Transaction, actor: Actor, typed: str) -> date:
    answer = when.read(typed, language=actor.language, zone=actor.zone, now=tx.now, kind="date")
    if isinstance(answer, when.Refused):
        raise answer
    if isinstance(answer, when.Ambiguous):
        raise when.NotUnderstood(typed)
    return answer.start.date() if isinstance(answer.start, datetime) else answer.start


def _typed_of(tx: Transaction, fields: EventFields) -> Typed:
    """What one would type to get these fields."""
    people = known_people(tx)
    return Typed(
        kind=fields.kind.value,
        title=fields.title,
        length=length(fields.span.minutes),
        place=place_text(fields.place),
        audience=people_typed.audience_text(fields.audience, people),
        languages=", ".join(fields.languages),
        seats="" if fields.capacity is None else str(fields.capacity),
        description=fields.description,
    )
