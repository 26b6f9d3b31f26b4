"""Bodies of requests: JSON, or multipart with `payload_json` and files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from playground.errors import DiscordError, refused
from playground.messages.uploads import LARGEST_FILE, Upload

_FILE = re.compile(r"files?\[(\d{1,2})\]|file(\d{0,2})")
LARGEST = 110 * 1024 * 1024
"""Bytes of a whole request: ten files and some."""


@dataclass(slots=True)
class Body:
    """What a request carried; `text` is the JSON as it came, for the log."""

    data: Any = None
    text: str | None = None
    files: dict[int, Upload] = field(default_factory=dict)

    def logged(self) -> str | None:
        """The JSON for the log; of multipart, the names of the files too."""
        if not self.files:
            return self.text
        names = {"files": [f.filename for _, f in sorted(self.files.items())]}
        return json.dumps((self.data if isinstance(self.data, dict) else {}) | names)


async def read(request: web.BaseRequest) -> Body:
    """Reads a request's body.

    Raises:
        DiscordError: 50109 for text that is no JSON, 40005 for too large a file.
    """
    if not request.can_read_body:
        return Body()
    try:
        if request.content_type == "multipart/form-data":
            return await _multipart(request)
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise _too_large() from None
    return _parsed(raw) if raw else Body()


def _too_large() -> DiscordError:
    return DiscordError(413, 40005, "Request entity too large")


def _parsed(raw: bytes) -> Body:
    try:
        text = raw.decode()
        return Body(json.loads(text), text)
    except ValueError:
        raise refused(50109, "The request body contains invalid JSON.") from None


async def _multipart(request: web.BaseRequest) -> Body:
    body = Body()
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        raw = bytes(await part.read(decode=True))
        if len(raw) > LARGEST_FILE:
            raise _too_large()
        name = part.name or ""
        if name == "payload_json":
            parsed = _parsed(raw)
            body.data, body.text = parsed.data, parsed.text
        elif match := _FILE.fullmatch(name):
            index = int(match[1] or match[2] or 0)
            kind = part.headers.get("Content-Type")
            body.files[index] = Upload(part.filename or "unknown", kind, raw)
    return body
