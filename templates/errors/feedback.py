"""Refusals around what people say of events (`domain/feedback.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import feedback
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.feedback import closed, sent_told

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _not_asked(error: feedback.FeedbackNotAsked, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The questionnaire of {event} asks those who were there", event=safe(error.event, 20)),
        t.text("You are not on its list. Who organises it can correct that; they themselves are not asked."),
    )


def _not_open(error: feedback.FeedbackNotOpen, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no questionnaire of {event} yet", event=safe(error.event, 20)),
        t.text("It opens when the event is over. Meetings have minutes instead."),
    )


def _closed(_error: feedback.FeedbackClosed, t: Translator) -> ErrorText:
    return ErrorText(closed(t), t.text("It takes no answers any more; nothing was changed."))


def _sent(_error: feedback.FeedbackSent, t: Translator) -> ErrorText:
    return ErrorText(t.text("You have sent it already"), sent_told(t))


def _missing(error: feedback.FeedbackMissing, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("One answer is missing"),
        t.text("Nothing was sent yet. Please answer: “{question}”", question=safe(error.question, 200)),
    )


ERRORS: Final[ErrorTable] = {
    feedback.FeedbackNotAsked: _not_asked,
    feedback.FeedbackNotOpen: _not_open,
    feedback.FeedbackClosed: _closed,
    feedback.FeedbackSent: _sent,
    feedback.FeedbackMissing: _missing,
}
