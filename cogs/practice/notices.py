"""All that practices say unasked: the parts of the cog register their own words when they are imported."""

from __future__ import annotations

from cogs.practice.adopting import notices as adopting
from cogs.practice.exchange import notices as exchange
from cogs.practice.searching import notices as searching
from cogs.practice.sharing import notices as sharing

__all__ = ["adopting", "exchange", "searching", "sharing"]
