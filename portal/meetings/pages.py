"""All pages of meetings: importing a module adds its own."""

from __future__ import annotations

from portal.meetings import checking_in  # noqa: F401 - it adds its routes
from portal.meetings.routes import routes

__all__ = ["routes"]
