"""The way of a practice: which step leads where, and what a review has to say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.practices import errors
from domain.practices.model import Facts, Kept, Practice, PracticeId, Status, Wording, WordingId
from domain.practices.review import (
    Criterion,
    Review,
    Step,
    Verdict,
    after_review,
    after_submission,
    archived_from,
    renew_at,
    step_of,
)

NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)
MARKS = dict.fromkeys(Criterion, 3)


def practice(status: Status, **what: Any) -> Practice:
    wording = Kept(WordingId(1), Wording("pt", "T"), None)
    return Practice(PracticeId(1), 1, "G1", status, 1, None, None, Facts(), (wording,), "", NOW, NOW, **what)


@pytest.mark.parametrize("status", list(Status))
def test_only_a_draft_or_what_came_back_is_sent(status: Status) -> None:
    if status in {Status.DRAFT, Status.RETURNED}:
        assert after_submission(practice(status)) is Status.SUBMITTED
        return
    with pytest.raises(errors.PracticeNotThere):
        after_submission(practice(status))


@pytest.mark.parametrize(
    ("step", "experts", "then"),
    [
        (Step.FIRST, False, Status.PUBLISHED),
        (Step.FIRST, True, Status.EXPERTS),
        (Step.EXPERT, True, Status.PUBLISHED),
        (Step.EXPERT, False, Status.PUBLISHED),
    ],
)
def test_where_an_accepted_one_goes(step: Step, then: Status, *, experts: bool) -> None:
    waits = practice(Status.EXPERTS if step is Step.EXPERT else Status.SUBMITTED)
    assert step_of(waits) is step
    assert after_review(waits, Review(step, Verdict.PUBLISH, marks=MARKS), experts=experts) is then
    assert after_review(waits, Review(step, Verdict.RETURN, "Why"), experts=experts) is Status.RETURNED


def test_who_sends_back_says_why_and_experts_say_something_on_each_criterion() -> None:
    with pytest.raises(errors.ReturnNeedsReason):
        after_review(practice(Status.SUBMITTED), Review(Step.FIRST, Verdict.RETURN, " … "), experts=False)
    some = {Criterion.IMPACT: 1}
    with pytest.raises(errors.CriteriaNeeded) as refused:
        after_review(practice(Status.EXPERTS), Review(Step.EXPERT, Verdict.PUBLISH, marks=some), experts=True)
    assert refused.value.missing == ("relevance", "participation", "transferability")


@pytest.mark.parametrize("status", [one for one in Status if one not in {Status.SUBMITTED, Status.EXPERTS}])
def test_nothing_else_is_reviewed(status: Status) -> None:
    with pytest.raises(errors.PracticeNotThere):
        step_of(practice(status))
    with pytest.raises(errors.PracticeNotThere):
        after_review(practice(status), Review(Step.FIRST, Verdict.PUBLISH), experts=False)


def test_months_end_where_calendars_say() -> None:
    assert renew_at(NOW) == datetime(2028, 1, 31, 12, tzinfo=UTC)
    assert archived_from(datetime(2026, 12, 31, 12, tzinfo=UTC)) == datetime(2027, 2, 28, 12, tzinfo=UTC)
