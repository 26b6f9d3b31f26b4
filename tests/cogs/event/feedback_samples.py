"""What there is to say of feedback at its longest."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from domain import questionnaires
from domain.events.model import EventId, EventStatus
from domain.feedback import Feedback, outcome
from domain.meetings.model import Material, MaterialId
from domain.questionnaires import decode
from domain.records import replace
from services.feedback.views import FeedbackNotice, MyFeedback, Results, Stage
from services.surveys.instruments import FEEDBACK, convert_shipped
from tests.cogs.event.samples import BIG, LONG, NOW, SPAN, TEXT, event, view

if TYPE_CHECKING:
    from domain.feedback import Outcome
    from domain.questionnaires import Form

OVER = view(event=event(status=EventStatus.ENDED), now=SPAN.ends_at, open=False, asks=True)
LINK = "https://slides.example/" + "9" * 170


@lru_cache(maxsize=1)
def form() -> Form:
    return decode(convert_shipped(FEEDBACK))


def mine(at: str = "overall", *, answered: bool = True, **what: Any) -> MyFeedback:
    """The questionnaire at a question, or (with "") at its end."""
    asked, walk = form(), questionnaires.begin(form(), language="en", zone="UTC", now=NOW)
    for question in asked.questions.values() if answered else ():
        said = question.options[-1].name if question.options else TEXT[:600]
        walk = questionnaires.set_value(asked, walk, question.key, said, now=NOW)
    jumped = questionnaires.jump(asked, walk, f"/data/{at}") if at else questionnaires.to_review(asked, walk)
    made = MyFeedback(
        OVER,
        asked,
        Stage.ASKED,
        jumped,
        BIG,
        questionnaires.stop(asked, jumped),
        questionnaires.questions(asked, jumped),
        next(iter(questionnaires.missing(asked, jumped)), ""),
        NOW,
    )
    return replace(made, **what)


def said(people: int = 200, *, closed: bool = True) -> Outcome:
    sheet = {
        path: question.options[n % 5].name if question.options else TEXT[:600]
        for n, (path, question) in enumerate(form().questions.items())
    }
    return outcome(form(), [sheet] * people, 9_999, closed=closed)


def results(people: int = 200, *, closed: bool = True, **what: Any) -> Results:
    kept = Feedback(EventId(BIG), "h", NOW, NOW + timedelta(days=14), NOW, NOW, 9_999)
    made = Results(OVER, True, 9_999, 9_999, kept, said(people, closed=closed), closed)
    return replace(made, **what)


def notice(kind: str) -> FeedbackNotice:
    shown = tuple(
        Material(MaterialId(n + 1), EventId(BIG), LONG[:100], LINK if n % 2 else "", None, None, NOW)
        for n in range(25)
    )
    return FeedbackNotice(kind, OVER, shown, True, NOW, said())
