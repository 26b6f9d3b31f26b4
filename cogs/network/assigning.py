"""Putting people in partners: the presses after `/network assign` and `/network remove`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.mirroring import mirror_roles
from cogs.network import controls
from cogs.network.cards import assigned as cards
from domain.actors import MemberId
from domain.handover import Leaver
from services import members
from services.handover import holdings

if TYPE_CHECKING:
    import discord
    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.actors import PartnerId
    from domain.people import Standing


async def assign(
    press: Press,
    whom: discord.Member,
    partner: PartnerId | None,
    function: str | None,
    standing: Standing | None,
) -> None:
    """Record it, mirror it on the server, say what is; and ask where somebody would lose the coordination."""
    subject = members.Subject(whom.id, whom.display_name, whom.bot)
    done = await press.write(members.assign, subject, partner=partner, function=function, standing=standing)
    troubles = await mirror_roles(press.interaction.guild, done.after.mirror)
    await press.reply(cards.assigned(done, troubles, press.t))
    if done.asks:
        await press.reply(cards.ask_dismiss(done.after, press.network or 0, press.t))


@controls.dismiss.handler
async def _dismiss(press: Press, member: int) -> None:
    now = await press.write(members.dismiss, MemberId(member))
    troubles = await mirror_roles(press.interaction.guild, now.mirror)
    await press.update(cards.changed(now, troubles, press.t))


async def ask_remove(press: Press, one: members.Belonging) -> LayoutView:
    """The question before somebody leaves, with what they hold and would have to hand over."""
    held = await press.read(holdings.held, Leaver.MEMBER, int(one.member.id))
    return cards.ask_remove(one, press.network or 0, press.t, sum(held.counts.values()))


@controls.ask_remove.handler
async def _ask_remove(press: Press, member: int) -> None:
    one = await press.read(members.leaving_member, MemberId(member))
    await press.update(await ask_remove(press, one))


@controls.remove.handler
async def _remove(press: Press, member: int) -> None:
    was = await press.write(members.remove, MemberId(member))
    troubles = await mirror_roles(press.interaction.guild, was.mirror)
    await press.update(cards.removed(was, troubles, press.t))
