"""All pages of arriving: importing a module adds its own."""

from __future__ import annotations

from portal.arriving import confirming, joining, uniting  # noqa: F401 - they say what links open
from portal.arriving.routes import routes

__all__ = ["routes"]
