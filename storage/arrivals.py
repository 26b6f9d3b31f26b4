"""Members of the network who were put on a list, and how far each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import not_, select, update

from domain.actors import MemberId
from domain.arriving import Arrival
from domain.notices import NoticeState
from domain.records import Record
from storage.dialect import insert_new
from storage.schema.arrivals import arrival as arrivals
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Row

    from storage.transaction import Transaction

_ALL: Final = select(arrivals)


def expect(tx: Transaction, member: MemberId, code: str) -> bool:
    """The member is expected, with this code unless they have one; False where it is somebody else's."""
    row = {"network_id": tx.network, "member_id": member, "code": code, "listed_at": tx.now}
    if load(tx, member) is None:
        insert_new(tx.connection, arrivals, [row], unique=("code",))
    return load(tx, member) is not None


def recode(tx: Transaction, member: MemberId, code: str) -> bool:
    """The member has this code instead of theirs; False where it is, or was just now, somebody's."""
    taken = select(arrivals.c.member_id).where(arrivals.c.code == code)
    own = update(arrivals).where(
        arrivals.c.network_id == tx.network, arrivals.c.member_id == member, not_(taken.exists())
    )
    return tx.connection.execute(own.values(code=code)).rowcount == 1


def load(tx: Transaction, member: MemberId) -> Arrival | None:
    """How far the member is; None for who was never put on a list."""
    here = _ALL.where(arrivals.c.network_id == tx.network, arrivals.c.member_id == member)
    row = tx.connection.execute(here).one_or_none()
    return None if row is None else _arrival(row)


def with_code(tx: Transaction, code: str) -> Arrival | None:
    """Whose code in this network that is."""
    here = _ALL.where(arrivals.c.network_id == tx.network, arrivals.c.code == code)
    row = tx.connection.execute(here).one_or_none()
    return None if row is None else _arrival(row)


def listed(tx: Transaction) -> tuple[Arrival, ...]:
    """Everybody who was ever put on a list."""
    rows = tx.connection.execute(_ALL.where(arrivals.c.network_id == tx.network))
    return tuple(_arrival(row) for row in rows)


def unconfirmed(tx: Transaction) -> tuple[MemberId, ...]:
    """Who has come, and nobody has said yet that they belong."""
    here = select(arrivals.c.member_id).where(
        arrivals.c.network_id == tx.network,
        arrivals.c.arrived_at.is_not(None),
        arrivals.c.confirmed_at.is_(None),
    )
    return tuple(MemberId(one) for one in tx.connection.scalars(here.order_by(arrivals.c.member_id)))


def away(tx: Transaction) -> dict[MemberId, bool]:
    """Who was put on a list and has not come; True for those who said no."""
    here = select(arrivals.c.member_id, arrivals.c.declined_at).where(
        arrivals.c.network_id == tx.network, arrivals.c.arrived_at.is_(None)
    )
    rows = tx.connection.execute(here)
    return {MemberId(row.member_id): row.declined_at is not None for row in rows}


def forget(tx: Transaction, member: MemberId) -> None:
    """The member is not expected any more, as if never put on a list."""
    tx.connection.execute(
        arrivals.delete().where(arrivals.c.network_id == tx.network, arrivals.c.member_id == member)
    )


def note(tx: Transaction, member: MemberId, **at: datetime | None) -> None:
    """Note when something happened (`invited_at`, `arrived_at`, `confirmed_at`, `declined_at`)."""
    own = update(arrivals).where(arrivals.c.network_id == tx.network, arrivals.c.member_id == member)
    tx.connection.execute(own.values(at))


class Written(Record):
    """A mail to somebody who is expected: when it was asked for, to which address, what became of it."""

    at: datetime
    address: str
    state: NoticeState
    problem: str | None


def written(tx: Transaction, kind: str) -> Mapping[MemberId, tuple[Written, ...]]:
    """The notices of that kind by member, the oldest first; those that were called off are left out."""
    statement = (
        select(
            notices.c.member_id, notices.c.created_at, notices.c.state, notices.c.problem, notices.c.address
        )
        .where(
            notices.c.network_id == tx.network,
            notices.c.kind == kind,
            notices.c.state != NoticeState.CANCELLED,
        )
        .order_by(notices.c.created_at, notices.c.id)
    )
    found: dict[MemberId, list[Written]] = {}
    for row in tx.connection.execute(statement):
        one = Written(row.created_at, row.address or "", row.state, row.problem)
        found.setdefault(MemberId(row.member_id), []).append(one)
    return {member: tuple(rows) for member, rows in found.items()}


def _arrival(row: Row[Any]) -> Arrival:
    return Arrival(
        MemberId(row.member_id),
        row.code,
        row.listed_at,
        row.invited_at,
        row.arrived_at,
        row.confirmed_at,
        row.declined_at,
    )
