"""All pages of the door: importing a module adds its own."""

from __future__ import annotations

from portal.door import acting, signing_in  # noqa: F401 - they add their routes
from portal.door.routes import routes

__all__ = ["routes"]
