"""Adding a partner: typed, shown, confirmed; its row first, then its role and channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.network.building import needed_by
from cogs.network.looking import look as look_at_server
from cogs.network.partners import controls, windows
from cogs.network.partners.cards import drafts as cards
from cogs.network.partners.opening import build_for, partner_card
from cogs.network.presses import server_of
from domain.partners import Form
from domain.server_plan import Act, decide
from services import partners
from services.networks.things import NEW
from services.partners import PartnerDraft

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from domain.server_plan import Decision


async def draft_card(press: Press, draft: PartnerDraft) -> LayoutView:
    """What is wrong with a new partner, or what would be created."""
    if draft.facts is None:
        return cards.faulty(draft, press.t)
    seen = await look_at_server(server_of(press, draft.network.server))
    everything = decide(draft.wanted, seen, draft.reserved)
    decisions = [one for one in everything if needed_by(one.wanted, NEW) and _concerns(one)]
    return cards.new(draft, draft.facts, decisions, seen.missing, press.t)


def _concerns(decision: Decision) -> bool:
    """Whether it says something of the new partner: what all share and is in place does not."""
    return decision.wanted.partner == NEW or decision.act is not Act.KEEP


@controls.add.handler
async def _add(press: Press) -> None:
    code = await press.read(partners.next_code)
    await press.open(windows.new(press.network, Form("", "", "", "", code), press.t))


@controls.added.handler
async def _added(press: Press, draft: int) -> None:
    typed = await press.write(partners.type_new, windows.typed(press.fields), draft)
    await press.update(await draft_card(press, typed))


@controls.create.handler
async def _create(press: Press, draft: int) -> None:
    shown = await press.read(partners.draft_of, draft)
    server_of(press, shown.network.server)
    done = await press.write(partners.create, draft)
    if isinstance(done, PartnerDraft):
        await press.update(await draft_card(press, done))
        return
    report = await build_for(press, int(done.id))
    notice = press.t.text("**Added.** Next: people who belong to it, then its contact.")
    await press.update(await partner_card(press, int(done.id), f"{notice}\n{report}"))
