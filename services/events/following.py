"""People changed: somebody came, left, works elsewhere, was forgotten. Events follow.

Who is gone, or is not meant any more, gives back the seat that they held, and the next is offered it; who is
new is invited; nobody who is gone is told anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.model import EventStatus, Seat
from services.events import answering, telling
from storage import members
from storage.events import answers, events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.events.model import Answer, Event
    from domain.people import Member
    from storage.transaction import Transaction


def refresh(tx: Transaction) -> None:
    """Bring all that is to come in line with who is there now."""
    coming = [
        one
        for one in events.listed(tx, ends_after=tx.now, status=[EventStatus.PLANNED])
        if one.starts_at > tx.now
    ]
    if not coming:
        return
    there = {one.id: one for one in members.listed(tx, guests=True)}
    for event in coming:
        gone = [one for one in answers.listed(tx, event.id) if _out(event, one, there)]
        for one in gone:
            answering.give_back(tx, event, one)
        telling.invite(tx, event, without=(event.organiser, event.created_by))
        answering.offer(tx, event)


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
