"""All pages of events: importing a module adds its own."""

from __future__ import annotations

from portal.events import (  # noqa: F401 - they add their routes, and say what links open
    acting,
    answering,
    calendar,
    changing,
    feed,
    feedback,
    guests,
    minutes,
    people,
    public,
    registering,
    running,
)
from portal.events.routes import routes

__all__ = ["routes"]
