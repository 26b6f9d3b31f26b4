"""What may be done with a plan: days that fit, waiting without circles, who may do what.

Nothing here asks for the time or for rows; refusals are those of `domain.plans.errors`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.addresses import compared, is_address
from domain.plans import errors, naming
from domain.plans.model import MilestoneKind, MilestoneStatus, Owner, PlanKind, PlanStatus
from domain.regions import is_code, may_exist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.actors import Actor
    from domain.plans.model import Action, Milestone, MilestoneId, Period, Place, Plan

MOST_MILESTONES: Final = 20_000
MOST_FILES: Final = 25
"""Files that one milestone has as evidence: as many as a card lists."""
TITLE_LENGTH: Final = 200
TEXT_LENGTH: Final = 4000
REPORTS_AFTER: Final = timedelta(days=366)
"""Final reports are due when the project is over."""

POSTPONE_DAYS: Final = 14
"""How far owners postpone by themselves, in days, unless the network has decided otherwise."""

_LINK: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_NEXT: Final = {
    PlanStatus.DRAFT: PlanStatus.APPROVED,
    PlanStatus.APPROVED: PlanStatus.PUBLISHED,
}


def text(field: str, typed: str, longest: int = TEXT_LENGTH, *, needed: bool = False) -> str:
    """What was typed, without blanks around it. Raises `TextNeeded` or `TextLong`."""
    said = typed.strip()
    if needed and not any(sign.isalnum() for sign in said):
        raise errors.TextNeeded(field)
    if len(said) > longest:
        raise errors.TextLong(field, longest)
    return said


def title(typed: str) -> str:
    """A title, on one line. Raises `TextNeeded` or `TextLong`."""
    return text("title", " ".join(typed.split()), TITLE_LENGTH, needed=True)


def reason(typed: str) -> str:
    """Why something is changed. Raises `WhyNeeded` or `TextLong`."""
    said = text("why", typed, 1000)
    if not any(sign.isalnum() for sign in said):
        raise errors.WhyNeeded
    return said


def link(typed: str) -> str:
    """The address of a page. Raises `NotALink` or `TextLong`."""
    said = text("link", typed, 2000)
    if not _LINK.fullmatch(said):
        raise errors.NotALink(typed.strip()[:100])
    return said


def somebody(name: str, email: str) -> Owner:
    """An owner who has not joined yet; an address that stands in the name is none of it.

    Raises `NoOwner`, `NotAnAddress`, `SeveralAddresses` or `TextLong`.
    """
    said, within = naming.named(name)
    address = compared(email)
    if address and not is_address(address):
        raise errors.NotAnAddress(email.strip()[:100])
    if address and within and address != within:
        raise errors.SeveralAddresses((within, address))
    address = address or within
    if not said and not address:
        raise errors.NoOwner
    return Owner(None, text("name", said or naming.name_from(address), 100), address or None)


def check_been(day: date | None, today: date) -> None:
    """Raise `NotYet` for a day that should have been and is still to come; `today` in the plan's zone."""
    if day is not None and day > today:
        raise errors.NotYet(day, today)


def check_period(period: Period) -> None:
    """Raise `PeriodTurned` for one that ends before it begins."""
    if period.last < period.first:
        raise errors.PeriodTurned(period.first, period.last)


def check_place(place: Place) -> None:
    """Raise `PlaceNotUnderstood` for a code that no region or part of one can have."""
    if place.code is not None and not (is_code(place.code) and may_exist(place.code)):
        raise errors.PlaceNotUnderstood(place.code)


def check_region(kind: PlanKind, region: Place | None) -> None:
    """Raise `RegionNeeded` or `PlaceNotUnderstood`; a work plan needs none."""
    if kind is PlanKind.REGIONAL and (region is None or not (region.code or region.name)):
        raise errors.RegionNeeded
    if region is not None:
        check_place(region)


def latest(period: Period, kind: MilestoneKind) -> date:
    """The last day on which something of this kind can be due."""
    return period.last + (REPORTS_AFTER if kind is MilestoneKind.REPORT else timedelta())


def check_due(period: Period, kind: MilestoneKind, due: date) -> None:
    """Raise `BeforePlan` or `AfterPlan` for a day that does not belong to the plan."""
    if due < period.first:
        raise errors.BeforePlan(due, period.first)
    if due > latest(period, kind):
        raise errors.AfterPlan(due, latest(period, kind))


