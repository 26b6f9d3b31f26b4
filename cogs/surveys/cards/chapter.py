"""The end of a chapter: where one stands, the minutes left, and room for something that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.text import fitted, plain
from cogs.surveys import controls
from cogs.surveys.cards.words import bar, minutes, title_of, who_sees_what
from templates.words.results import telling as results
from templates.words.surveys.answering import chapter_done

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from domain.questionnaires import ChapterStop
    from locales import Translator
    from services.surveys.views import Conversation


def chapter_end(c: Conversation, stop: ChapterStop, t: Translator) -> LayoutView:
    """The card between two chapters."""
    network, at = c.about.network, (c.session, c.revision)
    name = fitted(stop.chapter.label(t.language), 200)
    card = (
        Card(t, "survey")
        .small(t.join_facts(fact for fact in _where(c, stop, t) if fact))
        .title(chapter_done(t, name))
    )
    if stop.score is not None:
        card.text(results.chapter_line(stop.score, c.about.form, t))
    buttons = [
        controls.back.button(network, t.text("‹ Back"), *at),
        controls.go_on.button(network, _onward(stop, t), *at, style=ButtonStyle.primary),
    ]
    for attached in stop.attached:
        card.line().text(f"**{fitted(attached.question.label(t.language), 500)}**")
        hint = attached.question.hint(t.language)
        if hint:
            card.small(fitted(hint, 500))
        if attached.raw:
            card.text("> " + fitted(attached.raw, 800).replace("\n", "\n> "))
        label = t.text("Change what shows it") if attached.raw else t.text("Add something")
        buttons.append(controls.write.button(network, label, *at))
    buttons.append(controls.pause.button(network, t.text("Pause"), *at))
    return card.row(*buttons).footer(who_sees_what(t, c)).view()


def _onward(stop: ChapterStop, t: Translator) -> str:
    if stop.next_chapter is None:
        return t.text("Look it all over ›")
    # Translators: button, max=80; leads to the next chapter of the questionnaire.
    return t.text("Go on with {chapter} ›", chapter=plain(stop.next_chapter.label(t.language), 40))


def _where(c: Conversation, stop: ChapterStop, t: Translator) -> tuple[str, ...]:
    place = t.text(
        "Chapter {number} of {total} {bar}",
        number=stop.chapter.number,
        total=stop.chapter.total,
        bar=bar(c.progress),
    )
    return title_of(c.about, t), place, minutes(t, c.progress.minutes_left)
