"""The network's settings, and every value they ever had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, insert, select

from domain.settings import Setting
from storage.dialect import upsert
from storage.schema.settings import setting as settings
from storage.schema.settings import setting_history as former

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row

    from domain.actors import MemberId
    from storage.transaction import Transaction


_ONE: Final = select(settings).where(
    settings.c.network_id == bindparam("network"), settings.c.key == bindparam("key")
)


def load(tx: Transaction, key: str) -> Setting | None:
    """One setting; None while nobody has set it."""
    row = tx.connection.execute(_ONE, {"network": tx.network, "key": key}).one_or_none()
    return None if row is None else _setting(row)


def load_all(tx: Transaction) -> Mapping[str, Setting]:
    """All that have been set, by key."""
    statement = select(settings).where(settings.c.network_id == tx.network).order_by(settings.c.key)
    return {row.key: _setting(row) for row in tx.connection.execute(statement)}


def change(tx: Transaction, key: str, value: Any, by: MemberId | None) -> Setting:
    """Set a value (plain data, not None). Setting the one it has already leaves no mark."""
    present = load(tx, key)
    if present is not None and present.value == value:
        return present
    row = {
        "network_id": tx.network,
        "key": key,
        "value": value,
        "changed_at": tx.now,
        "changed_by": by,
    }
    upsert(tx.connection, settings, row)
    tx.connection.execute(insert(former).values(row))
    return Setting(key, value, tx.now, by)


def history(tx: Transaction, key: str) -> tuple[Setting, ...]:
    """What the setting was and is, the newest first."""
    statement = (
        select(former)
        .where(former.c.network_id == tx.network, former.c.key == key)
        .order_by(former.c.id.desc())
    )
    return tuple(_setting(row) for row in tx.connection.execute(statement))


def _setting(row: Row[Any]) -> Setting:
    return Setting(row.key, row.value, row.changed_at, row.changed_by)
