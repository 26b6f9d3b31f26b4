"""Looking everything over before sending, and changing one answer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, safe
from cogs.surveys import controls
from cogs.surveys.cards.words import LETTERS, given, title_of, who_sees_what
from domain import questionnaires
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.questionnaires import QuestionStop
    from locales import Translator
    from services.surveys.views import Conversation

# A card holds forty components; a line with its button takes three.
MOST_LINES: Final = 9


def review(c: Conversation, t: Translator) -> LayoutView:
    """All chapters with their answers as letters; a chapter can be opened to change one."""
    network, at = c.about.network, (c.session, c.revision)
    stops = questionnaires.questions(c.about.form, c.walk)
    card = (
        Card(t, "survey")
        .small(
            f"{title_of(c.about, t)} · "
            + t.text("{done} of {total} answered", done=c.progress.done, total=c.progress.total)
        )
        .title(t.text("Look it over before you send it"))
    )
    chapters = _by_chapter(stops)
    card.text(
        "\n".join(
            t.text("{name}: {letters}", name=_name(group, t), letters=_letters(group)) for group in chapters
        )
    )
    lacking = [stop for stop in stops if stop.question.required and stop.raw is None]
    if lacking:
        card.text(
            t.plural(
                "**{n} question still needs an answer**, if only “Don’t know”.",
                "**{n} questions still need an answer**, if only “Don’t know”.",
                len(lacking),
            )
        )
    options = [
        SelectOption(label=_name(group, t)[:100], value=str(index))
        for index, group in enumerate(chapters[:25])
    ]
    card.picker(controls.chapter.select(network, options, *at, placeholder=t.text("Change an answer in…")))
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
    return (
        card.row(*buttons)
        .small(t.text("A–E: the sentence you chose · ?: don’t know · –: not applicable · …: no answer yet"))
        .footer(who_sees_what(t, c))
        .view()
    )


def chapter_answers(c: Conversation, index: int, t: Translator) -> LayoutView:
    """One chapter's questions and answers, each with a button to change it."""
    network, at = c.about.network, (c.session, c.revision)
    groups = _by_chapter(questionnaires.questions(c.about.form, c.walk))
    group = groups[min(index, len(groups) - 1)]
    card = (
        Card(t, "survey")
        .small(title_of(c.about, t))
        .title(t.text("{chapter}: your answers", chapter=_name(group, t)))
    )
    for stop in group[:MOST_LINES]:
        label = safe(stop.question.label(t.language))
        answer = safe(given(t, stop.question, stop.raw), 200)
        card.choice(
            f"**{label}**\n{answer}",
            controls.change.button(network, t.text("Change"), *at, stop.number),
        )
    return card.row(controls.review.button(network, t.text("‹ Back to the overview"), *at)).view()


def _by_chapter(stops: tuple[QuestionStop, ...]) -> list[list[QuestionStop]]:
    return [list(group) for _, group in groupby(stops, key=lambda s: s.chapter and s.chapter.number)]


def _name(group: list[QuestionStop], t: Translator) -> str:
    chapter = group[0].chapter
    return safe(chapter.label(t.language)) if chapter else t.text("Questions")


def _letters(group: list[QuestionStop]) -> str:
    return " ".join(_sign(stop) for stop in group)


def _sign(stop: QuestionStop) -> str:
    if stop.raw is None:
        return "…"
    if stop.raw in (DONT_KNOW, NOT_APPLICABLE):
        return {DONT_KNOW: "?", NOT_APPLICABLE: "–"}[stop.raw]
    names = [option.name for option in stop.question.options]
    return f"**{LETTERS[names.index(stop.raw)]}**" if stop.raw in names else "**✓**"
