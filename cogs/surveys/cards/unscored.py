"""The result of a questionnaire without scores: the answers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import given, moment, title_of
from domain import questionnaires

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.views import OwnResult

_SHOWN: Final = 8


def unscored(result: OwnResult, t: Translator) -> LayoutView:
    """The first answers; all of them behind a button where there are more."""
    about = result.about
    given_to = [
        (question, result.answers[question.path])
        for question in questionnaires.all_questions(about.form)
        if question.path in result.answers
    ]
    card = (
        Card(t, "survey")
        .small(
            f"{title_of(about, t)} · "
            + t.text("your own answers for {partner}", partner=safe(result.partner_name))
        )
        .title(t.text("This questionnaire has no scores; here are your answers"))
    )
    for question, raw in given_to[:_SHOWN]:
        label, answer = question.label(t.language), given(t, question, raw)
        card.text(f"**{fitted(label, 150)}**\n{fitted(answer, 200)}")
    if not given_to:
        card.text(t.text("You left every question without an answer."))
    if len(given_to) > _SHOWN:
        card.row(
            controls.figures.button(
                about.network, t.text("All my answers"), about.wave.id, style=ButtonStyle.primary
            )
        )
    return card.footer(
        t.text(
            "Only you see this. Sent {date}, receipt {number}.",
            date=moment(result.sent_at, "f"),
            number=result.receipt,
        )
    ).view()
