"""Where a partner is talked to, and in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network.cards.preview import hindrances
from cogs.network.cards.words import fact_line
from cogs.network.partners import controls
from cogs.network.partners.cards.words import NAME
from domain.languages import LANGUAGES
from domain.server_plan import Act
from locales import LANGUAGE_NAMES
from templates.words.networks import how_to_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from cogs.network.partners.server import Seen
    from domain.server_plan import Decision
    from locales import Translator
    from services.partners import PartnerView


def channel(view: PartnerView, seen: Seen | None, t: Translator, notice: str = "") -> LayoutView:
    """Its channel with what is wrong with it, another to choose, and the language that is spoken there."""
    one, network, id_ = view.partner, view.network.id, int(view.partner.id)
    card = Card(t, "network").small(t.text("Channel of {partner}", partner=safe(one.name, NAME)))
    card.title(t.text("Where the partner is talked to"))
    if notice:
        card.text(notice).line()
    card.text(fact_line(t.text("Channel"), _state(view, seen, t), t))
    if seen is not None and seen.channel and seen.shut:
        card.text(f"{t.text('Techlink cannot write in its channel.')} {how_to_open(seen.shut, t)}")
    card.picker(controls.pick_channel.channels(network, id_, placeholder=t.text("Use another channel…")))
    card.text(
        t.text(
            "**Language:** {language}. Invitations and shared cards in the channel speak it; everybody reads "
            "their own cards in their own language.",
            language=t.language_name(one.language),
        )
    )
    options = [
        discord.SelectOption(label=LANGUAGE_NAMES[code], value=code, default=code == one.language)
        for code in LANGUAGES
    ]
    card.picker(
        controls.language.select(network, options, id_, placeholder=t.text("Language of the channel…"))
    )
    back: Item[Any] = controls.show.button(network, t.text("‹ Back to the partner"), id_)
    if one.channel is None or (seen is not None and not seen.channel):
        make = controls.make.button(network, t.text("Make the channel"), id_, style=ButtonStyle.primary)
        return card.row(make, back).view()
    return card.row(back).view()


def ask_use(
    view: PartnerView, room: int, decisions: Sequence[Decision], t: Translator, *, guests: bool
) -> LayoutView:
    """Before another channel is used: who will read it, and what becomes of the present one.

    `guests`: somebody else was let in by hand.
    """
    closing = any(one.act is Act.CLOSE for one in decisions)
    network, one = view.network.id, view.partner
    card = Card(t, "network").small(t.text("Channel of {partner}", partner=safe(one.name, NAME)))
    card.title(t.text("Talk to the partner in another channel?"))
    lines = [fact_line(t.text("New channel"), f"<#{room}>", t)]
    if one.channel is not None:
        stays = t.text("It is not deleted, only not used any more.")
        lines.append(fact_line(t.text("Until now"), f"<#{one.channel}>. {stays}", t))
    card.text("\n".join(lines))
    if closing:
        card.text(
            t.text(
                "Others can read it now. It will be closed to them: a partner’s channel is read by that "
                "partner, the coordination and Techlink."
            )
        )
    if guests:
        card.text(
            t.text(
                "Some were let in by hand: they stay. The channel’s permissions in Discord show who they are."
            )
        )
    if refused := hindrances(decisions, t):
        card.line().text(f"**{t.text('In the way')}**\n" + "\n".join(refused))
    use = controls.use_channel.button(
        network,
        t.text("Use it and close it to others") if closing else t.text("Use this channel"),
        int(one.id),
        room,
        one.channel or 0,
        style=ButtonStyle.danger if closing else ButtonStyle.primary,
        disabled=bool(refused),
    )
    return card.row(use, controls.channel.button(network, t.text("Cancel"), int(one.id))).view()


def _state(view: PartnerView, seen: Seen | None, t: Translator) -> str:
    if view.partner.channel is None:
        return t.text("none yet")
    if seen is not None and not seen.channel:
        return t.text("it was deleted")
    return f"<#{view.partner.channel}>"
