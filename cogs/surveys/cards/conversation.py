"""The one card of a conversation: chooses what to draw from where its owner stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.surveys.cards.chapter import chapter_end
from cogs.surveys.cards.edges import introduction, paused, sent
from cogs.surveys.cards.question import question
from cogs.surveys.cards.review import review
from domain.questionnaires import ChapterStop, QuestionStop
from domain.surveys import Stage

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.views import Conversation


def conversation(c: Conversation, t: Translator, *, more: bool = False, search: str = "") -> LayoutView:
    """The card for a session as it stands.

    `more` unfolds the further choices under a question; `search` are words looked for in a long list.
    """
    if c.stage is Stage.SENT:
        return sent(c, t)
    if c.paused:
        return paused(c, t)
    if not c.begun:
        return introduction(c, t)
    if isinstance(c.stop, QuestionStop):
        return question(c, c.stop, t, more=more, search=search)
    if isinstance(c.stop, ChapterStop):
        return chapter_end(c, c.stop, t)
    return review(c, t)
