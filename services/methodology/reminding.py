"""Keeps what is to be said of an event's tasks true: called in the transaction of whatever changes them.

All of it is about the subject "event.tasks", the id of the event. What one person has to do by one day is one
notice: some days before, and once more when the day is over; a week after it, who runs the event hears of
what somebody else has not done. What a controller would miss is told at most four times, to who runs it.
When it is sent, each notice tells how things are by then, or nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.events.model import EventStatus
from domain.methodology.proofs import sheet
from domain.notices import NewNotice
from domain.notices.kinds import TASK_DUE, TASK_OVERDUE, TASK_PROOFS
from domain.plans.ladder import instant
from services.methodology.board import doer, holders
from services.methodology.common import day_of, in_force, there, today_at
from storage import members, networks, outbox
from storage.events import events
from storage.methodology import roles, tasks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from domain.actors import MemberId
    from domain.events.model import Event, EventId
    from domain.methodology.lists import EventTask
    from domain.people import Member
    from storage.transaction import Transaction

TASKS: Final = "event.tasks"
BEFORE: Final = 2
"""So many days before tasks are due they are told."""
AFTER: Final = 2
"""So many days after its day what is not done is told once more."""
TO_LEAD: Final = 7
"""So many days after its day who runs the event is told what others have not done."""
WORTH: Final = timedelta(days=5)
"""After that a reminder of a day says nothing new."""
AFTER_THE_EVENT: Final = 120
"""So many days after an event the last of its tasks may still be reminded of."""
PROOFS: Final = (-7, -1, 5, 14)
"""Days from the event's day on which missing proofs are told."""


def announce(tx: Transaction, made: Sequence[Event]) -> None:
    """The notices of lists that were just made. Who makes one sees it: nothing that is past is told."""
    people = _people(tx)
    new = [one for event in made for one in _wanted(tx, event, people) if one.due_at > tx.now]
    outbox.add(tx, new)


def follow(tx: Transaction, event: Event, people: Mapping[MemberId, Member] | None = None) -> None:
    """Bring an event's notices in line with its tasks as they are now.

    `people`: the members of the network, where they are known already.
    """
    if event.status is EventStatus.CANCELLED:
        outbox.cancel(tx, TASKS, int(event.id))
        return
    known = {one.dedupe_key for one in outbox.about(tx, TASKS, int(event.id))}
    wanted = _wanted(tx, event, _people(tx) if people is None else people)
    # What is past and was never to come is not said late.
    outbox.schedule(
        tx, TASKS, int(event.id), [one for one in wanted if one.due_at > tx.now or one.dedupe_key in known]
    )


def refresh(
    tx: Transaction,
    there: Mapping[MemberId, Member],
    changed: Collection[MemberId] | None = None,
    held: Collection[EventId] = (),
) -> None:
    """People changed: what was theirs comes to who does it now. `there` is who is in the network.

    With `changed`, only the events that name one of these are looked at, and those `held` by who is
    forgotten.
    """
    concerned = None if changed is None else tasks.concerning(tx, changed) | frozenset(held)
    if concerned is not None and not concerned:
        return
    people = {id_: one for id_, one in there.items() if not one.guest}
    after = tx.now - timedelta(days=AFTER_THE_EVENT)
    for event in events.listed(tx, ends_after=after):
        if concerned is None or event.id in concerned:
            follow(tx, event, people)


def _people(tx: Transaction) -> Mapping[MemberId, Member]:
    return {one.id: one for one in members.listed(tx)}


def _wanted(tx: Transaction, event: Event, people: Mapping[MemberId, Member]) -> list[NewNotice]:
    zone = networks.load(tx).zone
    own = tasks.of_event(tx, event.id)
    held = holders(event, roles.of_event(tx, event.id))
    names = {one.id: one.name for one in people.values()}
    lead = next((one for one in (event.organiser, event.deputy) if one in people and one is not None), None)
    by_day: dict[tuple[MemberId, date], list[EventTask]] = {}
    for one in own:
        who = doer(event, one, held, names).member or lead
        if one.open and who is not None:
            by_day.setdefault((who, one.due), []).append(one)

    def zone_of(member: MemberId) -> str:
        return people[member].person.zone or zone

    wanted = [
        notice for member, due in by_day for notice in _of_day(tx, event, member, due, lead, zone_of(member))
    ]
    if lead is not None and own:
        wanted += _proofs(tx, event, own, lead, zone_of(lead))
    return wanted


def _of_day(
    tx: Transaction, event: Event, member: MemberId, due: date, lead: MemberId | None, zone: str
) -> Iterator[NewNotice]:
    key = f"event:{event.id}:tasks:{due}"
    detail = {"due": due.isoformat()}
    early = instant(due, -BEFORE, zone)
    at = early if early > tx.now else instant(due, 0, zone)
    told = [(TASK_DUE, at, member), (TASK_OVERDUE, instant(due, AFTER, zone), member)]
    if lead is not None and lead != member:
        told.append((TASK_OVERDUE, instant(due, TO_LEAD, zone), lead))
    for kind, when, who in told:
        # To who runs the event, of one day once, however many people are late with it.
        dedupe = f"{key}:{kind.code}:{who}" + ("" if who == member else ":lead")
        yield NewNotice(kind, TASKS, int(event.id), when, dedupe, who, detail=detail, expires_at=when + WORTH)


def _proofs(
    tx: Transaction, event: Event, own: Iterable[EventTask], lead: MemberId, zone: str
) -> Iterator[NewNotice]:
    methodology, _ = in_force(tx)
    day = day_of(event)
    lines = sheet(own, methodology.proofs, day, today_at(tx, event), there(tx, event)).lines
    open_ = [one.proof for one in lines if one.state.value not in {"given", "not_needed"}]
    for days in PROOFS:
        if any(one.first <= days <= one.last for one in open_):
            at = instant(day, days, zone)
            key = f"event:{event.id}:proofs:{days}:{day}:{lead}"
            yield NewNotice(TASK_PROOFS, TASKS, int(event.id), at, key, lead, expires_at=at + WORTH)
