"""The application: all nouns' routes, what stands around them, the limits."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Final

from aiohttp import web

import portal as pages
from portal.kit.around import ROUTES, around, handling
from portal.kit.portal import PORTAL
from portal.kit.routes import pattern
from portal.kit.style import style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.kit.portal import Portal
    from portal.kit.routes import Route, Routes

LARGEST_FORM: Final = 128 * 1024
"""In bytes: the longest answer with its signs escaped. There are no files in forms."""


def make_app(portal: Portal) -> web.Application:
    """The application, ready to be served."""
    app = web.Application(middlewares=[around], client_max_size=LARGEST_FORM)
    app[PORTAL] = portal
    app.router.add_get("/portal.css", style, allow_head=False)
    app[ROUTES] = {handling(route): route for route in all_routes()}
    for handler, route in app[ROUTES].items():
        app.router.add_route(route.method, pattern(route.path), handler)
    return app


def all_routes() -> Iterator[Route]:
    """What each noun's package has in its `pages.routes`: found by name, so that the kit imports none."""
    for module in pkgutil.iter_modules(pages.__path__, "portal."):
        if module.ispkg and module.name != "portal.kit":
            routes: Routes = importlib.import_module(f"{module.name}.pages").routes
            yield from routes.listed
