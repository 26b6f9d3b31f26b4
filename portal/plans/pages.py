"""All pages of plans: importing a module adds its own."""

from __future__ import annotations

from portal.plans import acting, milestones  # noqa: F401 - they add their routes
from portal.plans.routes import routes

__all__ = ["routes"]
