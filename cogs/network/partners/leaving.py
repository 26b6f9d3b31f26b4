"""A partner leaves the network after a question, and is taken back in; its people's roles follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.cards.assigned import not_mirrored
from cogs.network.partners import controls
from cogs.network.partners.cards import leaving as cards
from cogs.network.partners.editing import edit_card
from cogs.network.partners.opening import card_of
from cogs.network.partners.people import mirrored
from domain.actors import PartnerId, Role
from domain.handover import Leaver
from domain.partners import PartnerLeft
from services import partners
from services.handover import holdings

if TYPE_CHECKING:
    from cogs.kit import Press


@controls.ask_leave.handler
async def _ask_leave(press: Press, partner: int) -> None:
    view = await press.read(partners.show, PartnerId(partner))
    if press.actor is not None:
        press.actor.must_be(Role.COORDINATOR)
    if not view.partner.active:
        raise PartnerLeft(view.partner.name)
    held = await press.read(holdings.held, Leaver.PARTNER, partner)
    await press.update(cards.ask_leave(view, press.t, sum(held.counts.values())))


@controls.leave.handler
async def _leave(press: Press, partner: int) -> None:
    parting = await press.write(partners.leave, PartnerId(partner))
    troubles = await mirrored(press, parting.mirrors)
    await press.update(card_of(press, parting.view, not_mirrored(troubles, press.t)))


@controls.take_back.handler
async def _take_back(press: Press, partner: int, draft: int) -> None:
    parting = await press.write(partners.take_back, PartnerId(partner))
    troubles = await mirrored(press, parting.mirrors)
    if draft:
        kept = await press.read(partners.draft_of, draft)
        await press.update(await edit_card(press, kept))
        return
    back = press.t.text("**It is back**, with its people, its code and its channel.")
    notice = "\n".join(filter(None, [back, not_mirrored(troubles, press.t)]))
    await press.update(card_of(press, parting.view, notice))
