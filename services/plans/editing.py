"""Changing what is there: plans and their steps, zones with indicators, actions. `removing` has the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans import history, rules
from domain.plans.errors import PeriodTooShort
from domain.plans.fields import ActionFields, PlanFields, ZoneFields
from domain.plans.history import Act, NewChange
from domain.plans.model import PlanStatus
from domain.records import replace
from services.plans import desk, reading, reminding
from services.plans.creating import check_partners
from storage.plans import changes, plans, whole, zones

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from domain.actors import Actor
    from domain.plans.fields import FindingFields, IndicatorFields
    from domain.plans.model import Action, ActionId, FindingId, IndicatorId, Plan, PlanId, Seat, Zone, ZoneId
    from services.plans.views import ActionView, PlanView, ZoneView
    from storage.transaction import Transaction


def edit_plan(
    tx: Transaction, actor: Actor, plan: PlanId, seen: int, fields: PlanFields, why: str = ""
) -> PlanView:
    """Say something else of a plan; a new period needs a reason and has to hold all open milestones.

    Raises `RoleNeeded`, `Changed`, `WhyNeeded`, `PeriodTooShort`, and what `new_plan` raises.
    """
    desk.must_coordinate(actor)
    before = plans.load(tx, plan)
    desk.must_see(seen, before.revision)
    tidy = fields.tidy()
    if tidy == PlanFields.of(before):
        return reading.show(tx, actor, plan)
    said = rules.reason(why) if tidy.period != before.period else rules.text("why", why, 1000)
    if tidy.period != before.period:
        _must_hold(tx, plan, tidy)
    plans.change(tx, plan, seen, tidy)
    _note(tx, actor, before, plans.load(tx, plan), Act.CHANGED, said)
    if tidy.time_zone != before.time_zone:
        reminding.refresh(tx)
    return reading.show(tx, actor, plan)


def approve(
    tx: Transaction, actor: Actor, plan: PlanId, seen: int, body: str, on: date | None = None
) -> PlanView:
    """The regional body (or steering committee) approved the draft, today or on a day before.

    Raises `RoleNeeded`, `Changed`, `PlanStep`, `NotYet` or `TextNeeded`.
    """
    before = _stepping(tx, actor, plan, seen, PlanStatus.APPROVED)
    said = rules.text("body", body, 200, needed=True)
    today = desk.today(tx, before)
    rules.check_been(on, today)
    day = on or today
    plans.step(tx, plan, seen, status=PlanStatus.APPROVED, body=said, approved_on=day)
    _note(tx, actor, before, plans.load(tx, plan), Act.APPROVED)
    return reading.show(tx, actor, plan)


def publish(tx: Transaction, actor: Actor, plan: PlanId, seen: int) -> PlanView:
    """The approved plan is public from now on. Raises `RoleNeeded`, `Changed` or `PlanStep`."""
    before = _stepping(tx, actor, plan, seen, PlanStatus.PUBLISHED)
    plans.step(tx, plan, seen, status=PlanStatus.PUBLISHED, published_at=tx.now)
    _note(tx, actor, before, plans.load(tx, plan), Act.PUBLISHED)
    return reading.show(tx, actor, plan)


def reopen(tx: Transaction, actor: Actor, plan: PlanId, seen: int, why: str) -> PlanView:
    """Work on the plan again: a draft, of a new version if it was published.

    Raises `RoleNeeded`, `Changed`, `PlanStep` or `WhyNeeded`.
    """
    before = _stepping(tx, actor, plan, seen, PlanStatus.DRAFT)
    said = rules.reason(why)
    version = rules.next_version(before, PlanStatus.DRAFT)
    plans.step(tx, plan, seen, status=PlanStatus.DRAFT, version=version, approved_on=None, published_at=None)
    _note(tx, actor, before, plans.load(tx, plan), Act.REOPENED, said)
    return reading.show(tx, actor, plan)


def diagnose(
    tx: Transaction,
    actor: Actor,
    plan: PlanId,
    seen: int,
    findings: Sequence[FindingFields],
    ids: Sequence[FindingId | None] = (),
    why: str = "",
) -> PlanView:
    """This is the diagnosis from now on, in this order; `ids` are those of lines that were there.

    Raises `RoleNeeded`, `Changed` or `TextNeeded`.
    """
    desk.must_coordinate(actor)
    before = whole.load(tx, plan)
    tidy = [one.tidy() for one in findings]
    plans.touch(tx, plan, seen)
    plans.diagnose(tx, plan, tidy, ids)
    was = [one.text for one in before.diagnosis]
    fields = {"diagnosis": (was, [one.text for one in tidy])}
    _note_fields(tx, actor, before.plan, Act.DIAGNOSIS, fields, why)
    return reading.show(tx, actor, plan)


def seat(tx: Transaction, actor: Actor, plan: PlanId, seen: int, seats: Sequence[Seat]) -> PlanView:
    """These sit in the steering committee from now on. Raises `RoleNeeded`, `Changed` or `NotFound`."""
    desk.must_coordinate(actor)
    before = whole.load(tx, plan)
    known = [replace(one, who=desk.owner(tx, one.who) or one.who) for one in seats]
    plans.touch(tx, plan, seen)
    plans.seat(tx, plan, known)
    was = [history.plain(one.who) for one in before.committee]
    fields = {"committee": (was, [history.plain(one.who) for one in known])}
    _note_fields(tx, actor, before.plan, Act.COMMITTEE, fields)
    return reading.show(tx, actor, plan)


def edit_zone(
    tx: Transaction, actor: Actor, zone: ZoneId, seen: int, fields: ZoneFields, why: str = ""
) -> ZoneView:
    """Say something else of a zone. Raises `RoleNeeded`, `Changed`, `NotFound`, `TextNeeded` and the like."""
    desk.must_coordinate(actor)
    before = zones.load(tx, zone)
    tidy = fields.tidy()
    desk.must_see(seen, before.revision)
    if tidy != ZoneFields.of(before):
        zones.change(tx, zone, seen, tidy)
        _note_zone(tx, actor, before, zones.load(tx, zone), Act.CHANGED, rules.text("why", why, 1000))
    return reading.show_zone(tx, actor, zone)


def measure(
    tx: Transaction, actor: Actor, zone: ZoneId, seen: int, indicators: Sequence[IndicatorFields]
) -> ZoneView:
    """The zone is measured by these from now on. Raises `RoleNeeded`, `Changed` or `TextNeeded`."""
    desk.must_coordinate(actor)
    before = zones.load(tx, zone)
    set_indicators(tx, actor, plans.load(tx, before.plan), before, seen, indicators)
    return reading.show_zone(tx, actor, zone)


def set_indicators(
    tx: Transaction,
    actor: Actor,
    plan: Plan,
    before: Zone,
    seen: int,
    indicators: Sequence[IndicatorFields],
    ids: Sequence[IndicatorId | None] = (),
    why: str = "",
) -> None:
    """A zone is measured by these, and the history says so; `ids` are those of lines that were there.

    For who has asked whether the actor may. Raises `Changed` or `TextNeeded`.
    """
    tidy = [one.tidy() for one in indicators]
    zones.change(tx, before.id, seen, ZoneFields.of(before))
    zones.measure(tx, before, tidy, ids)
    told = [history.plain(one) for one in before.indicators]
    was = [{key: value for key, value in one.items() if key not in ("id", "zone")} for one in told]
    fields = {"indicators": (was, [history.plain(one) for one in tidy])}
    code = plan.code.down(before.number)
    changes.note(
        tx,
        actor.member,
        NewChange(plan.id, Act.INDICATORS, code.level, int(before.id), str(code), why, fields),
    )


def edit_action(
    tx: Transaction, actor: Actor, action: ActionId, seen: int, fields: ActionFields, why: str = ""
) -> ActionView:
    """Say something else of an action; a new owner partner needs the coordination, and a reason.

    Raises `NotYours`, `RoleNeeded`, `Changed`, `WhyNeeded`, `NotFound`, `TextNeeded`, …
    """
    before, plan, zone = _action(tx, action)
    code = plan.code.down(zone.number).down(before.number)
    desk.must_edit(tx, actor, before, code)
    desk.must_see(seen, before.revision)
    tidy = fields.tidy()
    if tidy == ActionFields.of(before):
        return reading.show_action(tx, actor, action)
    moved = tidy.partner != before.partner
    if moved:
        desk.must_coordinate(actor)
    check_partners(tx, *({tidy.partner, tidy.deputy} - {before.partner, before.deputy}))
    said = rules.reason(why) if moved else rules.text("why", why, 1000)
    zones.change_action(tx, action, plan.id, seen, tidy)
    after = zones.load_action(tx, action)
    changes.note(tx, actor.member, history.change(plan.id, Act.CHANGED, after, code, before=before, why=said))
    if moved:
        reminding.refresh(tx)
    return reading.show_action(tx, actor, action)


def _action(tx: Transaction, action: ActionId) -> tuple[Action, Plan, Zone]:
    found = zones.load_action(tx, action)
    zone = zones.load(tx, found.zone)
    return found, plans.load(tx, zone.plan), zone


def _stepping(tx: Transaction, actor: Actor, plan: PlanId, seen: int, wanted: PlanStatus) -> Plan:
    desk.must_coordinate(actor)
    before = plans.load(tx, plan)
    desk.must_see(seen, before.revision)
    rules.next_version(before, wanted)
    return before


def _must_hold(tx: Transaction, plan: PlanId, fields: PlanFields) -> None:
    loaded = whole.load(tx, plan)
    for one in loaded.milestones:
        if one.status.open and not fields.period.first <= one.due <= rules.latest(fields.period, one.kind):
            raise PeriodTooShort(str(loaded.code_of(one)), one.due)


def _note(tx: Transaction, actor: Actor, before: Plan, after: Plan, act: Act, why: str = "") -> None:
    changes.note(tx, actor.member, history.change(after.id, act, after, after.code, before=before, why=why))


def _note_fields(
    tx: Transaction,
    actor: Actor,
    plan: Plan,
    act: Act,
    fields: Mapping[str, tuple[object, object]],
    why: str = "",
) -> None:
    noted = NewChange(
        plan.id, act, plan.code.level, plan.id, str(plan.code), rules.text("why", why, 1000), fields
    )
    changes.note(tx, actor.member, noted)


def _note_zone(tx: Transaction, actor: Actor, before: Zone, after: Zone, act: Act, why: str) -> None:
    code = plans.load(tx, after.plan).code.down(after.number)
    changes.note(tx, actor.member, history.change(after.plan, act, after, code, before=before, why=why))
