"""The worker's second half, in one network: what became of deliveries, and those to take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, bindparam, or_, select, update

from domain.actors import MemberId
from domain.notices import Notice, NoticeId, NoticeState, Way
from domain.notices.deliveries import Delivery, DeliveryId
from domain.records import replace
from storage.outbox import notice_from
from storage.portions import portions
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import notice as notices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from domain.notices.deliveries import Nothing, Sent
    from storage.transaction import Transaction

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
_PUT_OFF: Final = (
    update(deliveries)
    .where(_HERE, _ONE)
    .values(
        state=NoticeState.PENDING,
        holder=None,
        lease_until=None,
        next_try_at=bindparam("new_next_try_at"),
    )
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
_LEAVE: Final = (
    update(notices)
    .where(
        notices.c.network_id == bindparam("network"),
        notices.c.id == bindparam("one"),
        notices.c.delivery_id == bindparam("delivery"),
        notices.c.state == NoticeState.LEASED,
    )
    .values(state=NoticeState.PENDING, delivery_id=None)
)
_HELD: Final = select(deliveries.c.id).where(
    _HERE,
    deliveries.c.id.in_(bindparam("deliveries", expanding=True)),
    deliveries.c.state == NoticeState.LEASED,
    deliveries.c.holder == bindparam("by"),
)
_LOAD: Final = select(deliveries).where(_HERE, _ONE)


def stranded(tx: Transaction, most: int) -> tuple[Delivery, ...]:
    """The deliveries that are to be tried again, and those whose worker was not heard of in time."""
    asked = {"network": tx.network, "now": tx.now, "most": most}
    return tuple(delivery_from(row) for row in tx.connection.execute(_STRANDED, asked))


def put_off(tx: Transaction, waiting: Mapping[DeliveryId, datetime]) -> None:
    """Nobody has these any more; they are to be tried again then."""
    if waiting:
        rows = [{"network": tx.network, "one": one, "new_next_try_at": at} for one, at in waiting.items()]
        tx.connection.execute(_PUT_OFF, rows)


def retake(tx: Transaction, found: Sequence[Delivery], holder: str, until: datetime) -> tuple[Delivery, ...]:
    """Lease these stranded deliveries: another attempt begins."""
    if found:
        leased = [
            {"network": tx.network, "one": one.id, "new_holder": holder, "new_until": until} for one in found
        ]
        tx.connection.execute(_LEASE, leased)
    return tuple(replace(one, state=NoticeState.LEASED, attempts=one.attempts + 1) for one in found)


def renew(tx: Transaction, holder: str, ids: Sequence[DeliveryId], until: datetime) -> None:
    """This worker is at these: as far as it still has them they stay its own until then."""
    for some in portions(ids):
        asked = {"network": tx.network, "deliveries": list(some), "by": holder, "new_until": until}
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


def refused(tx: Transaction, holder: str, closed: Sequence[tuple[Delivery, str]]) -> frozenset[DeliveryId]:
    """These ways are closed: the notices wait for the next way, from now on.

    Nothing happens to what this worker has no more; says what it had.
    """
    mine = held(tx, holder, [delivery.id for delivery, _ in closed])
    closed = [(delivery, error) for delivery, error in closed if delivery.id in mine]
    _back(tx, holder, [(delivery, NoticeState.FAILED, error, None) for delivery, error in closed])
    why = {delivery.id: (delivery.way, error) for delivery, error in closed}
    rows = []
    for delivery, ones in notices_of(tx, list(why)).items():
        way, error = why[delivery]
        rows += [_next_way(tx, one, way, error) for one in ones]
    if rows:
        tx.connection.execute(_NEXT_WAY, rows)
    return mine


def bounced(tx: Transaction, delivery: Delivery, error: str) -> None:
    """It had been taken, and came back: what it brought, unless something else has since, goes its way."""
    values = {"network": tx.network, "one": delivery.id, "new_error": error}
    if tx.connection.execute(_BOUNCED, values).rowcount != 1:
        return
    brought = tx.connection.execute(_BROUGHT, {"network": tx.network, "delivery": delivery.id})
    rows = [_next_way(tx, notice_from(row), delivery.way, error) for row in brought]
    if rows:
        tx.connection.execute(_NEXT_WAY, rows)


def nothing(tx: Transaction, holder: str, empty: Sequence[Nothing], why: str) -> None:
    """There was nothing to say: the deliveries are over, and so is what they had but for what is left.

    Nothing happens to what this worker has no more: another one is sending it.
    """
    mine = held(tx, holder, [one.delivery.id for one in empty])
    empty = [one for one in empty if one.delivery.id in mine]
    leave(tx, [(one.delivery.id, notice) for one in empty for notice in one.left])
    over = [(one.delivery, one.delivery.last_error if one.left else why) for one in empty]
    _back(tx, holder, [(delivery, NoticeState.CANCELLED, error, None) for delivery, error in over])
    if empty:
        _close(tx, [one.delivery.id for one in empty], NoticeState.CANCELLED, why)


def drop(tx: Transaction, ones: Sequence[tuple[DeliveryId, NoticeId]], why: str) -> None:
    """These notices had nothing to say in their delivery, among others that had."""
    if ones:
        rows = [
            {"network": tx.network, "one": one, "delivery": delivery, "why": why} for delivery, one in ones
        ]
        tx.connection.execute(_DROP, rows)


def leave(tx: Transaction, ones: Sequence[tuple[DeliveryId, NoticeId]]) -> None:
    """Their delivery did not bring these: they wait as before, to be decided anew."""
    if ones:
        rows = [{"network": tx.network, "one": one, "delivery": delivery} for delivery, one in ones]
        tx.connection.execute(_LEAVE, rows)


def delivery_from(row: Row[Any]) -> Delivery:
    """The record for a row of the table `delivery`."""
    return Delivery(
        network=row.network_id,
        id=DeliveryId(row.id),
        way=Way(row.way),
        address=row.address,
        member=None if row.member_id is None else MemberId(row.member_id),
        nonce=row.nonce,
        state=row.state,
        attempts=row.attempts,
        created_at=row.created_at,
        failures=row.failures,
        last_error=row.last_error,
    )


def _back(
    tx: Transaction,
    holder: str,
    results: Sequence[tuple[Delivery, NoticeState, str | None, datetime | None]],
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
