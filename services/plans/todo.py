"""What plans wait for: a word on milestones, an answer to a later day, who somebody is that is not known yet.

Whom a milestone waits for is what the ladder of reminders says: its owner, else the deputy, else the contacts
of its partner, else the coordination; the deputy too, once the ladder's reminders have come to them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.actors import Role
from domain.plans.ladder import Recipient, Rung, recipients, rungs
from domain.plans.model import MilestoneStatus
from domain.todo import HORIZON, MINUTES, Item, Kind, Why
from services.plans import desk
from storage import networks
from storage.plans import lines, notes
from storage.plans.people import unjoined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from domain.actors import Actor, MemberId, PartnerId
    from domain.plans.ladder import Crowd
    from domain.plans.lists import Placed
    from domain.plans.model import Plan, Postponement
    from storage.plans.people import Unjoined
    from storage.transaction import Transaction

ANSWER_WITHIN: Final = timedelta(days=7)
"""Who asks for a later day is answered within that, or before the day that they ask about."""


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to plans."""
    found: dict[MemberId, list[Item]] = defaultdict(list)
    wanted = {one.member: one for one in actors if one.member is not None}
    crowd, asked = desk.everybody(tx), notes.unanswered(tx)
    for member, item in _milestones(tx, crowd, {one.milestone for one in asked}):
        if member in wanted:
            found[member].append(item)
    requests, strangers = _requests(tx, asked), _strangers(tx)
    for member, actor in wanted.items():
        if Role.COORDINATOR in actor.roles:
            found[member] += [item for by, item in requests if by != member]
        found[member] += [item for partner, item in strangers if _says(actor, partner, crowd)]
    return {member: list(_once(items)) for member, items in found.items() if items}


def _milestones(tx: Transaction, crowd: Crowd, asked: set[int]) -> Iterator[tuple[MemberId, Item]]:
    """The milestones that are due, for each who has them; who asked for a later day has said their word."""
    # A day more than the horizon: it is another day where the plan is.
    turn = _deputies_turn(tx)
    until = desk.day_in(tx, networks.load(tx).zone) + timedelta(days=HORIZON + 1)
    for placed in lines.found(tx, until=until):
        days = (placed.milestone.due - desk.today(tx, placed.plan)).days
        if days > HORIZON or placed.milestone.id in asked:
            continue
        for member, why in _bearers(placed, crowd, deputy_too=turn is not None and -days >= turn):
            yield member, _milestone(placed, days, why)


def _deputies_turn(tx: Transaction) -> int | None:
    """So many days after its day a milestone waits for the deputy, too: when they are first reminded."""
    steps = rungs(desk.ladder(tx))
    return next((one.days for one in steps if one.recipient is Recipient.DEPUTY), None)


def _bearers(placed: Placed, crowd: Crowd, *, deputy_too: bool) -> Iterator[tuple[MemberId, Why]]:
    milestone = placed.milestone
    owner, deputy = crowd.has(milestone.owner), crowd.has(milestone.deputy)
    if owner is not None:
        yield owner, Why.OWN
    if deputy is not None and deputy != owner and (owner is None or deputy_too):
        yield deputy, Why.DEPUTY
    if owner is None and deputy is None and (milestone.owner is None or milestone.owner.joined):
        # Of somebody who has not joined it is asked who they are.
        for member in recipients(Rung(0, Recipient.OWNER), milestone, placed.action, crowd):
            yield member, Why.NOBODY


def _milestone(placed: Placed, days: int, why: Why) -> Item:
    return Item(
        kind=Kind.MILESTONE,
        subject=int(placed.milestone.id),
        due=_over(placed.milestone.due, placed.plan),
        day=placed.milestone.due,
        days=days,
        minutes=MINUTES[Kind.MILESTONE],
        title=placed.milestone.title,
        why=why,
        code=str(placed.code),
    )


def _requests(tx: Transaction, asked: Sequence[Postponement]) -> list[tuple[MemberId | None, Item]]:
    """The requests that wait for the coordination, each with who asked."""
    if not asked:
        return []
    names = desk.names(tx, [one.member for one in asked])
    placed = _placed(tx, {one.milestone for one in asked})
    found = []
    for one in asked:
        at = placed.get(one.milestone)
        if at is None:
            continue
        zone = ZoneInfo(at.plan.time_zone)
        due = min(one.asked_at + ANSWER_WITHIN, _over(at.milestone.due, at.plan))
        day = (due - timedelta(minutes=1)).astimezone(zone).date()
        item = Item(
            kind=Kind.POSTPONEMENT,
            subject=int(one.milestone),
            due=due,
            day=day,
            days=(day - desk.today(tx, at.plan)).days,
            minutes=MINUTES[Kind.POSTPONEMENT],
            title=at.milestone.title,
            code=str(at.code),
            who=names.get(one.member, "") if one.member else "",
        )
        found.append((one.member, item))
    return found


def _strangers(tx: Transaction) -> list[tuple[PartnerId | None, Item]]:
    """Those who have not joined and have open milestones, by the partner whose contact knows them."""
    own: dict[tuple[PartnerId | None, str, str | None], list[Unjoined]] = defaultdict(list)
    for one in unjoined(tx):
        if one.open:
            own[one.partner, one.email or one.name, one.email].append(one)
    placed = _placed(tx, {one.milestone for several in own.values() for one in several}) if own else {}
    found = []
    for (partner, _, _), several in own.items():
        there = [one for one in several if one.milestone in placed]
        if not there:
            continue
        first = min(there, key=lambda one: (placed[one.milestone].milestone.due, one.milestone, one.duty))
        at = placed[first.milestone]
        item = Item(
            kind=Kind.STRANGER,
            subject=int(first.milestone),
            due=_over(at.milestone.due, at.plan),
            day=at.milestone.due,
            days=(at.milestone.due - desk.today(tx, at.plan)).days,
            minutes=MINUTES[Kind.STRANGER],
            title=first.name,
            code=str(at.code),
            detail=first.duty.value,
            count=len({one.milestone for one in there}),
        )
        found.append((partner, item))
    return found


def _says(actor: Actor, partner: PartnerId | None, crowd: Crowd) -> bool:
    """Whether this one says who somebody is: a contact, and where there is none the coordination."""
    if partner is not None and crowd.contacts.get(partner):
        return Role.CONTACT in actor.roles and actor.partner == partner
    return Role.COORDINATOR in actor.roles


def _placed(tx: Transaction, ids: set[int]) -> dict[int, Placed]:
    found = lines.found(tx, statuses=tuple(MilestoneStatus), ids=ids)  # type: ignore[arg-type]
    return {one.milestone.id: one for one in found}


def _over(day: date, plan: Plan) -> datetime:
    """The instant at which a day of a plan is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(plan.time_zone)).astimezone(UTC)


def _once(items: Sequence[Item]) -> Iterator[Item]:
    """Each thing once, whatever several of somebody's roles say of it."""
    seen = set()
    for item in items:
        key = (item.kind, item.subject, item.detail)
        if key not in seen:
            seen.add(key)
            yield item
