"""Rows of the tables of plans as what they say, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

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
    PostponementState,
    WeakSpot,
    Zone,
    ZoneId,
)
from domain.surveys import WaveId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row, Table

    from domain.plans.model import Duty
    from storage.transaction import Transaction


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


def insert_with_ids(
    tx: Transaction, into: Table, new: Sequence[dict[str, Any]], ids: Sequence[int | None]
) -> None:
    """Insert rows, those with an id in `ids` (in the same order, or empty) under that one."""
    known = [{"id": id_, **row} for row, id_ in zip(new, ids, strict=False) if id_ is not None]
    if known:
        tx.connection.execute(insert(into), known)
    fresh = [row for at, row in enumerate(new) if at >= len(ids) or ids[at] is None]
    if fresh:
        tx.connection.execute(insert(into), fresh)


def postponement_state(answer: int | None, accepted: bool | None) -> PostponementState:
    """What became of a request: `answer` is the key of its answer, None where there is none yet."""
    if answer is None:
        return PostponementState.ASKED
    if accepted is None:
        return PostponementState.WITHDRAWN
    return PostponementState.ACCEPTED if accepted else PostponementState.REFUSED