def circle(
    waits: Mapping[MilestoneId, Iterable[MilestoneId]], start: MilestoneId, before: Iterable[MilestoneId]
) -> tuple[MilestoneId, ...]:
    """The circle that would arise if `start` waited for `before`; empty without one.

    In it each waits for the next, and the last for `start`, which stands first. `waits` is who waits for
    whom by now; what it says of `start` does not count.
    """
    came: dict[MilestoneId, MilestoneId] = {}
    ahead = list(before)
    for one in ahead:
        came.setdefault(one, start)
    while ahead:
        one = ahead.pop()
        if one == start:
            return _way_back(came, start)
        for further in waits.get(one, ()):
            if further not in came:
                came[further] = one
                ahead.append(further)
    return ()


def any_circle(waits: Mapping[MilestoneId, Iterable[MilestoneId]]) -> tuple[MilestoneId, ...]:
    """One of the circles there are: each waits for the next, the last for the first; empty without one."""
    over: set[MilestoneId] = set()
    for start in waits:
        if start in over:
            continue
        way: dict[MilestoneId, Iterator[MilestoneId]] = {start: iter(waits[start])}
        while way:
            here = next(reversed(way))
            further = next(way[here], None)
            if further is None:
                way.popitem()
                over.add(here)
            elif further in way:
                steps = list(way)
                return tuple(steps[steps.index(further) :])
            elif further not in over:
                way[further] = iter(waits.get(further, ()))
    return ()


def _way_back(came: Mapping[MilestoneId, MilestoneId], start: MilestoneId) -> tuple[MilestoneId, ...]:
    way = [came[start]]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))


def next_version(plan: Plan, wanted: PlanStatus) -> int:
    """The version that the plan has once it is `wanted`. Raises `PlanStep` for a step that there is not.

    Forward one step at a time; back to draft from anywhere. A published plan that is worked on again is a
    new version.
    """
    if wanted is PlanStatus.DRAFT and plan.status is not PlanStatus.DRAFT:
        return plan.version + (plan.status is PlanStatus.PUBLISHED)
    if _NEXT.get(plan.status) is not wanted:
        raise errors.PlanStep(plan.status.value)
    return plan.version


def coordinates(actor: Actor) -> bool:
    """Whether the actor may do everything with every plan."""
    return Role.COORDINATOR in actor.roles


def is_contact(actor: Actor) -> bool:
    """Whether the actor is a contact of the partner that they act for."""
    return Role.CONTACT in actor.roles and actor.partner is not None


def may_edit(actor: Actor, action: Action) -> bool:
    """Whether the actor may change an action and its milestones: coordination, and its partner's contact."""
    return coordinates(actor) or (is_contact(actor) and actor.partner == action.partner)


def may_work_on(actor: Actor, action: Action, milestone: Milestone) -> bool:
    """Whether the actor may say how far a milestone is: who may edit it, its owner, its deputy."""
    return may_edit(actor, action) or milestone.held_by(actor.member)


def may_postpone(actor: Actor, milestone: Milestone, wanted: date, days: int) -> bool:
    """Whether a later day needs nobody's agreement: at most `days` after the day that was agreed on."""
    return coordinates(actor) or wanted <= free_until(milestone, days)


def free_until(milestone: Milestone, days: int) -> date:
    """The last day to which it is postponed without asking, `days` being those of the network."""
    return (milestone.agreed or milestone.due) + timedelta(days=days)


def check_move(code: str, milestone: Milestone, wanted: MilestoneStatus) -> None:
    """Raise `AlreadySo`, or `NotOpen`: what is done or called off has to be opened again first."""
    if milestone.status is wanted:
        raise errors.AlreadySo(code, wanted.value)
    if not milestone.status.open and wanted is not MilestoneStatus.PLANNED:
        raise errors.NotOpen(code, milestone.status.value)


def needs_reason(present: MilestoneStatus, wanted: MilestoneStatus) -> bool:
    """Calling off and opening again are explained; beginning and finishing speak for themselves."""
    return wanted is MilestoneStatus.CANCELLED or not present.open
