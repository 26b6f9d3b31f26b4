"""What came with a form, for as long as it can be read: a broken body is its sender's fault, not ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

if TYPE_CHECKING:
    from multidict import MultiDictProxy

# What aiohttp raises of a text that is none, an unknown charset or encoding, parts without an end.
_BROKEN: Final = (
    ValueError, LookupError, RuntimeError, AssertionError, HttpProcessingError, web.RequestPayloadError,
)  # fmt: skip
_INVISIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


async def form_of(request: web.Request) -> MultiDictProxy[Any]:
    """The fields and files of a form. Raises `web.HTTPBadRequest` for what no browser sends."""
    try:
        return await request.post()
    except _BROKEN as error:
        raise web.HTTPBadRequest from error


def visible(text: str) -> str:
    """Without control characters, which no database keeps; line breaks and tabs stay."""
    return _INVISIBLE.sub("", text)
