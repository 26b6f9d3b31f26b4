"""A light browser: one connection that stays open, cookies, and no more of HTTP than our pages need.

It costs little beside what it asks, so that a page is measured and not the one who reads it.
"""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE: Final = 30.0
_STATUS: Final = slice(9, 12)  # HTTP/1.1 200
_LENGTH: Final = re.compile(rb"\r\nContent-Length: (\d+)", re.IGNORECASE)
_COOKIE: Final = re.compile(rb"\r\nSet-Cookie: ([^=;\r]+)=([^;\r]*)", re.IGNORECASE)
_LOCATION: Final = re.compile(rb"\r\nLocation: ([^\r]+)", re.IGNORECASE)


class WrongAnswer(RuntimeError):
    """The page was not what was asked for, so there is nothing to measure."""


@dataclass(frozen=True)
class Answer:
    """What came: the status, where it leads ("" for nowhere), the page, and the seconds it took."""

    status: int
    leads: str
    body: str
    took: float


class Browser:
    """Use as `async with Browser(address) as browser`."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self._host, self._port = where.hostname, where.port
        self._cookies: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def get(self, path: str) -> Answer:
        """Ask for a page. Raises `WrongAnswer` for any that is none."""
        return await self._ask(f"GET {path}", b"", 200)

    async def post(self, path: str, fields: Sequence[tuple[str, str]]) -> Answer:
        """Send a form. Raises `WrongAnswer` unless it leads on."""
        return await self._ask(f"POST {path}", urlencode(fields).encode(), 303)

    async def _ask(self, line: str, body: bytes, wanted: int) -> Answer:
        kept = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = f"{line} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\nAccept-Language: en\r\n"
        if kept:
            head += f"Cookie: {kept}\r\n"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        before = time.perf_counter()
        self._writer.write(head.encode() + b"\r\n" + body)
        async with asyncio.timeout(_PATIENCE):
            said = await self._reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(said)
            page = await self._reader.readexactly(int(length[1])) if length else b""
        took = time.perf_counter() - before
        for name, value in _COOKIE.findall(said):
            self._cookies[name.decode()] = value.decode()
        if int(said[_STATUS]) != wanted:
            raise WrongAnswer(f"{line}: {said.decode()}{page.decode()[:2000]}")
        leads = _LOCATION.search(said)
        return Answer(wanted, leads[1].decode() if leads else "", page.decode(), took)
