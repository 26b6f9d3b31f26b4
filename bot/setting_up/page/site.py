"""Who may come in, and what stands around every page of set-up.

The terminal prints an address with a secret. It is good for one browser: the press on its page uses the
secret up and gives that browser a cookie, without which every page is closed.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import structlog
from aiohttp import web

from bot.container import setup_command
from domain.languages import LANGUAGES
from locales import LANGUAGE_NAMES, translator
from portal.kit import csrf
from portal.kit.bodies import form_of, visible
from portal.kit.hardening import HEADERS
from portal.kit.speaking import CHOICE, accepted
from portal.kit.style import VERSION
from portal.kit.visit import Frame, Shown
from templates.render import render

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.setting_up.walk import Walk
    from locales import Translator

COOKIE: Final = "techlink_setup"
LARGEST_FORM: Final = 64 * 1024
_log = structlog.get_logger(__name__)


@dataclass
class Site:
    """One set-up with its page. `finished` is set once they are through."""

    walk: Walk
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    cookie: str = field(default="", repr=False)
    language: str = ""
    finished: asyncio.Event = field(default_factory=asyncio.Event)
    # Two presses at once would both try, and both write.
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def knows(self, request: web.Request) -> bool:
        """Whether this is the browser that was let in."""
        given = request.cookies.get(COOKIE, "")
        return bool(self.cookie) and hmac.compare_digest(_bytes(given), _bytes(self.cookie))

    def opens(self, request: web.Request) -> bool:
        """Whether the address has the secret that the terminal printed, and nobody has used it up."""
        given = request.match_info.get("secret", "")
        return not self.cookie and hmac.compare_digest(_bytes(given), _bytes(self.secret))

    def let_in(self, response: web.StreamResponse) -> None:
        """Give the browser its cookie; the secret is used up."""
        self.cookie = secrets.token_urlsafe(32)
        response.set_cookie(COOKIE, self.cookie, httponly=True, samesite="Strict", path="/")

    def t(self, request: web.Request) -> Translator:
        """The language chosen on the page, else what the browser asks for."""
        chosen = request.query.get(CHOICE, "")
        if chosen in LANGUAGES and (self.knows(request) or self.opens(request)):
            self.language = chosen
        return translator(self.language or accepted(request.headers.get("Accept-Language", "")))


def _bytes(said: str) -> bytes:
    """What a browser said, also where it was no UTF-8."""
    return said.encode("utf-8", "surrogatepass")


SITE: Final = web.AppKey("site", Site)


@web.middleware
async def around(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Every answer goes through here, also that there is no such page."""
    site = request.app[SITE]
    public = request.path == "/portal.css" or request.path.startswith("/open/")
    try:
        response = await handler(request) if public or site.knows(request) else closed(request)
    except web.HTTPException as error:
        response = error if error.status < 400 else told(request, "nothing", error.status)
    except Exception:  # noqa: BLE001 - logged under a number that the person is given
        number = secrets.token_hex(4)
        # Neither the path, which may hold the secret, nor what was typed.
        _log.exception("page_failed", number=number)
        response = told(request, "failed", 500, number)
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


async def fields(request: web.Request, secret: str) -> dict[str, str] | None:
    """What was sent with a form of ours; None for a form that we did not give this browser."""
    sent = {
        name: visible(value) for name, value in (await form_of(request)).items() if isinstance(value, str)
    }
    return sent if csrf.fits(secret, sent.get(csrf.FIELD, "")) else None


def page(
    request: web.Request, template: str, view: Any, title: str, *, secret: str = "", status: int = 200
) -> web.Response:
    """A page: `templates/portal/setup/` and the template's name. `secret` makes its forms' token."""
    site = request.app[SITE]
    t = site.t(request)
    others = tuple(
        (code, name, f"{request.path}?{urlencode({CHOICE: code})}")
        for code, name in LANGUAGE_NAMES.items()
        if code != t.language
    )
    frame = Frame(
        title=title,
        language=t.language,
        languages=others,
        csrf=csrf.token(secret or site.cookie),
        base="",
        here=request.path,
        style=f"/portal.css?v={VERSION}",
        person=None,
        membership=None,
        several=False,
        said="",
    )
    body = render(f"portal/setup/{template}", Shown(frame, view), t)
    return web.Response(text=body, content_type="text/html", charset="utf-8", status=status)


def go(path: str) -> web.Response:
    """To another page."""
    return web.Response(status=303, headers={"Location": path})


def closed(request: web.Request) -> web.Response:
    """Somebody without the cookie."""
    return told(request, "closed", 403)


def told(request: web.Request, what: str, status: int, number: str = "") -> web.Response:
    """A page that only says why there is nothing to do; `what` names the words."""
    t = request.app[SITE].t(request)
    words = {
        "closed": t.text(
            "This page opens only by the address that the terminal shows, once and in one browser. Run "
            "{command} again for a new one.",
            command=setup_command(),
        ),
        "stale": t.text(
            "Nothing was changed. Open the page again, then try once more; your browser must allow cookies."
        ),
        "nothing": t.text("The address may be wrong. Nothing was changed."),
        "failed": t.text(
            "This is our fault, not yours. What was saved before is safe. The terminal says more, under the "
            "number {number}.",
            number=number,
        ),
    }
    titles = {
        "closed": t.text("This page is closed"),
        "stale": t.text("This page is too old"),
        "nothing": t.text("There is no such page"),
        "failed": t.text("Something went wrong"),
    }
    return page(request, "told.html.j2", words[what], titles[what], status=status)
