"""One's own result: in words first, then in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.surveys import controls
from cogs.surveys.cards.unscored import unscored
from cogs.surveys.cards.words import moment, scale, title_of
from templates.words.results import telling as results

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.views import OwnResult


def own_result(result: OwnResult, t: Translator) -> LayoutView:
    """What stands out, the bands of all dimensions and facets, the next step for the weakest."""
    about = result.about
    if not about.form.dimensions:
        return unscored(result, t)
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
        .small(scale(t))
    )
    for sentence in results.summary(result.scores, about.form, t):
        card.text(sentence)
    buttons = [
        controls.figures.button(
            about.network, t.text("All my answers"), about.wave.id, style=ButtonStyle.primary
        )
    ]
    if result.partner_signed:
        buttons.append(controls.ours.button(about.network, t.text("My partner’s result"), about.wave.id))
    if result.may_sign:
        buttons.append(controls.agree.button(about.network, t.text("Agree and sign…"), about.wave.id))
    return (
        card.row(*buttons)
        .footer(
            t.text(
                "Only you see this. Sent {date}, receipt {number}.",
                date=moment(result.sent_at, "f"),
                number=result.receipt,
            )
        )
        .view()
    )
