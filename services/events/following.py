"""People changed: somebody came, left, works elsewhere, was forgotten. Events follow.

Who is gone, or is not meant any more, gives back the seat that they held, and the next is offered it; who is
new is invited; nobody who is gone is told anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventStatus, Seat
from services.events import answering, telling
from storage import outbox
from storage.events import answers, events, guests

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from domain.actors import MemberId
    from domain.events.model import Answer, Event
    from domain.people import Member
    from storage.transaction import Transaction


def refresh(
    tx: Transaction, there: Mapping[MemberId, Member], changed: Collection[MemberId] | None = None
) -> None:
    """Bring all that is to come in line with who is there now: `there`, guests too.

    With `changed`, only what these hold and are told is looked at, and seats that are free by now.
    """
    coming = [
        one
        for one in events.listed(tx, ends_after=tx.now, status=[EventStatus.PLANNED])
        if one.starts_at > tx.now
    ]
    if changed is None:
        for event in coming:
            for one in answers.listed(tx, event.id):
                if _out(event, one, there):
                    answering.give_back(tx, event, one)
            telling.invite(tx, event, there.values())
    elif coming:
        for member in changed:
            _refresh_one(tx, coming, there, member)
    if coming:
        # Only now: who waits could be gone, too.
        awaited = answers.awaited(tx)
        for event in coming:
            if event.id in awaited:
                answering.offer(tx, event)


def _refresh_one(
    tx: Transaction, coming: Iterable[Event], there: Mapping[MemberId, Member], member: MemberId
) -> None:
    said, asked = answers.of_member(tx, member), outbox.subjects(tx, telling.EVENT, member)
    who = there.get(member)
    for event in coming:
        answer = said.get(event.id)
        if answer is not None and _out(event, answer, there):
            answering.give_back(tx, event, answer)
        meant = _meant(tx, event, who)
        meant = meant and answer is None and member not in {event.organiser, event.created_by}
        if meant or int(event.id) in asked:
            telling.invite_one(tx, event, member, meant=meant)


def _meant(tx: Transaction, event: Event, who: Member | None) -> bool:
    """Whether an event is for somebody; for a guest where they were asked by name and agreed to that."""
    if who is None:
        return False
    if who.guest:
        return guests.is_invited(tx, event.id, who.id) and who.id in telling.reached(tx, event)
    return event.audience.invites(who.id, who.acts_for)


def _out(event: Event, answer: Answer, there: Mapping[MemberId, Member]) -> bool:
    """Whether somebody holds or waits for a seat who should not any more: they are gone, or not meant now."""
    if answer.seat in {Seat.NONE, Seat.LAPSED}:
        return False
    who = there.get(answer.member)
    if who is None:
        return True
    # Somebody who works elsewhere now keeps what they have; whose partner left takes part no more.
    invited = event.audience.invites(who.id, who.acts_for)
    return who.partner_left and not invited
