"""What the services of plans share: the day in a plan's zone, settings, names, counts, refusals of rights."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import ZoneInfo

from domain.actors import ChannelKind, Role
from domain.errors import Changed, NotFound
from domain.plans import rules
from domain.plans.codes import Level
from domain.plans.errors import NotYours, WasRemoved
from domain.plans.ladder import Crowd, Ladder, Recipient, Rung, crowd, ladder_from, recipients
from domain.plans.model import MilestoneStatus, Owner
from services.plans.views import Counts
from storage import members, networks, settings
from storage.plans import changes, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from domain.actors import Actor, MemberId, PartnerId
    from domain.plans.history import Change
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Milestone, MilestoneId, Plan
    from storage.transaction import Transaction

K = TypeVar("K", bound=int)
V = TypeVar("V")

POSTPONE_DAYS: Final = "plan.postpone_days"
LADDER: Final = "plan.ladder"


def today(tx: Transaction, plan: Plan) -> date:
    """The day that it is now where the plan's days are days."""
    return day_in(tx, plan.time_zone)


def day_in(tx: Transaction, zone: str) -> date:
    """The day that it is now in a time zone."""
    return tx.now.astimezone(ZoneInfo(zone)).date()


def postpone_days(tx: Transaction) -> int:
    """How far owners postpone by themselves in this network, in days."""
    found = settings.load(tx, POSTPONE_DAYS)
    return rules.POSTPONE_DAYS if found is None else int(found.value)


def ladder(tx: Transaction) -> Ladder:
    """The network's ladder of reminders."""
    found = settings.load(tx, LADDER)
    return Ladder() if found is None else ladder_from(found.value)


def everybody(tx: Transaction) -> Crowd:
    """The active members, as the ladder sees them."""
    return crowd(members.listed(tx), networks.load(tx).zone)


def reminded_instead(tx: Transaction, found: Placed) -> tuple[str, ...]:
    """Who gets the owner's reminders where none can reach an owner; nobody where one can, or it is over."""
    milestone, here = found.milestone, everybody(tx)
    if not milestone.status.open or here.has(milestone.owner) is not None:
        return ()
    who = recipients(Rung(0, Recipient.OWNER), milestone, found.action, here)
    return tuple(here.members[one].name for one in who)


def partner_names(tx: Transaction) -> Mapping[PartnerId, str]:
    """The partners' names by id, those that left too: their actions may still stand."""
    return {partner.id: partner.name for partner in networks.list_partners(tx, left=True)}


def counts(milestones: Iterable[Milestone], day: date) -> Counts:
    """How far these milestones are on that day."""
    seen = list(milestones)
    late = sum(one.overdue(day) for one in seen)
    by_status = Counter(one.status for one in seen if not one.overdue(day))
    return Counts(
        planned=by_status[MilestoneStatus.PLANNED],
        in_progress=by_status[MilestoneStatus.IN_PROGRESS],
        done=by_status[MilestoneStatus.DONE],
        cancelled=by_status[MilestoneStatus.CANCELLED],
        overdue=late,
    )


def must_be_known(actor: Actor) -> None:
    """Raise `NotAMember` for guests; whoever acts as coordination may look."""
    if not rules.coordinates(actor):
        actor.as_member()


def placed(tx: Transaction, milestone: MilestoneId) -> Placed:
    """One milestone with all that it is in. Raises `NotFound`."""
    found = lines.one(tx, milestone)
    if found is None:
        raise gone(tx, Level.MILESTONE, milestone)
    return found


def there(tx: Transaction, level: Level, id_: K, load: Callable[[Transaction, K], V]) -> V:
    """What `load` finds. Raises `WasRemoved` for what was there once, else `NotFound`."""
    try:
        return load(tx, id_)
    except NotFound:
        raise gone(tx, level, id_) from None


def gone(tx: Transaction, level: Level, thing: int) -> NotFound:
    """Why a thing is not there: it was removed, or there never was one."""
    return removed(tx, changes.removal(tx, level, thing)) or NotFound(level.value)


def removed(tx: Transaction, change: Change | None) -> WasRemoved | None:
    """When, by whom and why something went."""
    if change is None:
        return None
    by = names(tx, [change.member]).get(change.member, "") if change.member is not None else ""
    title = str(change.fields.get("title", ("", None))[0] or "")
    name = f"{change.code} {title}".strip()
    return WasRemoved(change.level.value, name, change.at, by, change.why)


def must_see(seen: int, revision: int) -> None:
    """Raise `Changed` unless what was seen is what there is."""
    if seen != revision:
        raise Changed


def must_coordinate(actor: Actor) -> None:
    """Raise `RoleNeeded` for everybody but the coordination."""
    actor.must_be(Role.COORDINATOR)


def must_edit(tx: Transaction, actor: Actor, action: Action, thing: object) -> None:
    """Raise `NotYours` unless the actor coordinates or is a contact of the partner that owns the action."""
    if not rules.may_edit(actor, action):
        raise NotYours(str(thing), contacts(tx, action))


def must_work(tx: Transaction, actor: Actor, found: Placed) -> None:
    """Raise `NotYours` unless the actor may say how far the milestone is."""
    if not rules.may_work_on(actor, found.action, found.milestone):
        held = [one.name for one in (found.milestone.owner, found.milestone.deputy) if one and one.joined]
        raise NotYours(str(found.code), tuple(dict.fromkeys([*held, *contacts(tx, found.action)])))


def owner(tx: Transaction, said: Owner | None) -> Owner | None:
    """The owner as they are known: an active member, by their id or by the address at which they are reached.

    Raises `NotFound` for a member who left.
    """
    if said is None:
        return None
    if said.member is None:
        there = members.find_at(tx, ChannelKind.EMAIL, said.email) if said.email else None
        return Owner(there.id, there.name) if there is not None and there.active else said
    found = members.load(tx, said.member)
    if not found.active:
        raise NotFound("member", found.name)
    return Owner(found.id, found.name)


def names(tx: Transaction, ids: Iterable[MemberId | None]) -> Mapping[MemberId, str]:
    """The names of these members; those who were forgotten are not among them."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    return members.names(tx, wanted)


def contacts(tx: Transaction, action: Action) -> tuple[str, ...]:
    """The names of the contacts of the partner that owns the action; none where no partner does."""
    if action.partner is None:
        return ()
    return tuple(member.name for member in members.listed(tx, partner=action.partner, role=Role.CONTACT))
