"""What somebody pasted as the bot's token: the token itself, or what else it looks like."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

# Three parts apart by points; the first is the application's id in base64.
_TOKEN: Final = re.compile(r"[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}")
_ID: Final = re.compile(r"\d{17,20}")
_HEX: Final = re.compile(r"[0-9a-f]{64}")
_SECRET: Final = re.compile(r"[\w-]{32}")


class Mistaken(StrEnum):
    """What was pasted instead of a token."""

    NOTHING = "nothing"
    APPLICATION_ID = "application_id"
    PUBLIC_KEY = "public_key"
    CLIENT_SECRET = "client_secret"  # noqa: S105 - what a mistake is called
    NO_TOKEN = "no_token"  # noqa: S105 - what a mistake is called


def read_token(pasted: str) -> str | Mistaken:
    """The token, without what often comes with it: blanks, quotes, `Bot `, `DISCORD_TOKEN=`."""
    said = pasted.strip().removeprefix("DISCORD_TOKEN=").strip("\"'` \t").removeprefix("Bot ").strip()
    if said in ("", "Bot"):
        return Mistaken.NOTHING
    if _TOKEN.fullmatch(said):
        return said
    for pattern, what in (
        (_ID, Mistaken.APPLICATION_ID),
        (_HEX, Mistaken.PUBLIC_KEY),
        (_SECRET, Mistaken.CLIENT_SECRET),
    ):
        if pattern.fullmatch(said):
            return what
    return Mistaken.NO_TOKEN
