"""Actions and milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.importing.changes import FieldChange
from domain.importing.lines import DASHES, Code
from domain.plans import codes, rules
from domain.plans.fields import SHORT, ActionFields, MilestoneFields
from domain.plans.importing import cells
from domain.plans.importing.cells import Fault
from domain.plans.importing.entries import ActionEntry, MilestoneEntry
from domain.plans.importing.kinds import MILESTONES, F, SheetKind
from domain.plans.importing.known import Left, Owners, Titles, after_cell, parent
from domain.plans.importing.rows import Cells
from domain.plans.model import Action, ActionId, Milestone, MilestoneId, MilestoneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.importing.lines import Line
    from domain.plans.importing.zones import Zones
    from domain.plans.model import Period


class Actions:
    """The actions that there are and those that the file adds, as milestones' rows name them."""

    def __init__(self, zones: Zones, entries: Iterable[ActionEntry]) -> None:
        self.zones = zones
        self.added: list[ActionEntry] = []
        whole = zones.known.whole
        self.titles = Titles((int(one.id), one.title) for one in whole.actions)
        self._zone_of = {int(one.id): int(one.zone) for one in whole.actions}
        for entry in entries:
            self.add(entry)

    def add(self, entry: ActionEntry) -> None:
        """A row's action: a new one, or one that is called otherwise from now on."""
        self.titles.add(entry.ref, entry.fields.title)
        if entry.new:
            self.added.append(entry)
            self._zone_of[entry.ref] = entry.zone

    def find(self, line: Line) -> int | None:
        """The action that the row names; None, with a mistake noted, where it cannot be said.

        Where the row names a zone too, both may be new: lists of work often have zone, action and milestone
        side by side.
        """
        text = line.text(F.ACTION)
        plan = self.zones.known.whole.plan.code
        if not line.text(F.ZONE) or not text or codes.try_read(text, plan) is not None:
            return parent(line, F.ACTION, self._by_code, self.titles, plan)
        zone = self.zones.find(line, make=True)
        if zone is None:
            return None
        within = {ref for ref in self.titles.called(text) if self._zone_of[ref] == zone}
        if within:
            return parent(line, F.ACTION, self._by_code, self.titles, plan, within)
        ref = -1 - len(self.added)
        change = (FieldChange(F.TITLE, "", text),)
        if len(text) > rules.TITLE_LENGTH:
            line.wrong(F.ACTION, Code.LONG, number=rules.TITLE_LENGTH)
        self.add(ActionEntry(SheetKind.ACTIONS, None, text, change, ref, zone, ActionFields(text)))
        return ref

    def _by_code(self, code: codes.Code) -> int | None:
        found = self.zones.known.whole.find(code)
        return int(found.id) if isinstance(found, Action) else None


def read_actions(lines: Sequence[Line], zones: Zones) -> tuple[ActionEntry, ...]:
    """What each row says of an action. Mistakes are noted."""
    whole = zones.known.whole
    things = {int(one.id): one for one in whole.actions}
    claimed = Owners(zones.known, SheetKind.ACTIONS, things).claimed(lines)
    left = Left(((key, int(one.zone), one.title) for key, one in things.items()), claimed.values())
    entries = []
    new = 0
    for line in lines:
        key = claimed.get(line.number)
        own = things.get(key) if key is not None else None
        zone = int(own.zone) if own and not line.text(F.ZONE) else zones.find(line)
        if own is not None and zone is not None and zone != int(own.zone):
            Cells(line).wrong(F.ZONE, Fault.PARENT_STAYS)
        if key is None and zone is not None and not line.text(F.ID):
            key = left.take(line.text(F.TITLE), zone, line)
            own = things.get(key) if key is not None else None
        new += key is None
        entries.append(_action(line, own, zone or 0, -new, zones))
    return tuple(entries)


def read_milestones(
    lines: Sequence[Line], actions: Actions, period: Period
) -> tuple[tuple[Line, MilestoneEntry], ...]:
    """What each row says of a milestone, in a plan of that period. Mistakes are noted."""
    known = actions.zones.known
    things = {int(one.id): one for one in known.whole.milestones}
    claimed = Owners(known, SheetKind.MILESTONES, things).claimed(lines)
    found: list[tuple[Line, Milestone | None, int, int]] = []
    new = 0
    left = Left(((key, int(one.action), one.title) for key, one in things.items()), claimed.values())
    for line in lines:
        key = claimed.get(line.number)
        own = things.get(key) if key is not None else None
        action = int(own.action) if own and not line.text(F.ACTION) else actions.find(line)
        if own is not None and action is not None and action != int(own.action):
            Cells(line).wrong(F.ACTION, Fault.PARENT_STAYS)
        if key is None and action is not None and not line.text(F.ID):
            key = left.take(line.text(F.TITLE), action, line)
            own = things.get(key) if key is not None else None
        new += key is None
        found.append((line, own, action or 0, -new if own is None else int(own.id)))
    titles: dict[int, Titles] = {}
    said = set()
    for line, own, action, ref in found:
        said.add((action, ref))
        titles.setdefault(action, Titles(())).add(ref, line.text(F.TITLE) or (own.title if own else ""))
    for each in known.whole.milestones:
        if (int(each.action), int(each.id)) not in said:
            titles.setdefault(int(each.action), Titles(())).add(int(each.id), each.title)
    return tuple(
        (line, _milestone(line, own, action, ref, (actions, titles, period)))
        for line, own, action, ref in found
    )


