"""How permissions add up, from roles, overwrites and what follows of itself.

Source: Discord's documentation, topics/permissions ("Permission Hierarchy", "Permission Overwrites").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.permissions import EVERYTHING
from playground.permissions import Permission as P  # noqa: N817  # as short as the rules are read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playground.records.guilds import Overwrite, Role

_WHILE_TIMED_OUT = P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY
_NEED_SEND = P.MENTION_EVERYONE | P.SEND_TTS_MESSAGES | P.ATTACH_FILES | P.EMBED_LINKS


def base(guild_id: int, own_roles: Iterable[int], roles: Mapping[int, Role], *, owner: bool) -> int:
    """Server-wide permissions: the owner has all, others the union of their roles and @everyone."""
    if owner:
        return EVERYTHING
    total = roles[guild_id].permissions
    for role_id in own_roles:
        role = roles.get(role_id)
        total |= role.permissions if role else 0
    return EVERYTHING if total & P.ADMINISTRATOR else total


def overwritten(
    total: int, overwrites: Iterable[Overwrite], guild_id: int, user_id: int, own: Iterable[int]
) -> int:
    """Permissions in one channel: @everyone's overwrite, then the roles' together, then the member's."""
    if total & P.ADMINISTRATOR:
        return EVERYTHING
    by_target = {o.id: o for o in overwrites}
    if everyone := by_target.get(guild_id):
        total = (total & ~everyone.deny) | everyone.allow
    of_roles = [o for role_id in own if role_id != guild_id and (o := by_target.get(role_id))]
    for o in of_roles:
        total &= ~o.deny
    for o in of_roles:
        total |= o.allow
    if mine := by_target.get(user_id):
        total = (total & ~mine.deny) | mine.allow
    return total


def implied(total: int, *, timed_out: bool = False) -> int:
    """What follows: without VIEW_CHANNEL nothing is left, without SEND_MESSAGES nothing that needs it."""
    if total & P.ADMINISTRATOR:
        return EVERYTHING
    if timed_out:
        total &= _WHILE_TIMED_OUT
    if not total & P.VIEW_CHANNEL:
        return 0
    return total if total & P.SEND_MESSAGES else total & ~_NEED_SEND
