"""A partner's channel: another one chosen, closed to others, greeted; and the language spoken there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.building import build, greet
from cogs.network.cards.preview import hindrances
from cogs.network.looking import see
from cogs.network.partners import controls
from cogs.network.partners.cards import channel as cards
from cogs.network.partners.opening import partner_card
from cogs.network.partners.server import look, missing_in, text_channel
from cogs.network.presses import server_of
from domain.actors import PartnerId
from domain.errors import Changed
from domain.languages import LANGUAGES
from domain.partners import ChannelShut
from domain.records import replace
from domain.server_plan import Kind, decide
from services import networks, partners

if TYPE_CHECKING:
    import discord

    from cogs.kit import Press
    from domain.server_plan import Decision
    from services.partners import PartnerView


@controls.channel.handler
async def _channel(press: Press, partner: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    await press.update(cards.channel(view, look(press.interaction.guild, view), press.t))


@controls.language.handler
async def _language(press: Press, partner: int) -> None:
    view = await press.write(partners.speak, PartnerId(partner), press.values[0])
    notice = press.t.text("**Saved.**")
    await press.update(cards.channel(view, look(press.interaction.guild, view), press.t, notice))


@controls.speak.handler
async def _speak(press: Press, partner: int, language: str) -> None:
    if language not in LANGUAGES:
        raise Changed
    await press.write(partners.speak, PartnerId(partner), language)
    await press.update(await partner_card(press, partner, press.t.text("**Saved.**")))


@controls.pick_channel.handler
async def _pick_channel(press: Press, partner: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    guild = server_of(press, view.network.server)
    room = text_channel(guild, press.picked[0].id)
    if room.id == view.partner.channel:
        await press.update(
            cards.channel(view, look(guild, view), press.t, press.t.text("Nothing was changed."))
        )
        return
    await press.read(partners.may_use, PartnerId(partner), room.id)
    _must_talk(room)
    decisions, guests = await _decisions(press, guild, view, room.id)
    await press.update(cards.ask_use(view, room.id, decisions, press.t, guests=guests))


@controls.use_channel.handler
async def _use_channel(press: Press, partner: int, channel: int, instead_of: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    guild = server_of(press, view.network.server)
    _must_talk(text_channel(guild, channel))
    used = await press.write(partners.use_channel, PartnerId(partner), channel, instead_of)
    report = await build(press, guild, only=PartnerId(partner))
    await greet(guild, press, used.partner, channel)
    notice = press.t.text("**Saved.** Invitations to this partner are posted in its new channel.")
    said = "\n".join([notice, *hindrances(report.decisions, press.t)])
    await press.update(await partner_card(press, partner, said))


def _must_talk(room: discord.TextChannel) -> None:
    missing = missing_in(room)
    if missing:
        raise ChannelShut(room.name, missing)


async def _decisions(
    press: Press, guild: discord.Guild, view: PartnerView, channel: int
) -> tuple[list[Decision], bool]:
    """What using this channel would do to it, and whether somebody else was let into it by hand."""
    plan = await press.read(networks.building)
    own = view.partner.id
    wanted = [
        replace(one, known=channel) if one.partner == own and one.kind is Kind.PARTNER_CHANNEL else one
        for one in plan.wanted
    ]
    seen = await see(guild, await guild.fetch_roles())
    decisions = [one for one in decide(wanted, seen, plan.reserved) if one.wanted.partner == own]
    let_in = next((one.readers for one in seen.channels if one.id == channel), {})
    known = {seen.me, seen.everyone, *seen.mine, *(id_ for one in decisions for id_ in one.readers)}
    return decisions, any(may and id_ not in known for id_, may in let_in.items())
