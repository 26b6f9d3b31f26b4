"""The invitation in a partner's channel, and what stands behind "What happens with my answers?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import title_of
from domain import questionnaires
from domain.records import Record
from templates.render import render

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.wave_views import WaveView


class PrivacyText(Record):
    """The context of `templates/chat/surveys/privacy.md.j2`."""

    network: str


def invitation(about: WaveView, t: Translator, *, shared: bool = True) -> LayoutView:
    """The card that asks a partner. A `shared` one speaks the channel's language and offers one's own."""
    size = questionnaires.size(about.form)
    facts = [t.plural("{n} question", "{n} questions", size.questions)]
    if size.chapters:
        facts.append(t.plural("{n} chapter", "{n} chapters", size.chapters))
    facts.append(t.plural("about {n} minute", "about {n} minutes", size.minutes))
    network, wave = about.network, about.wave.id
    buttons = [
        controls.accept.button(network, t.text("Open my questionnaire"), wave, style=ButtonStyle.primary),
        controls.privacy.button(network, t.text("What happens with my answers?"), wave),
    ]
    if shared:
        # Translators: button on a card that everybody in a channel reads.
        buttons.append(controls.in_my_language.button(network, t.text("My language"), wave))
    return (
        Card(t, "survey")
        .small(t.text("From the coordination of {network}", network=safe(about.network_name)))
        .title(title_of(about, t))
        .text(fitted(about.form.description(t.language), 1500))
        .text(t.join_facts(facts))
        .text(
            t.text(
                "Pause whenever you like, every answer is saved at once. Open until {date}.",
                date=t.date(about.last_day),
            )
        )
        .row(*buttons)
        .footer(
            t.text(
                "When you press, the questionnaire opens in your direct messages, only for you. Techlink "
                "then writes to you there when something is due, too; {command} changes that.",
                command="`/me notifications`",
            )
        )
        .view()
    )


def privacy(about: WaveView, t: Translator) -> LayoutView:
    """Who sees what, for how long, and what one can do about it."""
    text = render("chat/surveys/privacy.md.j2", PrivacyText(safe(about.network_name)), t)
    return (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("What happens with your answers"))
        .text(text)
        .view()
    )
