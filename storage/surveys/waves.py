"""Waves: the campaigns of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, bindparam, insert, select

from domain.surveys import Wave, WaveId
from storage.dialect import inserted_key
from storage.schema.surveys import form, wave

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from storage.transaction import Transaction

# Asked with every answer, so made once: making a statement costs more than running it.
_WAVES: Final = (
    select(wave, form.c.hash.label("form_hash"))
    .join(form, (form.c.id == wave.c.form_id) & (form.c.network_id == wave.c.network_id))
    .where(wave.c.network_id == bindparam("network"))
)
_BY_ID: Final = _WAVES.where(wave.c.id == bindparam("wave"))
_LATEST_FIRST: Final = _WAVES.order_by(wave.c.closes_at.desc(), wave.c.id.desc())


def add(
    tx: Transaction,
    form_hash: str,
    label: str,
    opens_at: datetime,
    closes_at: datetime,
    created_by: MemberId | None,
) -> WaveId:
    """Open a wave of a questionnaire that has been added."""
    form_id = select(form.c.id).where(form.c.network_id == tx.network, form.c.hash == form_hash)
    added = tx.connection.execute(
        insert(wave).values(
            network_id=tx.network,
            form_id=form_id.scalar_subquery(),
            label=label,
            opens_at=opens_at,
            closes_at=closes_at,
            created_by=created_by,
            created_at=tx.now,
        )
    )
    return WaveId(inserted_key(added))


def load(tx: Transaction, wave_id: WaveId) -> Wave | None:
    """The wave with this id."""
    row = tx.connection.execute(_BY_ID, {"network": tx.network, "wave": wave_id}).one_or_none()
    return None if row is None else _wave(row)


def everything(tx: Transaction) -> tuple[Wave, ...]:
    """All waves of the network, the one that closes last first."""
    rows = tx.connection.execute(_LATEST_FIRST, {"network": tx.network})
    return tuple(_wave(row) for row in rows)


def _wave(row: Row[Any]) -> Wave:
    return Wave(WaveId(row.id), row.form_hash, row.label, row.opens_at, row.closes_at, row.created_by)
