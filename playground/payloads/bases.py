"""Addresses of files follow the door through which they are asked for."""

from __future__ import annotations

from playground.records.messages import FILES


def based(text: str, base: str) -> str:
    """JSON text in which stored addresses begin with `base` (`http://127.0.0.1:8090`, or nothing)."""
    return text.replace(FILES, base) if FILES in text else text


def unbased(url: str, base: str) -> str:
    """An address as it is stored: without the server's own, which may change with its port."""
    return FILES + url[len(base) :] if url.startswith(base + "/") else url
