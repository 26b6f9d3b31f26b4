"""Answers as a person reads them: the sentence chosen, numbers and days as their language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, QuestionKind, letter_of, retypable

if TYPE_CHECKING:
    from domain.questionnaires import Question
    from locales import Translator


def given(t: Translator, question: Question, raw: str | None) -> str:
    """An answer in words: sentences with their letters, one a line where there are several."""
    if not raw:
        return t.text("no answer yet")
    if raw == DONT_KNOW and DONT_KNOW in question.asides:
        return t.text("Don’t know")
    if raw == NOT_APPLICABLE and NOT_APPLICABLE in question.asides:
        return t.text("Not applicable")
    if question.kind is QuestionKind.SELECT_MULTIPLE:
        return "\n".join(_chosen(question, name, t.language) for name in raw.split(" "))
    if question.kind is QuestionKind.SELECT_ONE:
        return _chosen(question, raw, t.language)
    return _value(t, question.kind, raw)


def retyped(t: Translator, question: Question, raw: str | None) -> str:
    """An answer as somebody would type it, and as it is read again: what a window offers to be changed."""
    if not raw:
        return ""
    match question.kind:
        case QuestionKind.DECIMAL:
            return retypable(raw, "." if t.language == "en" else ",")
        case QuestionKind.DATE:
            year, month, day = raw.split("-")
            return f"{day}/{month}/{year}"
        case QuestionKind.SELECT_ONE | QuestionKind.SELECT_MULTIPLE:
            names = raw.split(" ")
            return ", ".join(
                letter_of(question, name) or _label(question, name, t.language) for name in names
            )
        case _:
            return raw


def _chosen(question: Question, name: str, language: str) -> str:
    letter = letter_of(question, name)
    label = _label(question, name, language)
    return f"{letter}. {label}" if letter else label


def _label(question: Question, name: str, language: str) -> str:
    return next((option.label(language) for option in question.options if option.name == name), name)


def _value(t: Translator, kind: QuestionKind, raw: str) -> str:
    """A value as it is shown; one that a form worked out may be no number and no day: then as it is."""
    try:
        if kind is QuestionKind.DATE:
            return t.date(date.fromisoformat(raw[:10]))
        if kind in {QuestionKind.INTEGER, QuestionKind.DECIMAL}:
            return t.number(Decimal(raw), len(raw.partition(".")[2]))
    except (ValueError, InvalidOperation):
        pass
    return raw
