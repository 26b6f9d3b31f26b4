"""Looking everything over before sending, and changing one answer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from cogs.surveys import controls
from cogs.surveys.cards.words import given, legend, sign_of, title_of, who_sees_what
from domain import questionnaires
from templates.words.surveys import answering as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from cogs.kit import Page
    from domain.questionnaires import QuestionStop
    from locales import Translator
    from services.surveys.views import Conversation

# A card holds forty components; a line with its button takes three.
MOST_LINES: Final = 8
MOST_CHAPTERS: Final = 25  # of a select
MOST_LETTERS: Final = 2_500  # of the card's 4,000


def review(c: Conversation, t: Translator, page: int = 0) -> LayoutView:
    """All chapters with their answers as letters; a chapter can be opened to change one.

    Without chapters: the questions with their answers, some a page, each with a button to change it.
    """
    network, at = c.about.network, (c.session, c.revision)
    stops = questionnaires.questions(c.about.form, c.walk)
    card = (
        Card(t, "survey")
        .small(f"{title_of(c.about, t)} · " + words.answered_of(t, c.progress))
        .title(words.look_it_over(t))
    )
    chapters = _by_chapter(stops)
    chaptered = any(stop.chapter for stop in stops)
    if chaptered:
        card.text(_overview(chapters, t))
    else:
        shown = _lines(card, c, stops, page, t)
        card.row(*page_row(t, controls.review_page, network, shown, *at))
    lacking = [stop for stop in stops if stop.question.required and stop.raw is None]
    if lacking:
        card.text(words.still_missing(t, len(lacking)))
    if chaptered:
        options = [
            SelectOption(label=_plain_name(group, t), value=str(index))
            for index, group in enumerate(chapters[:MOST_CHAPTERS])
        ]
        placeholder = t.text("Change an answer in…")
        card.picker(controls.chapter.select(network, options, *at, placeholder=placeholder))
    first = lacking[0].number if lacking else None
    buttons = [
        controls.send.button(
            network, t.text("Send my answers"), *at, style=ButtonStyle.success, disabled=bool(lacking)
        )
    ]
    if first is not None:
        buttons.insert(
            0,
            controls.change.button(
                network, t.text("Go to what is missing"), *at, first, style=ButtonStyle.primary
            ),
        )
    buttons.append(controls.pause.button(network, t.text("Pause"), *at))
    card.row(*buttons)
    signs = legend(t, [(stop.question, stop.raw) for stop in stops]) if chaptered else ""
    if signs:
        card.small(signs)
    return card.footer(who_sees_what(t, c)).view()


def chapter_answers(c: Conversation, index: int, t: Translator, page: int = 0) -> LayoutView:
    """One chapter's questions and answers, each with a button to change it, some a page."""
    network, at = c.about.network, (c.session, c.revision)
    groups = _by_chapter(questionnaires.questions(c.about.form, c.walk))
    index = min(index, len(groups) - 1)
    card = (
        Card(t, "survey")
        .small(title_of(c.about, t))
        .title(t.text("{chapter}: your answers", chapter=_name(groups[index], t)))
    )
    shown = _lines(card, c, groups[index], page, t)
    card.row(*page_row(t, controls.chapter_page, network, shown, *at, index))
    return card.row(controls.review.button(network, t.text("‹ Back to the overview"), *at)).view()


def _lines(
    card: Card, c: Conversation, stops: Sequence[QuestionStop], page: int, t: Translator
) -> Page[QuestionStop]:
    """Questions with their answers, each with a button to change it: one page of them, on the card."""
    shown = paged(stops, page, MOST_LINES)
    for stop in shown.items:
        label = fitted(stop.question.label(t.language), 150)
        answer = fitted(given(t, stop.question, stop.raw), 200)
        change = controls.change.button(c.about.network, t.text("Change"), c.session, c.revision, stop.number)
        card.choice(f"**{label}**\n{answer}", change)
    line = page_line(t, shown)
    if line:
        card.small(line)
    return shown


def _by_chapter(stops: tuple[QuestionStop, ...]) -> list[list[QuestionStop]]:
    return [list(group) for _, group in groupby(stops, key=lambda s: s.chapter and s.chapter.number)]


def _name(group: list[QuestionStop], t: Translator) -> str:
    chapter = group[0].chapter
    return fitted(chapter.label(t.language), 100) if chapter else t.text("Questions")


def _plain_name(group: list[QuestionStop], t: Translator) -> str:
    chapter = group[0].chapter
    return plain(chapter.label(t.language), 100) if chapter else t.text("Questions")


def _overview(chapters: list[list[QuestionStop]], t: Translator) -> str:
    """A line a chapter: its answers as signs, or only how many where all of them would be too much."""
    lines = [
        t.text("{name}: {letters}", name=_name(group, t), letters=" ".join(_sign(stop, t) for stop in group))
        for group in chapters
    ]
    if len("\n".join(lines)) > MOST_LETTERS:
        lines = [
            t.text("{name}: {letters}", name=_name(group, t), letters=_count(group, t)) for group in chapters
        ]
    return "\n".join(lines[:MOST_CHAPTERS])


def _count(group: list[QuestionStop], t: Translator) -> str:
    done = sum(stop.raw is not None for stop in group)
    return t.text("{done} of {total} answered", done=done, total=len(group))


def _sign(stop: QuestionStop, t: Translator) -> str:
    sign = sign_of(t, stop.question, stop.raw)
    return sign if stop.raw is None or stop.raw in stop.question.asides else f"**{sign}**"
