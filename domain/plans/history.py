"""The history of a plan: who changed what, when, and why. Nothing in it is ever changed or removed.

Values are plain data: days as ISO texts, members as their ids, never by name, so that it outlives who asks
to be forgotten. The reason is what somebody typed: with evidence or a comment, what they gave or said.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, Final, NewType

from domain.plans.model import Owner
from domain.records import Record, field, names, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.plans.codes import Code, Level
    from domain.plans.model import Action, Milestone, Plan, PlanId, Zone

ChangeId = NewType("ChangeId", int)

# What a change does not tell: where things hang, and counters.
_SILENT: Final = frozenset(
    {"id", "plan", "zone", "action", "number", "revision", "agreed", "due_since", "created_at", "indicators"}
)


class Act(StrEnum):
    """What was done."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    APPROVED = "approved"
    PUBLISHED = "published"
    REOPENED = "reopened"
    BEGUN = "begun"
    DONE = "done"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    POSTPONE_ASKED = "postpone_asked"
    POSTPONE_REFUSED = "postpone_refused"
    POSTPONE_WITHDRAWN = "postpone_withdrawn"
    REASSIGNED = "reassigned"
    EVIDENCE = "evidence"
    COMMENT = "comment"
    JOINED = "joined"
    DIAGNOSIS = "diagnosis"
    INDICATORS = "indicators"
    COMMITTEE = "committee"


class Change(Record):
    """One change. `code` is what the thing was called, `fields` what changed: name → (before, after).

    `member` is None for Techlink itself and for somebody who was forgotten since.
    """

    id: ChangeId
    plan: PlanId
    at: datetime
    member: MemberId | None
    act: Act
    level: Level
    subject: int
    code: str
    why: str
    fields: Mapping[str, tuple[Any, Any]]


class NewChange(Record):
    """A change that is about to be noted."""

    plan: PlanId
    act: Act
    level: Level
    subject: int
    code: str
    why: str = ""
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def change(
    plan: PlanId,
    act: Act,
    thing: Plan | Zone | Action | Milestone,
    code: Code,
    *,
    before: Plan | Zone | Action | Milestone | None = None,
    why: str = "",
) -> NewChange:
    """The change that made `thing` of `before` (None: it is new, and all that it holds is told)."""
    return NewChange(plan, act, code.level, int(thing.id), str(code), why, differences(before, thing))


def differences(
    before: Plan | Zone | Action | Milestone | None, after: Plan | Zone | Action | Milestone
) -> dict[str, tuple[Any, Any]]:
    """The fields that are not alike, as plain data: name → (before, after). New things tell no empty ones."""
    now = _values(after)
    was = dict.fromkeys(now) if before is None else _values(before)
    empty: tuple[Any, ...] = (None, "", [])
    return {
        name: (was[name], value)
        for name, value in now.items()
        if was[name] != value and not (before is None and value in empty)
    }


def _values(thing: Plan | Zone | Action | Milestone) -> dict[str, Any]:
    return {name: plain(getattr(thing, name)) for name in names(thing) if name not in _SILENT}


def plain(value: Any) -> Any:
    """A value of the model as plain data. An owner is a member's id, or 0 for who has not joined."""
    if isinstance(value, Owner):
        return int(value.member or 0)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Record):
        return {name: plain(part) for name, part in parts(value).items()}
    return value
