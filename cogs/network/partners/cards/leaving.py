"""Before a partner leaves the network: what stays, what stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network.handover import controls as handover_controls
from cogs.network.partners import controls
from cogs.network.partners.cards.words import NAME

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from locales import Translator
    from services.partners import PartnerView


def ask_leave(view: PartnerView, t: Translator, holds: int = 0) -> LayoutView:
    """The question, with everything that follows from a yes. `holds` is how much others would take over."""
    one, network = view.partner, view.network.id
    card = Card(t, "confirm").title(t.text("Shall {name} leave the network?", name=safe(one.name, NAME)))
    card.text(
        t.text(
            "**What stays:** its answers and signed results, in the records; its name and its code {code}, "
            "which nobody else gets; its channel, with all that was written there.",
            code=one.code,
        )
    )
    card.text(
        t.text(
            "**What stops:** it is not listed, not counted and not invited any more, and open questionnaires "
            "ask it nothing."
        )
    )
    card.text(
        t.plural(
            "**Its {n} member** stays in the network, without a partner, and loses its role and its channel.",
            "**Its {n} members** stay in the network, without a partner, and lose its role and its channel.",
            len(view.people),
        )
        if view.people
        else t.text("**Nobody** belongs to it.")
    )
    card.text(t.text("It can be taken back in at any time, as it is now."))
    no = controls.show.button(network, t.text("Cancel"), int(one.id))
    yes = controls.leave.button(
        network, t.text("Remove from the network"), int(one.id), style=ButtonStyle.danger
    )
    if not holds:
        return card.row(no, yes).view()
    card.text(
        t.plural(
            "**{n} thing** is still its own or its people’s: actions, milestones, seats. Hand over first, "
            "so that nothing is nobody’s.",
            "**{n} things** are still its own or its people’s: actions, milestones, seats. Hand over first, "
            "so that nothing is nobody’s.",
            holds,
        )
    )
    first = handover_controls.begin.button(
        network, t.text("Hand over first…"), "partner", int(one.id), style=ButtonStyle.primary
    )
    return card.row(first, no, yes).view()
