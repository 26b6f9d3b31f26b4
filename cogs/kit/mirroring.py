"""The roles on the server follow what the network knows, never the other way round (DECISIONS, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
import structlog

from domain.server_plan import Hindrance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.members import Mirror

_log = structlog.get_logger(__name__)


async def mirror_roles(guild: discord.Guild | None, mirror: Mirror | None) -> list[str]:
    """Give and take the roles that follow; what could not be changed is named, and logged.

    Somebody who is not on the server, or a network without one, has nothing to be mirrored.
    """
    if guild is None or mirror is None:
        return []
    member = await _member(guild, mirror.user)
    if member is None:
        return []
    present = {role.id for role in member.roles}
    known = {role.id: role.name for role in guild.roles}
    troubles = await _change(member.add_roles, mirror.have - present, known)
    return troubles + await _change(member.remove_roles, mirror.lose & present, known)


def to_change(guild: discord.Guild, mirror: Mirror) -> frozenset[int]:
    """The roles that the account, if it is there, should have and has not, or has and should not."""
    member = guild.get_member(mirror.user)
    if member is None:
        return frozenset()
    present = {role.id for role in member.roles}
    there = {role.id for role in guild.roles}
    return frozenset((mirror.have & there) - present | mirror.lose & present)


def hindrances(guild: discord.Guild, mirrors: Iterable[Mirror]) -> tuple[tuple[Hindrance, str], ...]:
    """Why roles that should change cannot be: each reason once, with what it is about."""
    roles = {role for mirror in mirrors for role in to_change(guild, mirror)}
    if not roles:
        return ()
    if not guild.me.guild_permissions.manage_roles:
        return ((Hindrance.PERMISSION, "manage_roles"),)
    higher = sorted(
        role.name for role in guild.roles if role.id in roles and role.position >= guild.me.top_role.position
    )
    return tuple((Hindrance.ROLE_HIGHER, name) for name in higher)


async def _change(change: object, roles: Iterable[int], known: dict[int, str]) -> list[str]:
    troubles: list[str] = []
    for role in sorted(roles):
        try:
            await change(discord.Object(role), reason="Techlink")  # type: ignore[operator]  # add or remove_roles
        except discord.HTTPException as error:
            _log.warning("role_not_mirrored", role=role, status=error.status, code=error.code)
            troubles.append(known.get(role, str(role)))
    return troubles


async def _member(guild: discord.Guild, user: int) -> discord.Member | None:
    try:
        return guild.get_member(user) or await guild.fetch_member(user)
    except discord.NotFound:
        return None
