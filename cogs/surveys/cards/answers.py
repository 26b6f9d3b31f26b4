"""All that one person answered, a chapter a page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cogs.kit import Card, page_row, paged, safe
from cogs.surveys import controls
from cogs.surveys.cards.words import given, title_of
from domain import questionnaires

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.views import OwnResult


def all_answers(result: OwnResult, page: int, t: Translator) -> LayoutView:
    """The questions of one chapter with what was answered."""
    about = result.about
    asked = questionnaires.all_questions(about.form)
    chapters = [list(group) for _, group in groupby(asked, key=lambda q: q.chapter)]
    shown = paged(chapters, page, 1)
    card = Card(t, "survey").small(title_of(about, t)).title(t.text("All my answers"))
    for question in shown.items[0]:
        answer = safe(given(t, question, result.answers.get(question.path)), 300)
        card.text(f"**{safe(question.label(t.language))}**\n{answer}")
    return card.row(*page_row(t, controls.turn, about.network, shown, about.wave.id)).view()
