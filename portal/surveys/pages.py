"""All pages of questionnaires: importing a module adds its own."""

from __future__ import annotations

from portal.surveys import acting, answering, listing, signing  # noqa: F401 - they add their routes
from portal.surveys.routes import routes

__all__ = ["routes"]
