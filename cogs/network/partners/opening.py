"""The list of partners and the card of one: opened, paged, and what is missing made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.building import build
from cogs.network.cards.preview import decision_lines, hindrances
from cogs.network.partners import controls
from cogs.network.partners.cards import listing as lists
from cogs.network.partners.cards import partner as cards
from cogs.network.partners.server import look
from cogs.network.presses import server_of
from domain.actors import PartnerId
from domain.server_plan import Act
from services import partners

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from cogs.network.building import Report
    from locales import Translator
    from services.partners import PartnerView


async def list_card(press: Press, *, left: bool = False, page: int = 0) -> LayoutView:
    """The list, or that of partners that left."""
    return lists.listing(await press.read(partners.listing, left=left), press.t, page)


async def partner_card(
    press: Press, partner: int, notice: str = "", *, misnamed: bool = False, offer: str = ""
) -> LayoutView:
    """The card of one partner as it is now; `notice` says what was just done, `offer` is a language."""
    view = await press.read(partners.show, PartnerId(partner))
    seen = look(press.interaction.guild, view)
    return cards.partner(view, seen, press.t, notice, misnamed=misnamed, offer=offer)


def card_of(press: Press, view: PartnerView, notice: str = "") -> LayoutView:
    """The card for a view that a service answered."""
    return cards.partner(view, look(press.interaction.guild, view), press.t, notice)


async def build_for(press: Press, partner: int) -> str:
    """Make the role and the channel that a partner lacks; what was done and what could not be, in words."""
    view = await press.read(partners.show, PartnerId(partner))
    guild = server_of(press, view.network.server)
    return report_lines(await build(press, guild, only=PartnerId(partner)), press.t)


def report_lines(found: Report, t: Translator) -> str:
    """What a partner's building did on the server, and what was in the way."""
    made = [one for one in found.decisions if one.act not in {Act.KEEP, Act.REFUSE}]
    refused = hindrances(found.decisions, t)
    lines = decision_lines(made, t)
    if refused:
        lines += [f"**{t.text('Not done')}**", *refused]
    return "\n".join(lines)


@controls.listing.handler
async def _listing(press: Press, left: int, page: int) -> None:
    await press.update(await list_card(press, left=bool(left), page=page))


@controls.pick.handler
async def _pick(press: Press) -> None:
    await press.update(await partner_card(press, int(press.values[0])))


@controls.show.handler
async def _show(press: Press, partner: int) -> None:
    await press.update(await partner_card(press, partner))


@controls.make.handler
async def _make(press: Press, partner: int) -> None:
    notice = await build_for(press, partner)
    await press.update(await partner_card(press, partner, notice or press.t.text("Everything is there.")))
