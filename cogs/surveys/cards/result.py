"""One's own result: in words first, then in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.offering import offer
from cogs.surveys import controls
from cogs.surveys.cards.elsewhere import offer_results, results_named
from cogs.surveys.cards.unscored import unscored
from cogs.surveys.cards.words import moment, scale, title_of
from templates.words.results import telling as results

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.practices.offers import Offered
    from locales import Translator
    from services.surveys.views import OwnResult


def own_result(result: OwnResult, t: Translator, offered: Offered | None = None) -> LayoutView:
    """What stands out, the bands of all dimensions and facets, the next step for the weakest.

    Of a questionnaire without scores the answers, all of them behind a button where there are many.
    `offered` are practices of others for what is weakest.
    """
    card, more = (_scored(result, t), True) if result.about.form.dimensions else unscored(result, t)
    card.text(results_named(result.elsewhere, t))
    card.row(*_ways(result, t, more=more))
    offer_results(card, result.elsewhere, t)
    offer(card, offered, t)
    sent = t.text(
        "Only you see this. Sent {date}, receipt {number}.",
        date=moment(result.sent_at, "f"),
        number=result.receipt,
    )
    return card.footer(sent).view()


def _scored(result: OwnResult, t: Translator) -> Card:
    about = result.about
    card = (
        Card(t, "survey")
        .small(
            f"{title_of(about, t)} · "
            + t.text("your own answers for {partner}", partner=safe(result.partner_name))
        )
        .title(results.headline(result.scores, t))
        .text(results.dimension_lines(result.scores, about.form, t))
        .line()
        .text(results.facet_lines(result.scores, about.form, t))
        .small("\n".join(line for line in (results.facets_explained(about.form, t), scale(t)) if line))
    )
    for sentence in results.summary(result.scores, about.form, t):
        card.text(sentence)
    return card


def _ways(result: OwnResult, t: Translator, *, more: bool) -> list[Item[Any]]:
    network, wave = result.about.network, result.about.wave.id
    buttons: list[Item[Any]] = []
    if more:
        label = t.text("All my answers")
        buttons.append(controls.figures.button(network, label, wave, style=ButtonStyle.primary))
    if result.partner_signed:
        buttons.append(controls.ours.button(network, t.text("My partner’s result"), wave))
    if result.may_sign:
        buttons.append(controls.agree.button(network, t.text("Agree and sign…"), wave))
    return buttons
