"""The ladder of reminders: which ones a milestone has, whom each is for, and when.

By default 30, 7 and 1 days before and on the day itself to the owner; then weekly while overdue: twice to
the owner, once to the deputy, once to the coordination, and there it stops. At nine in the morning where
the recipient is, whatever the clocks do meanwhile.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from domain.actors import Role
from domain.plans.errors import LadderImpossible
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.actors import MemberId, PartnerId
    from domain.people import Member
    from domain.plans.model import Action, Milestone, Owner

AT: Final = time(9)
LONGEST: Final = 365
MOST: Final = 12


class Recipient(StrEnum):
    """Whom a rung is for."""

    OWNER = "owner"
    DEPUTY = "deputy"
    COORDINATION = "coordination"


class Ladder(Record):
    """A network's reminders.

    `before` are days before the day due (0: the day itself), `every` the days between two reminders while
    overdue, the others how many of these each recipient gets in turn.
    """

    before: tuple[int, ...] = (30, 7, 1, 0)
    every: int = 7
    owner: int = 2
    deputy: int = 1
    coordination: int = 1

    def check(self) -> Ladder:
        """Itself; raises `LadderImpossible` for what nobody would want to get."""
        overdue = (self.owner, self.deputy, self.coordination)
        fine = (
            len(self.before) <= MOST
            and all(0 <= days <= LONGEST for days in self.before)
            and 1 <= self.every <= LONGEST
            and all(times >= 0 for times in overdue)
            and sum(overdue) <= MOST
        )
        if not fine:
            raise LadderImpossible(LONGEST, MOST)
        return Ladder(tuple(sorted(set(self.before), reverse=True)), self.every, *overdue)

    def as_data(self) -> dict[str, Any]:
        """Plain data, for a setting."""
        return {
            "before": list(self.before),
            "every": self.every,
            "owner": self.owner,
            "deputy": self.deputy,
            "coordination": self.coordination,
        }


def ladder_from(data: Mapping[str, Any]) -> Ladder:
    """The ladder that a setting holds."""
    return Ladder(**{**data, "before": tuple(data["before"])})


class Rung(Record):
    """One reminder. `days` after the day due, negative before it; `code` ("b7", "d0", "o14") names it."""

    days: int
    recipient: Recipient

    @property
    def overdue(self) -> bool:
        """Whether the day due is over by then."""
        return self.days > 0

    @property
    def code(self) -> str:
        """A short name that says the same and never changes."""
        if self.days == 0:
            return "d0"
        return f"o{self.days}" if self.overdue else f"b{-self.days}"


def rungs(ladder: Ladder) -> tuple[Rung, ...]:
    """All rungs, in the order of their days."""
    before = [Rung(-days, Recipient.OWNER) for days in sorted(set(ladder.before), reverse=True)]
    turns = (
        [Recipient.OWNER] * ladder.owner
        + [Recipient.DEPUTY] * ladder.deputy
        + [Recipient.COORDINATION] * ladder.coordination
    )
    return (*before, *(Rung(ladder.every * n, who) for n, who in enumerate(turns, 1)))


def instant(due: date, days: int, zone: str) -> datetime:
    """Nine in the morning in that zone, so many days after the day due; in UTC."""
    return datetime.combine(due + timedelta(days=days), AT, ZoneInfo(zone)).astimezone(UTC)


def over(due: date, zone: str) -> datetime:
    """When the day is over in that zone; in UTC."""
    return datetime.combine(due + timedelta(days=1), time.min, ZoneInfo(zone)).astimezone(UTC)


class Reminder(Record):
    """A rung for one member: when it is due, and from when on it would say nothing any more."""

    rung: Rung
    member: MemberId
    at: datetime
    until: datetime


class Crowd(Record):
    """The active members of a network, and the zone of those who have not chosen one."""

    members: Mapping[MemberId, Member]
    contacts: Mapping[PartnerId, tuple[MemberId, ...]]
    coordination: tuple[MemberId, ...]
    zone: str

    def zone_of(self, member: MemberId) -> str:
        """Where the member's clock is."""
        return self.members[member].person.zone or self.zone

    def has(self, owner: Owner | None) -> MemberId | None:
        """The member behind an owner, if they can be reached as one."""
        found = owner.member if owner else None
        return found if found in self.members else None


def recipients(rung: Rung, milestone: Milestone, action: Action, crowd: Crowd) -> tuple[MemberId, ...]:
    """Who gets a rung; somebody always knows.

    Where the owner has not joined, or left, the deputy does; else the contacts of the owner partner, else
    the coordination. Without a deputy their rung goes to the contacts, or to nobody.
    """
    owner, deputy = crowd.has(milestone.owner), crowd.has(milestone.deputy)
    contacts = crowd.contacts.get(action.partner, ()) if action.partner is not None else ()
    if rung.recipient is Recipient.COORDINATION:
        return crowd.coordination
    if rung.recipient is Recipient.DEPUTY:
        return (deputy,) if deputy is not None else tuple(one for one in contacts if one != owner)
    first = owner if owner is not None else deputy
    return (first,) if first is not None else contacts or crowd.coordination


def reminders(
    ladder: Ladder, milestone: Milestone, action: Action, crowd: Crowd, now: datetime
) -> tuple[Reminder, ...]:
    """All reminders of an open milestone, those already due since it stands as it does among them.

    A rung of before `milestone.due_since` (or `now`, where that is unknown) is none: nobody is told late
    of what was not so then. A reminder is meaningless once the next rung is due, the last after `every` days.
    """
    if not milestone.status.open:
        return ()
    since = milestone.due_since or now
    steps = rungs(ladder)
    ends = [*(step.days for step in steps[1:]), (steps[-1].days + ladder.every) if steps else 0]
    found: list[Reminder] = []
    for rung, end in zip(steps, ends, strict=False):
        for member in recipients(rung, milestone, action, crowd):
            zone = crowd.zone_of(member)
            at = instant(milestone.due, rung.days, zone)
            if at > since:
                found.append(Reminder(rung, member, at, instant(milestone.due, end, zone)))
    return tuple(found)


def crowd(members: Iterable[Member], zone: str) -> Crowd:
    """The crowd that these members are; those who left are not in it."""
    active = [member for member in members if member.active]
    contacts: dict[PartnerId, tuple[MemberId, ...]] = {}
    for member in active:
        if Role.CONTACT in member.roles and member.acts_for is not None:
            contacts[member.acts_for] = (*contacts.get(member.acts_for, ()), member.id)
    coordination = tuple(member.id for member in active if Role.COORDINATOR in member.roles)
    return Crowd({member.id: member for member in active}, contacts, coordination, zone)
