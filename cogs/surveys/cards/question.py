"""A question: a sentence each with its button beside it, since people choose the sentence, not the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, Field
from cogs.kit.text import fitted, plain
from cogs.surveys import controls
from cogs.surveys.cards.choosing import choices, is_choice, is_searched
from cogs.surveys.cards.words import bar, given, minutes, title_of, who_sees_what
from domain.questionnaires import ChapterStop, QuestionKind, QuestionStop
from domain.surveys import NoQuestionNow
from locales import LANGUAGE_NAMES
from templates.words.answers import retyped
from templates.words.surveys.answering import asides, chapter_place, example, place

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.questionnaires import Question
    from locales import Translator
    from services.surveys.views import Conversation

_LINE: Final = 60  # of a number or a day in the writing window
_PARAGRAPH: Final = (2_000, 4_000)  # the usual length, and what a window of Discord's holds


def question(
    c: Conversation, stop: QuestionStop, t: Translator, *, more: bool, search: str = ""
) -> LayoutView:
    """The question at the cursor, with the choices or a button to write.

    `search` are words that were looked for in a list too long to be shown.
    """
    asked = stop.question
    card = Card(t, "survey").small(where(c, stop, t)).title(fitted(asked.label(t.language), 500))
    hint = asked.hint(t.language)
    if hint:
        card.small(fitted(hint, 500))
    if asked.read_only:
        if stop.raw is not None:
            card.text(fitted(given(t, asked, stop.raw), 1200))
    elif is_choice(asked):
        choices(card, c, stop, t, search)
    else:
        _words(card, c, stop, t)
    card.row(*_ways(c, stop, t, more=more))
    if more:
        card.picker(_menu(c, t))
    return card.footer(who_sees_what(t, c)).view()


def where(c: Conversation, stop: QuestionStop, t: Translator) -> str:
    """The first line: the questionnaire, the chapter, how far one is and the time left."""
    asked = place(t, stop.number, stop.total)
    facts = [title_of(c.about, t)]
    if stop.chapter:
        name = fitted(stop.chapter.label(t.language), 100)
        facts.append(chapter_place(t, stop.chapter.number, stop.chapter.total, name))
    facts += [f"{asked} {bar(c.progress)}", minutes(t, c.progress.minutes_left)]
    return t.join_facts(fact for fact in facts if fact)


def _words(card: Card, c: Conversation, stop: QuestionStop, t: Translator) -> None:
    if stop.raw is not None:
        _own_answer(card, stop, t)
    if said := example(stop.question, t):
        card.small(said)
    card.row(
        controls.write.button(
            c.about.network,
            t.text("Write my answer"),
            c.session,
            c.revision,
            style=ButtonStyle.primary,
        )
    )


def _own_answer(card: Card, stop: QuestionStop, t: Translator) -> None:
    card.text(t.text("Your answer: {answer}", answer=fitted(given(t, stop.question, stop.raw), 1200)))


def _ways(c: Conversation, stop: QuestionStop, t: Translator, *, more: bool) -> list[Item[Any]]:
    """The row that stands on every question, in the same order: the likely ones first."""
    network, at = c.about.network, (c.session, c.revision)
    buttons: list[Item[Any]] = [
        controls.back.button(network, t.text("‹ Back"), *at, disabled=not stop.has_back)
    ]
    nothing = is_choice(stop.question) and not stop.question.options
    if stop.question.read_only or stop.raw is not None or nothing:
        buttons.append(controls.go_on.button(network, t.text("Go on ›"), *at, style=ButtonStyle.primary))
    for name in () if stop.question.read_only else stop.question.asides:
        style = ButtonStyle.success if stop.raw == name else ButtonStyle.secondary
        buttons.append(controls.choose.button(network, asides(t)[name], *at, name, style=style))
    if len(buttons) < 4:
        buttons.append(controls.pause.button(network, t.text("Pause"), *at))
    label = t.text("Less") if more else t.text("More…")
    return [*buttons, controls.more.button(network, label, *at, int(not more))]


def _menu(c: Conversation, t: Translator) -> Item[Any]:
    options = [
        SelectOption(label=t.text("Pause"), value="pause", description=t.text("Everything is saved")),
        SelectOption(
            label=t.text("Skip this question for now"),
            value="skip",
            description=t.text("It is asked again before you send"),
        ),
        SelectOption(label=t.text("List of questions"), value="review"),
        SelectOption(label=t.text("How answering works"), value="help"),
    ]
    options += [
        SelectOption(label=name, value=f"language:{code}", description=t.text("Change the language"))
        for code, name in LANGUAGE_NAMES.items()
        if code != t.language
    ]
    return controls.menu.select(
        c.about.network, options, c.session, c.revision, placeholder=t.text("More choices")
    )


def editable(c: Conversation, t: Translator) -> Field:
    """What the writing window asks at this stop: its label (45 characters), the hint and the text so far."""
    if isinstance(c.stop, ChapterStop):
        attached = c.stop.attached[0]
        return _field(attached.question, attached.raw, t)
    if isinstance(c.stop, QuestionStop) and not c.stop.question.read_only:
        return _field(c.stop.question, c.stop.raw, t)
    raise NoQuestionNow


def _field(asked: Question, raw: str | None, t: Translator) -> Field:
    label, hint = plain(asked.label(t.language), 45), asked.hint(t.language)
    if is_searched(asked):
        return Field("text", label, max_length=100, hint=t.text("A word of the one you mean"))
    value = retyped(t, asked, raw)
    if asked.kind is QuestionKind.TEXT:
        longest = min(max(asked.longest, _PARAGRAPH[0]), _PARAGRAPH[1])
        return Field("text", label, value=value, paragraph=True, max_length=longest, hint=hint)
    if is_choice(asked):
        return Field("text", label, value=value, max_length=_PARAGRAPH[0], hint=hint)
    return Field("text", label, value=value, max_length=_LINE, hint=hint or example(asked, t))
