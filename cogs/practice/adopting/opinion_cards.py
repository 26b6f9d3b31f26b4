"""Stars and questions: all that was said and asked of a practice, and one question with its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, Field, page_line, page_row, paged
from cogs.kit.text import fitted
from cogs.practice.adopting import controls
from cogs.practice.adopting.cards import TITLE, head
from domain.practices.opinions import (
    ANSWER_LENGTH,
    FEWEST_STARS,
    MOST_STARS,
    QUESTION_LENGTH,
    SENTENCE_LENGTH,
)
from services.practices.adopting.views import QuestionView
from templates.words import adopting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.opinions import Rating
    from locales import Translator
    from services.practices.adopting.views import Use

_NAME: Final = 60
_ON_PAGE: Final = 5
_SHORT: Final = 240


def rating_fields(use: Use, t: Translator) -> Sequence[Field]:
    """The window for stars, with what was said before."""
    known = use.rated
    options = tuple(
        (str(n), t.plural("{n} star", "{n} stars", n)) for n in range(MOST_STARS, FEWEST_STARS - 1, -1)
    )
    return [
        Field("stars", t.text("How many stars?"), str(known.stars) if known else "", options=options),
        Field(
            "sentence",
            t.text("Why? One sentence"),
            known.sentence if known else "",
            paragraph=True,
            max_length=SENTENCE_LENGTH,
            hint=t.text("What it was worth to you, or would be"),
        ),
    ]


def question_field(t: Translator) -> Field:
    """What is asked."""
    return Field("question", t.text("Your question"), paragraph=True, max_length=QUESTION_LENGTH)


def answer_field(t: Translator) -> Field:
    """What is answered."""
    return Field("answer", t.text("Your answer"), paragraph=True, max_length=ANSWER_LENGTH)


def opinions_card(use: Use, t: Translator, page: int = 0, told: str = "") -> LayoutView:
    """The stars with their sentences, then the questions, a page at a time."""
    card = Card(t, "practice").small(head(use.practice, t.text("stars and questions"), t))
    card.title(fitted(use.shown.title, TITLE)).text(told)
    card.text(words.rated(use.mean, len(use.ratings), t) or t.text("No stars yet."))
    network, id_ = int(use.network), int(use.practice.id)
    every: list[QuestionView | Rating] = [*use.questions, *use.ratings]
    shown = paged(every, page, _ON_PAGE)
    for one in shown.items:
        if isinstance(one, QuestionView):
            look = controls.question.button(network, t.text("Look"), int(one.question.id))
            card.choice(_asked(one, t), look)
        else:
            name = fitted(use.names.get(int(one.member), ""), _NAME) or t.text("Somebody")
            said = fitted(one.sentence, SENTENCE_LENGTH)
            card.text(t.text("{stars} {name}: {words}", stars=words.stars(one.stars), name=name, words=said))
    if shown.pages > 1:
        card.small(page_line(t, shown)).row(*page_row(t, controls.opinions, network, shown, id_))
    row: list[Item[Any]] = []
    if use.may_adopt:
        row = [
            controls.rate.button(network, t.text("Rate…"), id_),
            controls.ask.button(network, t.text("Ask…"), id_),
        ]
    row.append(controls.use.button(network, t.text("What became of it"), id_, 0))
    return card.row(*row).footer(t.text("Members of the network can read what you write.")).view()


def question_card(view: QuestionView, t: Translator, told: str = "") -> LayoutView:
    """One question, its answer or who may give it, and where its thread is."""
    card = Card(t, "practice").small(head(view.practice, t.text("a question"), t))
    card.title(fitted(view.shown.title, TITLE)).text(told)
    card.text(question_text(view, t))
    row: list[Item[Any]] = []
    network, question = int(view.network), view.question
    if question.answered_at is None and view.may_answer:
        label = t.text("Answer…")
        row.append(controls.answer.button(network, label, int(question.id), style=ButtonStyle.primary))
    back = controls.opinions.button(network, t.text("Stars and questions"), int(view.practice.id), 0)
    return card.row(*row, back).footer(t.text("Members of the network can read what you write.")).view()


def thread_card(view: QuestionView, t: Translator) -> LayoutView:
    """What stands in the network's channel: everybody there may say something in its thread."""
    card = Card(t, "practice").small(head(view.practice, t.text("a question"), t))
    card.title(fitted(view.shown.title, TITLE))
    card.text(f"> {fitted(view.question.text, QUESTION_LENGTH)}".replace("\n", "\n> "))
    look = controls.question.button(int(view.network), t.text("Look at it"), int(view.question.id))
    asker = fitted(view.who, _NAME) or t.text("Somebody")
    return (
        card.row(look)
        .footer(t.text("{name} asks. Whoever knows it answers in the thread.", name=asker))
        .view()
    )


def question_text(view: QuestionView, t: Translator) -> str:
    """Who asks what, and what was answered."""
    question = view.question
    asker = fitted(view.who, _NAME) or t.text("Somebody")
    lines = [t.text("{name} asks: {words}", name=asker, words=fitted(question.text, QUESTION_LENGTH))]
    if question.answered_at is not None:
        by = fitted(view.by, _NAME) or t.text("Somebody")
        lines.append(t.text("{name} answers: {words}", name=by, words=fitted(question.answer, 1500)))
    if question.thread is not None:
        lines.append(t.text("Its thread: {thread}", thread=f"<#{question.thread}>"))
    return "\n\n".join(lines)


def _asked(view: QuestionView, t: Translator) -> str:
    done = view.question.answered_at is not None
    state = t.context("question", "answered") if done else t.context("question", "open")
    return f"{fitted(view.question.text, _SHORT)}\n-# {state}"
