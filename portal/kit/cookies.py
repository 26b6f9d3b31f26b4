"""The cookies: who is signed in; before that which browser it is, its language, and the page it came for.

None of them is read by a script, none goes along when another site asks; behind https, none goes without it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aiohttp import web

    from portal.kit.portal import Portal

SESSION: Final = "techlink_session"
VISIT: Final = "techlink_visit"
LANGUAGE: Final = "techlink_language"
WANTED: Final = "techlink_wanted"
"""The page that somebody came for before they were signed in, such as by a button of a mail."""
_YEAR: Final = timedelta(days=365)
_DAY: Final = timedelta(days=1)
LIVES: Final = {VISIT: _DAY, LANGUAGE: _YEAR, WANTED: timedelta(hours=1)}


def named(name: str, portal: Portal) -> str:
    """The name as the browser keeps it: with https it refuses one that another host of the domain set."""
    return f"__Host-{name}" if portal.secure else name


def put(
    response: web.StreamResponse, portal: Portal, name: str, value: str, lives: timedelta | None = None
) -> None:
    """Give the browser a cookie."""
    response.set_cookie(
        named(name, portal),
        value,
        max_age=round((lives or LIVES[name]).total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=portal.secure,
        path="/",
    )


def drop(response: web.StreamResponse, portal: Portal, name: str) -> None:
    """Take a cookie away."""
    response.del_cookie(named(name, portal), path="/", secure=portal.secure, httponly=True, samesite="Lax")


def read(request: web.Request, portal: Portal, name: str) -> str:
    """What the browser sent; "" for nothing."""
    return request.cookies.get(named(name, portal), "")
