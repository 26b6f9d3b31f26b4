"""All pages of events: importing a module adds its own."""

from __future__ import annotations

from portal.events import (  # noqa: F401 - they add their routes, and say what links open
    acting,
    answering,
    calendar,
    feed,
    feedback,
    guests,
    minutes,
    people,
    public,
    registering,
)
from portal.events.routes import routes

__all__ = ["routes"]
