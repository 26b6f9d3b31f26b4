"""What people give and say on a milestone: evidence, comments, requests for a later day and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, func, insert, select

from domain.errors import NotFound
from domain.plans.model import (
    Comment,
    CommentId,
    Evidence,
    EvidenceId,
    MilestoneId,
    Postponement,
    PostponementId,
    PostponementState,
)
from storage import files
from storage.dialect import inserted_key
from storage.plans.rows import maybe_member, postponement_state
from storage.plans.there import still_there
from storage.portions import portions
from storage.schema.files import file
from storage.schema.plans import (
    plan_comment,
    plan_evidence,
    plan_milestone,
    plan_postponement,
    plan_postponement_answer,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement

    from domain.actors import MemberId
    from domain.files import FileId
    from domain.plans.model import EvidenceKind
    from storage.transaction import Transaction

_ANSWER: Final = plan_postponement_answer
_GIVEN: Final = [column for column in plan_evidence.c if column.name != "file_id"]
_EVIDENCE: Final = select(*_GIVEN, *files.COLUMNS).outerjoin_from(
    plan_evidence,
    file,
    and_(file.c.network_id == plan_evidence.c.network_id, file.c.id == plan_evidence.c.file_id),
)


def give(
    tx: Transaction,
    milestone: MilestoneId,
    kind: EvidenceKind,
    text: str,
    member: MemberId | None,
    *,
    given: FileId | None = None,
) -> EvidenceId:
    """Keep evidence; of a file, `text` is its name."""
    row = {
        "network_id": tx.network,
        "milestone_id": milestone,
        "kind": kind,
        "text": text,
        "file_id": given,
        "member_id": member,
        "given_at": tx.now,
    }
    return EvidenceId(inserted_key(tx.connection.execute(insert(plan_evidence).values(row))))


def evidence(tx: Transaction, milestone: MilestoneId) -> tuple[Evidence, ...]:
    """What was given for a milestone, the earliest first."""
    rows = tx.connection.execute(
        _EVIDENCE.where(
            plan_evidence.c.network_id == tx.network, plan_evidence.c.milestone_id == milestone
        ).order_by(plan_evidence.c.id)
    )
    return tuple(map(_evidence, rows))


def one_evidence(tx: Transaction, id: EvidenceId) -> Evidence:  # noqa: A002
    """One piece of evidence, of a milestone that is still there. Raises `NotFound`."""
    row = tx.connection.execute(
        still_there(_EVIDENCE, plan_evidence).where(
            plan_evidence.c.network_id == tx.network, plan_evidence.c.id == id
        )
    ).one_or_none()
    if row is None:
        raise NotFound("evidence")
    return _evidence(row)


def _evidence(row: Row[Any]) -> Evidence:
    return Evidence(
        EvidenceId(row.id),
        MilestoneId(row.milestone_id),
        row.kind,
        row.text,
        None if row.file_id is None else files.from_row(row),
        maybe_member(row.member_id),
        row.given_at,
    )


def count_files(tx: Transaction, milestones: Sequence[MilestoneId]) -> int:
    """How many files were given for these milestones."""
    statement = select(func.count(plan_evidence.c.id)).where(
        plan_evidence.c.network_id == tx.network, plan_evidence.c.file_id.is_not(None)
    )
    return sum(
        tx.connection.execute(statement.where(plan_evidence.c.milestone_id.in_(some))).scalar_one()
        for some in portions(milestones)
    )


def say(tx: Transaction, milestone: MilestoneId, text: str, member: MemberId | None) -> CommentId:
    """Keep a comment."""
    row = {
        "network_id": tx.network,
        "milestone_id": milestone,
        "text": text,
        "member_id": member,
        "said_at": tx.now,
    }
    return CommentId(inserted_key(tx.connection.execute(insert(plan_comment).values(row))))


def comments(tx: Transaction, milestone: MilestoneId) -> tuple[Comment, ...]:
    """What was said on a milestone, the earliest first."""
    rows = tx.connection.execute(
        select(plan_comment)
        .where(plan_comment.c.network_id == tx.network, plan_comment.c.milestone_id == milestone)
        .order_by(plan_comment.c.id)
    )
    return tuple(
        Comment(
            CommentId(row.id),
            MilestoneId(row.milestone_id),
            maybe_member(row.member_id),
            row.text,
            row.said_at,
        )
        for row in rows
    )


def ask(
    tx: Transaction, milestone: MilestoneId, was: date, wanted: date, why: str, member: MemberId | None
) -> Postponement:
    """Keep a request for a later day."""
    row = {
        "network_id": tx.network,
        "milestone_id": milestone,
        "was": was,
        "wanted": wanted,
        "why": why,
        "member_id": member,
        "asked_at": tx.now,
    }
    made = inserted_key(tx.connection.execute(insert(plan_postponement).values(row)))
    return postponement(tx, PostponementId(made))


def answer(
    tx: Transaction,
    asked: PostponementId,
    accepted: bool | None,
    text: str,
    member: MemberId | None,
) -> None:
    """Keep the answer to a request; `accepted` None: it was taken back. The database refuses a second one."""
    row = {
        "network_id": tx.network,
        "postponement_id": asked,
        "accepted": accepted,
        "answer": text,
        "member_id": member,
        "answered_at": tx.now,
    }
    tx.connection.execute(insert(_ANSWER).values(row))


def postponement(tx: Transaction, id: PostponementId) -> Postponement:  # noqa: A002
    """One request with its answer. Raises `NotFound`."""
    rows = _requests(tx, plan_postponement.c.id == id)
    if not rows:
        raise NotFound("postponement")
    return rows[0]


def postponements(tx: Transaction, milestone: MilestoneId) -> tuple[Postponement, ...]:
    """All requests for a milestone, the earliest first."""
    return _requests(tx, plan_postponement.c.milestone_id == milestone)


def unanswered(tx: Transaction) -> tuple[Postponement, ...]:
    """The requests of all plans that wait for the coordination, the earliest first."""
    return _requests(tx, _ANSWER.c.postponement_id.is_(None))


def pending(tx: Transaction, milestone: MilestoneId) -> Postponement | None:
    """The request for this milestone that waits for the coordination."""
    waiting = [one for one in postponements(tx, milestone) if one.state is PostponementState.ASKED]
    return waiting[-1] if waiting else None


def _requests(tx: Transaction, condition: ColumnElement[bool]) -> tuple[Postponement, ...]:
    rows = tx.connection.execute(
        select(
            plan_postponement,
            _ANSWER.c.postponement_id,
            _ANSWER.c.accepted,
            _ANSWER.c.answer,
            _ANSWER.c.member_id.label("answered_by"),
            _ANSWER.c.answered_at,
        )
        .join(
            plan_milestone,
            and_(
                plan_milestone.c.network_id == plan_postponement.c.network_id,
                plan_milestone.c.id == plan_postponement.c.milestone_id,
            ),
        )
        .outerjoin(
            _ANSWER,
            and_(
                _ANSWER.c.network_id == plan_postponement.c.network_id,
                _ANSWER.c.postponement_id == plan_postponement.c.id,
            ),
        )
        .where(plan_postponement.c.network_id == tx.network, plan_milestone.c.removed_at.is_(None), condition)
        .order_by(plan_postponement.c.id)
    )
    return tuple(_postponement(row) for row in rows)


def _postponement(row: Row[Any]) -> Postponement:
    return Postponement(
        id=PostponementId(row.id),
        milestone=MilestoneId(row.milestone_id),
        was=row.was,
        wanted=row.wanted,
        why=row.why,
        member=maybe_member(row.member_id),
        asked_at=row.asked_at,
        state=postponement_state(row.postponement_id, row.accepted),
        answered_by=maybe_member(row.answered_by),
        answered_at=row.answered_at,
        answer=row.answer or "",
    )
