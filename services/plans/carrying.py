"""Carries out what a plan's workbook says, from the plan down to its milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans import history
from domain.plans.fields import ActionFields, FindingFields, IndicatorFields, MilestoneFields, ZoneFields
from domain.plans.history import Act
from domain.plans.model import ActionId, MilestoneId, Period, ZoneId
from domain.records import replace
from services.plans import creating, desk, editing, milestones, reminding
from services.plans.creating import check_partners
from storage.plans import changes, plans, whole, zones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.actors import Actor
    from domain.plans.importing.entries import IndicatorEntry, MilestoneEntry, Outcome
    from domain.plans.model import Action, IndicatorId, Plan, Zone
    from storage.transaction import Transaction


def carry_out(tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, why: str) -> tuple[str, ...]:
    """Do all of it, each change noted with `why`; the names of those who are told.

    Raises what the services of plans raise.
    """
    final = outcome.plan[0].fields if outcome.plan and outcome.plan[0].changes else None
    if final is not None:
        # Milestones move between the old period and the new one: meanwhile both hold.
        first = min(plan.period.first, final.period.first)
        last = max(plan.period.last, final.period.last)
        editing.edit_plan(tx, actor, plan.id, plan.revision, replace(final, period=Period(first, last)), why)
    _diagnosis(tx, actor, plan, outcome, why)
    made_zones = _zones(tx, actor, plan, outcome, why)
    _indicators(tx, actor, plan, outcome, made_zones, why)
    made_actions = _actions(tx, actor, plan, outcome, made_zones, why)
    told = _milestones(tx, actor, plan, outcome, made_actions, why)
    if final is not None:
        now = plans.load(tx, plan.id)
        editing.edit_plan(tx, actor, plan.id, now.revision, final, why)
    return told


def _diagnosis(tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, why: str) -> None:
    if all(one.same for one in outcome.findings):
        return
    said = {one.key: one.fields for one in outcome.findings if one.key is not None}
    present = whole.load(tx, plan.id).diagnosis
    kept = [said.get(int(one.id), FindingFields.of(one)) for one in present]
    new = [one.fields for one in outcome.findings if one.new]
    ids = [one.id for one in present]
    editing.diagnose(tx, actor, plan.id, plans.load(tx, plan.id).revision, [*kept, *new], ids, why)


def _zones(tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, why: str) -> dict[int, ZoneId]:
    """By the numbers that the file's rows use, the zones."""
    made: dict[int, ZoneId] = {}
    for entry in outcome.zones:
        if entry.new:
            made[entry.ref] = creating.add_zone(tx, actor, plan, entry.fields, why).id
        elif not entry.same:
            before = zones.load(tx, ZoneId(entry.ref))
            _change_zone(tx, actor, plan, before, entry.fields, why)
    return made


def _change_zone(
    tx: Transaction, actor: Actor, plan: Plan, before: Zone, fields: ZoneFields, why: str
) -> None:
    zones.change(tx, before.id, before.revision, fields.tidy())
    after = zones.load(tx, before.id)
    code = plan.code.down(before.number)
    changes.note(tx, actor.member, history.change(plan.id, Act.CHANGED, after, code, before=before, why=why))


def _indicators(
    tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, made: dict[int, ZoneId], why: str
) -> None:
    changed = [one for one in outcome.indicators if not one.same]
    if not changed:
        return
    said = {one.key: one for one in outcome.indicators if one.key is not None}
    now: dict[int, list[tuple[IndicatorFields, IndicatorId | None]]] = {}
    was: dict[int, Zone] = {int(one.id): one for one in whole.load(tx, plan.id).zones}
    for zone in was.values():
        for one in zone.indicators:
            entry = said.get(int(one.id))
            where = int(zone.id) if entry is None else _zone_of(entry, made)
            fields = IndicatorFields.of(one) if entry is None else entry.fields
            now.setdefault(where, []).append((fields, one.id if where == int(zone.id) else None))
    for new in (one for one in changed if one.new):
        now.setdefault(_zone_of(new, made), []).append((new.fields, None))
    # Where an indicator was counts too: it is not there any more.
    keys = {one.key for one in changed}
    left = {key for key, zone in was.items() if any(int(one.id) in keys for one in zone.indicators)}
    for key in sorted({_zone_of(one, made) for one in changed} | left):
        _measure(tx, actor, plan, was[key], now.get(key, []), why)


