"""Plans by themselves: title, region, period, status; their diagnosis and their steering committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.errors import Changed, NotFound
from domain.plans.model import PlanId
from storage.dialect import inserted_key
from storage.plans import rows
from storage.schema.plans import plan, plan_finding, plan_seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.plans.fields import FindingFields, PlanFields
    from domain.plans.model import FindingId, Plan, Seat
    from storage.transaction import Transaction

_PLANS: Final = select(plan).where(plan.c.network_id == bindparam("network"), plan.c.removed_at.is_(None))
_BY_ID: Final = _PLANS.where(plan.c.id == bindparam("plan"))


def add(tx: Transaction, fields: PlanFields) -> Plan:
    """Keep a new plan, a draft, under the next number."""
    highest = select(func.max(plan.c.number)).where(plan.c.network_id == tx.network)
    number = (tx.connection.execute(highest).scalar() or 0) + 1
    row = {
        "network_id": tx.network,
        "number": number,
        **_said(fields),
        "status": "draft",
        "version": 1,
        "body": "",
        "revision": 0,
        "created_at": tx.now,
    }
    return load(tx, PlanId(inserted_key(tx.connection.execute(insert(plan).values(row)))))


def load(tx: Transaction, id: PlanId) -> Plan:  # noqa: A002 - `load(tx, id)` says it best
    """One plan. Raises `NotFound`."""
    row = tx.connection.execute(_BY_ID, {"network": tx.network, "plan": id}).one_or_none()
    if row is None:
        raise NotFound("plan")
    return rows.plan(row)


def find(tx: Transaction, number: int) -> Plan | None:
    """The plan with this number."""
    row = tx.connection.execute(_PLANS.where(plan.c.number == number), {"network": tx.network}).one_or_none()
    return None if row is None else rows.plan(row)


def listed(tx: Transaction) -> tuple[Plan, ...]:
    """All plans, in the order of their numbers."""
    found = tx.connection.execute(_PLANS.order_by(plan.c.number), {"network": tx.network})
    return tuple(rows.plan(row) for row in found)


def change(tx: Transaction, id: PlanId, revision: int, fields: PlanFields) -> None:  # noqa: A002
    """Say something else of a plan. Raises `Changed` unless it is at this revision."""
    _change(tx, id, revision, **_said(fields))


def step(tx: Transaction, id: PlanId, revision: int, **values: Any) -> None:  # noqa: A002
    """Change `status`, `version`, `body`, `approved_on` or `published_at`. Raises `Changed`."""
    _change(tx, id, revision, **values)


def touch(tx: Transaction, id: PlanId, revision: int) -> None:  # noqa: A002
    """Count a change of the diagnosis or the committee. Raises `Changed`."""
    _change(tx, id, revision)


def remove(tx: Transaction, id: PlanId, revision: int) -> None:  # noqa: A002
    """The plan is not shown any more. Raises `Changed`."""
    _change(tx, id, revision, removed_at=tx.now)


def diagnose(
    tx: Transaction,
    id: PlanId,  # noqa: A002
    findings: Sequence[FindingFields],
    ids: Sequence[FindingId | None] = (),
) -> None:
    """This is the plan's diagnosis from now on, in this order. `ids` are those of lines that were there."""
    tx.connection.execute(
        delete(plan_finding).where(plan_finding.c.network_id == tx.network, plan_finding.c.plan_id == id)
    )
    new: list[dict[str, Any]] = [
        {
            "network_id": tx.network,
            "plan_id": id,
            "position": position,
            "kind": one.kind,
            "text": one.text,
            "value": one.value,
            "unit": one.unit,
            "year": one.year,
            "source": one.source,
        }
        for position, one in enumerate(findings)
    ]
    rows.insert_with_ids(tx, plan_finding, new, ids)


def seat(tx: Transaction, id: PlanId, seats: Sequence[Seat]) -> None:  # noqa: A002
    """These sit in the plan's steering committee from now on."""
    tx.connection.execute(
        delete(plan_seat).where(plan_seat.c.network_id == tx.network, plan_seat.c.plan_id == id)
    )
    new = [
        {
            "network_id": tx.network,
            "plan_id": id,
            "position": position,
            "function": one.function,
            **rows.owner_values(one.who),
        }
        for position, one in enumerate(seats)
    ]
    if new:
        tx.connection.execute(insert(plan_seat), new)


def _said(fields: PlanFields) -> dict[str, Any]:
    return {
        "kind": fields.kind,
        "title": fields.title,
        "region_code": fields.region.code if fields.region else None,
        "region_name": fields.region.name if fields.region else None,
        "first_day": fields.period.first,
        "last_day": fields.period.last,
        "vision": fields.vision,
        "language": fields.language,
        "time_zone": fields.time_zone,
    }


def _change(tx: Transaction, id: PlanId, revision: int, **values: Any) -> None:  # noqa: A002
    statement = (
        update(plan)
        .where(
            plan.c.network_id == tx.network,
            plan.c.id == id,
            plan.c.revision == revision,
            plan.c.removed_at.is_(None),
        )
        .values(values | {"revision": revision + 1})
    )
    if tx.connection.execute(statement).rowcount != 1:
        raise Changed
