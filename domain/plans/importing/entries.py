"""What rows of a plan's workbook say, understood: each with all that its thing would be.

`ref` names the thing: its id, or a negative number for a new one, by which rows below it name it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.importing.changes import Entry, stamp_of
from domain.records import Record, field

if TYPE_CHECKING:
    from domain.importing.lines import Problem
    from domain.plans.fields import (
        ActionFields,
        FindingFields,
        IndicatorFields,
        MilestoneFields,
        PlanFields,
        ZoneFields,
    )


class PlanEntry(Entry):
    """The plan by itself."""

    fields: PlanFields


class FindingEntry(Entry):
    """A line of the diagnosis."""

    fields: FindingFields


class ZoneEntry(Entry):
    """A zone."""

    ref: int
    fields: ZoneFields


class IndicatorEntry(Entry):
    """An indicator of the zone `zone`."""

    zone: int
    fields: IndicatorFields


class ActionEntry(Entry):
    """An action in the zone `zone`."""

    ref: int
    zone: int
    fields: ActionFields


class MilestoneEntry(Entry):
    """A milestone in the action `action`; `fields.depends_on` may name new ones."""

    ref: int
    action: int
    fields: MilestoneFields


class Outcome(Record):
    """What a file would do to a plan; with any problem, nothing. `missing` are codes and names not in it."""

    plan: tuple[PlanEntry, ...] = ()
    findings: tuple[FindingEntry, ...] = ()
    zones: tuple[ZoneEntry, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    actions: tuple[ActionEntry, ...] = ()
    milestones: tuple[MilestoneEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order in which they are done."""
        return (
            *self.plan,
            *self.findings,
            *self.zones,
            *self.indicators,
            *self.actions,
            *self.milestones,
        )

    @property
    def effective(self) -> int:
        """How many rows would change something."""
        return sum(not entry.same for entry in self.entries)

    @property
    def stamp(self) -> str:
        """What it would change, in few letters: whether it is still what somebody saw."""
        return stamp_of(self.entries)
