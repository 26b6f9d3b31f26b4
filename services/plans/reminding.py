"""Keeps what is to be said of milestones true: called in the transaction of whatever changes them.

The ladder of a milestone and the word to those who wait for it are notices about the subject "milestone";
they move with it and end with it. What happened once (you are the owner now, it was postponed) is about
"milestone.news" and is not taken back by a later change; when it is sent it tells how things are by then,
or nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.notices import NewNotice, NoticeState
from domain.notices.kinds import (
    MILESTONE_DUE,
    MILESTONE_ESCALATED,
    MILESTONE_GIVEN,
    MILESTONE_OVERDUE,
    MILESTONE_SLIPPED,
    PLAN_REMOVED,
    POSTPONEMENT_ANSWERED,
    POSTPONEMENT_ASKED,
)
from domain.plans.ladder import Recipient, instant, ladder_from, over, reminders
from domain.plans.model import MilestoneStatus
from services.plans import desk
from storage import outbox, settings, trail
from storage.plans import lines, notes, outboxed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from domain.actors import Actor, MemberId
    from domain.notices import NoticeKind
    from domain.plans.history import ChangeId
    from domain.plans.ladder import Crowd, Ladder, Rung
    from domain.plans.lists import Placed
    from domain.plans.model import MilestoneId, PlanId, Postponement
    from storage.transaction import Transaction

MILESTONE: Final = "milestone"
NEWS: Final = "milestone.news"
PLAN: Final = "plan"
REQUEST: Final = "postponement"
ANSWER: Final = "postponement.answer"
REMOVED: Final = "plan.removed"
FEW: Final = 3


def climb(tx: Transaction, found: Placed, *more: Placed) -> None:
    """Bring the notices of these milestones in line with what they are now."""
    ladder, crowd = desk.ladder(tx), desk.everybody(tx)
    every = {one.milestone.id: one for one in (found, *more)}
    waiting = _waiting_for(lines.waiting(tx, *every))
    heard = outboxed.heard(tx, MILESTONE, every)
    for id_, one in every.items():
        wanted = _wanted(tx, one, waiting.get(id_, ()), ladder, crowd)
        outbox.schedule(tx, MILESTONE, id_, _not_of_old(tx, wanted, heard))


def climb_new(tx: Transaction, new: Sequence[Placed]) -> None:
    """The notices of milestones that were just made, of whatever number, in a fixed number of statements."""
    ladder, crowd = desk.ladder(tx), desk.everybody(tx)
    waiting = _waiting_for(new)
    wanted: list[NewNotice] = []
    for one in new:
        wanted += _wanted(tx, one, waiting.get(one.milestone.id, ()), ladder, crowd)
    outbox.add(tx, wanted)


def end(tx: Transaction, milestone: MilestoneId) -> None:
    """The milestone was removed: nothing more is said of it."""
    outbox.cancel(tx, MILESTONE, milestone)
    outbox.cancel(tx, NEWS, milestone)


def refresh(tx: Transaction) -> int:
    """Bring all notices in line after people changed: roles, partners, time zones.

    Only milestones whose notices are not as they should be are written; says how many those were.
    """
    return _bring_in_line(tx, _out_of_line(tx, desk.ladder(tx)))


def moving(tx: Transaction, ladder: Ladder) -> int:
    """How many milestones' notices would become others with this ladder."""
    return len(_out_of_line(tx, ladder, late=False))


def start_afresh(tx: Transaction) -> None:
    """Of plans that were recorded afterwards, only what is due from now on is said, and no news."""
    every = lines.found(tx, statuses=tuple(MilestoneStatus))
    ladder, crowd, waiting = desk.ladder(tx), desk.everybody(tx), _waiting_for(every)
    for one in every:
        wanted = _wanted(tx, one, waiting.get(one.milestone.id, ()), ladder, crowd)
        coming = [new for new in wanted if new.due_at > tx.now]
        outbox.schedule(tx, MILESTONE, one.milestone.id, coming)
        outbox.cancel(tx, NEWS, one.milestone.id)
    for plan in {one.plan.id for one in every}:
        outbox.cancel(tx, PLAN, plan)


def set_ladder(tx: Transaction, actor: Actor, ladder: Ladder) -> int:
    """The network's reminders are these from now on: those that wait move with it, in this transaction.

    A rung whose time is over already is not said late. Gives how many milestones' notices have moved. Raises
    `RoleNeeded` or `LadderImpossible`.
    """
    desk.must_coordinate(actor)
    kept = settings.change(tx, desk.LADDER, ladder.check().as_data(), actor.member)
    trail.record(tx, actor.member, "plan.ladder", "network", tx.network, kept.value)
    return _bring_in_line(tx, _out_of_line(tx, ladder_from(kept.value), late=False))


