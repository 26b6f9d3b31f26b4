"""All pages of what is owed: importing a module adds its own."""

from __future__ import annotations

from portal.todo import mine, owed  # noqa: F401 - they add their routes
from portal.todo.routes import routes

__all__ = ["routes"]
