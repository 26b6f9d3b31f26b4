"""A question: a sentence each with its button beside it, since people choose the sentence, not the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, safe
from cogs.surveys import controls
from cogs.surveys.cards.words import LETTERS, bar, given, minutes, title_of, who_sees_what
from domain.questionnaires import DONT_KNOW, NOT_APPLICABLE, ChapterStop, QuestionKind, QuestionStop
from domain.surveys import NoQuestionNow
from locales import LANGUAGE_NAMES

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.surveys.views import Conversation

# Above this a card would no longer fit a phone (or Discord's forty components): a select instead.
MOST_SENTENCES: Final = 9


def question(c: Conversation, stop: QuestionStop, t: Translator, *, more: bool) -> LayoutView:
    """The question at the cursor, with the choices or a button to write."""
    asked = stop.question
    card = Card(t, "survey").small(where(c, stop, t)).title(safe(asked.label(t.language)))
    hint = asked.hint(t.language)
    if hint:
        card.small(safe(hint))
    if asked.kind is QuestionKind.SELECT_ONE:
        _choices(card, c, stop, t)
    elif asked.kind is not QuestionKind.NOTE:
        _words(card, c, stop, t)
    card.row(*_ways(c, stop, t, more=more))
    if more:
        card.picker(_menu(c, t))
    return card.footer(who_sees_what(t, c)).view()


def where(c: Conversation, stop: QuestionStop, t: Translator) -> str:
    """The first line: the questionnaire, the chapter, how far one is and the time left."""
    place = t.text("question {number} of {total}", number=stop.number, total=stop.total)
    facts = [title_of(c.about, t)]
    if stop.chapter:
        facts.append(
            t.text(
                "Chapter {number} of {total}, {name}",
                number=stop.chapter.number,
                total=stop.chapter.total,
                name=safe(stop.chapter.label(t.language)),
            )
        )
    facts += [f"{place} {bar(c.progress)}", minutes(t, c.progress.minutes_left)]
    return t.join_facts(fact for fact in facts if fact)


def _choices(card: Card, c: Conversation, stop: QuestionStop, t: Translator) -> None:
    for number, option in enumerate(stop.question.options):
        chosen = option.name == stop.raw
        label = t.text("Chosen") if chosen else t.text("This one")
        button = controls.choose.button(
            c.about.network,
            label,
            c.session,
            c.revision,
            str(number),
            style=ButtonStyle.success if chosen else ButtonStyle.secondary,
        )
        sentence = f"**{LETTERS[number]}.** {safe(option.label(t.language))}"
        card.choice(f"**{sentence}**" if chosen else sentence, button)


def _words(card: Card, c: Conversation, stop: QuestionStop, t: Translator) -> None:
    if stop.raw is not None:
        card.text(t.text("Your answer: {answer}", answer=safe(given(t, stop.question, stop.raw), 800)))
    card.row(
        controls.write.button(
            c.about.network,
            t.text("Write my answer"),
            c.session,
            c.revision,
            style=ButtonStyle.primary,
        )
    )


def _ways(c: Conversation, stop: QuestionStop, t: Translator, *, more: bool) -> list[Item[Any]]:
    """The row that stands on every question, in the same order: the likely ones first."""
    network, at = c.about.network, (c.session, c.revision)
    aside = {DONT_KNOW: t.text("Don’t know"), NOT_APPLICABLE: t.text("Not applicable")}
    buttons: list[Item[Any]] = [
        controls.back.button(network, t.text("‹ Back"), *at, disabled=not stop.has_back)
    ]
    if stop.question.kind is QuestionKind.NOTE or stop.raw is not None:
        buttons.append(controls.go_on.button(network, t.text("Go on ›"), *at, style=ButtonStyle.primary))
    for name in stop.question.asides:
        style = ButtonStyle.success if stop.raw == name else ButtonStyle.secondary
        buttons.append(controls.choose.button(network, aside[name], *at, name, style=style))
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


def editable(c: Conversation, t: Translator) -> tuple[str, str, str]:
    """What the writing window asks at this stop: its label (45 characters), the hint and the text so far."""
    if isinstance(c.stop, ChapterStop):
        attached = c.stop.attached[0]
        return (
            attached.question.label(t.language)[:45],
            attached.question.hint(t.language),
            attached.raw or "",
        )
    if isinstance(c.stop, QuestionStop):
        return c.stop.question.label(t.language)[:45], c.stop.question.hint(t.language), c.stop.raw or ""
    raise NoQuestionNow
