"""What somebody owes to good practices: each part registers where it is done."""

from __future__ import annotations

from cogs.practice.adopting import todo as adopting
from cogs.practice.exchange import todo as exchange

__all__ = ["adopting", "exchange"]
