"""What good practices say unasked: each part registers its own."""

from __future__ import annotations

from cogs.practice.adopting import notices as adopting
from cogs.practice.exchange import notices as exchange

__all__ = ["adopting", "exchange"]
