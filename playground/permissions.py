"""Discord's permission bits. How they add up is in `grants`."""

from __future__ import annotations


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
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
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
    | P.CONNECT | P.SPEAK | P.USE_VAD | P.REQUEST_TO_SPEAK | P.CREATE_EVENTS
)  # fmt: skip
"""What @everyone has in a new server (mentioning everyone left out: that is granted on purpose)."""

IN_A_DM = (
    P.VIEW_CHANNEL | P.READ_MESSAGE_HISTORY | P.SEND_MESSAGES | P.EMBED_LINKS | P.ATTACH_FILES | P.SEND_POLLS
    | P.ADD_REACTIONS | P.USE_EXTERNAL_EMOJIS | P.USE_EXTERNAL_STICKERS | P.USE_APPLICATION_COMMANDS
    | P.PIN_MESSAGES
)  # fmt: skip
"""What both sides of a direct conversation may do."""
