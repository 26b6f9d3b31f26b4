"""What reviewers said of practices, and who reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, insert, select

from domain.actors import MemberId, Role
from domain.practices.review import Criterion, Review
from storage.schema.people import member as members
from storage.schema.people import member_role as roles
from storage.schema.practices import practice_review as reviews

if TYPE_CHECKING:
    from sqlalchemy import Row

    from domain.practices.model import PracticeId
    from storage.transaction import Transaction


def add(tx: Transaction, practice: PracticeId, review: Review) -> None:
    """Keep what a reviewer said, now."""
    row = {
        "network_id": tx.network,
        "practice_id": practice,
        "step": review.step,
        "verdict": review.verdict,
        "why": review.why,
        "marks": {one.value: mark for one, mark in review.marks.items()},
        "comments": dict(review.comments),
        "seen": dict(review.seen),
        "member_id": review.by,
        "said_at": tx.now,
    }
    tx.connection.execute(insert(reviews).values(row))


def of(tx: Transaction, practice: PracticeId) -> tuple[Review, ...]:
    """All that was said of a practice, the newest first."""
    own = (reviews.c.network_id == tx.network, reviews.c.practice_id == practice)
    rows = tx.connection.execute(select(reviews).where(*own).order_by(reviews.c.id.desc()))
    return tuple(_review(row) for row in rows)


def reviewers(tx: Transaction) -> tuple[MemberId, ...]:
    """The members who review: those with the role, and the coordination."""
    joined = and_(members.c.network_id == roles.c.network_id, members.c.id == roles.c.member_id)
    own = (
        roles.c.network_id == tx.network,
        roles.c.role.in_([Role.REVIEWER, Role.COORDINATOR]),
        members.c.left_at.is_(None),
    )
    found = select(roles.c.member_id).join(members, joined).where(*own).distinct().order_by(roles.c.member_id)
    return tuple(MemberId(one) for one in tx.connection.scalars(found))


def _review(row: Row[Any]) -> Review:
    return Review(
        step=row.step,
        verdict=row.verdict,
        why=row.why,
        marks={Criterion(name): mark for name, mark in row.marks.items()},
        comments=row.comments,
        seen=row.seen,
        by=None if row.member_id is None else MemberId(row.member_id),
        said_at=row.said_at,
    )
