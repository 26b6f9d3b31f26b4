"""What has been begun in the network and not yet confirmed. An expired draft is as good as gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from domain.drafts import Draft, DraftId
from storage.dialect import inserted_key
from storage.schema.drafts import draft as drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row

    from domain.actors import MemberId
    from storage.transaction import Transaction

SHARED_LASTS: Final = timedelta(days=30)


def add(
    tx: Transaction,
    address: str,
    kind: str,
    payload: Any,
    expires_at: datetime,
    *,
    member: MemberId | None = None,
) -> Draft:
    """Keep somebody's draft, plain data, until it expires; its id fits into a custom_id."""
    row = {
        "network_id": tx.network,
        "member_id": member,
        "address": address,
        "kind": kind,
        "payload": payload,
        "created_at": tx.now,
        "expires_at": expires_at,
    }
    key = DraftId(inserted_key(tx.connection.execute(insert(drafts).values(row))))
    return Draft(key, kind, payload, address, member, tx.now, expires_at)


def load(tx: Transaction, id: int) -> Draft | None:  # noqa: A002 - `load(tx, id)` says it best
    """A draft by its id."""
    return _newest(tx, drafts.c.id == id)


def rewrite(tx: Transaction, id: int, payload: Any, expires_at: datetime) -> None:  # noqa: A002
    """A draft says something else, and lives on until then."""
    here = drafts.c.network_id == tx.network
    values = {"payload": payload, "expires_at": expires_at}
    tx.connection.execute(update(drafts).where(here, drafts.c.id == id).values(values))


def remove(tx: Transaction, id: int) -> None:  # noqa: A002
    """Throw a draft away; harmless when it is gone."""
    tx.connection.execute(delete(drafts).where(drafts.c.network_id == tx.network, drafts.c.id == id))


def made(tx: Transaction, kind: str, address: str) -> tuple[datetime, ...]:
    """When drafts of that kind were made from that address which have not expired."""
    statement = select(drafts.c.created_at).where(
        drafts.c.network_id == tx.network,
        drafts.c.kind == kind,
        drafts.c.address == address,
        drafts.c.expires_at > tx.now,
    )
    return tuple(tx.connection.scalars(statement.order_by(drafts.c.id)))


def count_of(tx: Transaction, members: Sequence[MemberId]) -> int:
    """How many drafts these members have begun and not confirmed."""
    statement = select(func.count()).where(
        drafts.c.network_id == tx.network, drafts.c.expires_at > tx.now, drafts.c.member_id.in_(members)
    )
    return int(tx.connection.execute(statement).scalar_one())


def of_kind(tx: Transaction, kind: str) -> tuple[Draft, ...]:
    """All drafts of that kind in the network, the oldest first."""
    here = (drafts.c.network_id == tx.network, drafts.c.expires_at > tx.now, drafts.c.kind == kind)
    rows = tx.connection.execute(select(drafts).where(*here).order_by(drafts.c.id))
    return tuple(_draft(row) for row in rows)


def latest(tx: Transaction, kind: str) -> Draft | None:
    """The newest draft of that kind in the network, whoever made it."""
    return _newest(tx, drafts.c.kind == kind)


def replace(tx: Transaction, kind: str, payload: Any) -> Draft:
    """Keep the one draft of that kind which the network shares, instead of the one before."""
    discard(tx, kind)
    return add(tx, "", kind, payload, tx.now + SHARED_LASTS)


def discard(tx: Transaction, kind: str) -> None:
    """Throw away all drafts of that kind in the network."""
    tx.connection.execute(delete(drafts).where(drafts.c.network_id == tx.network, drafts.c.kind == kind))


def _newest(tx: Transaction, condition: ColumnElement[bool]) -> Draft | None:
    statement = (
        select(drafts)
        .where(drafts.c.network_id == tx.network, drafts.c.expires_at > tx.now, condition)
        .order_by(drafts.c.id.desc())
        .limit(1)
    )
    row = tx.connection.execute(statement).one_or_none()
    return None if row is None else _draft(row)


def _draft(row: Row[Any]) -> Draft:
    return Draft(row.id, row.kind, row.payload, row.address, row.member_id, row.created_at, row.expires_at)
