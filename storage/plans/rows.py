"""Rows of the tables of plans as what they say, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.actors import MemberId, PartnerId
from domain.plans.model import (
    Action,
    ActionId,
    Axis,
    Finding,
    FindingId,
    Indicator,
    IndicatorId,
    Milestone,
    MilestoneId,
    Money,
    Owner,
    Period,
    Place,
    Plan,
    PlanId,
    WeakSpot,
    Zone,
    ZoneId,
)
from domain.surveys import WaveId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Row

    from domain.plans.model import Duty


def plan(row: Row[Any]) -> Plan:
    """A row of `plan`."""
    has_region = row.region_code is not None or row.region_name is not None
    return Plan(
        id=PlanId(row.id),
        number=row.number,
        kind=row.kind,
        title=row.title,
        region=Place(row.region_code, row.region_name or "") if has_region else None,
        period=Period(row.first_day, row.last_day),
        vision=row.vision,
        status=row.status,
        version=row.version,
        language=row.language,
        time_zone=row.time_zone,
        created_at=row.created_at,
        revision=row.revision,
        body=row.body,
        approved_on=row.approved_on,
        published_at=row.published_at,
    )


def finding(row: Row[Any]) -> Finding:
    """A row of `plan_finding`."""
    return Finding(FindingId(row.id), row.kind, row.text, row.value, row.unit, row.year, row.source)


def indicator(row: Row[Any]) -> Indicator:
    """A row of `plan_indicator`."""
    return Indicator(
        id=IndicatorId(row.id),
        zone=ZoneId(row.zone_id),
        name=row.name,
        unit=row.unit,
        baseline=row.baseline,
        target=row.target,
        measured=row.measured,
        measured_on=row.measured_on,
        source=row.source,
    )


def zone(row: Row[Any], indicators: Iterable[Indicator]) -> Zone:
    """A row of `plan_zone` with its indicators."""
    return Zone(
        id=ZoneId(row.id),
        plan=PlanId(row.plan_id),
        number=row.number,
        title=row.title,
        theme=row.theme,
        territory=tuple(Place(code, name) for code, name in row.territory),
        objective=row.objective,
        weak=tuple(
            WeakSpot(Axis(axis), code, None if wave is None else WaveId(wave))
            for axis, code, wave in row.weak
        ),
        indicators=tuple(indicators),
        revision=row.revision,
    )


def action(row: Row[Any], regions: Iterable[str]) -> Action:
    """A row of `plan_action` with the regions that share it."""
    return Action(
        id=ActionId(row.id),
        zone=ZoneId(row.zone_id),
        number=row.number,
        title=row.title,
        description=row.description,
        partner=None if row.partner_id is None else PartnerId(row.partner_id),
        deputy=None if row.deputy_partner_id is None else PartnerId(row.deputy_partner_id),
        budget=None if row.budget_cents is None else Money(row.budget_cents, row.currency),
        resources=row.resources,
        risks=row.risks,
        regions=tuple(regions),
        revision=row.revision,
    )


def milestone(row: Row[Any], duties: Mapping[Duty | str, Owner], before: Iterable[int]) -> Milestone:
    """A row of `plan_milestone` with its people and what it waits for."""
    return Milestone(
        id=MilestoneId(row.id),
        action=ActionId(row.action_id),
        number=row.number,
        kind=row.kind,
        title=row.title,
        due=row.due,
        status=row.status,
        owner=duties.get("owner"),
        deputy=duties.get("deputy"),
        description=row.description,
        evidence_asked=row.evidence_asked,
        depends_on=tuple(MilestoneId(one) for one in before),
        done_on=row.done_on,
        revision=row.revision,
        agreed=row.agreed,
        due_since=row.due_since,
    )


def owner(row: Row[Any]) -> Owner | None:
    """Who a row with `member_id`, `name`, `email` and `person_name` is; None for somebody forgotten."""
    if row.member_id is not None:
        return Owner(MemberId(row.member_id), row.person_name)
    return Owner(None, row.name, row.email) if row.name else None


def owner_values(who: Owner) -> dict[str, Any]:
    """The columns that say who somebody is: a member by their id alone."""
    if who.member is not None:
        return {"member_id": who.member, "name": "", "email": None}
    return {"member_id": None, "name": who.name, "email": who.email}


def maybe_member(value: int | None) -> MemberId | None:
    """A member's id, if there is one."""
    return None if value is None else MemberId(value)
