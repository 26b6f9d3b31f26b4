"""An event before it is announced: what was typed is kept, read, shown with what to know, and then announced.

All that was typed lies in a draft of who typed it, as they typed it: what cannot be taken as it is says why,
and nothing has to be typed twice. What was read of "tomorrow at two" is pinned, so that it means the same an
hour later.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.errors import Changed
from domain.events.fields import EventFields
from domain.events.holidays import holiday_on
from domain.events.said import length, place_text
from domain.records import replace
from services import own_drafts
from services.events import announcing, creating, desk, people_typed, reading
from services.events.draft_reading import EventDraft, Typed, like_of, payload_of, read_draft
from services.events.knowing import known_people
from services.events.pinning import as_typed, pinned
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.events.model import EventId
    from services.events.views import EventDone
    from storage.transaction import Transaction

_DRAFT: Final = "event.new"
_LIVES: Final = timedelta(days=1)


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
    new = drafts.add(
        tx, actor.address, _DRAFT, payload_of(typed, "", 0), tx.now + _LIVES, member=actor.member
    )
    return read_draft(tx, actor, new)


def copy(tx: Transaction, actor: Actor, event: EventId, typed_when: str) -> EventDraft:
    """The draft of another event like that one, at another time. Raises what `begin` raises, `NotFound`.

    What no window asks comes along as well: until when one registers, how long an offered seat is held, the
    theme, the public page, the deputy.
    """
    desk.must_organise(actor)
    fields = EventFields.of(reading.show(tx, actor, event).event)
    typed = replace(_typed_of(tx, fields), when=typed_when)
    payload = {**payload_of(typed, "", 0), "like": int(event)}
    return read_draft(
        tx, actor, drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    )


def load(tx: Transaction, actor: Actor, draft: int) -> EventDraft:
    """A draft of one's own, read again. Raises `Changed` when it was announced, given up, or a day old."""
    return read_draft(tx, actor, _own(tx, actor, draft))


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
    read = read_draft(tx, actor, kept)
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


def _keep(tx: Transaction, actor: Actor, kept: Draft, typed: Typed, exact: str) -> EventDraft:
    payload = {**payload_of(typed, exact, kept.payload["turn"] + 1), **like_of(kept.payload)}
    drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return read_draft(tx, actor, replace(kept, payload=payload))


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
