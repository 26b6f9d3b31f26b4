"""One's own result of a questionnaire without scores: the answers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card, safe
from cogs.surveys.cards.answers import first_answers
from cogs.surveys.cards.words import title_of

if TYPE_CHECKING:
    from locales import Translator
    from services.surveys.views import OwnResult


def unscored(result: OwnResult, t: Translator) -> tuple[Card, bool]:
    """The first answers, and whether there are more of them."""
    about = result.about
    card = (
        Card(t, "survey")
        .small(
            f"{title_of(about, t)} · "
            + t.text("your own answers for {partner}", partner=safe(result.partner_name))
        )
        .title(t.text("This questionnaire has no scores; here are your answers"))
    )
    more = first_answers(card, about.form, result.answers, t)
    if not result.answers:
        card.text(t.text("You left every question without an answer."))
    return card, more
