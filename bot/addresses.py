"""Where the program listens, and how that is written as an address that a browser on the machine opens."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

LOOPBACK: Final = "127.0.0.1"


def listening_address(text: str) -> str:
    """An IP address to listen on, in its short form; "localhost" is 127.0.0.1. Raises `ValueError`."""
    return LOOPBACK if text.strip().lower() == "localhost" else str(ip_address(text.strip()))


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine reach what listens there."""
    return ip_address(host).is_loopback


def is_this_machine(name: str) -> bool:
    """Whether a name, or an address, leads to the very machine, or container, that asks."""
    try:
        return name.lower() == "localhost" or is_loopback(name.strip("[]"))
    except ValueError:
        return False


def local_url(host: str, port: int) -> str:
    """What a browser on this machine opens for what listens there: 0.0.0.0 itself is no address to go to."""
    found: IPv4Address | IPv6Address = ip_address(host)
    if found.is_unspecified:
        found = IPv4Address(LOOPBACK) if found.version == 4 else IPv6Address("::1")
    return f"http://{found}:{port}" if found.version == 4 else f"http://[{found}]:{port}"
