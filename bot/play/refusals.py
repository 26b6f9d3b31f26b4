"""Refusals as a terminal says them: it has no buttons, and speaks the form's languages only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.play.files import terminal
from domain.questionnaires import EmptyAnswer, NothingAsked, UnknownChoice
from templates.errors import describe
from templates.errors.text import ErrorText, sentence

if TYPE_CHECKING:
    from domain.questionnaires import AnswerRefused
    from locales import Translator


def refusal(refused: AnswerRefused, t: Translator) -> str:
    """What is expected instead, in one line."""
    told = _here(refused, t)
    return f"! {sentence(terminal(told.title))} {terminal(told.body)}"


def _here(refused: AnswerRefused, t: Translator) -> ErrorText:
    told = describe(refused, t)
    if isinstance(refused, EmptyAnswer):
        return ErrorText(told.title, t.text("Type a few words, or “:skip” to leave it for later."))
    if isinstance(refused, NothingAsked):
        return ErrorText(told.title, t.text("Press Enter to go on."))
    if isinstance(refused, UnknownChoice) and refused.letters:
        body = t.text(
            "“{typed}” is none of the sentences. Type the letter before one ({letters}) or its first words.",
            typed=refused.typed[:60],
            letters=t.join(refused.letters, "or"),
        )
        return ErrorText(told.title, body)
    return told
