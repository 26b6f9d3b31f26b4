"""What happens when something is pressed on the cards of the set-up, the overview and the members."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import discord
import structlog
from discord import app_commands

from cogs.kit import Field, Press
from cogs.network import controls
from cogs.network.building import build
from cogs.network.cards import overview as glance
from cogs.network.cards import report as reports
from cogs.network.cards import setup as cards
from cogs.network.cards.preview import preview
from cogs.network.looking import look
from cogs.network.seconding import ask_for_a_second
from domain.actors import PartnerId, Role
from domain.errors import UnknownNetwork
from domain.network_setup import NAME_LENGTH, SetupStep, partner_in
from domain.server_plan import decide
from locales import translator
from services import members, networks
from templates.words.networks import kind_name

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.network.building import Report
    from domain.server_plan import Wanted
    from services.networks import SetupView

# A card may be edited five times in five seconds; more often would only wait.
_EVERY: Final = 1.2
_log = structlog.get_logger(__name__)


async def show_setup(press: Press, view: SetupView, page: int = 0) -> None:
    """The card of the step where the set-up stands: in place after a press, anew after a command."""
    await press.update(await setup_card(press, view, page))


async def setup_card(press: Press, view: SetupView, page: int = 0) -> LayoutView:
    """The card of the step where the set-up stands."""
    if view.setup.step is SetupStep.ABOUT:
        return cards.about(view, press.core.now(), press.t)
    if view.setup.step is SetupStep.PARTNERS:
        return cards.partners(view, press.t, page)
    guild = server_of(press, view.network.server)
    seen = await look(guild)
    return preview(view, decide(view.wanted, seen, view.reserved), seen.missing, press.t)


def server_of(press: Press, server: int | None) -> discord.Guild:
    """The server on which this was pressed. Raises where that is not the network's own."""
    guild = press.interaction.guild
    if guild is None:
        raise app_commands.NoPrivateMessage
    if guild.id != server:
        raise UnknownNetwork
    return guild


@controls.open_setup.handler
async def _open(press: Press) -> None:
    await press.reply(await setup_card(press, await press.read(networks.open_setup)))


@controls.rename.handler
async def _rename(press: Press) -> None:
    view = await press.read(networks.open_setup)
    t = press.t
    field = Field("name", t.text("Name of the network"), view.setup.name, max_length=NAME_LENGTH)
    await press.open(controls.renamed.modal(press.network, t.text("Name of the network"), [field]))


@controls.renamed.handler
async def _renamed(press: Press) -> None:
    await show_setup(press, await press.write(networks.describe, name=press.fields["name"]))


@controls.language.handler
async def _language(press: Press) -> None:
    await show_setup(press, await press.write(networks.describe, language=press.values[0]))


@controls.zone.handler
async def _zone(press: Press) -> None:
    await show_setup(press, await press.write(networks.describe, zone=press.values[0]))


@controls.other_zone.handler
async def _other_zone(press: Press) -> None:
    await press.meet()
    t = press.t
    field = Field("zone", t.text("City or zone"), placeholder=t.text("Azores"), max_length=60)
    await press.open(controls.zone_typed.modal(press.network, t.text("Time zone of the network"), [field]))


@controls.zone_typed.handler
async def _zone_typed(press: Press) -> None:
    await show_setup(press, await press.write(networks.describe, zone=press.fields["zone"]))


@controls.add.handler
async def _add(press: Press) -> None:
    await press.meet()
    await _ask_lines(press, "")


@controls.correct.handler
async def _correct(press: Press) -> None:
    view = await press.read(networks.open_setup)
    await _ask_lines(press, "\n".join(fault.text for fault in view.setup.faults))


async def _ask_lines(press: Press, typed: str) -> None:
    t = press.t
    field = Field(
        "lines",
        t.text("One partner a line"),
        typed,
        paragraph=True,
        required=not typed,  # lines to be corrected may also be given up
        max_length=4000,
        hint=t.text("Name; country or region; language"),
        placeholder=t.text("Porto technology centre; Norte, Portugal; Portuguese"),
    )
    await press.open(controls.typed.modal(press.network, t.text("Partners of the network"), [field]))


