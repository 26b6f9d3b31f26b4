"""In which language somebody reads before we know them: what they chose, else what their browser asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from domain.languages import FALLBACK, LANGUAGES
from portal.kit import cookies

if TYPE_CHECKING:
    from aiohttp import web

    from portal.kit.portal import Portal

CHOICE: Final = "language"
_MOST: Final = 20
_WEIGHT: Final = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def chosen(request: web.Request) -> str:
    """The language chosen by this very address (`?language=fr`); "" for none."""
    wanted = request.query.get(CHOICE, "")
    return wanted if wanted in LANGUAGES else ""


def spoken(request: web.Request, portal: Portal) -> str:
    """Chosen by this address, or before, else the first of ours that the browser asks for."""
    before = cookies.read(request, portal, cookies.LANGUAGE)
    return chosen(request) or (
        before if before in LANGUAGES else accepted(request.headers.get("Accept-Language", ""))
    )


def accepted(header: str) -> str:
    """Of an `Accept-Language` header the language of ours that is wanted most, else English."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:1000].split(",")[:_MOST]):
        tag, _, rest = part.strip().partition(";")
        language = tag.strip().split("-")[0].lower()
        weight = _WEIGHT.search(rest)
        if language in LANGUAGES:
            wanted.append((-float(weight[1]) if weight else -1.0, place, language))
    best = min((one for one in wanted if one[0] < 0), default=None)
    return best[2] if best else FALLBACK
