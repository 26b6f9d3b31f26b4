"""Somebody from a list is here: it is kept, and who can say that they belong is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import ChannelKind, Role
from domain.notices import NewNotice, NoticeState
from domain.notices.kinds import ARRIVAL_ARRIVED
from services import people_changed
from services.plans import joining
from storage import arrivals, members, outbox, people, trail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.actors import MemberId
    from domain.notices import NoticeKind
    from domain.people import Member
    from storage.transaction import Transaction

SUBJECT: Final = "member"


def arrived(tx: Transaction, member: MemberId, how: str) -> None:
    """The member is here now, by "web" or "discord"; who can say that they belong is asked, once."""
    found = arrivals.load(tx, member)
    if found is None or found.arrived_at is not None:
        return
    arrivals.note(tx, member, arrived_at=tx.now)
    trail.record(tx, member, "member arrived", "member", member, {"how": how})
    joining.recognise(tx, member)
    own = members.load(tx, member)
    outbox.add(tx, [notice_of(tx, ARRIVAL_ARRIVED, own, to) for to in who_knows(tx, members.listed(tx), own)])
    people_changed.refresh(tx, [member])


def arrived_by_account(tx: Transaction, own: Member) -> None:
    """The same of a member who has an account on Discord by now; nothing for others."""
    channels = people.list_channels(tx, own.person.id)
    if own.active and any(one.kind is ChannelKind.DISCORD for one in channels):
        arrived(tx, own.id, "discord")


def ask_anew(tx: Transaction) -> None:
    """Where nobody is left of those who were asked about somebody, who can say it now is asked, once.

    To be called where contacts, coordination or partners changed.
    """
    waiting = arrivals.unconfirmed(tx)
    if not waiting:
        return
    everybody = members.listed(tx)
    here = {one.id: one for one in everybody}
    for own in (here[one] for one in waiting if one in here):
        if own.acts_for is None:
            continue
        knowing = who_knows(tx, everybody, own)
        asked = {
            one.member
            for one in outbox.about(tx, SUBJECT, int(own.id))
            if one.kind == ARRIVAL_ARRIVED.code and one.state is not NoticeState.CANCELLED
        }
        if not asked & {one.id for one in knowing}:
            outbox.add(tx, [notice_of(tx, ARRIVAL_ARRIVED, own, to) for to in knowing])


def who_knows(tx: Transaction, everybody: Iterable[Member], own: Member) -> list[Member]:
    """The contacts of the member's partner, else who coordinates, among `everybody`; never the member.

    Nor who was put on a list and has not come: the question would wait for nobody.
    """
    away = arrivals.away(tx)
    others = [one for one in everybody if one.id != own.id and one.id not in away]
    contacts = [one for one in others if Role.CONTACT in one.roles and one.partner == own.partner]
    asked = contacts if own.partner is not None else []
    return asked or [one for one in others if Role.COORDINATOR in one.roles]


def notice_of(
    tx: Transaction, kind: NoticeKind, own: Member, to: Member, detail: dict[str, int] | None = None
) -> NewNotice:
    """A notice to one member about another."""
    key = f"{kind.code}:{own.id}:{to.id}:{int(tx.now.timestamp() * 1000)}"
    return NewNotice(kind, SUBJECT, int(own.id), tx.now, key, to.id, detail=detail or {})
