"""All pages about oneself: importing a module adds its own."""

from __future__ import annotations

from portal.me import consents, data, inbox, leaving, overview, settings  # noqa: F401 - they add their routes
from portal.me.routes import routes

__all__ = ["routes"]
