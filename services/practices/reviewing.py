"""Reviewing: one step by default, a second by experts where the network asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.practices import errors
from domain.practices.model import IN_REVIEW, Status
from domain.practices.review import LEAST_MARK, MOST_MARK, Review, after_review, fingerprints, step_of
from domain.records import replace
from services.practices import desk, publishing, reading, telling
from services.practices.sharing import PRACTICE
from storage import drafts, settings, trail
from storage.practices import practices, reviews

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.practices.model import Practice, PracticeId
    from domain.practices.review import Criterion, Verdict
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

NOTES: Final = "practice.review"
"""Draft: what a reviewer notes of a practice (`practice` is its id) before they review it."""


def review(
    tx: Transaction,
    actor: Actor,
    id: PracticeId,  # noqa: A002
    seen: int,
    verdict: Verdict,
    why: str = "",
    marks: Mapping[Criterion, int] | None = None,
    comments: Mapping[str, str] | None = None,
) -> PracticeView:
    """Publish it, hand it to the experts, or send it back with reasons; its author is told.

    Raises `RoleNeeded`, `OwnPractice` while somebody else could review it, `Changed`, `PracticeNotThere`,
    `ReturnNeedsReason` and `CriteriaNeeded`.
    """
    desk.must_review(actor)
    practice = practices.load(tx, id)
    desk.must_be_as_seen(practice, seen)
    if desk.is_author(actor, practice) and any(one != actor.member for one in reviews.reviewers(tx)):
        raise errors.OwnPractice
    held = {one: min(max(mark, LEAST_MARK), MOST_MARK) for one, mark in (marks or {}).items()}
    said = {field: text.strip() for field, text in (comments or {}).items() if text.strip()}
    made = Review(
        step_of(practice), verdict, why.strip(), held, said, actor.member, seen=fingerprints(practice)
    )
    status = after_review(practice, made, experts=desk.experts_asked(tx))
    reviews.add(tx, practice.id, made)
    done = practices.change(tx, practice, status=status)
    if status is Status.PUBLISHED:
        done = publishing.publish(tx, done)
    _forget_notes(tx, actor, done)
    telling.reviewed(tx, done, replace(made, said_at=tx.now))
    trail.record(tx, actor.member, f"practice.{status.value}", PRACTICE, done.id)
    return reading.view(tx, actor, done)


def _forget_notes(tx: Transaction, actor: Actor, practice: Practice) -> None:
    """The reviewer's own; once nobody has to review it any more, those of all others, too."""
    for one in drafts.of_kind(tx, NOTES):
        own = one.member is not None and one.member == actor.member
        if one.payload["practice"] == practice.id and (own or practice.status not in IN_REVIEW):
            drafts.remove(tx, one.id)


def ask_experts(tx: Transaction, actor: Actor, *, wanted: bool) -> None:
    """Whether the network asks for the second review. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    settings.change(tx, desk.EXPERTS, wanted, actor.member)
