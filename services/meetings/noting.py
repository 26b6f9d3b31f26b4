"""What is noted: notes, decisions and follow-ups, typed or quoted from a message, changed and taken out.

All that was typed lies in a draft of who typed it, as they typed it: what cannot be taken as it is says why,
a day that can be read in two ways is asked, and nothing has to be typed twice.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind, MemberId
from domain.errors import Changed, DomainError, NotFound
from domain.meetings.errors import MinutesFull, NotFromHere, NotYourQuote, OwnerNeeded
from domain.meetings.model import LINK_LENGTH, MOST_ENTRIES, TEXT_LENGTH, EntryId, EntryKind
from domain.records import Record
from services import own_drafts
from services.events import desk as events_desk
from services.events import reading
from services.meetings import desk, telling
from services.meetings.views import EntryView
from services.plans import days, people
from storage import drafts, members
from storage.events import events
from storage.meetings import entries, rooms
from storage.plans import called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor, NetworkId
    from domain.drafts import Draft
    from domain.events.model import Event, EventId
    from domain.meetings.model import Entry
    from storage.transaction import Transaction

_DRAFT: Final = "meeting.entry"
_LIVES: Final = timedelta(days=1)
_CALLED: Final = 100


class EntryDraft(Record):
    """Something that is not noted yet. `fault` says why not; `days` are readings of its day to choose from.

    `said` are its fields as they were typed: "text", "owner", "due". `quotes` is who wrote the message that
    it quotes, "" for somebody who is no member; None: it quotes none.
    """

    id: int
    network: NetworkId
    event: EventId
    code: str
    kind: EntryKind
    said: Mapping[str, str]
    fault: DomainError | None = None
    days: tuple[date, ...] = ()
    quotes: str | None = None


def begin(tx: Transaction, actor: Actor, id: EventId, kind: EntryKind) -> EntryDraft:  # noqa: A002
    """Something new. Raises what `desk.run_by` raises, before anybody types."""
    event = desk.run_by(tx, actor, id)
    return _add(tx, actor, event, {"kind": kind.value})


def begin_change(tx: Transaction, actor: Actor, id: EntryId) -> EntryDraft:  # noqa: A002
    """What was noted is to say something else. Raises `NotFound` and what `desk.run_by` raises."""
    entry = entries.load(tx, id)
    event = desk.run_by(tx, actor, entry.event)
    said = {
        "text": entry.text,
        "owner": events_desk.names(tx, [entry.owner]).get(entry.owner, "") if entry.owner else "",
        "due": entry.due.isoformat() if entry.due else "",
    }
    known = {"kind": entry.kind.value, "entry": int(id), "revision": entry.revision, "said": said}
    return _add(tx, actor, event, known)


def begin_quote(
    tx: Transaction, actor: Actor, channel: int, author: str | None, text: str, link: str
) -> EntryDraft:
    """A message is to stand in the minutes of the event whose thread or room it is in.

    `author` is their address on Discord, None for a program. Raises `NotFromHere`, `MeetingTextNeeded` and
    what `desk.run_by` raises.
    """
    event = rooms.event_in(tx, channel)
    if event is None:
        raise NotFromHere
    loaded = desk.run_by(tx, actor, event)
    said = desk.tidy("text", text[:TEXT_LENGTH], TEXT_LENGTH)
    wrote = None if author is None else members.find_at(tx, ChannelKind.DISCORD, author)
    known = {
        "kind": EntryKind.NOTE.value,
        "said": {"text": said},
        "link": link[:LINK_LENGTH],
        "said_by": int(wrote.id) if wrote is not None and wrote.active else None,
        "quote": True,
    }
    return _add(tx, actor, loaded, known)


def as_kind(tx: Transaction, actor: Actor, draft: int, kind: EntryKind) -> EntryDraft:
    """What is quoted is a note, a decision, or something to do. Raises `Changed` for a draft that is gone."""
    kept = _load(tx, actor, draft)
    payload = {**kept.payload, "kind": kind.value}
    drafts.rewrite(tx, draft, payload, tx.now + _LIVES)
    return _read(tx, draft, payload)


def load(tx: Transaction, actor: Actor, draft: int) -> EntryDraft:
    """A draft as it is. Raises `Changed` for one that is gone."""
    return _read(tx, draft, _load(tx, actor, draft).payload)


def drop(tx: Transaction, actor: Actor, draft: int) -> None:
    """It is not noted after all."""
    _load(tx, actor, draft)
    drafts.remove(tx, draft)


def type_into(
    tx: Transaction, actor: Actor, draft: int, said: Mapping[str, str], day: date | None = None
) -> EntryView | EntryDraft:
    """Note what was typed; or say why it cannot be yet. `day` is the one that was chosen of several.

    Raises `Changed` for a draft that is gone, or an entry that was changed meanwhile, and what `desk.run_by`
    raises.
    """
    kept = _load(tx, actor, draft)
    event = desk.run_by(tx, actor, _event(kept.payload))
    payload = {**kept.payload, "said": {**kept.payload.get("said", {}), **said}}
    drafts.rewrite(tx, draft, payload, tx.now + _LIVES)
    kind = EntryKind(payload["kind"])
    try:
        text = desk.tidy("text", payload["said"].get("text", ""), TEXT_LENGTH)
        owner: MemberId | None = None
        readings: tuple[date, ...] = ()
        if kind is EntryKind.FOLLOW_UP:
            owner = _owner(tx, actor, payload["said"].get("owner", ""))
            readings = (day,) if day is not None else _days(tx, actor, payload["said"].get("due", ""))
        if len(readings) > 1:
            return _read(tx, draft, payload, days=readings)
        due = readings[0] if readings else None
        entry = _save(tx, actor, event, payload, text, owner, due)
    except Changed:
        raise
    except DomainError as fault:
        return _read(tx, draft, payload, fault=fault)
    drafts.remove(tx, draft)
    desk.reopen(tx, event.id)
    telling.remind(tx, entry, actor.member)
    return view(tx, actor, entry)


def show(tx: Transaction, actor: Actor, id: EntryId) -> EntryView:  # noqa: A002
    """One entry, for who runs the event, owns it or is quoted. Raises `NotFound` for everybody else."""
    entry = entries.load(tx, id)
    found = view(tx, actor, entry)
    if not (found.edits or found.owns or found.quoted):
        raise NotFound("entry")
    return found


def take_out(tx: Transaction, actor: Actor, id: EntryId, seen: int) -> Event:  # noqa: A002
    """It stands there no more. Raises `Changed`, `NotFound` and what `desk.run_by` raises."""
    entry = entries.load(tx, id)
    event = desk.run_by(tx, actor, entry.event)
    if entry.revision != seen:
        raise Changed
    telling.forget(tx, entry)
    entries.remove(tx, id)
    desk.reopen(tx, event.id)
    return event


def leave_nameless(tx: Transaction, actor: Actor, id: EntryId, *, nameless: bool) -> EntryView:  # noqa: A002
    """Whose message is quoted says whether their name stands there, in what was sent too.

    Raises `NotYourQuote` or `NotFound`.
    """
    entry = entries.load(tx, id)
    if actor.as_member() != entry.said_by:
        raise NotYourQuote
    if entry.nameless is not nameless:
        entry = entries.change(tx, entry, nameless=nameless)
    return view(tx, actor, entry)


def view(tx: Transaction, actor: Actor, entry: Entry) -> EntryView:
    """An entry as the actor sees it."""
    event = events.load(tx, entry.event)
    milestone = ""
    if entry.milestone is not None:
        found = called.milestones(tx, [int(entry.milestone)]).get(int(entry.milestone))
        milestone = "" if found is None else str(found.code)
    return EntryView(
        event=reading.view(tx, actor, event),
        entry=entry,
        names=events_desk.names(tx, [entry.owner, entry.said_by, entry.recorded_by, entry.done_by]),
        owns=actor.member is not None and actor.member == entry.owner,
        edits=events_desk.runs(actor, event),
        quoted=actor.member is not None and actor.member == entry.said_by,
        milestone=milestone,
    )


def _save(
    tx: Transaction,
    actor: Actor,
    event: Event,
    payload: Mapping[str, Any],
    text: str,
    owner: MemberId | None,
    due: date | None,
) -> Entry:
    kind = EntryKind(payload["kind"])
    if payload.get("entry") is not None:
        entry = entries.load(tx, EntryId(payload["entry"]))
        if entry.revision != payload["revision"]:
            raise Changed
        return entries.change(tx, entry, text=text, owner_id=owner, due=due)
    if len(entries.listed(tx, event.id)) >= MOST_ENTRIES:
        raise MinutesFull(MOST_ENTRIES)
    said_by = payload.get("said_by")
    entry = entries.add(
        tx,
        event.id,
        kind,
        text,
        actor.member,
        said_by=None if said_by is None else MemberId(said_by),
        link=payload.get("link", ""),
        owner=owner,
        due=due,
    )
    telling.tell_quoted(tx, event, entry)
    return entry


def _owner(tx: Transaction, actor: Actor, typed: str) -> MemberId:
    if not typed.strip():
        raise OwnerNeeded
    owner = people.owner_called(tx, actor, typed)
    if owner is None or owner.member is None:
        raise NotFound("member", typed.strip()[:_CALLED])
    return owner.member


def _days(tx: Transaction, actor: Actor, typed: str) -> tuple[date, ...]:
    if not typed.strip():
        raise OwnerNeeded
    return days.read(tx, actor, typed)


def _add(tx: Transaction, actor: Actor, event: Event, known: Mapping[str, Any]) -> EntryDraft:
    payload = {"event": int(event.id), "said": {}, **known}
    new = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _read(tx, int(new.id), payload)


def _event(payload: Mapping[str, Any]) -> EventId:
    return payload["event"]  # type: ignore[no-any-return]


def _load(tx: Transaction, actor: Actor, draft: int) -> Draft:
    return own_drafts.load(tx, actor, draft, _DRAFT)


def _read(
    tx: Transaction,
    draft: int,
    payload: Mapping[str, Any],
    *,
    fault: DomainError | None = None,
    days: tuple[date, ...] = (),
) -> EntryDraft:
    event = events.load(tx, _event(payload))
    quotes = None
    if payload.get("quote"):
        said_by = payload.get("said_by")
        quotes = "" if said_by is None else members.names(tx, [MemberId(said_by)]).get(MemberId(said_by), "")
    return EntryDraft(
        id=draft,
        network=tx.network,
        event=event.id,
        code=event.code,
        kind=EntryKind(payload["kind"]),
        said=payload["said"],
        fault=fault,
        days=days,
        quotes=quotes,
    )