@controls.typed.handler
async def _typed(press: Press) -> None:
    view = await press.write(networks.type_partners, press.fields["lines"])
    await show_setup(press, view, len(view.setup.partners) // cards.PAGE)


@controls.page.handler
async def _page(press: Press, page: int) -> None:
    await show_setup(press, await press.write(networks.step_to, SetupStep.PARTNERS), page)


@controls.pick.handler
async def _pick(press: Press) -> None:
    view = await press.read(networks.open_setup)
    one = partner_in(view.setup, int(press.values[0]))
    await press.update(cards.partner(view, one, press.t))


@controls.edit.handler
async def _edit(press: Press, key: int) -> None:
    view = await press.read(networks.open_setup)
    one, t = partner_in(view.setup, key), press.t
    fields = [
        Field("name", t.text("Name"), one.name, max_length=NAME_LENGTH),
        Field("place", t.text("Country or region"), one.region or one.country or "", required=False),
        Field("language", t.text("Language"), t.language_name(one.language), required=False),
        Field("kind", t.text("Kind of organisation"), kind_name(one.kind, t), required=False),
    ]
    await press.open(controls.edited.modal(press.network, t.text("Correct a partner"), fields, key))


@controls.edited.handler
async def _edited(press: Press, key: int) -> None:
    typed = tuple(press.fields[name] for name in ("name", "place", "language", "kind"))
    view = await press.write(networks.edit_partner, key, typed)
    await press.update(cards.partner(view, partner_in(view.setup, key), press.t))


@controls.drop.handler
async def _drop(press: Press, key: int) -> None:
    await show_setup(press, await press.write(networks.drop_partner, key))


@controls.step.handler
async def _step(press: Press, step: str) -> None:
    await show_setup(press, await press.write(networks.step_to, SetupStep(step)))


@controls.discard.handler
async def _discard(press: Press) -> None:
    await show_setup(press, await press.write(networks.discard))


@controls.build.handler
async def _build(press: Press) -> None:
    view = await press.read(networks.open_setup)
    guild = server_of(press, view.network.server)
    await press.write(networks.confirm)
    await _work(press, guild)


@controls.again.handler
async def _again(press: Press) -> None:
    plan = await press.read(networks.building)
    await _work(press, server_of(press, plan.network.server))


async def _work(press: Press, guild: discord.Guild) -> None:
    """Build, showing how far it is, and leave the record."""
    clock = asyncio.get_running_loop().time
    shown = -_EVERY

    async def progress(done: int, total: int, wanted: Wanted) -> None:
        nonlocal shown
        if clock() - shown > _EVERY:
            await press.update(reports.progress(done, total, wanted, press.t))
            shown = clock()

    found = await build(press, guild, progress)
    await press.update(reports.report(found, press.core.now(), press.t))
    await _record(press, guild, found)
    if found.complete:
        await ask_for_a_second(press)


async def _record(press: Press, guild: discord.Guild, found: Report) -> None:
    """Leave the record where the coordination reads it, when something was done."""
    channel = found.network.coordination_channel
    if not any(found.counts()[act] for act in ("create", "adopt", "close")) or channel is None:
        return
    t = translator(found.network.language, found.network.zone)
    view = reports.record(found, press.actor.name if press.actor else press.user.display_name, t)
    try:
        await press.interaction.client.get_partial_messageable(channel, guild_id=guild.id).send(view=view)
    except discord.HTTPException as error:
        _log.warning("record_not_posted", channel=channel, code=error.code)


@controls.overview.handler
async def _overview(press: Press, page: int) -> None:
    await show_overview(press, page)


async def show_overview(press: Press, page: int) -> None:
    """The network at a glance: in place after a press, anew after a command."""
    found = await press.read(networks.overview)
    coordinates = press.actor is not None and Role.COORDINATOR in press.actor.roles
    await press.update(glance.overview(found, press.t, page, coordinates=coordinates))


@controls.members.handler
async def _members(press: Press, partner: int, page: int) -> None:
    await show_members(press, partner, page)


@controls.members_of.handler
async def _members_of(press: Press) -> None:
    await show_members(press, int(press.values[0]))


async def show_members(press: Press, partner: int = 0, page: int = 0) -> None:
    """The list of members, of one partner or of all (0)."""
    found = await press.read(members.roster, PartnerId(partner) if partner else None)
    coordinates = press.actor is not None and Role.COORDINATOR in press.actor.roles
    records = press.actor is not None and bool({Role.COORDINATOR, Role.CONTACT} & press.actor.roles)
    card = glance.members(
        found, press.network or 0, press.t, partner, page, coordinates=coordinates, records=records
    )
    await press.update(card)
