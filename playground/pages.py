"""What is served to a browser: the chat page, uploaded files, pictures of users and events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from playground import avatars, snowflakes
from playground.gateway.connection import Connection
from playground.gatherings import covers
from playground.mailbox import shown

if TYPE_CHECKING:
    from playground.state import Playground

_PAGE = Path(__file__).with_name("page")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_SHOWN_IN_PAGE = (
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "audio/",
    "video/",
    "text/plain",
    "application/pdf",
)
_GATEWAY = frozenset({"/gateway", "/gateway/", "/"})


class Pages:
    """Everything that is neither the API nor a control route."""

    def __init__(self, pg: Playground) -> None:
        self._pg = pg

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one request."""
        path = request.path
        if path in _GATEWAY and request.headers.get("Upgrade", "").lower() == "websocket":
            return await self._gateway(request)
        if request.method not in {"GET", "HEAD"}:
            return web.Response(status=405)
        if path == "/":
            return _file(_PAGE / "index.html")
        if path == "/mailbox":
            return _file(_PAGE / "mailbox.html")
        if path.startswith("/mailbox/"):
            return self._mail(path)
        if path.startswith("/page/"):
            return _file(_PAGE / path.removeprefix("/page/"))
        if path.startswith("/attachments/"):
            return self._attachment(path)
        if path.startswith("/guild-events/"):
            return self._cover(path)
        return self._picture(path)

    async def _gateway(self, request: web.BaseRequest) -> web.StreamResponse:
        ws = web.WebSocketResponse(compress=False, max_msg_size=1 << 20, autoping=True)
        await ws.prepare(request)
        await Connection(self._pg, ws, f"http://{request.host}").run()
        return ws

    def _attachment(self, path: str) -> web.StreamResponse:
        """An upload. Never as a page of this origin: nothing uploaded may run in the chat page's name."""
        parts = path.split("/")
        number = snowflakes.parse(parts[3]) if len(parts) == 5 else None
        found = self._pg.files.get(number) if number is not None else None
        if found is None or str(found.channel_id) != parts[2]:
            return web.Response(status=404)
        kind = found.content_type or "application/octet-stream"
        inline = kind.startswith(_SHOWN_IN_PAGE)
        headers = {
            "Content-Type": kind if inline else "application/octet-stream",
            "Content-Disposition": "inline" if inline else "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return web.FileResponse(self._pg.files.path(found), headers=headers)

    def _cover(self, path: str) -> web.StreamResponse:
        """An event's cover picture, `/guild-events/EVENT/HASH.png`; in the form in which it came."""
        parts = path.split("/")
        event = self._pg.gatherings.events.get(snowflakes.parse(parts[2]) or 0) if len(parts) == 4 else None
        if event is None or event.image is None or parts[3].partition(".")[0] != event.image:
            return web.Response(status=404)
        data = self._pg.files.cover(event.image).read_bytes()
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return web.Response(body=data, content_type=covers.kind_of(data), headers=headers)

    def _mail(self, path: str) -> web.StreamResponse:
        """The HTML of a mail, for a frame that runs nothing and loads nothing; links open beside it."""
        name = path.removeprefix("/mailbox/").removesuffix(".html")
        found = (
            self._pg.mails.get(int(name)) if name.isascii() and name.isdigit() and len(name) < 16 else None
        )
        if found is None:
            return web.Response(status=404)
        text = shown.html_of(found)
        if text is None:
            return web.Response(status=404)
        headers = {
            "Content-Security-Policy": "sandbox allow-popups allow-popups-to-escape-sandbox; "
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
        return web.Response(text=text, content_type="text/html", headers=headers)

    def _picture(self, path: str) -> web.StreamResponse:
        parts = path.strip("/").split("/")
        if parts[:2] == ["embed", "avatars"] and len(parts) == 3:
            seed = parts[2].partition(".")[0]
        elif parts[0] == "avatars" and len(parts) == 3:
            seed = parts[1]
        else:
            return web.Response(status=404)
        number = int(seed) if seed.isdigit() else 0
        return web.Response(
            body=avatars.png(number), content_type="image/png", headers={"Cache-Control": "max-age=86400"}
        )


def _file(path: Path) -> web.StreamResponse:
    resolved = path.resolve()
    if not resolved.is_relative_to(_PAGE) or not resolved.is_file() or resolved.suffix not in _TYPES:
        return web.Response(status=404)
    headers = {
        "Content-Type": _TYPES[resolved.suffix],
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
    return web.FileResponse(resolved, headers=headers)
