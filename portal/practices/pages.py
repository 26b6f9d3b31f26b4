"""All pages of practices: importing a module adds its own."""

from __future__ import annotations

from portal.practices import finding, public, reviewing, sharing  # noqa: F401 - they add their routes
from portal.practices.routes import routes

__all__ = ["routes"]
