"""All pages of practices: importing a module adds its own."""

from __future__ import annotations

from portal.practices import (  # noqa: F401 - they add their routes
    adopting,
    finding,
    keeping,
    public,
    reviewing,
    sharing,
    showing,
    talking,
    translating,
)
from portal.practices.routes import routes

__all__ = ["routes"]
