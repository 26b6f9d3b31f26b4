"""Only this machine, and only pages of this server, may speak to the playground."""

from __future__ import annotations

from urllib.parse import urlsplit

from playground.errors import DiscordError

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def check(host: str, origin: str | None) -> None:
    """Refuses requests under another host's name (DNS rebinding) and from another site's page.

    Raises:
        DiscordError: 403.
    """
    if _name(f"//{host}") not in _NAMES or (
        origin not in {None, "null"} and _name(origin or "") not in _NAMES
    ):
        raise DiscordError(403, 0, "The playground answers on loopback only")
    if origin == "null":
        raise DiscordError(403, 0, "The playground answers no sandboxed pages")


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
