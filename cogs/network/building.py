"""Carries the plan of a server out, thing by thing, and notes each id before the next is begun.

Whatever stops in between (a restart, a missing permission, Discord) leaves a state from which the same
function goes on: what exists is found again by its id or its name.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

import discord
import structlog

from cogs.kit import joining
from cogs.kit.mirroring import mirror_roles
from cogs.network.looking import see
from domain.network_setup import BeingBuilt
from domain.records import Record
from domain.server_plan import Act, Decision, Hindrance, Kind, carried_out, decide, noted, refuse
from locales import translator
from services import networks

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from cogs.kit import Press
    from domain.actors import PartnerId
    from domain.networks import Network, Partner
    from domain.server_plan import Wanted
    from services.members import Mirror
    from services.networks import Building

    Target = discord.Role | discord.Member | discord.Object
    Progress = Callable[[int, int, Wanted], Awaitable[None]]

# One set-up at a time on a server: two at once would both find nothing and both make everything.
_AT_WORK: Final[WeakValueDictionary[int, asyncio.Lock]] = WeakValueDictionary()
_REASON: Final = "Techlink: /network setup"
_MAY: Final = {"view_channel": True, "send_messages": True, "read_message_history": True}
_log = structlog.get_logger(__name__)


class Report(Record):
    """What was done about each thing, and the names of roles that could not be given or taken."""

    network: Network
    decisions: tuple[Decision, ...]
    without_roles: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return not self.without_roles and all(one.act is not Act.REFUSE for one in self.decisions)

    def counts(self) -> dict[str, int]:
        """How many things of each act, for the trail."""
        return {act.value: sum(one.act is act for one in self.decisions) for act in Act}


async def build(
    press: Press, guild: discord.Guild, progress: Progress | None = None, only: PartnerId | None = None
) -> Report:
    """Make what is missing, take over what is found, give everybody their roles.

    With `only` what that partner needs and nothing else: its role and channel, the category, its people's
    roles, and the coordination's role, which reads the channel. This waits for what is being built, since
    it is little; for the whole network that raises `BeingBuilt`.
    """
    lock = _AT_WORK.setdefault(guild.id, asyncio.Lock())
    if lock.locked() and only is None:
        raise BeingBuilt
    async with lock:
        plan = await press.read(networks.building)
        decisions = await _carry_out(press, guild, plan, progress or _quietly, only)
        plan = await press.read(networks.building)
        await _welcome(press, guild, decisions)
        mirrors = _concerned(plan, only)
        troubles = [name for mirror in mirrors for name in await mirror_roles(guild, mirror)]
        report = Report(plan.network, decisions, tuple(dict.fromkeys(troubles)))
        await press.write(networks.note_report, report.counts(), only)
        return report


async def _quietly(_done: int, _total: int, _wanted: Wanted) -> None:
    """Show no progress: there are few things to make."""


def _concerned(plan: Building, only: PartnerId | None) -> list[Mirror]:
    if only is None:
        return list(plan.mirrors)
    roles = {one.known for one in plan.wanted if one.kind is Kind.PARTNER_ROLE and one.partner == only}
    return [mirror for mirror in plan.mirrors if mirror.have & roles]


def needed_by(wanted: Wanted, only: PartnerId | int | None) -> bool:
    """Whether this is made for that partner (None: for all): its own things and what these depend on."""
    return only is None or wanted.partner == only or wanted.kind in {Kind.COORDINATION_ROLE, Kind.CATEGORY}


async def _carry_out(
    press: Press, guild: discord.Guild, plan: Building, progress: Progress, only: PartnerId | None
) -> tuple[Decision, ...]:
    site = Site(guild, plan.network, {role.id: role for role in await guild.fetch_roles()})
    seen, wanted = await see(guild, list(site.roles.values())), plan.wanted
    done: list[Decision] = []
    for index in range(len(wanted)):
        decision = decide(wanted, seen, plan.reserved)[index]
        if not needed_by(decision.wanted, only):
            continue
        await progress(index, len(wanted), decision.wanted)
        decision, made = await _attempt(site, decision)
        done.append(decision)
        if made is None:
            continue
        seen, wanted = carried_out(decision, made, seen), noted(wanted, decision, made)
        if decision.wanted.known != made:
            one = decision.wanted
            await press.write(networks.note_thing, one.kind, made, one.partner)
    return tuple(done)


async def _attempt(site: Site, decision: Decision) -> tuple[Decision, int | None]:
    """Do what was decided; what Discord refuses becomes a refusal with its reason."""
    try:
        return decision, await site.do(decision)
    except discord.Forbidden as error:
        _log.warning("setup_forbidden", thing=decision.wanted.kind.value, code=error.code)
        permission = "manage_roles" if decision.wanted.kind.is_role else "manage_channels"
        return refuse(decision.wanted, Hindrance.PERMISSION, permission), None
    except discord.HTTPException as error:
        _log.warning("setup_refused", thing=decision.wanted.kind.value, code=error.code, error=error.text)
        return refuse(decision.wanted, Hindrance.REFUSED, error.text or str(error.status)), None


@dataclass
class Site:
    """The server under construction. `roles` are all of them, those made just now included.

    Roles are held as objects: when a channel is made, discord.py takes anything else for a person, and the
    channel would be open to all.
    """

    guild: discord.Guild
    network: Network
    roles: dict[int, discord.Role]
    category: int | None = None

    async def do(self, decision: Decision) -> int | None:
        """The id of the thing once it is as it should be; None for one that cannot be made."""
        if decision.act is Act.CLOSE:
            await self._close(decision)
        made = await self._make(decision) if decision.act is Act.CREATE else decision.id
        if decision.wanted.kind is Kind.CATEGORY:
            self.category = made
        return None if decision.act is Act.REFUSE else made

    async def _make(self, decision: Decision) -> int:
        name = decision.wanted.name
        if decision.wanted.kind.is_role:
            nothing = discord.Permissions.none()
            role = await self.guild.create_role(name=name, permissions=nothing, reason=_REASON)
            self.roles[role.id] = role
            return role.id
        if decision.wanted.kind is Kind.CATEGORY:
            return (await self.guild.create_category(name, reason=_REASON)).id
        channel = await self.guild.create_text_channel(
            name,
            category=discord.Object(self.category) if self.category else None,  # type: ignore[arg-type]  # its id
            overwrites=self._access(decision, {}),
            topic=_topic(decision.wanted, self.network),
            reason=_REASON,
        )
        return channel.id

    async def _close(self, decision: Decision) -> None:
        """Shut others out of a channel. In one of ours they may have been let in by hand: they stay."""
        number = decision.id or 0
        channel = self.guild.get_channel(number) or await self.guild.fetch_channel(number)
        if not isinstance(channel, discord.TextChannel):
            return
        ours = decision.wanted.known == decision.id
        kept = {target: overwrite for target, overwrite in channel.overwrites.items() if ours}
        await channel.edit(overwrites=self._access(decision, kept), reason=_REASON)

    def _access(
        self, decision: Decision, kept: Mapping[Target, discord.PermissionOverwrite]
    ) -> dict[Target, discord.PermissionOverwrite]:
        """Nobody reads but the readers; what was stated for others is kept."""
        targets = {target.id: target for target in kept}
        stated = {target.id: overwrite for target, overwrite in kept.items()}
        for reader in decision.readers:
            stated.setdefault(reader, discord.PermissionOverwrite()).update(**_MAY)
        stated.setdefault(self.guild.id, discord.PermissionOverwrite()).update(view_channel=False)
        return {targets.get(id_) or self._target(id_): overwrite for id_, overwrite in stated.items()}

    def _target(self, id_: int) -> discord.Role | discord.Member:
        return self.guild.me if id_ == self.guild.me.id else self.roles[id_]


def _topic(wanted: Wanted, network: Network) -> str:
    """What stands above a channel, in the network's language."""
    t = translator(network.language, network.zone)
    if wanted.kind is Kind.COORDINATION_CHANNEL:
        return t.text("For the coordination of the network and Techlink.")
    return t.text("For this partner, the coordination of the network and Techlink; read by nobody else.")


async def _welcome(press: Press, guild: discord.Guild, decisions: tuple[Decision, ...]) -> None:
    """A first card in each new partner's channel, in the partner's language."""
    new = {
        one.wanted.partner
        for one in decisions
        if one.act is Act.CREATE and one.wanted.kind is Kind.PARTNER_CHANNEL
    }
    for partner in await press.read(networks.partners):
        if partner.id in new and partner.channel is not None:
            await greet(guild, press, partner, partner.channel)


async def greet(guild: discord.Guild, press: Press, partner: Partner, channel: int) -> None:
    """Post the first card of a partner's channel there."""
    t = translator(partner.language)
    try:
        room = guild.get_channel(channel) or await guild.fetch_channel(channel)
        if isinstance(room, discord.TextChannel):
            await room.send(view=joining.welcome(t, press.network, partner))
    except discord.HTTPException as error:
        # The channel is there, which is what was asked; the card can be had again by whoever runs /help.
        _log.warning("welcome_not_posted", partner=partner.code, code=error.code)
