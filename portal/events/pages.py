"""All pages of events: importing a module adds its own."""

from __future__ import annotations

from portal.events import calendar, feed  # noqa: F401 - they add their routes
from portal.events.routes import routes

__all__ = ["routes"]
