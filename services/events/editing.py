"""Changing what an event says, from windows: what was typed is kept when it cannot be taken as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Changed, DomainError, NotAllowed
from domain.events.errors import (
    CapacityImpossible,
    EventTextLong,
    EventTextNeeded,
    LengthImpossible,
    LinkNeeded,
    NobodyInvited,
    SeatsHeld,
    TimeBeforeImpossible,
)
from domain.events.fields import CLOSES_AT_MOST, LONGEST, EventFields
from domain.events.model import EventId
from domain.events.said import length, minutes, place, place_text
from domain.records import Record, replace
from services import own_drafts
from services.events import changing, desk, people_typed, typed_fields
from services.events.knowing import known_people
from services.events.views import EventDone
from storage import drafts
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import Event
    from services.events.knowing import People
    from services.events.typed_fields import Faults
    from storage.transaction import Transaction

_DRAFT: Final = "event.change"
_LIVES: Final = timedelta(days=1)
FORMS: Final = ("what", "who")
"""The windows."""
_FIELDS: Final[Mapping[type[DomainError], str]] = {
    CapacityImpossible: "seats",
    SeatsHeld: "seats",
    NobodyInvited: "audience",
    LinkNeeded: "place",
}


class ChangeDraft(Record):
    """A window on an event: `form` names it ("what", "who"), `said` is what stands in its fields.

    `faults` are why it could not be taken as it is, all that is known of them.
    """

    id: int
    event: Event
    form: str
    said: Mapping[str, str]
    faults: tuple[DomainError, ...] = ()


class Sayings(Record):
    """What an event says now, of both windows, by the names of their fields."""

    event: Event
    said: Mapping[str, str]


def look(tx: Transaction, actor: Actor, event: EventId) -> Sayings:
    """What can be changed of an event, as it would be typed. Raises as `begin` does."""
    found = _mine(tx, actor, event)
    fields, people = EventFields.of(found), known_people(tx)
    return Sayings(
        found, {name: text for form in FORMS for name, text in _said(fields, form, people).items()}
    )


def begin(tx: Transaction, actor: Actor, event: EventId, form: str) -> ChangeDraft:
    """A window that is about to open, with what the event says now.

    Raises `NotYourEvent`, `EventOver`, `EventCalledOff`, `NotFound`.
    """
    found = _mine(tx, actor, event)
    said = _said(EventFields.of(found), form, known_people(tx))
    shown = said.get("audience", "")
    payload = {"event": int(event), "seen": found.revision, "form": form, "said": said, "shown": shown}
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return ChangeDraft(kept.id, found, form, said)


def load(tx: Transaction, actor: Actor, draft: int) -> ChangeDraft:
    """A window of one's own as it was left. Raises `Changed`."""
    kept = _own(tx, actor, draft)
    event = events.load(tx, EventId(kept.payload["event"]))
    return ChangeDraft(kept.id, event, kept.payload["form"], kept.payload["said"])


def type_into(tx: Transaction, actor: Actor, draft: int, said: Mapping[str, str]) -> EventDone | ChangeDraft:
    """Change the event as typed; a draft still, with why, where it cannot be so.

    Raises `Changed` (somebody else changed it, or it was done) and what `begin` raises.
    """
    kept = _own(tx, actor, draft)
    event, seen = EventId(kept.payload["event"]), kept.payload["seen"]
    whole = {**kept.payload["said"], **{name: value.strip() for name, value in said.items()}}
    done = change(tx, actor, event, seen, whole, kept.payload.get("shown", ""))
    if isinstance(done, EventDone):
        drafts.remove(tx, draft)
        return done
    drafts.rewrite(tx, draft, {**kept.payload, "said": whole}, tx.now + _LIVES)
    faults = tuple(error for _, error in done)
    return ChangeDraft(kept.id, events.load(tx, event), kept.payload["form"], whole, faults)


def change(
    tx: Transaction,
    actor: Actor,
    event: EventId,
    seen: int,
    said: Mapping[str, str],
    shown: str,
) -> EventDone | Faults:
    """Change an event that was seen at revision `seen` as typed; what is wrong, where it cannot be so.

    `shown` is for whom it was when it was seen, as it stood there. Raises `Changed` and what `begin` raises.
    """
    found, faults = _mine(tx, actor, event), list[tuple[str, DomainError]]()
    fields = _read(EventFields.of(found), said, known_people(tx), shown, faults)
    if faults:
        return faults
    try:
        return changing.change(tx, actor, event, seen, fields)
    except (Changed, NotAllowed):
        raise
    except DomainError as error:
        return [(_field_of(error), error)]


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give it up; harmless when it is gone."""
    own_drafts.drop(tx, actor, draft, _DRAFT)


def _mine(tx: Transaction, actor: Actor, event: EventId) -> Event:
    found = events.load(tx, event)
    desk.must_run(tx, actor, found)
    desk.must_be_to_come(tx, found)
    return found


def _field_of(error: DomainError) -> str:
    """The field that a refusal of the whole is about; "" for none."""
    if isinstance(error, EventTextNeeded | EventTextLong):
        return {"venue": "place", "room": "place"}.get(error.field, error.field)
    return _FIELDS.get(type(error), "")


def _own(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _said(fields: EventFields, form: str, people: People) -> dict[str, str]:
    if form == "who":
        return {
            "audience": people_typed.audience_text(fields.audience, people),
            "closes": length(fields.closes_before) if fields.closes_before else "",
            "offer": length(fields.offer_minutes),
        }
    return {
        "title": fields.title,
        "place": place_text(fields.place),
        "languages": ", ".join(fields.languages),
        "seats": "" if fields.capacity is None else str(fields.capacity),
        "description": fields.description,
    }


def _read(
    before: EventFields, said: Mapping[str, str], people: People, shown: str, faults: Faults
) -> EventFields:
    """The event's fields with what stands in the window; a field that the window has not stays as it is.

    So does for whom it is, while that stands there as it was `shown`: who left meanwhile, and whose name is
    no longer theirs alone, belongs to it as before. What is wrong is added to `faults`.
    """
    changed: dict[str, Any] = {}

    def take(field: str, name: str, fn: Callable[[], Any]) -> None:
        count = len(faults)
        value = typed_fields.attempt(faults, field, fn)
        if len(faults) == count:
            changed[name] = value

    if "title" in said:
        changed |= {"title": said["title"], "description": said["description"]}
        changed["place"] = place(said["place"])
        take("languages", "languages", lambda: people_typed.languages(said["languages"]))
        take("seats", "capacity", lambda: typed_fields.seats(said["seats"]))
    if "audience" in said:
        if said["audience"] != shown:
            take("audience", "audience", lambda: people_typed.audience(said["audience"], people))
        held = before.offer_minutes
        take(
            "closes",
            "closes_before",
            lambda: _before(said, "closes", CLOSES_AT_MOST) if said["closes"] else 0,
        )
        take("offer", "offer_minutes", lambda: _before(said, "offer", LONGEST) if said["offer"] else held)
    return replace(before, **changed)


def _before(said: Mapping[str, str], field: str, longest: int) -> int:
    try:
        return minutes(said[field], longest)
    except LengthImpossible:
        raise TimeBeforeImpossible(field, longest) from None
