"""What inviting guests at some addresses would do, before anybody is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event import controls
from cogs.event.cards import words
from cogs.kit import Card
from cogs.kit.text import fitted, safe
from templates.words.guests import invitation_lines, slip_line

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.events.guests.views import GuestInvitation, Invitation

_SLIPS: Final = 600


def guests_card(found: GuestInvitation, t: Translator) -> LayoutView:
    """What it would do for an event."""
    view, network, event = found.view, found.view.network, int(found.view.event.id)
    card = Card(t, "event").small(words.head(view, t))
    card.title(t.text("Invite these guests? {title}", title=fitted(view.event.title, words.TITLE)))
    return asked(
        card,
        found,
        controls.guests_asked.button(
            network, t.text("Invite"), event, found.draft, style=ButtonStyle.primary
        ),
        controls.guests.button(network, t.text("Type again…"), event),
        controls.people.button(network, t.text("‹ Back"), event, 0),
    )


def asked(card: Card, found: Invitation, go: Item[Any], again: Item[Any], back: Item[Any]) -> LayoutView:
    """Below a title what pressing would do, in numbers: what happens to which address is told to nobody."""
    t = card.t
    told = invitation_lines(found.listed, found.first, found.before, found.language, t)
    lines = [f"- {one}" for one in told]
    if found.faulty:
        wrong = ", ".join(safe(one, 60) for one in found.faulty)
        lines.append(f"- {t.text('These can be no addresses:')} {wrong}")
    if found.slips:
        lines.append(f"- {safe(slip_line(found.slips, t), _SLIPS)}")
    card.text("\n".join(lines))
    if found.nobody:
        return card.text(t.text("Nobody would be written to.")).row(again, back).view()
    return card.row(go, again, back).footer(t.text("Nothing is done yet. Only you see this.")).view()
