"""Only under its own names, and only by pages of this server, may anybody speak to the playground."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playground.errors import DiscordError

if TYPE_CHECKING:
    from collections.abc import Collection

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def names(host: str) -> frozenset[str]:
    """Under which names a server that listens on this IP address is spoken to.

    Those of loopback, and the address itself; all of a machine's addresses (0.0.0.0) are no name. None that
    others can give is among them: a page elsewhere could let its own name lead here.
    """
    address = ip_address(host)
    return _NAMES if address.is_unspecified else _NAMES | {str(address)}


def check(host: str, origin: str | None, allowed: Collection[str] = _NAMES) -> None:
    """Refuses requests under another host's name (DNS rebinding) and from another site's page.

    Raises:
        DiscordError: 403.
    """
    if _name(f"//{host}") not in allowed or (
        origin not in {None, "null"} and _name(origin or "") not in allowed
    ):
        raise DiscordError(403, 0, "The playground answers on loopback only")
    if origin == "null":
        raise DiscordError(403, 0, "The playground answers no sandboxed pages")


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
