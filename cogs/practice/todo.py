"""All that practices wait for: the parts of the cog register their own buttons when they are imported."""

from __future__ import annotations

from cogs.practice.adopting import todo as adopting
from cogs.practice.exchange import todo as exchange
from cogs.practice.sharing import todo as sharing

__all__ = ["adopting", "exchange", "sharing"]
