"""Guests of events: what is known of them, and which of them were invited by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, func, insert, select, update

from domain.actors import ChannelKind, MemberId
from domain.guests import Guest, Organisation, OrganisationKind, Size
from storage.portions import portions
from storage.schema.events import event as events
from storage.schema.events import event_answer as answers
from storage.schema.events import event_invited as invited
from storage.schema.events import guest as guests
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.schema.polls import poll_slot as slots
from storage.schema.polls import poll_vote as votes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from domain.events.model import EventId
    from storage.transaction import Transaction

# Stands before the kind of organisation, with a blank between them where that is known.
_DECLINED: Final = "declined"


def find(tx: Transaction, member: MemberId) -> Guest | None:
    """What is known of a guest; of a member who was one, too."""
    row = tx.connection.execute(select(guests).where(*_own(tx, member))).one_or_none()
    return None if row is None else _guest(row)


def several(tx: Transaction, ids: Collection[MemberId]) -> Mapping[MemberId, Guest]:
    """The same of many; who never was a guest is not among them."""
    found: dict[MemberId, Guest] = {}
    for some in portions(sorted(ids)):
        here = (guests.c.network_id == tx.network, guests.c.member_id.in_(some))
        rows = tx.connection.execute(select(guests).where(*here))
        found |= {MemberId(row.member_id): _guest(row) for row in rows}
    return found


def keep(
    tx: Transaction,
    member: MemberId,
    *,
    organisation: Organisation | None = None,
    invited_at: datetime | None = None,
    confirmed_at: datetime | None = None,
    declined: bool | None = None,
) -> None:
    """Keep what is known of a guest now; what is None stays as it was. Who registers declines no more."""
    said: dict[str, Any] = {}
    if confirmed_at is not None and declined is None:
        declined = False
    if declined is not None:
        said["kind"] = _kind(tx, member, declined=declined)
    if organisation is not None:
        said = {
            "organisation": organisation.name,
            "kind": f"{_DECLINED} {organisation.kind}" if declined else organisation.kind.value,
            "size": organisation.size.value,
            "region": organisation.region,
        }
    if invited_at is not None:
        said["invited_at"] = invited_at
    if confirmed_at is not None:
        said["confirmed_at"] = confirmed_at
    if find(tx, member) is None:
        empty = {"organisation": "", "kind": "", "size": ""}
        row = {"network_id": tx.network, "member_id": member, **empty, **said}
        tx.connection.execute(insert(guests).values(row))
    elif said:
        tx.connection.execute(update(guests).where(*_own(tx, member)).values(said))


def _kind(tx: Transaction, member: MemberId, *, declined: bool) -> str:
    own = tx.connection.scalar(select(guests.c.kind).where(*_own(tx, member))) or ""
    kind = own.removeprefix(_DECLINED).strip()
    return f"{_DECLINED} {kind}".strip() if declined else kind


def declined(tx: Transaction) -> frozenset[MemberId]:
    """Who wants no invitations."""
    here = (guests.c.network_id == tx.network, guests.c.kind.startswith(_DECLINED))
    return frozenset(MemberId(one) for one in tx.connection.scalars(select(guests.c.member_id).where(*here)))


def invite(tx: Transaction, event: EventId, member: MemberId) -> bool:
    """A guest is invited by name; whether they were not before."""
    if is_invited(tx, event, member):
        return False
    row = {"network_id": tx.network, "event_id": event, "partner_id": None, "member_id": member}
    tx.connection.execute(insert(invited).values(row))
    return True


def is_invited(tx: Transaction, event: EventId, member: MemberId) -> bool:
    """Whether that guest was invited by name."""
    here = (invited.c.network_id == tx.network, invited.c.event_id == event, invited.c.member_id == member)
    return tx.connection.execute(select(invited.c.id).where(*here).limit(1)).first() is not None


def invited_to(tx: Transaction, event: EventId) -> frozenset[MemberId]:
    """The guests that were invited to an event by name."""
    found = (
        select(invited.c.member_id)
        .join(
            members, and_(members.c.network_id == invited.c.network_id, members.c.id == invited.c.member_id)
        )
        .where(invited.c.network_id == tx.network, invited.c.event_id == event, members.c.guest.is_(True))
    )
    return frozenset(MemberId(one) for one in tx.connection.scalars(found))


def invited_since(tx: Transaction, since: datetime) -> int:
    """How many people were invited as guests for the first time since then, to whatever event."""
    counted = select(func.count()).where(guests.c.network_id == tx.network, guests.c.invited_at > since)
    return int(tx.connection.execute(counted).scalar_one())


def addresses(tx: Transaction, ids: Collection[MemberId]) -> Mapping[MemberId, str]:
    """Where those of these who are guests are reached, as they confirmed it."""
    found: dict[MemberId, str] = {}
    for some in portions(sorted(ids)):
        rows = tx.connection.execute(
            select(members.c.id, channels.c.address)
            .join(channels, channels.c.person_id == members.c.person_id)
            .where(
                members.c.network_id == tx.network,
                members.c.id.in_(some),
                members.c.guest.is_(True),
                channels.c.kind == ChannelKind.EMAIL,
                channels.c.agreed_at.is_not(None),
            )
            .order_by(channels.c.id.desc())
        )
        found |= {MemberId(row.id): row.address for row in rows}
    return found


def last_events(tx: Transaction, ids: Collection[MemberId]) -> Mapping[MemberId, datetime]:
    """When the last event ends, or ended, that each of these answered to or was invited to by name.

    Or when the last time of a date poll begins, of which they said whether they can.
    """
    found: dict[MemberId, datetime] = {}
    said = (
        select(votes.c.member_id, func.max(slots.c.starts_at).label("last"))
        .join(slots, and_(slots.c.network_id == votes.c.network_id, slots.c.id == votes.c.slot_id))
        .where(votes.c.network_id == tx.network)
        .group_by(votes.c.member_id)
    )
    for row in tx.connection.execute(said):
        if MemberId(row.member_id) in ids:
            found[MemberId(row.member_id)] = row.last
    for naming in (answers, invited):
        ends = (
            select(naming.c.member_id, func.max(events.c.ends_at).label("last"))
            .join(events, and_(events.c.network_id == naming.c.network_id, events.c.id == naming.c.event_id))
            .where(naming.c.network_id == tx.network, naming.c.member_id.is_not(None))
            .group_by(naming.c.member_id)
        )
        for row in tx.connection.execute(ends):
            member = MemberId(row.member_id)
            if member in ids:
                found[member] = max(found.get(member, row.last), row.last)
    return found


def _own(tx: Transaction, member: MemberId) -> tuple[Any, Any]:
    return guests.c.network_id == tx.network, guests.c.member_id == member


def _guest(row: Row[Any]) -> Guest:
    said, kind = None, row.kind.removeprefix(_DECLINED).strip()
    if row.organisation and kind:
        said = Organisation(row.organisation, OrganisationKind(kind), Size(row.size), row.region)
    return Guest(said, row.invited_at, row.confirmed_at, declined=row.kind.startswith(_DECLINED))
