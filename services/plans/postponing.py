"""A later day: decided at once within the days that owners have, beyond them asked of the coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Changed
from domain.notices.kinds import POSTPONEMENT_ASKED
from domain.plans import rules
from domain.plans.errors import NotLater
from domain.plans.fields import MilestoneFields
from domain.plans.history import Act, NewChange
from domain.plans.model import PostponementState
from domain.records import replace
from services.plans import desk, reading, reminding
from services.plans.milestones import change, done
from services.plans.notice_views import PostponementNotice
from services.plans.outcomes import MilestoneDone
from storage.plans import changes, notes

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import Actor
    from domain.plans.lists import Placed
    from domain.plans.model import MilestoneId, Postponement, PostponementId
    from storage.transaction import Transaction


def postpone(
    tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int, wanted: date, why: str
) -> MilestoneDone:
    """Make it due later, or ask for it: then `asked` is the request and nothing has moved yet.

    The days are counted from the day that the coordination last knew of, however often it is postponed.
    Raises `NotYours`, `Changed`, `NotOpen`, `NotLater`, `AfterPlan`, `WhyNeeded` or `AlreadyAsked`.
    """
    found = desk.placed(tx, milestone)
    desk.must_work(tx, actor, found)
    desk.must_see(seen, found.milestone.revision)
    if wanted <= found.milestone.due:
        raise NotLater(found.milestone.due)
    fields = replace(MilestoneFields.of(found.milestone), due=wanted)
    return done(tx, actor, change(tx, actor, found, fields, why, Act.POSTPONED), Act.POSTPONED)


def accept(tx: Transaction, actor: Actor, request: PostponementId, answer: str = "") -> MilestoneDone:
    """The coordination agrees: it moves. Raises `RoleNeeded`, `Changed`, `NotOpen` or `AfterPlan`."""
    asked, found = _asked(tx, actor, request)
    said = rules.text("answer", answer, 1000)
    notes.answer(tx, request, True, said, actor.member)
    fields = replace(MilestoneFields.of(found.milestone), due=asked.wanted)
    # Why it was asked for stands in the history already; with the day, what the coordination says to it.
    why = said if any(sign.isalnum() for sign in said) else asked.why
    moved = change(tx, actor, found, fields, why, Act.POSTPONED)
    told = reminding.tell_answered(tx, actor, asked)
    outcome = done(tx, actor, moved, Act.POSTPONED)
    return replace(outcome, told=tuple(dict.fromkeys([*told, *outcome.told])))


def refuse(tx: Transaction, actor: Actor, request: PostponementId, answer: str) -> MilestoneDone:
    """The coordination says no, and why; the day stays. Raises `RoleNeeded`, `Changed` or `WhyNeeded`."""
    asked, found = _asked(tx, actor, request)
    said = rules.reason(answer)
    notes.answer(tx, request, False, said, actor.member)
    return _stays(tx, actor, found, asked, Act.POSTPONE_REFUSED, said)


def withdraw(tx: Transaction, actor: Actor, request: PostponementId) -> MilestoneDone:
    """Whoever may work on it takes the request back, and it stands in the history.

    Raises `NotYours`, `Changed` or `NotFound`.
    """
    asked = notes.postponement(tx, request)
    found = desk.placed(tx, asked.milestone)
    desk.must_work(tx, actor, found)
    if asked.state is not PostponementState.ASKED:
        raise Changed
    notes.answer(tx, request, None, "", actor.member)
    return _stays(tx, actor, found, asked, Act.POSTPONE_WITHDRAWN, "")


def look(tx: Transaction, actor: Actor, request: PostponementId) -> PostponementNotice:
    """A request with its answer, if there is one, for who answers. Raises `RoleNeeded` or `NotFound`."""
    desk.must_coordinate(actor)
    asked = notes.postponement(tx, request)
    return shown(tx, actor, asked, desk.placed(tx, asked.milestone), POSTPONEMENT_ASKED.code)


def shown(tx: Transaction, actor: Actor, asked: Postponement, found: Placed, kind: str) -> PostponementNotice:
    """A request at its milestone, with the names of who asked and who answered."""
    names = desk.names(tx, [asked.member, asked.answered_by])
    return PostponementNotice(
        view=reading.view(tx, actor, found),
        kind=kind,
        request=asked,
        asked_by=names.get(asked.member) if asked.member else None,
        answered_by=names.get(asked.answered_by) if asked.answered_by else None,
    )


def _asked(tx: Transaction, actor: Actor, request: PostponementId) -> tuple[Postponement, Placed]:
    """A request that can be answered. Raises `Changed` for one that was answered or taken back."""
    desk.must_coordinate(actor)
    asked = notes.postponement(tx, request)
    if asked.state is not PostponementState.ASKED:
        raise Changed
    return asked, desk.placed(tx, asked.milestone)


def _stays(
    tx: Transaction, actor: Actor, found: Placed, asked: Postponement, act: Act, why: str
) -> MilestoneDone:
    code = found.code
    fields = {"due": (asked.was.isoformat(), asked.wanted.isoformat())}
    noted = NewChange(found.plan.id, act, code.level, found.milestone.id, str(code), why, fields)
    changes.note(tx, actor.member, noted)
    told = reminding.tell_answered(tx, actor, asked, aloud=act is not Act.POSTPONE_WITHDRAWN)
    return MilestoneDone(reading.view(tx, actor, found), act, found.milestone, told)
