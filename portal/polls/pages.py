"""All pages of date polls: importing a module adds its own."""

from __future__ import annotations

from portal.polls import acting, looking, saying  # noqa: F401 - they add their routes
from portal.polls.routes import routes

__all__ = ["routes"]
