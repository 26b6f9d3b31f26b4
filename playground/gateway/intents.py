"""Which events a bot asked for, and what of a message it may read.

Source: Discord's documentation, events/gateway ("Gateway Intents", "Message Content Intent").
"""

from __future__ import annotations

from typing import Any

GUILDS, MEMBERS, VOICE_STATES, PRESENCES = 1 << 0, 1 << 1, 1 << 7, 1 << 8
MESSAGES, REACTIONS, TYPING = 1 << 9, 1 << 10, 1 << 11
DM_MESSAGES, DM_REACTIONS, DM_TYPING = 1 << 12, 1 << 13, 1 << 14
MESSAGE_CONTENT, SCHEDULED_EVENTS = 1 << 15, 1 << 16
KNOWN: int = sum(1 << n for n in (*range(17), 20, 21, 24, 25))
EVERYTHING: int = KNOWN

_PRIVILEGED = {
    PRESENCES: (1 << 12) | (1 << 13),
    MEMBERS: (1 << 14) | (1 << 15),
    MESSAGE_CONTENT: (1 << 18) | (1 << 19),
}
ALL_PRIVILEGES = (1 << 13) | (1 << 15) | (1 << 19)
"""Application flags that allow each privileged intent (the "limited" kind of small applications)."""

_OF_GUILDS = (
    "GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE "
    "CHANNEL_CREATE CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE "
    "THREAD_CREATE THREAD_UPDATE THREAD_DELETE THREAD_LIST_SYNC "
    "STAGE_INSTANCE_CREATE STAGE_INSTANCE_UPDATE STAGE_INSTANCE_DELETE"
)
_IN_GUILD = {
    **dict.fromkeys(_OF_GUILDS.split(), GUILDS),
    "THREAD_MEMBERS_UPDATE": GUILDS | MEMBERS,
    **dict.fromkeys(("GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE"), MEMBERS),
    **dict.fromkeys(("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK"), MESSAGES),
    "TYPING_START": TYPING,
    "PRESENCE_UPDATE": PRESENCES,
    "VOICE_STATE_UPDATE": VOICE_STATES,
}
_REACTIONS = ("ADD", "REMOVE", "REMOVE_ALL", "REMOVE_EMOJI")
_IN_GUILD |= {f"MESSAGE_REACTION_{what}": REACTIONS for what in _REACTIONS}
_IN_GUILD |= {f"GUILD_SCHEDULED_EVENT_{what}": SCHEDULED_EVENTS for what in ("CREATE", "UPDATE", "DELETE")}
_IN_GUILD |= {f"GUILD_SCHEDULED_EVENT_USER_{what}": SCHEDULED_EVENTS for what in ("ADD", "REMOVE")}
_IN_DM = {
    **dict.fromkeys(
        ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "CHANNEL_PINS_UPDATE"), DM_MESSAGES
    ),
    **{f"MESSAGE_REACTION_{what}": DM_REACTIONS for what in _REACTIONS},
    "TYPING_START": DM_TYPING,
}
_NEVER_TO_BOTS_IN_A_DM = frozenset({"CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE"})


def wanted(intents: int, name: str, *, in_guild: bool) -> bool:
    """Whether a bot with these intents gets an event; events without an intent go to everybody concerned."""
    if not in_guild and name in _NEVER_TO_BOTS_IN_A_DM:
        return False
    needed = (_IN_GUILD if in_guild else _IN_DM).get(name)
    return needed is None or bool(intents & needed)


def disallowed(intents: int, application_flags: int) -> bool:
    """Whether a privileged intent is asked for that the application does not have (close 4014)."""
    return any(intents & bit and not application_flags & flags for bit, flags in _PRIVILEGED.items())


def hides_content(data: dict[str, Any], intents: int, bot_id: int) -> bool:
    """Whether a bot may not read this message: sent in a server by somebody else, not mentioning it."""
    if intents & MESSAGE_CONTENT or "guild_id" not in data:
        return False
    me = str(bot_id)
    return bool(data["author"]["id"] != me and all(u["id"] != me for u in data["mentions"]))


def readable(data: dict[str, Any], intents: int, bot_id: int) -> dict[str, Any]:
    """A message and the one that it answers, as a bot may read them; the same when nothing is hidden."""
    read = _blanked(data) if hides_content(data, intents, bot_id) else data
    answered = data.get("referenced_message")
    if answered and "guild_id" in data:
        about = answered | {"guild_id": data["guild_id"]}
        if hides_content(about, intents, bot_id):
            read = read | {"referenced_message": _blanked(answered)}
    return read


def _blanked(data: dict[str, Any]) -> dict[str, Any]:
    """A message without what only the message content intent shows."""
    return data | {"content": "", "embeds": [], "attachments": [], "components": []}
