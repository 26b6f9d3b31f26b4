"""What describes a plan, a line at a time: its diagnosis, its steering committee, what a zone is measured by.

Each line keeps its id while it is there. Who adds one need not have seen the last version; who changes or
removes one says which revision of the plan, or of the zone, they saw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.addresses import compared
from domain.errors import Changed
from domain.plans import history, rules
from domain.plans.fields import LINE, FindingFields, IndicatorFields, ZoneFields
from domain.plans.history import Act, NewChange
from domain.plans.model import Owner, Seat
from domain.records import replace
from services.plans import desk, people, reading
from storage.plans import changes, plans, whole, zones

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from domain.actors import Actor
    from domain.plans.model import Finding, FindingId, Indicator, IndicatorId, Plan, PlanId, Zone, ZoneId
    from domain.plans.whole import WholePlan
    from services.plans.views import PlanView, ZoneView
    from storage.transaction import Transaction

# ---- the diagnosis


def add_finding(tx: Transaction, actor: Actor, plan: PlanId, fields: FindingFields) -> PlanView:
    """A new line at the end of the diagnosis. Raises `RoleNeeded`, `NotFound`, `TextNeeded` or `TextLong`."""
    desk.must_coordinate(actor)
    before = whole.load(tx, plan)
    tidy = fields.tidy()
    lines = [*((one.id, FindingFields.of(one)) for one in before.diagnosis), (None, tidy)]
    _diagnose(tx, before.plan, before.plan.revision, lines)
    _note(tx, actor, before.plan, Act.DIAGNOSIS, "diagnosis", [], [history.plain(tidy)])
    return reading.show(tx, actor, plan)


def change_finding(
    tx: Transaction, actor: Actor, plan: PlanId, seen: int, finding: FindingId, fields: FindingFields
) -> PlanView:
    """A line says something else. Raises `RoleNeeded`, `Changed`, `TextNeeded` or `TextLong`."""
    desk.must_coordinate(actor)
    before, old = _finding(tx, plan, finding)
    tidy = fields.tidy()
    desk.must_see(seen, before.plan.revision)
    was = FindingFields.of(old)
    if tidy != was:
        lines = [(one.id, tidy if one.id == finding else FindingFields.of(one)) for one in before.diagnosis]
        _diagnose(tx, before.plan, seen, lines)
        told = [history.plain(was)], [history.plain(tidy)]
        _note(tx, actor, before.plan, Act.DIAGNOSIS, "diagnosis", *told)
    return reading.show(tx, actor, plan)


def remove_finding(tx: Transaction, actor: Actor, plan: PlanId, seen: int, finding: FindingId) -> PlanView:
    """A line goes. Raises `RoleNeeded` or `Changed`."""
    desk.must_coordinate(actor)
    before, old = _finding(tx, plan, finding)
    lines = [(one.id, FindingFields.of(one)) for one in before.diagnosis if one.id != finding]
    _diagnose(tx, before.plan, seen, lines)
    was = [history.plain(FindingFields.of(old))]
    _note(tx, actor, before.plan, Act.DIAGNOSIS, "diagnosis", was, [])
    return reading.show(tx, actor, plan)


def _finding(tx: Transaction, plan: PlanId, finding: FindingId) -> tuple[WholePlan, Finding]:
    before = whole.load(tx, plan)
    for one in before.diagnosis:
        if one.id == finding:
            return before, one
    raise Changed


def _diagnose(
    tx: Transaction, plan: Plan, seen: int, lines: Sequence[tuple[FindingId | None, FindingFields]]
) -> None:
    plans.touch(tx, plan.id, seen)
    plans.diagnose(tx, plan.id, [fields for _, fields in lines], [id_ for id_, _ in lines])


# ---- the steering committee


def add_seat(
    tx: Transaction, actor: Actor, plan: PlanId, name: str, email: str = "", function: str = ""
) -> PlanView:
    """Somebody sits in the steering committee from now on: a member by their name, or name and address.

    Raises `RoleNeeded`, `NotFound`, `SeveralCalledSo`, `NoOwner`, `NotAnAddress` or `TextLong`.
    """
    desk.must_coordinate(actor)
    before = whole.load(tx, plan)
    new = Seat(_somebody(tx, actor, name, email), _function(function))
    plans.touch(tx, plan, before.plan.revision)
    plans.seat(tx, plan, [*before.committee, new])
    _note(tx, actor, before.plan, Act.COMMITTEE, "committee", [], [history.plain(new.who)])
    return reading.show(tx, actor, plan)


def change_seat(
    tx: Transaction,
    actor: Actor,
    plan: PlanId,
    seen: int,
    place: int,
    *,
    name: str,
    email: str = "",
    function: str = "",
) -> PlanView:
    """Somebody else has the seat at that place (from 0), or another function in it.

    Who keeps name and address stays who they are, even after they left. Raises what `add_seat` raises, and
    `Changed`.
    """
    desk.must_coordinate(actor)
    before, old = _seat(tx, plan, seen, place)
    same = " ".join(name.split()) == old.who.name and compared(email) == (old.who.email or "")
    who = old.who if same else _somebody(tx, actor, name, email)
    new = Seat(who, _function(function))
    if new != old:
        plans.touch(tx, plan, seen)
        plans.seat(tx, plan, [new if at == place else one for at, one in enumerate(before.committee)])
        told = [history.plain(old.who)], [history.plain(new.who)]
        _note(tx, actor, before.plan, Act.COMMITTEE, "committee", *told)
    return reading.show(tx, actor, plan)


def remove_seat(tx: Transaction, actor: Actor, plan: PlanId, seen: int, place: int) -> PlanView:
    """The seat at that place goes. Raises `RoleNeeded` or `Changed`."""
    desk.must_coordinate(actor)
    before, old = _seat(tx, plan, seen, place)
    plans.touch(tx, plan, seen)
    plans.seat(tx, plan, [one for at, one in enumerate(before.committee) if at != place])
    _note(tx, actor, before.plan, Act.COMMITTEE, "committee", [history.plain(old.who)], [])
    return reading.show(tx, actor, plan)


def _seat(tx: Transaction, plan: PlanId, seen: int, place: int) -> tuple[WholePlan, Seat]:
    """The plan and one of its seats: a place says which only in the version that was seen."""
    before = whole.load(tx, plan)
    desk.must_see(seen, before.plan.revision)
    if not 0 <= place < len(before.committee):
        raise Changed
    return before, before.committee[place]


def _somebody(tx: Transaction, actor: Actor, name: str, email: str) -> Owner:
    address = email.strip()
    said = rules.somebody(name, address) if address else people.owner_called(tx, actor, name)
    found = desk.owner(tx, said)
    return found if found is not None else rules.somebody(name, address)


def _function(typed: str) -> str:
    return rules.text("function", " ".join(typed.split()), LINE)


# ---- what a zone is measured by


def add_indicator(tx: Transaction, actor: Actor, zone: ZoneId, fields: IndicatorFields) -> ZoneView:
    """The zone is measured by one thing more.

    Raises `RoleNeeded`, `NotFound`, `TextNeeded`, `TextLong` or `NotYet`.
    """
    desk.must_coordinate(actor)
    before = zones.load(tx, zone)
    tidy = _tidy(tx, before, fields)
    lines = [*((one.id, IndicatorFields.of(one)) for one in before.indicators), (None, tidy)]
    _measure(tx, actor, before, before.revision, lines, ([], [history.plain(tidy)]))
    return reading.show_zone(tx, actor, zone)


def change_indicator(
    tx: Transaction, actor: Actor, zone: ZoneId, seen: int, indicator: IndicatorId, fields: IndicatorFields
) -> ZoneView:
    """An indicator says something else. Raises what `add_indicator` raises, and `Changed`."""
    desk.must_coordinate(actor)
    before, old = _indicator(tx, zone, indicator)
    desk.must_see(seen, before.revision)
    _replace(tx, actor, before, old, fields)
    return reading.show_zone(tx, actor, zone)


def record(
    tx: Transaction,
    actor: Actor,
    zone: ZoneId,
    indicator: IndicatorId,
    value: Decimal,
    on: date | None = None,
    source: str = "",
) -> ZoneView:
    """This much was measured, today or on a day before; the history keeps what was measured earlier.

    Without a `source` the present one stays. Raises `RoleNeeded`, `NotYet`, `TextLong`, or `Changed` where
    the indicator is gone.
    """
    desk.must_coordinate(actor)
    before, old = _indicator(tx, zone, indicator)
    day = on or desk.today(tx, plans.load(tx, before.plan))
    fields = replace(
        IndicatorFields.of(old), measured=value, measured_on=day, source=source.strip() or old.source
    )
    _replace(tx, actor, before, old, fields)
    return reading.show_zone(tx, actor, zone)


def remove_indicator(
    tx: Transaction, actor: Actor, zone: ZoneId, seen: int, indicator: IndicatorId
) -> ZoneView:
    """The zone is not measured by it any more. Raises `RoleNeeded` or `Changed`."""
    desk.must_coordinate(actor)
    before, old = _indicator(tx, zone, indicator)
    lines = [(one.id, IndicatorFields.of(one)) for one in before.indicators if one.id != indicator]
    _measure(tx, actor, before, seen, lines, ([history.plain(IndicatorFields.of(old))], []))
    return reading.show_zone(tx, actor, zone)


def _tidy(tx: Transaction, zone: Zone, fields: IndicatorFields) -> IndicatorFields:
    rules.check_been(fields.measured_on, desk.today(tx, plans.load(tx, zone.plan)))
    return fields.tidy()


def _indicator(tx: Transaction, zone: ZoneId, indicator: IndicatorId) -> tuple[Zone, Indicator]:
    before = zones.load(tx, zone)
    for one in before.indicators:
        if one.id == indicator:
            return before, one
    raise Changed


def _replace(tx: Transaction, actor: Actor, before: Zone, old: Indicator, fields: IndicatorFields) -> None:
    was = IndicatorFields.of(old)
    # A day that stands already may stand, wherever it came from.
    tidy = fields.tidy() if fields.measured_on == was.measured_on else _tidy(tx, before, fields)
    if tidy == was:
        return
    lines = [(one.id, tidy if one.id == old.id else IndicatorFields.of(one)) for one in before.indicators]
    told = [history.plain(was)], [history.plain(tidy)]
    _measure(tx, actor, before, before.revision, lines, told)


def _measure(
    tx: Transaction,
    actor: Actor,
    before: Zone,
    seen: int,
    lines: Sequence[tuple[IndicatorId | None, IndicatorFields]],
    told: tuple[list[object], list[object]],
) -> None:
    zones.change(tx, before.id, seen, ZoneFields.of(before))
    zones.measure(tx, before, [fields for _, fields in lines], [id_ for id_, _ in lines])
    plan = plans.load(tx, before.plan)
    code = plan.code.down(before.number)
    noted = NewChange(plan.id, Act.INDICATORS, code.level, before.id, str(code), fields={"indicators": told})
    changes.note(tx, actor.member, noted)


def _note(
    tx: Transaction, actor: Actor, plan: Plan, act: Act, field: str, was: list[object], now: list[object]
) -> None:
    """Only the lines that are not as they were are told."""
    code = plan.code
    changes.note(
        tx, actor.member, NewChange(plan.id, act, code.level, plan.id, str(code), "", {field: (was, now)})
    )
