"""A role for those who have a seat: made with the first of them, taken away some days after."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

import discord

from bot.event_mirroring.at import REASON, Hindered
from domain.events.on_discord import called_openly, role_wanted
from services.events import mirroring
from services.events.mirroring import Part

if TYPE_CHECKING:
    from bot.event_mirroring.at import At
    from services.events.mirroring import Wanted

_AT_ONCE: Final = 20
"""People in one look: the other events have their turn meanwhile."""


def due(at: At, wanted: Wanted) -> bool:
    """Whether it is to be made, given, taken, called otherwise or removed."""
    known = wanted.mirror.role
    if not role_wanted(wanted.event, at.now):
        return known is not None
    if known is None:
        return wanted.event.on and bool(_there(at, wanted)) and "gone" not in wanted.notes(Part.ROLE)
    role = at.guild.get_role(known)
    if role is None:
        return True
    give, take = _differences(at, wanted, role)
    return bool(give or take) or wanted.notes(Part.ROLE).get("name") != called_openly(wanted.event)


async def keep(at: At, wanted: Wanted) -> None:
    """Do what is due. Raises `Hindered` and `discord.HTTPException`."""
    known = wanted.mirror.role
    if not role_wanted(wanted.event, at.now):
        await _remove(at, wanted, known)
        return
    at.need("manage_roles")
    role = None if known is None else await _found(at, known)
    if known is not None and role is None:
        await at.core.across(mirroring.gone, wanted, Part.ROLE)
        return
    if role is None:
        role = await _make(at, wanted)
    name, before = called_openly(wanted.event), wanted.notes(Part.ROLE).get("name")
    if known is not None and before != name:
        if role.name == before:
            await role.edit(name=name, reason=REASON)
        await at.core.across(mirroring.note, wanted, Part.ROLE, role.id, name=name)
    if role >= at.guild.me.top_role:
        raise Hindered("role_higher")
    give, take = _differences(at, wanted, role)
    for member in give[:_AT_ONCE]:
        # Whoever left just now is found by nobody any more: the others have their turn.
        with contextlib.suppress(discord.NotFound):
            await member.add_roles(role, reason=REASON)
    for member in take[:_AT_ONCE]:
        with contextlib.suppress(discord.NotFound):
            await member.remove_roles(role, reason=REASON)


async def _found(at: At, known: int) -> discord.Role | None:
    """The role; one that was made a moment ago is known to Discord before the bot has heard of it."""
    role = at.guild.get_role(known)
    return role or next((one for one in await at.guild.fetch_roles() if one.id == known), None)


async def _make(at: At, wanted: Wanted) -> discord.Role:
    name = called_openly(wanted.event)
    role = next(
        (
            one
            for one in at.guild.roles
            if one.name == name and not one.permissions.value and at.made_then(one.id, wanted, Part.ROLE)
        ),
        None,
    )
    if role is None:
        await at.core.across(mirroring.making, wanted, Part.ROLE)
        nothing = discord.Permissions.none()
        role = await at.guild.create_role(name=name, permissions=nothing, mentionable=True, reason=REASON)
    await at.core.across(mirroring.note, wanted, Part.ROLE, role.id, name=name, making=None)
    return role


async def _remove(at: At, wanted: Wanted, known: int | None) -> None:
    role = None if known is None else at.guild.get_role(known)
    if role is not None:
        at.need("manage_roles")
        await role.delete(reason=REASON)
    await at.core.across(mirroring.note, wanted, Part.ROLE, None, making=None)


def _there(at: At, wanted: Wanted) -> list[discord.Member]:
    found = (at.guild.get_member(user) for user in sorted(wanted.holders))
    return [one for one in found if one is not None]


def _differences(
    at: At, wanted: Wanted, role: discord.Role
) -> tuple[list[discord.Member], list[discord.Member]]:
    """To whom to give it and from whom to take it; whom the network does not know is left alone."""
    give = [one for one in _there(at, wanted) if role not in one.roles]
    known = wanted.known - wanted.holders
    return give, [one for one in role.members if one.id in known]
