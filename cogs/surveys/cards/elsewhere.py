"""The other waves beside the one that a card shows: named, and a way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import SelectOption

from cogs.kit import plain
from cogs.kit.text import fitted
from cogs.surveys import controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item

    from cogs.kit import Act, Card
    from locales import Translator
    from services.surveys.wave_views import Elsewhere, WaveView

_NAMED: Final = 3
_OFFERED: Final = 25


def results_named(elsewhere: Elsewhere, t: Translator) -> str:
    """What else there is, or will be, to read."""
    lines = [
        t.text(
            "Not in here: **{title}** is open until {date}. Your own result is there once you have sent "
            "your answers, your partner’s once it is signed.",
            title=fitted(about.title(t.language), 100),
            date=t.date(about.last_day),
        )
        for about in elsewhere.waiting[:_NAMED]
    ]
    return "\n".join(line for line in [*lines, also_open(elsewhere.open, t)] if line)


def offer_results(card: Card, elsewhere: Elsewhere, t: Translator) -> None:
    """A select with the other questionnaires that have a result."""
    _offer(card, controls.other_result, (*elsewhere.open, *elsewhere.closed), t)


def offer_statuses(card: Card, others: Sequence[WaveView], t: Translator) -> None:
    """A select with the other open questionnaires."""
    _offer(card, controls.other_status, others, t)


def offer_agreements(card: Card, others: Sequence[WaveView], t: Translator) -> None:
    """A select with the other open questionnaires that the reader signs."""
    _offer(card, controls.switch, others, t)


def also_open(others: Sequence[WaveView], t: Translator) -> str:
    """The other open questionnaires by name, with their last days; empty for none."""
    named = [
        t.text(
            "{title} (until {date})",
            title=fitted(about.title(t.language), 100),
            date=t.date(about.last_day),
        )
        for about in others[:_NAMED]
    ]
    if not named:
        return ""
    rest = len(others) - len(named)
    more = [t.plural("{n} more", "{n} more", rest)] if rest else []
    return t.text("**Also open:** {names}.", names=t.join([*named, *more]))


def _offer(card: Card, act: Act[()], others: Sequence[WaveView], t: Translator) -> None:
    if others:
        network = others[0].network
        options = [
            SelectOption(label=plain(about.title(t.language), 100), value=str(about.wave.id))
            for about in others[:_OFFERED]
        ]
        card.picker(_select(act, network, options, t))


def _select(act: Act[()], network: int, options: list[SelectOption], t: Translator) -> Item[Any]:
    return act.select(network, options, placeholder=t.text("Look at another questionnaire…"))
