"""Zones (or work packages) with their indicators, and the actions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from domain.errors import Changed, NotFound
from domain.plans.model import ActionId, ZoneId
from storage.dialect import inserted_key
from storage.plans import rows
from storage.schema.plans import plan_action, plan_action_region, plan_indicator, plan_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Table

    from domain.actors import PartnerId
    from domain.plans.fields import ActionFields, IndicatorFields, ZoneFields
    from domain.plans.model import Action, IndicatorId, PlanId, Zone
    from storage.transaction import Transaction


def add(tx: Transaction, plan: PlanId, fields: ZoneFields) -> Zone:
    """Keep a new zone under the plan's next number."""
    row = {
        "network_id": tx.network,
        "plan_id": plan,
        "number": next_number(tx, plan_zone, "plan_id", plan),
        **_said(fields),
        "revision": 0,
    }
    return load(tx, ZoneId(inserted_key(tx.connection.execute(insert(plan_zone).values(row)))))


def load(tx: Transaction, id: ZoneId) -> Zone:  # noqa: A002 - `load(tx, id)` says it best
    """One zone with its indicators. Raises `NotFound`."""
    row = tx.connection.execute(
        select(plan_zone).where(
            plan_zone.c.network_id == tx.network, plan_zone.c.id == id, plan_zone.c.removed_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("zone")
    measured = tx.connection.execute(
        select(plan_indicator)
        .where(plan_indicator.c.network_id == tx.network, plan_indicator.c.zone_id == id)
        .order_by(plan_indicator.c.position)
    )
    return rows.zone(row, (rows.indicator(one) for one in measured))


def of_partner(tx: Transaction, partner: PartnerId) -> tuple[Zone, ...]:
    """The zones in which a partner has actions, without their indicators, the newest first."""
    theirs = select(plan_action.c.zone_id).where(
        plan_action.c.network_id == tx.network,
        plan_action.c.partner_id == partner,
        plan_action.c.removed_at.is_(None),
    )
    own = (plan_zone.c.network_id == tx.network, plan_zone.c.removed_at.is_(None), plan_zone.c.id.in_(theirs))
    found = tx.connection.execute(select(plan_zone).where(*own).order_by(plan_zone.c.id.desc()))
    return tuple(rows.zone(row, ()) for row in found)


def change(tx: Transaction, id: ZoneId, revision: int, fields: ZoneFields) -> None:  # noqa: A002
    """Say something else of a zone. Raises `Changed` unless it is at this revision."""
    change_row(tx, plan_zone, id, revision, **_said(fields))


def remove(tx: Transaction, id: ZoneId, revision: int) -> None:  # noqa: A002
    """The zone is not shown any more. Raises `Changed`."""
    change_row(tx, plan_zone, id, revision, removed_at=tx.now)


def measure(
    tx: Transaction,
    zone: Zone,
    indicators: Sequence[IndicatorFields],
    ids: Sequence[IndicatorId | None] = (),
) -> None:
    """The zone is measured by these from now on, in this order. `ids` are those of what was there.

    One that was another zone's may have moved here only after it was taken from there.
    """
    tx.connection.execute(
        delete(plan_indicator).where(
            plan_indicator.c.network_id == tx.network, plan_indicator.c.zone_id == zone.id
        )
    )
    new: list[dict[str, Any]] = [
        {
            "network_id": tx.network,
            "plan_id": zone.plan,
            "zone_id": zone.id,
            "position": position,
            "name": one.name,
            "unit": one.unit,
            "baseline": one.baseline,
            "target": one.target,
            "measured": one.measured,
            "measured_on": one.measured_on,
            "source": one.source,
        }
        for position, one in enumerate(indicators)
    ]
    rows.insert_with_ids(tx, plan_indicator, new, ids)


def add_action(tx: Transaction, zone: Zone, fields: ActionFields) -> Action:
    """Keep a new action under the zone's next number."""
    row = {
        "network_id": tx.network,
        "plan_id": zone.plan,
        "zone_id": zone.id,
        "number": next_number(tx, plan_action, "zone_id", zone.id),
        **_action_said(fields),
        "revision": 0,
    }
    action = ActionId(inserted_key(tx.connection.execute(insert(plan_action).values(row))))
    _share(tx, action, zone.plan, fields.regions)
    return load_action(tx, action)


def load_action(tx: Transaction, id: ActionId) -> Action:  # noqa: A002
    """One action. Raises `NotFound`."""
    row = tx.connection.execute(
        select(plan_action).where(
            plan_action.c.network_id == tx.network, plan_action.c.id == id, plan_action.c.removed_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("action")
    regions = tx.connection.execute(
        select(plan_action_region.c.region)
        .where(plan_action_region.c.network_id == tx.network, plan_action_region.c.action_id == id)
        .order_by(plan_action_region.c.region)
    )
    return rows.action(row, regions.scalars())


def change_action(tx: Transaction, id: ActionId, plan: PlanId, revision: int, fields: ActionFields) -> None:  # noqa: A002
    """Say something else of an action. Raises `Changed` unless it is at this revision."""
    change_row(tx, plan_action, id, revision, **_action_said(fields))
    tx.connection.execute(
        delete(plan_action_region).where(
            plan_action_region.c.network_id == tx.network, plan_action_region.c.action_id == id
        )
    )
    _share(tx, id, plan, fields.regions)


def remove_action(tx: Transaction, id: ActionId, revision: int) -> None:  # noqa: A002
    """The action is not shown any more. Raises `Changed`."""
    change_row(tx, plan_action, id, revision, removed_at=tx.now)


def next_number(tx: Transaction, table: Table, column: str, parent: int) -> int:
    """The number after the highest that was ever given in this parent."""
    highest = select(func.max(table.c.number)).where(
        table.c.network_id == tx.network, table.c[column] == parent
    )
    return (tx.connection.execute(highest).scalar() or 0) + 1


def change_row(tx: Transaction, table: Table, id: int, revision: int, **values: Any) -> None:  # noqa: A002
    """Change a zone, an action or a milestone that is at this revision. Raises `Changed`."""
    statement = (
        update(table)
        .where(
            table.c.network_id == tx.network,
            table.c.id == id,
            table.c.revision == revision,
            table.c.removed_at.is_(None),
        )
        .values(values | {"revision": revision + 1})
    )
    if tx.connection.execute(statement).rowcount != 1:
        raise Changed


def _said(fields: ZoneFields) -> dict[str, Any]:
    return {
        "title": fields.title,
        "theme": fields.theme,
        "territory": [[place.code, place.name] for place in fields.territory],
        "objective": fields.objective,
        "weak": [[spot.axis.value, spot.code, spot.wave] for spot in fields.weak],
    }


def _action_said(fields: ActionFields) -> dict[str, Any]:
    return {
        "title": fields.title,
        "description": fields.description,
        "partner_id": fields.partner,
        "deputy_partner_id": fields.deputy,
        "budget_cents": fields.budget.cents if fields.budget else None,
        "currency": fields.budget.currency if fields.budget else None,
        "resources": fields.resources,
        "risks": fields.risks,
    }


def _share(tx: Transaction, action: ActionId, plan: PlanId, regions: Sequence[str]) -> None:
    new = [
        {"network_id": tx.network, "action_id": action, "plan_id": plan, "region": region}
        for region in regions
    ]
    if new:
        tx.connection.execute(insert(plan_action_region), new)