def set_postpone_days(tx: Transaction, actor: Actor, days: int) -> int:
    """Owners postpone so many days (0 to 365) without asking. Raises `RoleNeeded`."""
    desk.must_coordinate(actor)
    kept = settings.change(tx, desk.POSTPONE_DAYS, min(max(days, 0), 365), actor.member)
    trail.record(tx, actor.member, "plan.postpone_days", "network", tx.network, {"days": kept.value})
    return int(kept.value)


def tell_given(
    tx: Transaction, actor: Actor, given: Iterable[Placed], former: Iterable[MemberId] = ()
) -> tuple[str, ...]:
    """Whoever owns these now, and did not before, is told; not who gave them to themselves.

    Somebody who gets more than a few of one plan at once is told once. `former` are the members who held
    them before. Gives the names of those who are told.
    """
    crowd, before = desk.everybody(tx), frozenset(former)
    new: dict[tuple[MemberId, PlanId], list[Placed]] = {}
    for one in given:
        member = crowd.has(one.milestone.owner)
        told = member is not None and member != actor.member and member not in before
        if member is not None and told and one.milestone.status.open:
            new.setdefault((member, one.plan.id), []).append(one)
    outbox.add(
        tx, [notice for (member, plan), own in new.items() for notice in _given(tx, member, plan, own)]
    )
    return tuple(dict.fromkeys(crowd.members[member].name for member, _ in new))


def _given(tx: Transaction, member: MemberId, plan: PlanId, own: Sequence[Placed]) -> Iterable[NewNotice]:
    if len(own) > FEW:
        first = min((one.milestone for one in own), key=lambda one: one.id)
        key = f"plan:{plan}:given:{first.id}:{first.revision}:{member}"
        yield NewNotice(MILESTONE_GIVEN, PLAN, plan, tx.now, key, member, detail={"given": len(own)})
        return
    for one in own:
        milestone = one.milestone
        key = f"milestone:{milestone.id}:given:{milestone.revision}:{member}"
        yield NewNotice(MILESTONE_GIVEN, NEWS, milestone.id, tx.now, key, member)


def tell_slipped(tx: Transaction, actor: Actor, found: Placed, was: date) -> tuple[str, ...]:
    """The owners of what waits for a milestone are told that it is due later than it `was`."""
    crowd, milestone = desk.everybody(tx), found.milestone
    waiting = lines.waiting(tx, milestone.id)
    members = _owners(waiting, crowd) - {actor.member}
    outbox.add(
        tx,
        [
            NewNotice(
                MILESTONE_SLIPPED,
                NEWS,
                milestone.id,
                tx.now,
                f"milestone:{milestone.id}:slipped:{milestone.due}:{milestone.revision}:{member}",
                member,
                detail={"was": was.isoformat()},
            )
            for member in sorted(members)
        ],
    )
    return tuple(crowd.members[member].name for member in sorted(members))


def tell_removed(tx: Transaction, change: ChangeId, held: Mapping[MemberId, Sequence[str]]) -> None:
    """Each of these members is told once that it went; by member, the codes of what they owned in it."""
    new = [
        NewNotice(
            PLAN_REMOVED,
            REMOVED,
            change,
            tx.now,
            f"removed:{change}:{member}",
            member,
            detail={"codes": list(codes[:FEW]), "total": len(codes)},
        )
        for member, codes in sorted(held.items())
    ]
    outbox.add(tx, new)


def tell_asked(tx: Transaction, actor: Actor, request: Postponement) -> tuple[str, ...]:
    """The coordination is asked for a later day."""
    crowd = desk.everybody(tx)
    asked = [member for member in crowd.coordination if member != actor.member]
    outbox.schedule(
        tx,
        REQUEST,
        request.id,
        [_asking(tx, request, member) for member in asked],
    )
    return tuple(crowd.members[member].name for member in asked)


def ask_again(tx: Transaction) -> tuple[str, ...]:
    """Others coordinate now, or again: the requests that wait are theirs too. Gives who is told anew."""
    crowd = desk.everybody(tx)
    told: list[str] = []
    for request in notes.unanswered(tx):
        about = outbox.about(tx, REQUEST, request.id)
        asked = {one.member for one in about if one.state is not NoticeState.CANCELLED}
        new = [member for member in crowd.coordination if member not in {*asked, request.member}]
        for member in new:
            outbox.schedule(tx, REQUEST, request.id, [_asking(tx, request, member)], member)
        told += [crowd.members[member].name for member in new]
    return tuple(dict.fromkeys(told))


def _asking(tx: Transaction, request: Postponement, member: MemberId) -> NewNotice:
    key = f"postponement:{request.id}:{member}"
    return NewNotice(POSTPONEMENT_ASKED, REQUEST, request.id, tx.now, key, member)


