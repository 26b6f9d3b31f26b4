"""Changing milestones: what is said of them, their day, who answers for them, what they wait for.

One way for all of it, `change`: it writes what differs, notes it, and brings the notices in line. A day
beyond what the actor may decide becomes a request to the coordination; everything else is done all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.plans import history, rules
from domain.plans.errors import AlreadyAsked, NotInThisPlan, NotLater, NotOpen, NotYours, WaitsForItself
from domain.plans.fields import MilestoneFields
from domain.plans.history import Act, NewChange
from domain.plans.model import MilestoneStatus
from domain.records import Record, replace
from services.plans import desk, reading, reminding
from services.plans.outcomes import MilestoneDone
from storage import members
from storage.plans import changes, lines, milestones, notes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from domain.actors import Actor
    from domain.plans.lists import Placed
    from domain.plans.model import MilestoneId, Owner, Period, Postponement
    from storage.transaction import Transaction


class Moved(Record):
    """What `change` did: the milestone before and after it, who is told, what the coordination is asked."""

    before: Placed
    after: Placed
    told: tuple[str, ...] = ()
    asked: Postponement | None = None


def edit(
    tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int, fields: MilestoneFields, why: str = ""
) -> MilestoneDone:
    """Say something else of a milestone. Another day, owner or deputy needs a reason.

    Raises `NotYours`, `Changed`, `WhyNeeded`, `BeforePlan`, `AfterPlan`, `WaitsForItself`, `NotInThisPlan`,
    `NotFound`, `NotOpen` (another day for what is over), `AlreadyAsked`, `TextNeeded` or `TextLong`.
    """
    found = desk.placed(tx, milestone)
    desk.must_edit(tx, actor, found.action, found.code)
    desk.must_see(seen, found.milestone.revision)
    return done(tx, actor, change(tx, actor, found, fields, why), Act.CHANGED)


def reassign(
    tx: Transaction,
    actor: Actor,
    milestone: MilestoneId,
    seen: int,
    *,
    why: str,
    owner: Owner | None,
    deputy: Owner | None,
) -> MilestoneDone:
    """Somebody else answers for it; None: nobody.

    Owners and deputies hand on to people of their own partner or to the deputy; the contact and the
    coordination to anybody. Raises `NotYours`, `Changed`, `WhyNeeded`, `NotOpen` or `NotFound`.
    """
    found = desk.placed(tx, milestone)
    desk.must_work(tx, actor, found)
    desk.must_see(seen, found.milestone.revision)
    _must_be_open(found)
    if not rules.may_edit(actor, found.action):
        _must_hand_on(tx, actor, found, (owner, deputy))
    fields = replace(MilestoneFields.of(found.milestone), owner=owner, deputy=deputy)
    return done(tx, actor, change(tx, actor, found, fields, why), Act.REASSIGNED)


def change(
    tx: Transaction, actor: Actor, found: Placed, fields: MilestoneFields, why: str, act: Act = Act.CHANGED
) -> Moved:
    """Write what differs from what the milestone says now. Rights and revision are for the caller to check.

    Raises what `edit` raises but for `NotYours` and `Changed`.
    """
    before = found.milestone
    # An old day may stand while the kind is the same, even if the plan's period would refuse it by now; so
    # may an old name.
    new = replace(
        fields,
        owner=None if fields.owner == before.owner else fields.owner,
        deputy=None if fields.deputy == before.deputy else fields.deputy,
    )
    old = (fields.due, fields.kind) == (before.due, before.kind)
    tidy = new.tidy(_wide(found, fields.due) if old else found.plan.period)
    tidy = replace(
        tidy,
        owner=before.owner if fields.owner == before.owner else _known(tx, tidy.owner, before.owner),
        deputy=before.deputy if fields.deputy == before.deputy else _known(tx, tidy.deputy, before.deputy),
    )
    people = (tidy.owner, tidy.deputy) != (before.owner, before.deputy)
    later = tidy.due != before.due
    said = rules.reason(why) if people or later else rules.text("why", why, 1000)
    asked = _to_ask(tx, actor, found, tidy.due, said) if later else None
    if asked is not None:
        tidy = replace(tidy, due=before.due)
    if tidy == MilestoneFields.of(before):
        return Moved(found, found, _told_asked(tx, actor, asked), asked)
    _check_waits(tx, found, tidy.depends_on)
    _write(tx, actor, found, tidy, people=people)
    after = desk.placed(tx, before.id)
    what = Act.REASSIGNED if people and tidy.due == before.due and act is Act.CHANGED else act
    noted = history.change(found.plan.id, what, after.milestone, found.code, before=before, why=said)
    changes.note(tx, actor.member, noted)
    climb(tx, after, {*before.depends_on, *tidy.depends_on})
    told = [*_told_asked(tx, actor, asked)]
    former = [one.member for one in (before.owner,) if one and one.member is not None]
    told += reminding.tell_given(tx, actor, [after], former) if people else ()
    if tidy.due > before.due:
        told += reminding.tell_slipped(tx, actor, after, before.due)
    return Moved(found, after, tuple(dict.fromkeys(told)), asked)


def done(tx: Transaction, actor: Actor, moved: Moved, act: Act) -> MilestoneDone:
    """What `change` did, as it is shown."""
    view = reading.view(tx, actor, moved.after)
    due = moved.after.milestone.due
    early = (
        tuple(one for one in view.waiting if one.milestone.due < due)
        if due != moved.before.milestone.due
        else ()
    )
    told = Act.POSTPONE_ASKED if moved.asked is not None and moved.after is moved.before else act
    stands_in = desk.reminded_instead(tx, moved.after)
    return MilestoneDone(view, told, moved.before.milestone, moved.told, moved.asked, early, stands_in)


def climb(tx: Transaction, found: Placed, before: Iterable[MilestoneId]) -> None:
    """Bring in line the notices of a milestone, and of those that it waits for: its owner hears of them."""
    reminding.climb(tx, found, *_earlier(tx, before))


def settle_request(tx: Transaction, actor: Actor, milestone: MilestoneId) -> None:
    """Nothing is asked any more: the day was decided otherwise, or the milestone is over."""
    _withdraw(tx, actor, milestone)


def _to_ask(tx: Transaction, actor: Actor, found: Placed, wanted: date, why: str) -> Postponement | None:
    """The request that another day needs; None where the actor may decide."""
    milestone = found.milestone
    _must_be_open(found)
    pending = notes.pending(tx, milestone.id)
    if rules.coordinates(actor):
        return None
    if pending is not None:
        raise AlreadyAsked(str(found.code), pending.wanted)
    if wanted < milestone.due and not rules.may_edit(actor, found.action):
        raise NotLater(milestone.due)
    if rules.may_postpone(actor, milestone, wanted, desk.postpone_days(tx)):
        return None
    request = notes.ask(tx, milestone.id, milestone.due, wanted, why, actor.member)
    fields = {"due": (milestone.due.isoformat(), wanted.isoformat())}
    code = found.code
    asked = NewChange(found.plan.id, Act.POSTPONE_ASKED, code.level, milestone.id, str(code), why, fields)
    changes.note(tx, actor.member, asked)
    return request


def _write(tx: Transaction, actor: Actor, found: Placed, tidy: MilestoneFields, *, people: bool) -> None:
    before = found.milestone
    values: dict[str, object] = {
        "title": tidy.title,
        "kind": tidy.kind,
        "description": tidy.description,
        "evidence_asked": tidy.evidence_asked,
        "due": tidy.due,
    }
    if tidy.due != before.due or people:
        values["due_since"] = tx.now
    if tidy.due != before.due and rules.coordinates(actor):
        values["agreed"] = tidy.due
        _withdraw(tx, actor, before.id)
    milestones.change(tx, before.id, before.revision, **values)
    if people:
        milestones.assign(tx, found.plan.id, before.id, tidy.owner, tidy.deputy)
    if tidy.depends_on != before.depends_on:
        milestones.wait(tx, found.plan.id, before.id, tidy.depends_on)


def _check_waits(tx: Transaction, found: Placed, before: tuple[MilestoneId, ...]) -> None:
    if foreign := frozenset(before) - milestones.of_plan(tx, before, found.plan.id):
        other = lines.one(tx, min(foreign))
        raise NotInThisPlan(str(other.code) if other else "")
    way = rules.circle(milestones.waits(tx, found.plan.id), found.milestone.id, before)
    if way:
        codes = {one.milestone.id: str(one.code) for one in _earlier(tx, way)}
        raise WaitsForItself(tuple(codes[one] for one in way))


def _known(tx: Transaction, wanted: Owner | None, present: Owner | None) -> Owner | None:
    """The owner by the name that the member has; one who left may stay where they are."""
    if wanted is not None and present is not None and wanted.joined and wanted.member == present.member:
        return present
    return desk.owner(tx, wanted)


def _must_be_open(found: Placed) -> None:
    if not found.milestone.status.open:
        raise NotOpen(str(found.code), found.milestone.status.value)


def _must_hand_on(tx: Transaction, actor: Actor, found: Placed, to: Iterable[Owner | None]) -> None:
    """Raise `NotYours` unless all of them are of the actor's partner, or held the milestone before."""
    for one in to:
        if one is None or (one.joined and found.milestone.held_by(one.member)):
            continue
        theirs = None if one.member is None else members.load(tx, one.member).acts_for
        if theirs is None or theirs != actor.partner:
            held = members.listed(tx, partner=found.action.partner, role=Role.CONTACT)
            raise NotYours(str(found.code), tuple(member.name for member in held))


def _withdraw(tx: Transaction, actor: Actor, milestone: MilestoneId) -> None:
    pending = notes.pending(tx, milestone)
    if pending is not None:
        notes.answer(tx, pending.id, None, "", actor.member)
        reminding.tell_answered(tx, actor, pending, aloud=False)


def _told_asked(tx: Transaction, actor: Actor, asked: Postponement | None) -> tuple[str, ...]:
    return () if asked is None else reminding.tell_asked(tx, actor, asked)


def _earlier(tx: Transaction, ids: Iterable[MilestoneId]) -> tuple[Placed, ...]:
    wanted = list(ids)
    return lines.found(tx, statuses=tuple(MilestoneStatus), ids=wanted) if wanted else ()


def _wide(found: Placed, due: date) -> Period:
    """The plan's period, stretched to hold the day that is not changed."""
    period = found.plan.period
    return replace(period, first=min(period.first, due), last=max(period.last, due))
