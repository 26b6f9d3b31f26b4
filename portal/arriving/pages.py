"""All pages of arriving: importing a module adds its own."""

from __future__ import annotations

from portal.arriving import joining  # noqa: F401 - it says what a link opens
from portal.arriving.routes import routes

__all__ = ["routes"]
