"""Words that several cards share: progress, levels, bands, who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.text import fitted
from templates.words.answers import given

if TYPE_CHECKING:
    from datetime import datetime

    from domain.questionnaires import Progress
    from locales import Translator
    from services.surveys.views import Conversation, WaveView

__all__ = ["bar", "given", "minutes", "moment", "title_of", "who_sees_what"]

_BAR: Final = 8


def moment(at: datetime, style: str = "D") -> str:
    """A Discord timestamp: each reader sees it in their own zone and language."""
    return f"<t:{int(at.timestamp())}:{style}>"


def title_of(about: WaveView, t: Translator) -> str:
    """The wave's title; its label is somebody's own words."""
    return fitted(about.title(t.language), 250)


def minutes(t: Translator, count: int) -> str:
    """The time left, as an estimate; nothing when nothing is left to answer."""
    if not count:
        return ""
    # Translators: time left in a questionnaire, in the small first line of a card.
    return t.plural("about {n} minute left", "about {n} minutes left", count)


def bar(progress: Progress) -> str:
    """How far one is, as a bar of eight; its figures stand beside it."""
    full = round(_BAR * progress.done / progress.total) if progress.total else 0
    return "▰" * full + "▱" * (_BAR - full)


def who_sees_what(t: Translator, c: Conversation) -> str:
    """The one text on visibility, on every card that asks (the decision behind it: docs/decisions.md)."""
    saved = t.text("Saved {time}.", time=moment(c.saved_at, "t")) + " " if c.progress.done else ""
    return saved + t.text(
        "Your contact sees your answers; others see only your partner’s signed result, or sums."
    )
