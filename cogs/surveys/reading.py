"""What happens when somebody presses for a result, for the status or for a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.surveys import controls
from cogs.surveys.cards.answers import all_answers, partner_answers
from cogs.surveys.cards.nudge import asked, preview
from cogs.surveys.cards.result import own_result
from cogs.surveys.cards.status import status
from cogs.surveys.pictures import show_network, show_partner
from cogs.surveys.posting import post_due
from domain.actors import PartnerId
from domain.surveys import WaveId
from services.practices import offering
from services.surveys import nudging, results
from services.surveys.signed_views import NetworkResult, PartnerResult
from services.surveys.status import status as load_status

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from services.surveys.views import OwnResult


async def show(press: Press, found: NetworkResult | PartnerResult | OwnResult, *, anew: bool = False) -> None:
    """Whichever result it is, with its picture where it has one; `anew`: in place of the card pressed."""
    if isinstance(found, NetworkResult):
        await show_network(press, found, anew=anew)
    elif isinstance(found, PartnerResult):
        await show_partner(press, found, anew=anew)
    elif anew:
        await press.update(await _own(press, found))
    else:
        await press.reply(await _own(press, found))


async def _own(press: Press, found: OwnResult) -> LayoutView:
    """One's own result, with practices of others for what is weakest."""
    offered = await press.read(offering.for_scores, found.about.form, found.scores)
    return own_result(found, press.t, offered)


@controls.result.handler
async def _result(press: Press, wave: int) -> None:
    await press.reply(await _own(press, await press.read(results.own_result, WaveId(wave))))


@controls.figures.handler
async def _figures(press: Press, wave: int) -> None:
    await press.reply(all_answers(await press.read(results.own_result, WaveId(wave)), 0, press.t))


@controls.turn.handler
async def _turn(press: Press, wave: int, page: int) -> None:
    await press.update(all_answers(await press.read(results.own_result, WaveId(wave)), page, press.t))


@controls.ours.handler
async def _ours(press: Press, wave: int) -> None:
    await show_partner(press, await press.read(results.partner_result, WaveId(wave)))


@controls.ours_in_full.handler
async def _ours_in_full(press: Press, wave: int) -> None:
    found = await press.read(results.partner_result, WaveId(wave))
    await press.reply(partner_answers(found, 0, press.t))


@controls.turn_ours.handler
async def _turn_ours(press: Press, wave: int, page: int) -> None:
    found = await press.read(results.partner_result, WaveId(wave))
    await press.update(partner_answers(found, page, press.t))


@controls.theirs_in_full.handler
async def _theirs_in_full(press: Press, wave: int, partner: int) -> None:
    found = await press.read(results.partner_result, WaveId(wave), PartnerId(partner))
    await press.reply(partner_answers(found, 0, press.t))


@controls.turn_theirs.handler
async def _turn_theirs(press: Press, wave: int, partner: int, page: int) -> None:
    found = await press.read(results.partner_result, WaveId(wave), PartnerId(partner))
    await press.update(partner_answers(found, page, press.t))


@controls.other_result.handler
async def _other_result(press: Press) -> None:
    await show(press, await press.read(results.results, WaveId(int(press.values[0]))), anew=True)


@controls.network.handler
async def _network(press: Press, wave: int) -> None:
    await show_network(press, await press.read(results.network_result, WaveId(wave)))


@controls.network_page.handler
async def _network_page(press: Press, wave: int, page: int) -> None:
    await show_network(press, await press.read(results.network_result, WaveId(wave)), page, anew=True)


@controls.tallies.handler
async def _tallies(press: Press, wave: int, page: int) -> None:
    found = await press.read(results.network_result, WaveId(wave))
    await show_network(press, found, tallies=page, anew=True)


@controls.partner.handler
async def _partner(press: Press, wave: int) -> None:
    partner = PartnerId(int(press.values[0]))
    await show_partner(press, await press.read(results.partner_result, WaveId(wave), partner))


@controls.status.handler
async def _status(press: Press, wave: int) -> None:
    await press.reply(status(await press.read(load_status, WaveId(wave)), press.t))


@controls.other_status.handler
async def _other_status(press: Press) -> None:
    await press.update(status(await press.read(load_status, WaveId(int(press.values[0]))), press.t))


@controls.people.handler
async def _people(press: Press, wave: int, page: int) -> None:
    await press.update(status(await press.read(load_status, WaveId(wave)), press.t, page))


@controls.ask_nudge.handler
async def _ask_nudge(press: Press, wave: int) -> None:
    await press.reply(preview(await press.read(nudging.prepare, WaveId(wave)), press.t))


@controls.nudge.handler
async def _nudge(press: Press, wave: int) -> None:
    asked_at = await press.write(nudging.ask, WaveId(wave))
    await press.working()
    await post_due(press.interaction.client, press.core, press.network)
    await press.update(asked(await press.read(nudging.outcome, WaveId(wave), asked_at), press.t))
