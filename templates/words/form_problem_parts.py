"""What the words for faults in a questionnaire's file share: parameters of a problem, harmless."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from domain.questionnaires.refusals import FormProblem
from locales import Translator
from templates.markdown import safe

Say = Callable[[FormProblem, Translator], str]

SHOWN: Final = 60
SHOWN_QUOTE: Final = 200


def one_line(text: str, limit: int) -> str:
    """In one line, harmless, cut at that length."""
    return safe(" ".join(text.split()), limit)


def value(problem: FormProblem, *names: str, limit: int = SHOWN) -> str:
    """The first of these parameters that says something, harmless; empty when none does."""
    found = (problem.values.get(name, "") for name in names)
    return one_line(next((text for text in found if text.strip()), ""), limit)


def number(problem: FormProblem, name: str, t: Translator) -> str:
    """A parameter that is a number, as it is written in the language; as it stands where it is none."""
    text = problem.values.get(name, "")
    return t.number(int(text)) if text.isdecimal() else value(problem, name)


def language(problem: FormProblem, t: Translator) -> str:
    """A language by its name, where a parameter is the code of one that has a name."""
    return one_line(t.language_name(problem.values.get("language", "")), SHOWN)
