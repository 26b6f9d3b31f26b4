"""Addresses of calendars, kept as the SHA-256 sums of their secrets; and what stands in a calendar.

What is in one is asked for in two steps: which events at which revision, which is little for thousands, and
of those alone that somebody has not written yet, the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import (
    Integer,
    Text,
    and_,
    bindparam,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    type_coerce,
    update,
)

from domain.events.model import EventId
from storage.schema.events import calendar_feed as feeds
from storage.schema.events import event as events
from storage.schema.events import event_answer as answers
from storage.schema.events import event_change as changes
from storage.schema.events import event_invited as invited
from storage.schema.people import member as members
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId, PartnerId
    from storage.transaction import Transaction


Line = tuple[EventId, int, str | None, str | None, str | None, bool | None, bool]
"""An event that may stand in a calendar: its id and revision, the name of who organises it; what the reader
answered (`Reply`) and which seat they have (`Seat`), whether they organise it; whether it is over.

As plain values: there are thousands, and to make more of them takes longer than to read them."""

_RECENT: Final = and_(events.c.network_id == bindparam("network"), events.c.ends_at > bindparam("since"))
_OVER: Final = events.c.ends_at <= bindparam("now")
_NAMED: Final = events.outerjoin(
    members, and_(members.c.network_id == events.c.network_id, members.c.id == events.c.organiser_id)
).outerjoin(persons, persons.c.id == members.c.person_id)
_OWN_ANSWER: Final = and_(
    answers.c.network_id == events.c.network_id,
    answers.c.event_id == events.c.id,
    answers.c.member_id == bindparam("member"),
)
_ORGANISES: Final = or_(
    events.c.organiser_id == bindparam("member"), events.c.deputy_id == bindparam("member")
)
_ASKED: Final = exists().where(
    invited.c.network_id == events.c.network_id,
    invited.c.event_id == events.c.id,
    or_(invited.c.member_id == bindparam("member"), invited.c.partner_id == bindparam("partner")),
)
# Made once: making a statement costs more than running it.
_OF_MEMBER: Final = (
    select(
        events.c.id,
        events.c.revision,
        persons.c.name,
        type_coerce(answers.c.reply, Text),
        type_coerce(answers.c.seat, Text),
        type_coerce(_ORGANISES, Integer),
        type_coerce(_OVER, Integer),
    )
    .select_from(_NAMED.outerjoin(answers, _OWN_ANSWER))
    .where(
        _RECENT,
        or_(and_(events.c.everyone, bindparam("among")), _ORGANISES, answers.c.id.is_not(None), _ASKED),
    )
    .order_by(events.c.starts_at, events.c.id)
)
_OF_ALL: Final = (
    select(
        events.c.id,
        events.c.revision,
        type_coerce(null(), Text),
        type_coerce(null(), Text),
        type_coerce(null(), Text),
        type_coerce(null(), Integer),
        type_coerce(_OVER, Integer),
    )
    .where(_RECENT, events.c.everyone)
    .order_by(events.c.starts_at, events.c.id)
)
_CHANGED: Final = (
    select(changes.c.event_id, func.max(changes.c.at).label("at"))
    .where(
        changes.c.network_id == bindparam("network"),
        changes.c.event_id.in_(bindparam("events", expanding=True)),
    )
    .group_by(changes.c.event_id)
)


def begin(tx: Transaction, member: MemberId | None, sha256: str) -> None:
    """Keep a calendar's address; `member` None: the network's."""
    row = {"network_id": tx.network, "member_id": member, "digest": sha256, "made_at": tx.now}
    tx.connection.execute(insert(feeds).values(row))


def end(tx: Transaction, member: MemberId | None) -> bool:
    """The address holds no more. Says whether there was one."""
    done = tx.connection.execute(update(feeds).where(*_held(tx, member)).values(revoked_at=tx.now))
    return bool(done.rowcount)


def since(tx: Transaction, member: MemberId | None) -> datetime | None:
    """When the address was made that holds now; None: there is none."""
    found: datetime | None = tx.connection.scalar(select(func.max(feeds.c.made_at)).where(*_held(tx, member)))
    return found


def of_member(
    tx: Transaction, member: MemberId, partner: PartnerId | None, after: datetime, *, among: bool
) -> Sequence[Line]:
    """What is for a member and ends after that instant, in the order of time.

    `among`: what is for everybody is for them too; for guests it is not.
    """
    asked = {
        "network": tx.network,
        "member": member,
        "partner": partner,
        "since": after,
        "among": among,
        "now": tx.now,
    }
    return cast("Sequence[Line]", tx.connection.execute(_OF_MEMBER, asked).all())


def of_everybody(tx: Transaction, after: datetime) -> Sequence[Line]:
    """What is for everybody in the network and ends after that instant, in the order of time."""
    asked = {"network": tx.network, "since": after, "now": tx.now}
    return cast("Sequence[Line]", tx.connection.execute(_OF_ALL, asked).all())


def changed(tx: Transaction, ids: Sequence[EventId]) -> Mapping[EventId, datetime]:
    """When each of these was last changed."""
    rows = tx.connection.execute(_CHANGED, {"network": tx.network, "events": list(ids)})
    return {EventId(row.event_id): row.at for row in rows}


def _held(tx: Transaction, member: MemberId | None) -> tuple[Any, ...]:
    whose = feeds.c.member_id.is_(None) if member is None else feeds.c.member_id == member
    return feeds.c.network_id == tx.network, whose, feeds.c.revoked_at.is_(None)
