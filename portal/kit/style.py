"""Our one style sheet, read once, with a name that changes when it does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from aiohttp import web

STYLE: Final = (Path(__file__).parent / "portal.css").read_text("utf-8")
VERSION: Final = hashlib.sha256(STYLE.encode()).hexdigest()[:12]


async def style(_request: web.Request) -> web.StreamResponse:
    """The style sheet; browsers keep it, since another one has another address."""
    keep = {"Cache-Control": "public, max-age=31536000, immutable"}
    return web.Response(text=STYLE, content_type="text/css", charset="utf-8", headers=keep)
