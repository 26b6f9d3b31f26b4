"""All pages about oneself: importing a module adds its own."""

from __future__ import annotations

from portal.me import (  # noqa: F401 - they add their routes
    address,
    consents,
    data,
    inbox,
    leaving,
    notice,
    overview,
    settings,
    unsubscribing,
)
from portal.me.routes import routes

__all__ = ["routes"]
