"""All that one person answered, a chapter a page, long ones on several."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cogs.kit import Card, page_row, paged
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import given, title_of
from domain import questionnaires

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.questionnaires import Form, Question
    from locales import Translator
    from services.surveys.views import OwnResult

_A_PAGE: Final = 8


def all_answers(result: OwnResult, page: int, t: Translator) -> LayoutView:
    """The questions of one chapter with what was answered."""
    about = result.about
    shown = paged(_pages(about.form), page, 1)
    card = Card(t, "survey").small(title_of(about, t)).title(t.text("All my answers"))
    for question in shown.items[0] if shown.items else ():
        answer = fitted(given(t, question, result.answers.get(question.path)), 220)
        card.text(f"**{fitted(question.label(t.language), 200)}**\n{answer}")
    return card.row(*page_row(t, controls.turn, about.network, shown, about.wave.id)).view()


def _pages(form: Form) -> list[list[Question]]:
    asked = questionnaires.all_questions(form)
    chapters = [list(group) for _, group in groupby(asked, key=lambda question: question.chapter)]
    return [group[start : start + _A_PAGE] for group in chapters for start in range(0, len(group), _A_PAGE)]
