"""Words that several cards share: progress, levels, bands, who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import plain, safe
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.questionnaires import Progress, Question
    from locales import Translator
    from services.surveys.views import Conversation, WaveView

_BAR: Final = 8
MOST_NAMES: Final = 15
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def moment(at: datetime, style: str = "D") -> str:
    """A Discord timestamp: each reader sees it in their own zone and language."""
    return f"<t:{int(at.timestamp())}:{style}>"


def title_of(about: WaveView, t: Translator) -> str:
    """The wave's title; its label is somebody's own words."""
    return safe(about.title(t.language))


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


def given(t: Translator, question: Question, raw: str | None) -> str:
    """An answer as a person reads it: the sentence chosen, the words typed, or that there is none."""
    if raw is None:
        return t.text("no answer yet")
    if raw == DONT_KNOW:
        return t.text("Don’t know")
    if raw == NOT_APPLICABLE:
        return t.text("Not applicable")
    for letter, option in zip(LETTERS, question.options, strict=False):
        if option.name == raw:
            return f"{letter}. {option.label(t.language)}"
    return raw


def sign_of(question: Question, raw: str | None) -> str:
    """An answer in one sign, as in an overview: its letter, `?`, `–`, `…` for none, else what was said."""
    if raw is None:
        return "…"
    aside = {DONT_KNOW: "?", NOT_APPLICABLE: "–"}.get(raw)
    letters = dict(zip((option.name for option in question.options), LETTERS, strict=False))
    return aside or "+".join(letters.get(name, plain(name, 12)) for name in raw.split()[:8])


def some(names: Sequence[str], t: Translator, *, most: int = MOST_NAMES) -> str:
    """Names in a line, as many as can be taken in."""
    shown = [safe(name) for name in names[:most]]
    rest = len(names) - len(shown)
    # Translators: ends a list of names: "Porto, Brest and 3 more".
    return t.join([*shown, t.plural("{n} more", "{n} more", rest)] if rest else shown)


def scale(t: Translator) -> str:
    """What the figures range over."""
    return t.text("From 0 to 100: starting below 25, emerging from 25, structured from 50, leading from 75.")


def who_sees_what(t: Translator, c: Conversation) -> str:
    """The one text on visibility, on every card that asks (the decision behind it: docs/decisions.md)."""
    saved = t.text("Saved {time}.", time=moment(c.saved_at, "t")) + " " if c.progress.done else ""
    return saved + t.text(
        "Your contact sees your answers; others see only your partner’s signed result, or sums."
    )
