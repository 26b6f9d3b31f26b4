"""Words that several cards share: progress, moments, names. Pages say the rest, too (`templates.words`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import safe
from cogs.kit.text import fitted
from templates.words.answers import given
from templates.words.surveys.answering import legend, scale, sign_of, who_sees_in_short
from templates.words.surveys.answering import minutes_left as minutes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.questionnaires import Progress
    from locales import Translator
    from services.surveys.views import Conversation
    from services.surveys.wave_views import WaveView

__all__ = [
    "bar",
    "given",
    "legend",
    "minutes",
    "moment",
    "scale",
    "sign_of",
    "some",
    "title_of",
    "who_sees_what",
]

_BAR: Final = 8
MOST_NAMES: Final = 15


def moment(at: datetime, style: str = "D") -> str:
    """A Discord timestamp: each reader sees it in their own zone and language."""
    return f"<t:{int(at.timestamp())}:{style}>"


def title_of(about: WaveView, t: Translator) -> str:
    """The wave's title; its label is somebody's own words."""
    return fitted(about.title(t.language), 250)


def bar(progress: Progress) -> str:
    """How far one is, as a bar of eight; its figures stand beside it."""
    full = round(_BAR * progress.done / progress.total) if progress.total else 0
    return "▰" * full + "▱" * (_BAR - full)


def some(names: Sequence[str], t: Translator, *, most: int = MOST_NAMES) -> str:
    """Names in a line, as many as can be taken in."""
    shown = [safe(name) for name in names[:most]]
    rest = len(names) - len(shown)
    # Translators: ends a list of names: "Porto, Brest and 3 more".
    return t.join([*shown, t.plural("{n} more", "{n} more", rest)] if rest else shown)


def who_sees_what(t: Translator, c: Conversation) -> str:
    """The one text on visibility, on every card that asks (the decision behind it: docs/decisions.md)."""
    saved = t.text("Saved {time}.", time=moment(c.saved_at, "t")) + " " if c.progress.done else ""
    return saved + who_sees_in_short(t)