def _zone_of(entry: IndicatorEntry, made: dict[int, ZoneId]) -> int:
    return int(made[entry.zone]) if entry.zone < 0 else entry.zone


def _measure(
    tx: Transaction,
    actor: Actor,
    plan: Plan,
    zone: Zone,
    fields: list[tuple[IndicatorFields, IndicatorId | None]],
    why: str,
) -> None:
    before = zones.load(tx, zone.id)
    said, ids = [one for one, _ in fields], [id_ for _, id_ in fields]
    editing.set_indicators(tx, actor, plan, before, before.revision, said, ids, why)


def _actions(
    tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, made_zones: dict[int, ZoneId], why: str
) -> dict[int, Action]:
    made: dict[int, Action] = {}
    moved = False
    for entry in outcome.actions:
        if entry.new:
            zone = zones.load(tx, made_zones.get(entry.zone, ZoneId(entry.zone)))
            made[entry.ref] = creating.add_action(tx, actor, plan, zone, entry.fields, why)
        elif not entry.same:
            moved |= _change_action(tx, actor, plan, ActionId(entry.ref), entry.fields, why)
    if moved:
        reminding.refresh(tx)
    return made


def _change_action(
    tx: Transaction, actor: Actor, plan: Plan, action: ActionId, fields: ActionFields, why: str
) -> bool:
    """Whether another partner owns it now."""
    before = zones.load_action(tx, action)
    tidy = fields.tidy()
    check_partners(tx, *({tidy.partner, tidy.deputy} - {before.partner, before.deputy}))
    zones.change_action(tx, action, plan.id, before.revision, tidy)
    after = zones.load_action(tx, action)
    code = plan.code.down(zones.load(tx, before.zone).number).down(before.number)
    moved = tidy.partner != before.partner
    noted = history.change(plan.id, Act.CHANGED, after, code, before=before, why=why)
    changes.note(tx, actor.member, noted)
    return moved


def _milestones(
    tx: Transaction, actor: Actor, plan: Plan, outcome: Outcome, made: dict[int, Action], why: str
) -> tuple[str, ...]:
    present = plans.load(tx, plan.id)
    new = [one for one in outcome.milestones if one.new]
    changed = [one for one in outcome.milestones if not one.new and not one.same]
    told: list[str] = []
    # What a milestone waits for no more goes first, so that no circle arises on the way.
    for entry, less in _less(tx, changed):
        told += milestones.change(tx, actor, desk.placed(tx, MilestoneId(entry.ref)), less, why).told
    ids: dict[int, MilestoneId] = {}
    if new:
        place = {entry.ref: at for at, entry in enumerate(new)}
        pairs = []
        for entry in new:
            action = made.get(entry.action) or zones.load_action(tx, ActionId(entry.action))
            old = tuple(one for one in entry.fields.depends_on if int(one) > 0)
            pairs.append((action, replace(entry.fields, depends_on=old)))
        waits = [
            (place[entry.ref], [place[int(one)] for one in entry.fields.depends_on if int(one) < 0])
            for entry in new
        ]
        waiting = [one for one in waits if one[1]]
        added, names = creating.add_and_tell(tx, actor, present, pairs, waiting, why)
        ids = {entry.ref: one.milestone.id for entry, one in zip(new, added, strict=True)}
        told += names
    for entry in changed:
        after = tuple(ids.get(int(one), one) for one in entry.fields.depends_on)
        found = desk.placed(tx, MilestoneId(entry.ref))
        told += milestones.change(tx, actor, found, replace(entry.fields, depends_on=after), why).told
    return tuple(dict.fromkeys(told))


def _less(tx: Transaction, changed: list[MilestoneEntry]) -> Iterator[tuple[MilestoneEntry, MilestoneFields]]:
    """Those that wait for less than before, as they are but for that."""
    for entry in changed:
        now = desk.placed(tx, MilestoneId(entry.ref)).milestone
        kept = tuple(one for one in now.depends_on if one in entry.fields.depends_on)
        if kept != now.depends_on:
            yield entry, replace(MilestoneFields.of(now), depends_on=kept)