def _action(line: Line, own: Action | None, zone: int, new: int, zones: Zones) -> ActionEntry:
    row, known = Cells(line), zones.known
    now = ActionFields.of(own) if own else ActionFields("")
    if own is None:
        row.changed(F.ZONE, "", zones.titles.names.get(zone, ""))
    fields = ActionFields(
        title=row.text(F.TITLE, now.title, rules.TITLE_LENGTH, needed=True, title=True),
        partner=row.partner(F.PARTNER, now.partner, known),
        deputy=row.partner(F.DEPUTY, now.deputy, known),
        description=row.text(F.DESCRIPTION, now.description, rules.TEXT_LENGTH),
        budget=row.money(F.BUDGET, now.budget),
        resources=row.text(F.RESOURCES, now.resources, rules.TEXT_LENGTH),
        risks=row.text(F.RISKS, now.risks, rules.TEXT_LENGTH),
        regions=row.regions(F.REGIONS, now.regions),
    )
    key, name = (int(own.id), own.title) if own else (None, fields.title)
    return ActionEntry(SheetKind.ACTIONS, key, name, tuple(row.changes), key or new, zone, fields)


def _milestone(
    line: Line,
    own: Milestone | None,
    action: int,
    ref: int,
    around: tuple[Actions, dict[int, Titles], Period],
) -> MilestoneEntry:
    actions, titles, period = around
    row, known = Cells(line), actions.zones.known
    if own is None:
        row.changed(F.ACTION, "", actions.titles.names.get(action, ""))
    now_kind = own.kind if own else MilestoneKind.MILESTONE
    title = row.text(F.TITLE, own.title if own else "", rules.TITLE_LENGTH, needed=True, title=True)
    kind = MilestoneKind(row.word(F.KIND, now_kind.value, MILESTONES))
    due = row.day(F.DUE, own.due if own else None, needed=True)
    if due is not None and (own is None or (due, kind) != (own.due, own.kind)):
        if own is not None and due != own.due and not own.status.open:
            row.wrong(F.DUE, Fault.CLOSED)
        if due < period.first:
            row.wrong(F.DUE, Fault.BEFORE_PLAN, other=cells.day(period.first))
        elif due > rules.latest(period, kind):
            row.wrong(F.DUE, Fault.AFTER_PLAN, other=cells.day(rules.latest(period, kind)))
    fields = MilestoneFields(
        title,
        due or period.first,
        kind,
        row.owner(F.OWNER, F.OWNER_EMAIL, own.owner if own else None, known),
        row.owner(F.DEPUTY, F.DEPUTY_EMAIL, own.deputy if own else None, known),
        row.text(F.DESCRIPTION, own.description if own else "", rules.TEXT_LENGTH),
        row.text(F.EVIDENCE, own.evidence_asked if own else "", SHORT, title=True),
        _after(row, own, action, titles, actions),
    )
    key, name = (int(own.id), own.title) if own else (None, fields.title)
    return MilestoneEntry(SheetKind.MILESTONES, key, name, tuple(row.changes), ref, action, fields)


def _after(
    row: Cells,
    own: Milestone | None,
    action: int,
    titles: dict[int, Titles],
    actions: Actions,
) -> tuple[MilestoneId, ...]:
    """What has to be done before, by code or by title within the same action."""
    whole = actions.zones.known.whole
    said = cells.lines_of(row.line.whole(F.AFTER))
    was = after_cell(whole, own) if own else ""
    if not said or said == was:
        return own.depends_on if own else ()
    here = whole.action_by_id.get(own.action if own else ActionId(action))
    within = whole.code_of(here) if here else whole.plan.code
    found: list[MilestoneId] = []
    names = []
    for part in () if said in DASHES else cells.parts(said.replace(",", ";")):
        code = codes.try_read(part, within) or codes.try_read(part, whole.plan.code)
        thing = whole.find(code) if code else None
        same = titles[action].called(part) if action in titles else set()
        if isinstance(thing, Milestone):
            found.append(thing.id)
            names.append(str(whole.code_of(thing)))
        elif len(same) == 1:
            found.append(MilestoneId(next(iter(same))))
            names.append(part)
        else:
            row.wrong(F.AFTER, Fault.AFTER, words=part)
    row.changed(F.AFTER, was, cells.BETWEEN.join(names))
    return tuple(dict.fromkeys(found))
