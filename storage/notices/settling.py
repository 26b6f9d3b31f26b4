"""The worker's second half, in one network: what became of deliveries, and those to take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, bindparam, or_, select, update

from domain.actors import MemberId
from domain.notices import Notice, NoticeId, NoticeState, Way
from domain.notices.deliveries import Delivery, DeliveryId
from storage.outbox import notice_from
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from domain.notices.deliveries import Sent
    from storage.transaction import Transaction

_AT_ONCE: Final = 500
_HERE: Final = deliveries.c.network_id == bindparam("network")
_ONE: Final = deliveries.c.id == bindparam("one")
_STRANDED: Final = (
    select(deliveries)
    .where(
        _HERE,
        or_(
            (deliveries.c.state == NoticeState.PENDING) & (deliveries.c.next_try_at <= bindparam("now")),
            (deliveries.c.state == NoticeState.LEASED) & (deliveries.c.lease_until <= bindparam("now")),
        ),
    )
    .order_by(deliveries.c.id)
    .limit(bindparam("most", type_=Integer))
)
_LEASE: Final = (
    update(deliveries)
    .where(_HERE, _ONE)
    .values(
        state=NoticeState.LEASED,
        attempts=deliveries.c.attempts + 1,
        holder=bindparam("new_holder"),
        lease_until=bindparam("new_until"),
        next_try_at=None,
    )
)
_RENEW: Final = (
    update(deliveries)
    .where(
        _HERE,
        deliveries.c.id.in_(bindparam("deliveries", expanding=True)),
        deliveries.c.state == NoticeState.LEASED,
        deliveries.c.holder == bindparam("by"),
    )
    .values(lease_until=bindparam("new_until"))
)
_SENT: Final = (
    update(deliveries)
    .where(_HERE, _ONE)
    .values(
        state=NoticeState.SENT,
        channel_id=bindparam("new_channel"),
        message_id=bindparam("new_message"),
        sent_at=bindparam("new_sent_at"),
        holder=None,
        lease_until=None,
        next_try_at=None,
    )
)
_BACK: Final = (
    update(deliveries)
    .where(_HERE, _ONE, deliveries.c.state == NoticeState.LEASED, deliveries.c.holder == bindparam("by"))
    .values(
        state=bindparam("new_state"),
        failures=deliveries.c.failures + 1,
        next_try_at=bindparam("new_next_try_at"),
        last_error=bindparam("new_error"),
        holder=None,
        lease_until=None,
    )
)
_THEIRS: Final = select(notices).where(
    notices.c.network_id == bindparam("network"),
    notices.c.delivery_id.in_(bindparam("deliveries", expanding=True)),
    notices.c.state == NoticeState.LEASED,
)
_STANDING: Final = _THEIRS.with_only_columns(notices.c.id)
_CLOSE: Final = (
    update(notices)
    .where(
        notices.c.network_id == bindparam("network"),
        notices.c.delivery_id.in_(bindparam("deliveries", expanding=True)),
        notices.c.state == NoticeState.LEASED,
    )
    .values(state=bindparam("new_state"), sent_at=bindparam("new_sent_at"), problem=bindparam("why"))
)
_NEXT_WAY: Final = (
    update(notices)
    .where(notices.c.network_id == bindparam("network"), notices.c.id == bindparam("one"))
    .values(
        state=NoticeState.PENDING,
        delivery_id=None,
        wake_at=bindparam("new_wake_at"),
        refused=bindparam("new_refused"),
        problem=bindparam("why"),
    )
)
_BOUNCED: Final = (
    update(deliveries)
    .where(_HERE, _ONE, deliveries.c.state == NoticeState.SENT)
    .values(state=NoticeState.FAILED, last_error=bindparam("new_error"), sent_at=None)
)
_BROUGHT: Final = select(notices).where(
    notices.c.network_id == bindparam("network"),
    notices.c.delivery_id == bindparam("delivery"),
    notices.c.state == NoticeState.SENT,
)
_DROP: Final = (
    update(notices)
    .where(
        notices.c.network_id == bindparam("network"),
        notices.c.id == bindparam("one"),
        notices.c.delivery_id == bindparam("delivery"),
        notices.c.state == NoticeState.LEASED,
    )
    .values(state=NoticeState.CANCELLED, problem=bindparam("why"))
)
_HELD: Final = select(deliveries.c.id).where(
    _HERE,
    deliveries.c.id.in_(bindparam("deliveries", expanding=True)),
    deliveries.c.state == NoticeState.LEASED,
    deliveries.c.holder == bindparam("by"),
)
_LOAD: Final = select(deliveries).where(_HERE, _ONE)


def retake(tx: Transaction, holder: str, until: datetime, most: int) -> tuple[Delivery, ...]:
    """Lease the deliveries that are to be tried again, and those whose worker was not heard of in time."""
    asked = {"network": tx.network, "now": tx.now, "most": most}
    rows = tx.connection.execute(_STRANDED, asked).all()
    if rows:
        leased = [
            {"network": tx.network, "one": row.id, "new_holder": holder, "new_until": until} for row in rows
        ]
        tx.connection.execute(_LEASE, leased)
    return tuple(delivery_from(row, attempts=row.attempts + 1) for row in rows)


def renew(tx: Transaction, holder: str, ids: Sequence[DeliveryId], until: datetime) -> None:
    """This worker is at these: as far as it still has them they stay its own until then."""
    for at in range(0, len(ids), _AT_ONCE):
        some = list(ids[at : at + _AT_ONCE])
        asked = {"network": tx.network, "deliveries": some, "by": holder, "new_until": until}
        tx.connection.execute(_RENEW, asked)


def held(tx: Transaction, holder: str, ids: Sequence[DeliveryId]) -> frozenset[DeliveryId]:
    """Those of them that this worker still has: it may have been away for so long that another took them."""
    if not ids:
        return frozenset()
    asked = {"network": tx.network, "deliveries": list(ids), "by": holder}
    return frozenset(DeliveryId(id_) for (id_,) in tx.connection.execute(_HELD, asked))


def load(tx: Transaction, id: DeliveryId) -> Delivery | None:  # noqa: A002 - `load(tx, id)` says it best
    """A delivery of this network."""
    row = tx.connection.execute(_LOAD, {"network": tx.network, "one": id}).one_or_none()
    return None if row is None else delivery_from(row)


def notices_of(tx: Transaction, ids: Sequence[DeliveryId]) -> Mapping[DeliveryId, tuple[Notice, ...]]:
    """What these deliveries have to bring: cancelled and moved notices are theirs no more."""
    found: dict[DeliveryId, list[Notice]] = {}
    if ids:
        for row in tx.connection.execute(_THEIRS, {"network": tx.network, "deliveries": list(ids)}):
            found.setdefault(DeliveryId(row.delivery_id), []).append(notice_from(row))
    return {id_: tuple(sorted(ones, key=lambda one: (one.due_at, one.id))) for id_, ones in found.items()}


def standing(tx: Transaction, ids: Sequence[DeliveryId]) -> frozenset[NoticeId]:
    """Which notices these deliveries have to bring."""
    if not ids:
        return frozenset()
    rows = tx.connection.execute(_STANDING, {"network": tx.network, "deliveries": list(ids)})
    return frozenset(NoticeId(id_) for (id_,) in rows)


def sent(tx: Transaction, results: Sequence[Sent]) -> None:
    """These messages lie where they say, whoever sent them."""
    rows = [
        {
            "network": tx.network,
            "one": result.delivery.id,
            "new_channel": result.channel,
            "new_message": result.message,
            "new_sent_at": tx.now,
        }
        for result in results
    ]
    if rows:
        tx.connection.execute(_SENT, rows)
        _close(tx, [result.delivery.id for result in results], NoticeState.SENT, None)


def again(tx: Transaction, holder: str, later: Sequence[tuple[Delivery, datetime, str]]) -> None:
    """These did not work and are tried again then."""
    _back(
        tx,
        holder,
        [(delivery, NoticeState.PENDING, error, next_try) for delivery, next_try, error in later],
    )


def refused(tx: Transaction, holder: str, closed: Sequence[tuple[Delivery, str]]) -> None:
    """These ways are closed: the notices wait for the next way, from now on."""
    _back(tx, holder, [(delivery, NoticeState.FAILED, error, None) for delivery, error in closed])
    why = {delivery.id: (delivery.way, error) for delivery, error in closed}
    rows = []
    for delivery, ones in notices_of(tx, list(why)).items():
        way, error = why[delivery]
        rows += [_next_way(tx, one, way, error) for one in ones]
    if rows:
        tx.connection.execute(_NEXT_WAY, rows)


def bounced(tx: Transaction, delivery: Delivery, error: str) -> None:
    """It had been taken, and came back: what it brought, unless something else has since, goes its way."""
    values = {"network": tx.network, "one": delivery.id, "new_error": error}
    if tx.connection.execute(_BOUNCED, values).rowcount != 1:
        return
    brought = tx.connection.execute(_BROUGHT, {"network": tx.network, "delivery": delivery.id})
    rows = [_next_way(tx, notice_from(row), delivery.way, error) for row in brought]
    if rows:
        tx.connection.execute(_NEXT_WAY, rows)


def nothing(tx: Transaction, holder: str, empty: Sequence[Delivery], why: str) -> None:
    """There was nothing to say: the deliveries are over, and so is what they had."""
    _back(tx, holder, [(delivery, NoticeState.CANCELLED, why, None) for delivery in empty])
    if empty:
        _close(tx, [delivery.id for delivery in empty], NoticeState.CANCELLED, why)


def drop(tx: Transaction, ones: Sequence[tuple[DeliveryId, NoticeId]], why: str) -> None:
    """These notices had nothing to say in their delivery, among others that had."""
    if ones:
        rows = [
            {"network": tx.network, "one": one, "delivery": delivery, "why": why} for delivery, one in ones
        ]
        tx.connection.execute(_DROP, rows)


def delivery_from(row: Row[Any], *, attempts: int | None = None) -> Delivery:
    """The record for a row of the table `delivery`."""
    return Delivery(
        network=row.network_id,
        id=DeliveryId(row.id),
        way=Way(row.way),
        address=row.address,
        member=None if row.member_id is None else MemberId(row.member_id),
        nonce=row.nonce,
        state=row.state,
        attempts=row.attempts if attempts is None else attempts,
        created_at=row.created_at,
        failures=row.failures,
        last_error=row.last_error,
    )


def _back(
    tx: Transaction,
    holder: str,
    results: Sequence[tuple[Delivery, NoticeState, str, datetime | None]],
) -> None:
    rows = [
        {
            "network": tx.network,
            "one": delivery.id,
            "by": holder,
            "new_state": state,
            "new_error": error,
            "new_next_try_at": next_try,
        }
        for delivery, state, error, next_try in results
    ]
    if rows:
        tx.connection.execute(_BACK, rows)


def _close(tx: Transaction, ids: Sequence[DeliveryId], state: NoticeState, why: str | None) -> None:
    values = {
        "network": tx.network,
        "deliveries": list(ids),
        "new_state": state,
        "new_sent_at": tx.now if state is NoticeState.SENT else None,
        "why": why,
    }
    tx.connection.execute(_CLOSE, values)


def _next_way(tx: Transaction, one: Notice, way: Way, error: str) -> dict[str, Any]:
    return {
        "network": tx.network,
        "one": one.id,
        "new_wake_at": tx.now,
        "new_refused": ",".join(sorted({*one.refused, way.value})),
        "why": error,
    }
