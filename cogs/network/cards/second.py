"""The question who coordinates beside the one who does, so that the network is never without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.network import controls

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator


def ask(network: int, t: Translator, said: str = "") -> LayoutView:
    """Whom to ask; `said` is why the last one could not be."""
    return (
        Card(t, "network")
        .small(t.text("Coordination"))
        .title(t.text("Who coordinates beside you?"))
        .text(said)
        .text(
            t.text(
                "Only one person coordinates so far. Should they be ill or leave, nobody could act for the "
                "network. Whoever you choose gets the coordination’s role and reads its channel; ask them "
                "first."
            )
        )
        .picker(controls.second.people(network, placeholder=t.text("Choose somebody on this server…")))
        .row(controls.not_now.button(network, t.text("Not now")))
        .view()
    )


def not_now(t: Translator) -> LayoutView:
    """They leave it for another time."""
    return (
        Card(t, "network")
        .text(
            t.text(
                "Nothing was changed. `/network overview` asks again, and `/network assign` does it any time."
            )
        )
        .view()
    )
