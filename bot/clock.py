"""The only reader of time. On the playground it follows the playground's clock, which people can move on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import aiohttp
import structlog

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_EVERY: Final = 0.5
_TIMEOUT: Final = aiohttp.ClientTimeout(total=5)
_log = structlog.get_logger(__name__)


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class PlaygroundClock:
    """The machine's time plus the playground's offset, asked for twice a second. It never goes back.

    What happens there in between says how late it is too: `hear`.
    """

    def __init__(self, url: str) -> None:
        self._url: Final = f"{url}/playground/clock"
        self._offset = timedelta()
        self._task: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession | None = None

    def now(self) -> datetime:
        """The playground's present instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def hear(self, at: datetime) -> None:
        """Something happened at this instant of the playground's: it is not earlier by now.

        Whoever moves its clock may press something before the offset is asked for again.
        """
        self._offset = max(self._offset, at - datetime.now(UTC))

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=_TIMEOUT)
        await self.refresh()
        self._task = asyncio.create_task(self._follow(), name="playground-clock")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._session is not None:
            await self._session.close()

    async def refresh(self) -> None:
        """Ask for the offset. Raises `aiohttp.ClientError` or `TimeoutError` when nobody answers."""
        if self._session is None:
            raise RuntimeError("the clock is not running")
        async with self._session.get(self._url) as answer:
            answer.raise_for_status()
            offset = timedelta(seconds=float((await answer.json())["offset_s"]))
        self._offset = max(self._offset, offset)

    async def _follow(self) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await self.refresh()
            except (aiohttp.ClientError, TimeoutError) as error:
                # It is being restarted, or gone; the time goes on as it was.
                _log.debug("playground_clock_away", error=str(error))