def tell_answered(
    tx: Transaction, actor: Actor, request: Postponement, *, aloud: bool = True
) -> tuple[str, ...]:
    """Nobody is asked any more; who asked is told the answer, unless it was taken back (`aloud` False)."""
    outbox.cancel(tx, REQUEST, request.id)
    crowd = desk.everybody(tx)
    member = request.member
    if not aloud or member is None or member not in crowd.members or member == actor.member:
        return ()
    key = f"postponement:{request.id}:answer:{member}"
    outbox.add(tx, [NewNotice(POSTPONEMENT_ANSWERED, ANSWER, request.id, tx.now, key, member)])
    return (crowd.members[member].name,)


def _bring_in_line(tx: Transaction, found: Sequence[tuple[Placed, list[NewNotice]]]) -> int:
    for one, wanted in found:
        outbox.schedule(tx, MILESTONE, one.milestone.id, wanted)
    return len(found)


def _out_of_line(
    tx: Transaction, ladder: Ladder, *, late: bool = True
) -> list[tuple[Placed, list[NewNotice]]]:
    """The open milestones whose notices are not those that they should have, each with these.

    `late` False: a rung whose time is over is none of them, unless it waits already.
    """
    every = lines.found(tx)
    if not every:
        return []
    crowd, waiting, present = desk.everybody(tx), _waiting_for(every), outboxed.waiting(tx, MILESTONE)
    heard = outboxed.heard(tx, MILESTONE)
    found: list[tuple[Placed, list[NewNotice]]] = []
    for one in every:
        there = present.get(one.milestone.id, {})
        ideal = _wanted(tx, one, waiting.get(one.milestone.id, ()), ladder, crowd)
        if late:
            wanted = _not_of_old(tx, ideal, heard)
        else:
            wanted = [new for new in ideal if new.due_at > tx.now or new.dedupe_key in there]
        keys = {new.dedupe_key for new in wanted}
        coming = {new.dedupe_key: new.due_at for new in wanted if new.due_at > tx.now}
        waits = {key: at for key, at in there.items() if at > tx.now or key not in keys}
        if coming != waits:
            found.append((one, wanted))
    return found


def _not_of_old(
    tx: Transaction, wanted: Iterable[NewNotice], heard: Container[tuple[int, MemberId | None]]
) -> list[NewNotice]:
    """Without rungs whose time is over of members who have never heard of the milestone: they came later."""
    return [
        new
        for new in wanted
        if new.due_at > tx.now or "rung" not in new.detail or (new.subject_id, new.member) in heard
    ]


def _wanted(
    tx: Transaction, found: Placed, waiting: Sequence[Placed], ladder: Ladder, crowd: Crowd
) -> list[NewNotice]:
    milestone = found.milestone
    day = milestone.due.isoformat()
    wanted = [
        NewNotice(
            _kind(one.rung),
            MILESTONE,
            milestone.id,
            one.at,
            f"milestone:{milestone.id}:{day}:{one.rung.code}:{one.member}",
            one.member,
            detail={"rung": one.rung.code, "due": day},
            expires_at=one.until,
        )
        for one in reminders(ladder, milestone, found.action, crowd, tx.now)
    ]
    if milestone.status.open:
        own = milestone.owner.member if milestone.owner else None
        since = milestone.due_since or tx.now
        for member in sorted(_owners(waiting, crowd) - {own}):
            # Far in the east nine in the morning comes before the day is over where the plan is.
            nine, end = (
                instant(milestone.due, 1, crowd.zone_of(member)),
                over(milestone.due, found.plan.time_zone),
            )
            at = max(nine, end)
            if at > since:
                key = f"milestone:{milestone.id}:{day}:late:{member}"
                detail = {"was": day}
                wanted.append(
                    NewNotice(MILESTONE_SLIPPED, MILESTONE, milestone.id, at, key, member, detail=detail)
                )
    return wanted


def _kind(rung: Rung) -> NoticeKind:
    if rung.recipient is Recipient.COORDINATION:
        return MILESTONE_ESCALATED
    return MILESTONE_OVERDUE if rung.overdue else MILESTONE_DUE


def _owners(waiting: Iterable[Placed], crowd: Crowd) -> set[MemberId]:
    """The members who own what waits and is still open."""
    owners = (crowd.has(one.milestone.owner) for one in waiting if one.milestone.status.open)
    return {member for member in owners if member is not None}


def _waiting_for(every: Iterable[Placed]) -> Mapping[MilestoneId, list[Placed]]:
    waiting: dict[MilestoneId, list[Placed]] = {}
    for one in every:
        for before in one.milestone.depends_on:
            waiting.setdefault(before, []).append(one)
    return waiting
