"""Becoming a member by oneself, in one's partner's own channel: a card that any noun may show.

`offer_here` gives the question to show instead of "you are not a member", where it can be answered;
`welcome` is what stands in a partner's channel. The presses are answered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit.acts import Acts
from cogs.kit.cards import Card
from cogs.kit.mirroring import mirror_roles
from cogs.kit.text import plain, safe
from domain.actors import PartnerId
from domain.errors import DomainError, NotFound
from services import members, networks

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.kit.press import Press
    from domain.networks import Partner
    from locales import Translator
    from services.members import Belonging

acts: Final = Acts("joining")
join = acts.button("join", int)
in_my_language = acts.button("mine", int)


async def offer_here(press: Press) -> LayoutView | None:
    """The question whether one belongs to this channel's partner; None where there is nothing to ask."""
    try:
        partner = await press.read(members.joinable, press.interaction.channel_id or 0)
    except DomainError:
        return None
    return None if partner is None else offer(press.t, press.network, partner)


def offer(t: Translator, network: int | None, partner: Partner) -> LayoutView:
    """Asked of one person, for their eyes only."""
    name = safe(partner.name, 80)
    return (
        Card(t, "network")
        .title(t.text("Do you belong to {partner}?", partner=name))
        .text(
            t.text(
                "Techlink does not know yet for whom you answer. This is the channel of {partner}: say yes "
                "if you work there. The coordination sees that you joined.",
                partner=name,
            )
        )
        .row(_yes(t, network, partner))
        .footer(t.text("Only you see this."))
        .view()
    )


def welcome(t: Translator, network: int | None, partner: Partner) -> LayoutView:
    """Stands in a partner's channel from the first day, in the partner's language."""
    return (
        Card(t, "network")
        .small(t.text("The channel of {partner}", partner=safe(partner.name, 80)))
        .title(t.text("Welcome to the network"))
        .text(
            t.text(
                "Here you find what concerns your organisation: invitations to questionnaires, results, "
                "reminders. It is read by your organisation, the coordination and Techlink, by nobody else."
            )
        )
        .row(
            _yes(t, network, partner),
            in_my_language.button(network, t.text("In my language"), int(partner.id)),
        )
        .footer(t.text("`/help` says what you can do here; `/me overview` sets your language and time zone."))
        .view()
    )


def joined(done: Belonging, troubles: list[str], t: Translator) -> LayoutView:
    """The receipt."""
    name = safe(done.partner.name if done.partner else "", 80)
    card = Card(t, "network").title(t.text("You belong to {partner}", partner=name))
    card.text(t.text("Your language and time zone: `/me overview`. What you can do: `/help`."))
    if troubles:
        card.text(t.text("Your role on the server could not be given yet; the coordination can do it."))
    return card.footer(t.text("Only you see this.")).view()


@join.handler
async def _join(press: Press, partner: int) -> None:
    channel = press.interaction.channel_id or 0
    done = await press.write(members.join_partner, PartnerId(partner), channel)
    troubles = await mirror_roles(press.interaction.guild, done.mirror)
    card = joined(done, troubles, press.t)
    message = press.interaction.message
    if message is not None and message.flags.ephemeral:
        await press.update(card)
    else:
        await press.reply(card)


@in_my_language.handler
async def _in_my_language(press: Press, partner: int) -> None:
    known = await press.read(networks.partners)
    one = next((each for each in known if each.id == partner), None)
    if one is None:
        raise NotFound("partner")
    await press.reply(welcome(press.t, press.network, one))


def _yes(t: Translator, network: int | None, partner: Partner) -> Item[Any]:
    label = t.text("Yes, I belong to {partner}", partner=plain(partner.name, 45))
    return join.button(network, label, int(partner.id), style=ButtonStyle.primary)
