"""A review as it is being written: comments by field and marks, kept until it is given.

Each reviewer has one of their own for a practice. It is about the practice as it was then: a text that was
changed meanwhile leaves the comments, and says so when the review is given.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.practices.errors import PracticeTextLong
from domain.practices.review import Criterion, Verdict, changed_since
from domain.records import Record, field, replace
from services.practices import desk, reading, reviewing, searching
from storage import drafts
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.practices.model import PracticeId
    from domain.practices.review import Review
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

_LIVES: Final = timedelta(days=60)
_ALIKE: Final = 3
COMMENT_LENGTH: Final = 1_000


class ReviewView(Record):
    """A practice that waits, with what its reviewer has noted so far, and what is published much like it.

    `before` is the review that sent it back, `changed` the fields that say something else since.
    """

    practice: PracticeView
    comments: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[Criterion, int] = field(default_factory=dict)
    before: Review | None = None
    changed: tuple[str, ...] = ()


def show(tx: Transaction, actor: Actor, id: PracticeId) -> ReviewView:  # noqa: A002
    """A practice for who reviews. Raises `RoleNeeded`, or `NotFound`."""
    practice = practices.load(tx, id)
    desk.must_review(actor)
    desk.must_see(actor, practice)
    seen = replace(reading.view(tx, actor, practice), alike=searching.alike(tx, practice, _ALIKE))
    found = _view(seen, _find(tx, actor, id))
    last = next(iter(seen.reviews), None)
    if last is None or last.verdict is not Verdict.RETURN:
        return found
    return replace(found, before=last, changed=changed_since(last, practice))


def comment(tx: Transaction, actor: Actor, id: PracticeId, field: str, text: str) -> ReviewView:  # noqa: A002
    """Say something on a field; an empty text takes it back. Raises as `show`, and `PracticeTextLong`."""
    said = text.strip()
    if len(said) > COMMENT_LENGTH:
        raise PracticeTextLong("comment", len(said), COMMENT_LENGTH)
    seen = show(tx, actor, id)
    comments = {name: one for name, one in {**seen.comments, field: said}.items() if one}
    return _kept(tx, actor, replace(seen, comments=comments))


def mark(tx: Transaction, actor: Actor, id: PracticeId, marks: Mapping[Criterion, int]) -> ReviewView:  # noqa: A002
    """How well it does by these criteria. Raises as `show`."""
    seen = show(tx, actor, id)
    return _kept(tx, actor, replace(seen, marks={**seen.marks, **marks}))


def give(
    tx: Transaction,
    actor: Actor,
    id: PracticeId,  # noqa: A002
    seen: int,
    verdict: Verdict,
    why: str = "",
    marks: Mapping[Criterion, int] | None = None,
) -> PracticeView:
    """The review with all that was noted; with `marks`, those stand in place of the noted ones.

    Raises what `reviewing.review` raises, and keeps the notes then.
    """
    noted = show(tx, actor, id)
    held = noted.marks if marks is None else marks
    return reviewing.review(tx, actor, id, seen, verdict, why, held, noted.comments)


def _view(practice: PracticeView, kept: Draft | None) -> ReviewView:
    if kept is None:
        return ReviewView(practice)
    marks = {Criterion(name): mark for name, mark in kept.payload["marks"].items()}
    return ReviewView(practice, kept.payload["comments"], marks)


def _kept(tx: Transaction, actor: Actor, view: ReviewView) -> ReviewView:
    payload: dict[str, Any] = {
        "practice": int(view.practice.practice.id),
        "comments": dict(view.comments),
        "marks": {one.value: mark for one, mark in view.marks.items()},
    }
    kept = _find(tx, actor, view.practice.practice.id)
    if kept is None:
        drafts.add(tx, actor.address, reviewing.NOTES, payload, tx.now + _LIVES, member=actor.member)
    else:
        drafts.rewrite(tx, kept.id, payload, tx.now + _LIVES)
    return view


def _find(tx: Transaction, actor: Actor, id: PracticeId) -> Draft | None:  # noqa: A002
    return next(
        (
            one
            for one in drafts.of_kind(tx, reviewing.NOTES)
            if one.payload["practice"] == id and one.member is not None and one.member == actor.member
        ),
        None,
    )
