"""Who may do what: Discord's permission bits and how they add up.

Source: Discord's documentation, topics/permissions ("Permission Hierarchy", "Permission Overwrites").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playground.records.guilds import Overwrite, Role


class Permission:
    """The bits by Discord's names; plain numbers, as they are combined at every request."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    CREATE_EVENTS = 1 << 44
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51


P = Permission
EVERYTHING = (1 << 53) - 1
"""All bits Discord has given a meaning, and the few in between."""

EVERYONE_DEFAULT = (
    P.CREATE_INSTANT_INVITE | P.CHANGE_NICKNAME | P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY
    | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.SEND_POLLS | P.ADD_REACTIONS
    | P.USE_EXTERNAL_EMOJIS | P.USE_EXTERNAL_STICKERS | P.USE_APPLICATION_COMMANDS | P.USE_EXTERNAL_APPS
    | P.CREATE_PUBLIC_THREADS | P.CREATE_PRIVATE_THREADS | P.SEND_MESSAGES_IN_THREADS
    | P.CONNECT | P.SPEAK | P.USE_VAD
)  # fmt: skip
"""What @everyone has in a new server (mentioning everyone left out: that is granted on purpose)."""

IN_A_DM = (
    P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.SEND_POLLS
    | P.ADD_REACTIONS | P.USE_EXTERNAL_EMOJIS | P.USE_EXTERNAL_STICKERS | P.USE_APPLICATION_COMMANDS
    | P.PIN_MESSAGES
)  # fmt: skip
"""What both sides of a direct conversation may do."""

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
