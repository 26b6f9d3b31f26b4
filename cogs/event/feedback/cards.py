"""The questionnaire after an event: a question, all that was said, that it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.event import controls as events
from cogs.event.cards import words
from cogs.event.feedback import controls
from cogs.kit import Card, Field
from cogs.kit.text import fitted, plain
from domain.questionnaires import NOT_APPLICABLE, QuestionKind, QuestionStop
from services.feedback.views import Stage
from templates.words import feedback as said
from templates.words.surveys.answering import asides, look_it_over, place

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.questionnaires import Question
    from locales import Translator
    from services.feedback.views import MyFeedback

_ANSWER: Final = 200
_WRITTEN: Final = 900


def feedback_card(view: MyFeedback, t: Translator) -> LayoutView:
    """Where somebody is with it."""
    if view.stage is Stage.SENT:
        return _record(view, said.sent(t), said.sent_told(t), t)
    if view.stage is Stage.CLOSED:
        return _record(view, said.closed(t), t.text("It took answers until {time}.", time=_until(view)), t)
    if isinstance(view.stop, QuestionStop):
        return _question(view, view.stop, t)
    return _review(view, t)


def window(view: MyFeedback, t: Translator) -> list[Field]:
    """What is written to the question at hand, with what stands there."""
    asked = view.stop.question if isinstance(view.stop, QuestionStop) else view.questions[0].question
    raw = view.stop.raw if isinstance(view.stop, QuestionStop) else ""
    label, hint = plain(asked.label(t.language), 45), asked.hint(t.language)
    return [
        Field("text", label, raw or "", paragraph=True, required=False, max_length=asked.longest, hint=hint)
    ]


def _top(view: MyFeedback, t: Translator, *facts: str) -> Card:
    event = view.event.event
    title = fitted(event.title, words.TITLE)
    return Card(t, "event").small(t.join_facts([said.how_was_it(t), f"{event.code} {title}", *facts]))


def _record(view: MyFeedback, title: str, text: str, t: Translator) -> LayoutView:
    card = _top(view, t).title(title).text(text)
    back = events.show.button(view.event.network, t.text("‹ The event"), int(view.event.event.id))
    return card.row(back).view()


def _question(view: MyFeedback, stop: QuestionStop, t: Translator) -> LayoutView:
    asked = stop.question
    card = _top(view, t, place(t, stop.number, stop.total)).title(fitted(asked.label(t.language), 300))
    card.small(fitted(asked.hint(t.language), 300))
    if asked.kind is QuestionKind.SELECT_ONE:
        _sentences(card, view, stop, t)
    elif stop.raw:
        card.text(f"> {fitted(stop.raw, _WRITTEN)}")
    card.row(*_ways(view, stop, t))
    until = t.text("Open until {time}.", time=_until(view))
    return card.footer(f"{said.rule(t)} {until}").view()


def _sentences(card: Card, view: MyFeedback, stop: QuestionStop, t: Translator) -> None:
    network, at = view.event.network, (int(view.event.event.id), view.revision)
    for option in stop.question.options:
        chosen = option.name == stop.raw
        button = controls.choose.button(
            network,
            t.text("Chosen") if chosen else t.text("This one"),
            *at,
            option.name,
            style=ButtonStyle.success if chosen else ButtonStyle.secondary,
        )
        sentence = fitted(option.label(t.language), 150)
        card.choice(f"**{sentence}**" if chosen else sentence, button)


def _ways(view: MyFeedback, stop: QuestionStop, t: Translator) -> list[Item[Any]]:
    network, at = view.event.network, (int(view.event.event.id), view.revision)
    row: list[Item[Any]] = [controls.back.button(network, t.text("‹ Back"), *at, disabled=not stop.has_back)]
    if stop.question.kind is not QuestionKind.SELECT_ONE:
        label = t.text("Write my answer")
        style = ButtonStyle.secondary if stop.raw else ButtonStyle.primary
        row.append(controls.write.button(network, label, *at, style=style))
    for name in stop.question.asides:
        style = ButtonStyle.success if stop.raw == name else ButtonStyle.secondary
        row.append(controls.choose.button(network, asides(t)[name], *at, name, style=style))
    if not stop.question.required or stop.raw:
        row.append(controls.skip.button(network, t.text("Go on ›"), *at))
    if not view.missing:
        row.append(controls.review.button(network, t.text("To the end ›"), *at))
    return row


def _review(view: MyFeedback, t: Translator) -> LayoutView:
    card = _top(view, t).title(look_it_over(t))
    card.text(
        "\n".join(
            f"- {fitted(one.question.label(t.language), 100)}\n  {_given(one.question, one.raw, t)}"
            for one in view.questions
        )
    )
    network, at = view.event.network, (int(view.event.event.id), view.revision)
    options = [
        discord.SelectOption(label=plain(one.question.label(t.language), 100), value=one.question.key)
        for one in view.questions
    ]
    card.picker(controls.change.select(network, options, *at, placeholder=t.text("Change an answer…")))
    back = controls.back.button(network, t.text("‹ Back"), *at)
    if view.missing:
        card.row(back).text(t.text("One answer is missing"))
    else:
        card.row(controls.send.button(network, t.text("Send it"), *at, style=ButtonStyle.primary), back)
    once = t.text("Once it is sent it cannot be changed: nobody knows any more which it is.")
    return card.footer(f"{said.rule(t)} {once}").view()


def _given(question: Question, raw: str | None, t: Translator) -> str:
    if not raw:
        return t.text("No answer.")
    if raw == NOT_APPLICABLE and question.asides:
        return asides(t)[raw]
    labels = {option.name: option.label(t.language) for option in question.options}
    return f"**{fitted(labels.get(raw, raw), _ANSWER)}**"


def _until(view: MyFeedback) -> str:
    return words.moment(view.closes_at, "f")
