"""Owners who had not joined when a plan was written, and do: what was kept under their name is theirs.

A member who is reached at the e-mail address of such an owner is them, and nobody has to say so. Else it is
said at one of their milestones: the coordination says it for all that is called so, a contact for what their
own partner is responsible for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind
from domain.errors import Changed, NotFound
from domain.folding import fold
from domain.plans import rules
from domain.plans.codes import Level
from domain.plans.errors import HasNotJoined
from domain.plans.history import Act, NewChange
from domain.plans.model import MilestoneStatus, Owner
from services.plans import desk, reading, reminding
from services.plans.outcomes import Forgotten, Joined
from services.plans.views import NamedAt, SeatAt, Stranger, WhoIs
from storage import members, people
from storage.plans import changes, lines, plans, whole
from storage.plans.people import Settled, drop, join_up, seats_of, unjoined, unjoined_seats

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.actors import Actor, MemberId
    from domain.people import Member
    from domain.plans.lists import Placed
    from domain.plans.model import Duty, MilestoneId, PlanId
    from storage.plans.people import Unjoined, UnjoinedSeat
    from storage.transaction import Transaction


def waiting(tx: Transaction, actor: Actor) -> tuple[Stranger, ...]:
    """Those who are named and have not joined, as far as the actor can say who they are.

    They answer for milestones, or sit in steering committees; of these the coordination says it.

    Raises `NotAMember`.
    """
    desk.must_be_known(actor)
    duties: dict[tuple[str, str | None], list[Unjoined]] = {}
    for one in unjoined(tx):
        if _may_say(actor, one):
            duties.setdefault((one.email or one.name, one.email), []).append(one)
    seats: dict[tuple[str, str | None], list[UnjoinedSeat]] = {}
    for seat in unjoined_seats(tx) if rules.coordinates(actor) else ():
        seats.setdefault((seat.email or seat.name, seat.email), []).append(seat)
    found = [_named(tx, duties.get(key, ()), seats.get(key, ())) for key in {**duties, **seats}]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.email or "")))


def missing(tx: Transaction, actor: Actor) -> int:
    """How many open milestones have owners who have not joined, and about whom the actor can say it."""
    own = [one for one in unjoined(tx) if one.open and one.duty.value == "owner" and _may_say(actor, one)]
    return _count(own)


def ask(
    tx: Transaction, actor: Actor, milestone: MilestoneId, duty: Duty, user: int = 0, called: str = ""
) -> WhoIs:
    """Who has not joined there, and what else is theirs; with the member that this Discord user is.

    `called` is what the server calls them. Raises `NotYours`, `Changed` where the milestone has nobody of
    that kind now, and `HasNotJoined` for a user who is no member.
    """
    found = desk.placed(tx, milestone)
    desk.must_edit(tx, actor, found.action, found.code)
    who = _stranger(found, duty)
    member = _member_at(tx, user, called)
    theirs = [one for one in unjoined(tx) if one.is_called(who.name, who.email)]
    own = [one for one in theirs if _may_say(actor, one)]
    seats = len(seats_of(tx, email=who.email or "", name=who.name)) if rules.coordinates(actor) else 0
    at = NamedAt(found, duty)
    counts = (_count(own), _count(theirs) - _count(own), seats)
    return WhoIs(tx.network, at, who, *counts, member, may_forget=rules.coordinates(actor))


def ask_seat(
    tx: Transaction, actor: Actor, plan: PlanId, seen: int, place: int, user: int = 0, called: str = ""
) -> WhoIs:
    """Who has not joined and sits at that place (from 0) of a committee, and what else is theirs.

    As `ask`. Raises `RoleNeeded`, `Changed` where the plan was changed since it was `seen` or the seat is a
    member's, and `HasNotJoined`.
    """
    desk.must_coordinate(actor)
    loaded = whole.load(tx, plan)
    desk.must_see(seen, loaded.plan.revision)
    if not 0 <= place < len(loaded.committee) or loaded.committee[place].who.joined:
        raise Changed
    who = loaded.committee[place].who
    theirs = [one for one in unjoined(tx) if one.is_called(who.name, who.email)]
    seats = len(seats_of(tx, email=who.email or "", name=who.name))
    at = SeatAt(loaded.plan, place)
    member = _member_at(tx, user, called)
    return WhoIs(tx.network, at, who, _count(theirs), 0, seats, member, may_forget=True)


def is_seated(tx: Transaction, actor: Actor, plan: PlanId, seen: int, place: int, member: MemberId) -> Joined:
    """Say who somebody is that sits in a committee: all that is called so goes to that member.

    The member is told what they have now. Raises what `ask_seat` raises, or `NotFound` for a member who left.
    """
    shown = ask_seat(tx, actor, plan, seen, place)
    found, taken, seats, told = _settled(tx, actor, shown.who, member, None)
    return Joined(reading.show(tx, actor, plan), found, taken, seats, told)


def is_member(
    tx: Transaction, actor: Actor, milestone: MilestoneId, duty: Duty, seen: int, member: MemberId
) -> Joined:
    """Say who somebody is that a milestone names: all that the actor can say it of goes to that member.

    The member is told what they have now. Raises `NotYours`; `Changed` where the milestone was changed since
    it was `seen`; `NotFound` for a member who has left.
    """
    shown = ask(tx, actor, milestone, duty)
    assert isinstance(shown.at, NamedAt)  # noqa: S101 - of a milestone
    desk.must_see(seen, shown.at.placed.milestone.revision)
    only = None
    if not rules.coordinates(actor):
        theirs = [one for one in unjoined(tx) if one.is_called(shown.who.name, shown.who.email)]
        only = {one.milestone for one in theirs if _may_say(actor, one)}
    found, taken, seats, told = _settled(tx, actor, shown.who, member, only)
    view = reading.show_milestone(tx, actor, milestone)
    return Joined(view, found, taken, seats, told)


def forget(tx: Transaction, actor: Actor, milestone: MilestoneId, duty: Duty, seen: int) -> Forgotten:
    """Who is named there and has not joined is not to be kept: name and address go from all plans.

    What they answered for has nobody then. Raises as `is_member`, and `RoleNeeded`.
    """
    desk.must_coordinate(actor)
    shown = ask(tx, actor, milestone, duty)
    assert isinstance(shown.at, NamedAt)  # noqa: S101 - of a milestone
    desk.must_see(seen, shown.at.placed.milestone.revision)
    return _forgotten(tx, actor, shown.who)


def forget_seated(tx: Transaction, actor: Actor, plan: PlanId, seen: int, place: int) -> Forgotten:
    """The same for who sits at that place of a committee. Raises as `ask_seat`."""
    return _forgotten(tx, actor, ask_seat(tx, actor, plan, seen, place).who)


def recognise(tx: Transaction, member: MemberId) -> tuple[Placed, ...]:
    """Called when somebody joins: what is kept under an address of theirs is theirs. Gives the milestones."""
    person = members.load(tx, member).person
    taken: list[Placed] = []
    for channel in people.list_channels(tx, person.id):
        if channel.kind is ChannelKind.EMAIL:
            settled = join_up(tx, member, email=channel.address)
            taken += _taken(tx, member, settled, Act.JOINED, member) if settled else ()
    return tuple(taken)


def _member_at(tx: Transaction, user: int, called: str) -> Member | None:
    """The member that a Discord user is; None for no user. Raises `HasNotJoined`."""
    if not user:
        return None
    member = members.find_at(tx, ChannelKind.DISCORD, str(user))
    if member is None or not member.active:
        raise HasNotJoined(called)
    return member


def _settled(
    tx: Transaction, actor: Actor, who: Owner, member: MemberId, only: Collection[MilestoneId] | None
) -> tuple[Member, tuple[Placed, ...], int, tuple[str, ...]]:
    """What goes to the member: milestones, how many seats, and who is told of it."""
    found = members.load(tx, member)
    if not found.active:
        raise NotFound("member", found.name)
    settled = join_up(tx, member, email=who.email or "", name=who.name, only=only)
    taken = _taken(tx, actor.member, settled, Act.JOINED, member)
    own = [one for one in taken if one.milestone.owner and one.milestone.owner.member == member]
    return found, taken, len(settled.seats), reminding.tell_given(tx, actor, own)


def _forgotten(tx: Transaction, actor: Actor, who: Owner) -> Forgotten:
    settled = drop(tx, email=who.email or "", name=who.name)
    taken = _taken(tx, actor.member, settled, Act.REASSIGNED, None)
    return Forgotten(who.name, taken, len(settled.seats))


def _named(tx: Transaction, duties: Sequence[Unjoined], seats: Sequence[UnjoinedSeat]) -> Stranger:
    first = duties[0] if duties else seats[0]
    seat = SeatAt(plans.load(tx, seats[0].plan), seats[0].place) if seats else None
    at, duty = (duties[0].milestone, duties[0].duty) if duties else (None, None)
    return Stranger(first.name, first.email, _count(duties), at, duty, len(seats), seat)


def _may_say(actor: Actor, one: Unjoined) -> bool:
    """As `rules.may_edit`, of a line that has no action."""
    contact = rules.is_contact(actor) and one.partner is not None and one.partner == actor.partner
    return rules.coordinates(actor) or contact


def _stranger(found: Placed, duty: Duty) -> Owner:
    who = found.milestone.who(duty)
    if who is None or who.joined:
        raise Changed
    return who


def _count(own: Sequence[Unjoined]) -> int:
    return len({one.milestone for one in own})


def _taken(
    tx: Transaction, by: MemberId | None, settled: Settled, act: Act, member: MemberId | None
) -> tuple[Placed, ...]:
    """Note whose it is now, and let the reminders follow."""
    fields: dict[MilestoneId, dict[str, tuple[int, int | None]]] = {}
    for milestone, duty in settled.duties:
        fields.setdefault(milestone, {})[duty.value] = (0, None if member is None else int(member))
    found = lines.found(tx, statuses=tuple(MilestoneStatus), ids=list(fields))
    noted = [
        NewChange(
            one.plan.id,
            act,
            Level.MILESTONE,
            one.milestone.id,
            str(one.code),
            fields=fields[one.milestone.id],
        )
        for one in found
    ]
    seated = act if member is not None else Act.COMMITTEE
    noted += [
        NewChange(plan, seated, Level.PLAN, plan, str(plans.load(tx, plan).code))
        for plan in dict.fromkeys(settled.seats)
    ]
    changes.note_all(tx, by, noted)
    if found:
        before = {earlier for one in found for earlier in one.milestone.depends_on}
        earlier = lines.found(tx, statuses=tuple(MilestoneStatus), ids=list(before)) if before else ()
        reminding.climb(tx, *found, *earlier)
    return found
