"""The way of a practice from draft to publication and on: who may take which step, and what a review says."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from domain.practices import errors
from domain.practices.model import EDITABLE, IN_REVIEW, Status
from domain.practices.windows import FIELDS, filled
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId
    from domain.practices.model import Practice

RENEWED_EVERY: Final = relativedelta(months=12)
ANSWER_WITHIN: Final = relativedelta(months=2)
"""Who does not say within this that a practice is still valid has it archived; nothing is lost."""
_MARK: Final = 16  # letters: no two texts of a practice have the same by chance
LEAST_MARK: Final = 1
MOST_MARK: Final = 5


class Step(StrEnum):
    """The two reviews; the second only where the network asks for it."""

    FIRST = "first"
    EXPERT = "expert"


class Criterion(StrEnum):
    """What experts look at (after URBACT's four criteria for good practices)."""

    RELEVANCE = "relevance"
    PARTICIPATION = "participation"
    IMPACT = "impact"
    TRANSFERABILITY = "transferability"


class Verdict(StrEnum):
    """What comes out of a review."""

    PUBLISH = "publish"
    RETURN = "return"


class Review(Record):
    """One review: `marks` by criterion from 1 to 5, `comments` by name of the field, `why` for the author.

    `seen` are what `fingerprints` gave of the practice then; nothing for a review of older days.
    """

    step: Step
    verdict: Verdict
    why: str = ""
    marks: Mapping[Criterion, int] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    by: MemberId | None = None
    said_at: datetime | None = None
    seen: Mapping[str, str] = field(default_factory=dict)


def fingerprints(practice: Practice) -> dict[str, str]:
    """By field, a short mark of what stands there now: another text has another."""
    said = filled(practice.original, practice.facts)
    return {name: sha256(text.encode()).hexdigest()[:_MARK] for name, text in said.items()}


def changed_since(review: Review, practice: Practice) -> tuple[str, ...]:
    """The fields that say something else than that review saw, in the order of the windows."""
    now = fingerprints(practice)
    fields = (name for names in FIELDS.values() for name in names)
    return tuple(name for name in fields if name in review.seen and review.seen[name] != now[name])


def after_submission(practice: Practice) -> Status:
    """Where a practice goes that its author sends. Raises `PracticeNotThere`."""
    if practice.status not in EDITABLE:
        raise errors.PracticeNotThere(practice.code, practice.status.value)
    return Status.SUBMITTED


def after_review(practice: Practice, review: Review, *, experts: bool) -> Status:
    """Where a practice goes after a review; `experts`: the network asks for the second one.

    Raises `PracticeNotThere`, `ReturnNeedsReason` or `CriteriaNeeded`.
    """
    wanted = Status.EXPERTS if review.step is Step.EXPERT else Status.SUBMITTED
    if practice.status is not wanted:
        raise errors.PracticeNotThere(practice.code, practice.status.value)
    if review.verdict is Verdict.RETURN:
        if not any(sign.isalnum() for sign in review.why):
            raise errors.ReturnNeedsReason
        return Status.RETURNED
    if review.step is Step.EXPERT:
        missing = tuple(one.value for one in Criterion if one not in review.marks)
        if missing:
            raise errors.CriteriaNeeded(missing)
        return Status.PUBLISHED
    return Status.EXPERTS if experts else Status.PUBLISHED


def must_be(practice: Practice, *states: Status) -> None:
    """Raise `PracticeNotThere` unless it is in one of these states."""
    if practice.status not in states:
        raise errors.PracticeNotThere(practice.code, practice.status.value)


def step_of(practice: Practice) -> Step:
    """Which review it waits for. Raises `PracticeNotThere`."""
    must_be(practice, *IN_REVIEW)
    return Step.EXPERT if practice.status is Status.EXPERTS else Step.FIRST


def renew_at(published_at: datetime) -> datetime:
    """When its author is asked whether it is still valid."""
    at: datetime = published_at + RENEWED_EVERY
    return at


def archived_from(asked_at: datetime) -> datetime:
    """When a practice is archived of which nobody has said since then that it is still valid."""
    at: datetime = asked_at + ANSWER_WITHIN
    return at
