"""Guests are kept for their events: what nobody confirmed goes after a day, the rest after some months.

Who agreed to be on the contact list stays until they take that back. What is left of who is forgotten are the
numbers that events are reported by.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.consents import GUEST_LIST
from domain.events.history import Act
from domain.events.model import EventId, Seat
from domain.guests import CONFIRM_WITHIN, KEPT_MONTHS
from services.events import answering
from services.events.guests import numbers, organisations
from services.meetings import there
from storage import across, consents, drafts, members, people, privacy
from storage.events import answers, changes, events, guests

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.people import Member
    from storage.transaction import Transaction, Unscoped

KEPT: Final = timedelta(days=30 * KEPT_MONTHS + 3)
"""`domain.guests.KEPT_MONTHS`, as days that are never fewer."""


def sweep(tx: Unscoped) -> int:
    """Forget the guests of all networks whose time is over; how many."""
    return sum(_sweep(tx.within(network.id)) for network in across.all_networks(tx))


def _sweep(tx: Transaction) -> int:
    present = members.guests(tx)
    if not present:
        return 0
    known = guests.several(tx, [one.id for one in present])
    last = guests.last_events(tx, frozenset(known))
    on_list = consents.worded(tx, GUEST_LIST)
    over = []
    for one in present:
        found = known.get(one.id)
        unasked = found is None or (found.confirmed_at is None and found.invited_at is None)
        if unasked:
            gone = one.joined_at + CONFIRM_WITHIN <= tx.now and not _waits(tx, one.id)
        else:
            gone = (
                one.id not in on_list and max(one.joined_at, last.get(one.id, one.joined_at)) + KEPT <= tx.now
            )
        if gone:
            over.append(one)
    for one in over:
        _forget(tx, one)
    return len(over)


def keep_numbers(tx: Transaction, who: MemberId) -> None:
    """Before a guest is forgotten: the events that they came to keep what they are reported by."""
    for id_, answer in answers.of_member(tx, who).items():
        event = events.load(tx, id_)
        if event.ends_at > tx.now:
            continue
        present = there.present(tx, event)
        seated, came = answer.seat is Seat.SEATED, who in present
        found = numbers.counted(tx, [who]) if seated else Counter[tuple[str, str]]()
        if came:
            found[numbers.PRESENT, "yes"] += 1
            found.update(_last_of(tx, event, who, present))
        elif seated:
            found[numbers.PRESENT, "excused" if who in there.excused(tx, event) else "no"] += 1
        if found:
            _note(tx, id_, found)


def _last_of(
    tx: Transaction, event: Event, who: MemberId, present: frozenset[MemberId]
) -> Counter[tuple[str, str]]:
    """Their organisation, where nobody else who was there for it is kept."""
    found = Counter[tuple[str, str]]()
    acting = organisations.people(tx)
    others = organisations.of(tx, event, present - {who}, acting)
    for key, one in organisations.of(tx, event, [who], acting).items():
        if key not in others:
            found[numbers.ORGANISATION, one.region or ""] += 1
            found[numbers.SME, "yes"] += one.sme
    return found


def _note(tx: Transaction, event: EventId, found: Counter[tuple[str, str]]) -> None:
    fields = {f"{part}:{code}": (None, number) for (part, code), number in found.items()}
    changes.note(tx, event, None, Act.GUESTS_FORGOTTEN, fields)


def _waits(tx: Transaction, who: MemberId) -> bool:
    return bool(drafts.count_of(tx, [who]))


def _forget(tx: Transaction, one: Member) -> None:
    keep_numbers(tx, one.id)
    to_come = [events.load(tx, answer.event) for answer in answers.with_seat(tx, one.id)]
    subject = privacy.Subject(
        person=one.person.id,
        member=one.id,
        name=one.name,
        addresses=people.own_addresses(tx, one.person.id),
        elsewhere=across.known_elsewhere(tx, one.person.id),
        frozen_until=None,
    )
    privacy.forget(tx, subject)
    for event in to_come:
        answering.offer(tx, event)
