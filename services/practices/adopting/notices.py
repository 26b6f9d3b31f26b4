"""What notices on adoptions and questions say when they are sent; None where nothing is left to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.notices.kinds import (
    ADOPTION_CAME,
    ADOPTION_CHECK,
    ADOPTION_HELP,
    ADOPTION_THANKED,
    ADOPTION_TOLD,
    ADOPTION_WITHDRAWN,
    QUESTION_ASKED,
)
from domain.practices.adopting import AdoptionId, CheckId, settled, to_come
from domain.practices.opinions import QuestionId
from domain.records import Record
from services.notices.whose import actor_of
from services.practices.adopting import reading

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.practices.adopting import Check
    from services.practices.adopting.views import AdoptionView, QuestionView
    from storage.transaction import Transaction


class AdoptionNotice(Record):
    """Something to say of an adoption to one of its people; `check` is what was said of how it goes."""

    view: AdoptionView
    kind: str
    check: Check | None = None


class QuestionNotice(Record):
    """A question to its author, or its answer to who asked."""

    view: QuestionView
    kind: str


def tell(tx: Transaction, notice: Notice, reader: Reader) -> AdoptionNotice | None:
    """What this notice says now to the member that it is for.

    None: they have left, it is theirs no longer, it was answered, or the practice was withdrawn; that it was,
    while it is.
    """
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        view = reading.show(tx, actor, AdoptionId(notice.subject_id))
    except NotFound:
        return None
    if not _still(view, notice):
        return None
    wanted = CheckId(int(notice.detail.get("check", 0)))
    return AdoptionNotice(view, notice.kind, next((one for one in view.checks if one.id == wanted), None))


def _still(view: AdoptionView, notice: Notice) -> bool:
    own = notice.member == view.adoption.member
    if view.withdrawn or notice.kind == ADOPTION_WITHDRAWN.code:
        return own and view.withdrawn and notice.kind == ADOPTION_WITHDRAWN.code
    if notice.kind == ADOPTION_CHECK.code:
        return own and notice.detail.get("number") in to_come(view.adoption, settled(view.checks))
    if notice.kind in {ADOPTION_THANKED.code, ADOPTION_HELP.code}:
        return own
    return notice.kind in {ADOPTION_TOLD.code, ADOPTION_CAME.code} and view.author


def tell_question(tx: Transaction, notice: Notice, reader: Reader) -> QuestionNotice | None:
    """The same for questions: None where it was answered meanwhile, or is gone."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        view = reading.show_question(tx, actor, QuestionId(notice.subject_id))
    except NotFound:
        return None
    open_ = view.question.answered_at is None
    said = open_ and view.may_answer if notice.kind == QUESTION_ASKED.code else not open_
    return QuestionNotice(view, notice.kind) if said else None
