"""What notices on plans say when they are sent, read anew then; None where nothing is left to say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from domain.errors import NotFound
from domain.notices.kinds import (
    MILESTONE_GIVEN,
    MILESTONE_SLIPPED,
    PLAN_REMOVED,
    POSTPONEMENT_ANSWERED,
    POSTPONEMENT_ASKED,
)
from domain.plans import rules
from domain.plans.history import ChangeId
from domain.plans.model import MilestoneId, PlanId, PostponementId, PostponementState
from domain.records import replace
from services.notices.whose import actor_of
from services.plans import desk, postponing, reading
from services.plans.notice_views import ManyGivenNotice, MilestoneNotice, PostponementNotice, RemovedNotice
from services.plans.reminding import PLAN
from storage.plans import changes, lines, notes, plans

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.plans.views import MilestoneView
    from storage.transaction import Transaction

SHOWN: Final = 5

PlanNotice: TypeAlias = MilestoneNotice | ManyGivenNotice | PostponementNotice | RemovedNotice


def tell(tx: Transaction, notice: Notice, reader: Reader) -> PlanNotice | None:
    """What this notice says now to the member that it is for, even where their partner's channel reads it.

    None: the milestone is done, was removed or moved, is somebody else's by now, or the request is answered.
    """
    actor = actor_of(tx, notice, reader)
    if actor is None:
        return None
    if notice.kind in (POSTPONEMENT_ASKED.code, POSTPONEMENT_ANSWERED.code):
        return _request(tx, notice, actor)
    if notice.kind == PLAN_REMOVED.code:
        return _removed(tx, notice)
    if notice.subject_kind == PLAN:
        return _many(tx, notice, actor)
    found = lines.one(tx, MilestoneId(notice.subject_id))
    if found is None or not found.milestone.status.open:
        return None
    view = reading.view(tx, actor, found)
    days = (found.milestone.due - view.today).days
    said = MilestoneNotice(view, notice.kind, desk.ladder(tx), days=days)
    if notice.kind == MILESTONE_SLIPPED.code:
        return _slipped(notice, actor, said)
    if notice.kind == MILESTONE_GIVEN.code:
        return said if found.milestone.held_by(actor.member) else None
    if notice.detail.get("due") != found.milestone.due.isoformat() or not _concerns(actor, view):
        return None
    owner = found.milestone.owner
    own = owner is not None and owner.member == actor.member
    return replace(said, rung=str(notice.detail.get("rung", "")), standing_in=not own)


def _many(tx: Transaction, notice: Notice, actor: Actor) -> ManyGivenNotice | None:
    """What somebody owns of a plan, after they were given much of it."""
    held = lines.found(tx, plan_id=PlanId(notice.subject_id), member=actor.member)
    own = [one for one in held if one.milestone.owner and one.milestone.owner.member == actor.member]
    if not own:
        return None
    first = tuple(own[:SHOWN])
    given = int(notice.detail.get("given", len(own)))
    return ManyGivenNotice(tx.network, notice.kind, desk.ladder(tx), own[0].plan, given, len(own), first)


def _removed(tx: Transaction, notice: Notice) -> RemovedNotice | None:
    change = changes.find(tx, ChangeId(notice.subject_id))
    if change is None:
        return None
    names = desk.names(tx, [change.member])
    there = {one.id: one for one in plans.listed(tx)}
    codes = tuple(str(code) for code in notice.detail.get("codes", ()))
    return RemovedNotice(
        network=tx.network,
        kind=notice.kind,
        change=change,
        title=str(change.fields.get("title", ("", None))[0] or ""),
        by=names.get(change.member, "") if change.member is not None else "",
        codes=codes,
        total=int(notice.detail.get("total", len(codes))),
        plan=there.get(change.plan),
    )


def _concerns(actor: Actor, view: MilestoneView) -> bool:
    """Whether somebody on whom a rung fell is still one on whom it falls."""
    return rules.may_work_on(actor, view.placed.action, view.milestone)


def _slipped(notice: Notice, actor: Actor, said: MilestoneNotice) -> MilestoneNotice | None:
    """To those who wait: it was due on a day, and is overdue or due later now."""
    was = date.fromisoformat(str(notice.detail["was"]))
    milestone = said.view.milestone
    if milestone.due == was and not milestone.overdue(said.view.today):
        return None
    mine = tuple(
        one
        for one in said.view.waiting
        if one.milestone.owner is not None and one.milestone.owner.member == actor.member
    )
    return replace(said, was=was, waiting=mine) if mine else None


def _request(tx: Transaction, notice: Notice, actor: Actor) -> PostponementNotice | None:
    try:
        asked = notes.postponement(tx, PostponementId(notice.subject_id))
        found = desk.placed(tx, asked.milestone)
    except NotFound:
        return None
    still = asked.state is PostponementState.ASKED
    if notice.kind == POSTPONEMENT_ASKED.code and not (still and rules.coordinates(actor)):
        return None
    if notice.kind == POSTPONEMENT_ANSWERED.code and asked.state not in (
        PostponementState.ACCEPTED,
        PostponementState.REFUSED,
    ):
        return None
    return postponing.shown(tx, actor, asked, found, notice.kind)
