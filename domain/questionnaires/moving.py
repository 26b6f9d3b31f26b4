"""Operations that move the cursor or look around. Moving is no change: the log stays empty."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from domain.questionnaires.answers import seconds
from domain.questionnaires.refusals import NotAskedNow
from domain.questionnaires.session import Session, open_tree
from domain.questionnaires.shape import REVIEW
from domain.questionnaires.walk import Progress, QuestionStop, Route, Stop, exported
from domain.records import Record, replace

if TYPE_CHECKING:
    from domain.questionnaires.form import Form


class Size(Record):
    """What somebody lets themselves in for: questions of their own stop, chapters, minutes."""

    questions: int
    chapters: int
    minutes: int


def size(form: Form) -> Size:
    """How much there is to answer when everything is asked."""
    asked = form.questions.values()
    total = sum(seconds(question.kind) if not question.attached else 10 for question in asked)
    count = sum(not question.attached for question in asked)
    return Size(count, len(form.chapters), ceil(total / 60))


def stop(form: Form, session: Session) -> Stop:
    """What the cursor rests on."""
    route = _route(form, session)
    return route.stop(route.here)


def forward(form: Form, session: Session) -> Session:
    """Go on to the next stop; at the review, stay."""
    return _moved(form, session, 1)


def back(form: Form, session: Session) -> Session:
    """Go back to the stop before; at the first, stay."""
    return _moved(form, session, -1)


def jump(form: Form, session: Session, key: str) -> Session:
    """Go to where a question is answered. Raises `NotAskedNow`."""
    place = _route(form, session).place_of(key)
    if place is None:
        raise NotAskedNow(key)
    return replace(session, cursor=place, log=())


def to_review(form: Form, session: Session) -> Session:  # noqa: ARG001 - the shape of all moves
    """Go to the review."""
    return replace(session, cursor=REVIEW, log=())


def held(form: Form, session: Session, cursor: str) -> Session:
    """The session with its cursor at a place where it rested before; what was done stays in its log."""
    moved = replace(session, cursor=cursor)
    moved.memo["route"] = _route(form, session).seen_from(moved)
    return moved


def questions(form: Form, session: Session) -> tuple[QuestionStop, ...]:
    """All questions that are asked at present, in order; no notes, no attached ones."""
    route = _route(form, session)
    return tuple(route.question_stop(node) for node in route.asked)


def progress(form: Form, session: Session) -> Progress:
    """How far the session is."""
    return _route(form, session).progress()


def missing(form: Form, session: Session) -> tuple[str, ...]:
    """The keys of required questions without an answer, in order: none may be left before sending."""
    return _route(form, session).missing()


def export(form: Form, session: Session) -> dict[str, str]:
    """What is sent: effective answers and calculated values, by path (`/data/kid[2]/name` in a repeat)."""
    return exported(open_tree(form, session))


def _route(form: Form, session: Session) -> Route:
    """The session's route, to read from only: made once, however much is asked of the same session."""
    known: Route | None = session.memo.get("route")
    if known is None or known.form is not form or not known.is_current:
        known = session.memo["route"] = Route(form, session)
    return known


def _moved(form: Form, session: Session, by: int) -> Session:
    route = _route(form, session)
    moved = replace(session, cursor=route.onward(route.here, by), log=())
    moved.memo["route"] = route.seen_from(moved)
    return moved
