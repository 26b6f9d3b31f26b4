"""Files that are made for somebody: so many at once, one at a time for each person.

    async with visit.turn() as turn:
        ...  # made here
        return turn.hand_out(file, name, "application/zip")

To be made they wait a moment for one another. What is handed out is sent from the disk piece by piece, and
the person's turn lasts until it is.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import IO, TYPE_CHECKING, Final

from aiohttp import web

from domain.errors import Busy
from portal.kit.files import attachment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from aiohttp.abc import AbstractStreamWriter

    from domain.actors import PersonId

MOST: Final = 2
PATIENCE: Final = 10.0
"""Seconds to wait until one of the others is made."""
LIVES: Final = 600.0
"""Seconds after which a turn is over, however slowly its file is taken."""


class Turns:
    """Whose turn it is in this process."""

    def __init__(self, most: int = MOST, patience: float = PATIENCE, lives: float = LIVES) -> None:
        self._making: Final = asyncio.Semaphore(most)
        self._patience: Final = patience
        self._lives: Final = lives
        self._held: Final[dict[PersonId, Turn]] = {}

    @asynccontextmanager
    async def of(self, person: PersonId) -> AsyncIterator[Turn]:
        """Make a file for that person in here. Raises `Busy`."""
        now = asyncio.get_running_loop().time()
        held = self._held.get(person)
        if held is not None and now < held.until:
            raise Busy(own=True)
        turn = self._held[person] = Turn(now + self._lives, lambda: self._end(person, turn))
        try:
            await self._wait()
            try:
                yield turn
            finally:
                self._making.release()
        finally:
            if not turn.handed_out:
                turn.end()

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._patience):
                await self._making.acquire()
        except TimeoutError:
            raise Busy(own=False) from None

    def _end(self, person: PersonId, turn: Turn) -> None:
        # One that took too long may have been followed by another.
        if self._held.get(person) is turn:
            del self._held[person]


class Turn:
    """One person's, until then on the loop's clock."""

    def __init__(self, until: float, end: Callable[[], None]) -> None:
        self.until: Final = until
        self.end: Final = end
        self.handed_out = False

    def hand_out(self, file: IO[bytes], name: str, media: str) -> web.Response:
        """The answer: the file, to be kept under that name. It is closed once it is sent."""
        self.handed_out = True
        return _Handed(self, body=file, content_type=media, headers=attachment(name))


class _Handed(web.Response):
    """Ends the turn with the last byte, also when whoever asked is gone."""

    def __init__(self, turn: Turn, *, body: IO[bytes], content_type: str, headers: dict[str, str]) -> None:
        super().__init__(body=body, content_type=content_type, headers=headers)
        self._turn: Final = turn

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        try:
            return await super().prepare(request)
        except BaseException:
            self._turn.end()
            raise

    async def write_eof(self, data: bytes = b"") -> None:
        try:
            async with asyncio.timeout_at(self._turn.until):
                await super().write_eof(data)
        finally:
            self._turn.end()
