"""Words that several cards share: progress, levels, bands, who sees what."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from cogs.kit import safe
from cogs.kit.text import fitted
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, QuestionKind, letter_of
from templates.words.answers import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from domain.questionnaires import Progress, Question
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
MOST_OF_VALUE: Final = 24
_CHOSEN: Final = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})
# Kinds whose answers are short enough to stand in an overview as they are.
_SHORT: Final = frozenset({QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.DATE})


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


def sign_of(t: Translator, question: Question, raw: str | None) -> str:
    """An answer in one sign, as in an overview: its letters, a number, `?`, `–`, `…` for none, else `✓`."""
    if raw is None:
        return "…"
    if raw in question.asides:
        return {DONT_KNOW: "?", NOT_APPLICABLE: "–"}[raw]
    if question.kind in _SHORT:
        return fitted(given(t, question, raw), MOST_OF_VALUE)
    return "".join(letter_of(question, name) for name in raw.split(" ")) or "✓"


def legend(t: Translator, shown: Iterable[tuple[Question, str | None]]) -> str:
    """What the signs mean that stand on a card for these answers: only those that do; empty for none."""
    pairs = list(shown)
    signs = {sign_of(t, question, raw) for question, raw in pairs}
    known = {
        "?": t.text("{sign}: don’t know", sign="?"),
        "–": t.text("{sign}: not applicable", sign="–"),
        "✓": t.text("{sign}: answered", sign="✓"),
        "…": t.text("{sign}: no answer yet", sign="…"),
    }
    lettered = {
        len(question.options)
        for question, raw in pairs
        if raw
        and raw not in question.asides
        and question.kind in _CHOSEN
        and letter_of(question, raw.split(" ")[0])
    }
    facts = []
    if len(lettered) == 1:
        last = ascii_uppercase[lettered.pop() - 1]
        facts.append(t.text("A–{last}: the sentence chosen", last=last))
    elif lettered:
        facts.append(t.text("letters: the sentence chosen, in the order of its list"))
    facts += [told for sign, told in known.items() if sign in signs]
    return t.join_facts(facts)


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
