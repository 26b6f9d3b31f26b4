"""Secrets that people carry, and the sums by which they are found."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

_BYTES: Final = 32


def new_token() -> str:
    """32 random bytes as text that stands in an address or a cookie as it is."""
    return secrets.token_urlsafe(_BYTES)


def sum_of(token: str) -> str:
    """Its SHA-256 sum, as it is kept."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
