"""All pages of practices: importing a module adds its own."""

from __future__ import annotations

from portal.practices import adopting, finding, public, reviewing, sharing, talking  # noqa: F401 - they add their routes
from portal.practices.routes import routes

__all__ = ["routes"]
