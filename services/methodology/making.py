"""An event's list of tasks: made with the event, moved with it, ended with it. Called in its transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventStatus
from domain.methodology.errors import NoTaskList
from domain.methodology.history import Act
from domain.methodology.lists import TaskStatus, counted_since, make, move
from services.events import desk
from services.methodology import reminding
from services.methodology.common import day_of, in_force, region_of, today_at
from services.methodology.knowing import known
from storage.events import events
from storage.methodology import changes, tasks
from storage.methodology.tasks import List

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from domain.methodology.lists import NewTask
    from storage.transaction import Transaction


def begin(tx: Transaction, made: Sequence[Event], by: MemberId | None) -> None:
    """Make the lists of events that were just made: of a series, all of them in the same few statements."""
    methodology, version = in_force(tx)
    new: list[tuple[List, Sequence[NewTask]]] = []
    regions: dict[MemberId | None, str] = {}
    for event in made:
        if event.organiser not in regions:
            regions[event.organiser] = region_of(tx, event)
        region, today = regions[event.organiser], today_at(tx, event)
        listed = methodology.of(event.kind, region)
        wanted = make(listed, day_of(event), today, event.place.manner, known(event))
        new.append((List(event.id, version, region, today), wanted))
    tasks.begin(tx, new)
    changes.note(tx, [one.event for one, _ in new], by, Act.MADE)
    reminding.announce(tx, made)


def follow(tx: Transaction, event: Event, was: date) -> None:
    """The event moved from the day `was`, or others organise it: its open tasks and notices go with it."""
    own = tasks.list_of(tx, event.id)
    if own is None:
        return
    day = day_of(event)
    if day != was:
        since = counted_since(own.since, was, day, today_at(tx, event))
        moved = move(tasks.of_event(tx, event.id), day, since)
        tasks.move(tx, moved)
        tasks.note(tx, event.id, since=since)
        fields = {"day": (was.isoformat(), day.isoformat()), "tasks": (None, len(moved))}
        changes.note(tx, [event.id], None, Act.MOVED, fields=fields)
    reminding.follow(tx, event)


def end(tx: Transaction, event: Event) -> None:
    """The event was called off: its list stays to be looked at, and nobody is asked for anything any more."""
    tasks.note(tx, event.id, ended=True)
    reminding.follow(tx, event)


def renew(tx: Transaction, actor: Actor, id: EventId) -> int:  # noqa: A002 - `renew(tx, actor, id)` says it best
    """Bring an event's list in line with the methodology as it is now. Says how many tasks that changed.

    What somebody finished or left out stays as it is; what is not on the methodology's list any more is not
    needed, what is new is added. An event that had no list gets one. Raises `NotYourEvent` or `NotFound`.
    """
    event = events.load(tx, id)
    desk.must_run(tx, actor, event)
    if event.status is EventStatus.CANCELLED:
        raise NoTaskList(event.code)
    present = tasks.list_of(tx, id)
    if present is None:
        begin(tx, [event], actor.member)
        return len(tasks.of_event(tx, id))
    methodology, version = in_force(tx)
    region, today = region_of(tx, event), today_at(tx, event)
    since = min(present.since, today)
    wanted = {
        one.key: one
        for one in make(
            methodology.of(event.kind, region), day_of(event), since, event.place.manner, known(event)
        )
    }
    changed = _bring_in_line(tx, id, wanted)
    tasks.note(tx, id, version=version, region=region)
    changes.note(tx, [id], actor.member, Act.RENEWED, fields={"tasks": (None, changed)})
    reminding.follow(tx, event)
    return changed


def _bring_in_line(tx: Transaction, id: EventId, wanted: dict[str, NewTask]) -> int:  # noqa: A002
    changed = 0
    for one in tasks.of_event(tx, id):
        new = wanted.pop(one.key, None)
        if not (one.open or one.by_time):
            continue
        if new is None:
            tasks.step(tx, one, status=TaskStatus.NOT_NEEDED, closed_at=tx.now)
            changed += 1
            continue
        values = {
            "title": new.title,
            "what": new.what,
            "role": new.role,
            "proof": new.proof,
            "days": new.days,
            "least": new.least,
            "skip_under": new.skip_under,
            "skipped": new.skipped,
            "due": new.due,
            "fit": new.fit,
            "status": new.status,
        }
        if any(getattr(one, name) != value for name, value in values.items()):
            tasks.step(tx, one, **values)
            changed += 1
    tasks.add(tx, [(id, one) for one in wanted.values()])
    return changed + len(wanted)
