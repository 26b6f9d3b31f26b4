"""A second coordinator: the question at the end of the set-up and on the overview, and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.mirroring import mirror_roles
from cogs.network import controls
from cogs.network.cards import assigned as results
from cogs.network.cards import second as cards
from services import members, networks

if TYPE_CHECKING:
    from cogs.kit import Press


async def ask_for_a_second(press: Press) -> None:
    """Ask, beside what was just shown, while only one person coordinates."""
    found = await press.read(networks.overview)
    if len(found.coordinators) == 1:
        await press.reply(cards.ask(found.network.id, press.t))


@controls.ask_second.handler
async def _ask(press: Press) -> None:
    await press.meet()
    await press.reply(cards.ask(press.network or 0, press.t))


@controls.second.handler
async def _second(press: Press) -> None:
    await press.meet()
    whom = press.picked[0]
    if whom.id == press.user.id:
        said = press.t.text("**That is you.** Choose somebody else.")
        await press.update(cards.ask(press.network or 0, press.t, said))
        return
    subject = members.Subject(whom.id, whom.display_name, whom.bot)
    done = await press.write(members.second, subject)
    troubles = await mirror_roles(press.interaction.guild, done.after.mirror)
    await press.update(results.assigned(done, troubles, press.t))


@controls.not_now.handler
async def _not_now(press: Press) -> None:
    await press.meet()
    await press.update(cards.not_now(press.t))
