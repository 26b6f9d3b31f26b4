"""The headers of every answer, whatever it is: no script, nothing from elsewhere, in nobody's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from portal.kit.portal import Portal

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
HSTS: Final = ("Strict-Transport-Security", "max-age=31536000")


def harden(response: web.StreamResponse, portal: Portal) -> None:
    """Set them. What concerns one person is kept by no browser and no proxy."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    if portal.secure:
        response.headers[HSTS[0]] = HSTS[1]
