"""A few threads that run functions for an event loop.

Not `concurrent.futures`: its threads are waited for when the interpreter ends, and a process that dies on the
way must not hang on a server that does not answer; what was committed is safe.
"""

from __future__ import annotations

import asyncio
import contextlib
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_Job = tuple["Callable[[], Any]", "asyncio.Future[Any]"]


class Threads:
    """Runs what it is given in order, as many at once as there are threads. Belongs to the running loop."""

    def __init__(self, number: int, name: str) -> None:
        self._loop = asyncio.get_running_loop()
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads = [
            Thread(target=self._serve, name=f"{name}-{index + 1}", daemon=True) for index in range(number)
        ]
        for thread in self._threads:
            thread.start()

    async def run(self, fn: Callable[[], T]) -> T:
        """Call `fn` on one of the threads and hand back its result, or raise its error.

        A caller who is cancelled before it has begun takes it along.
        """
        future: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put((fn, future))
        return await future

    async def close(self) -> None:
        """Finish what was given, then end the threads."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            fn, future = job
            if future.cancelled():
                continue
            result, error = _attempt(fn)
            with contextlib.suppress(RuntimeError):  # the loop has ended, and nobody waits
                self._loop.call_soon_threadsafe(_settle, future, result, error)


def _attempt(fn: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    try:
        return fn(), None
    except StopIteration as error:  # a future refuses it
        return None, RuntimeError(f"a transaction raised {error!r}")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to whoever waits for it
        return None, error


def _settle(future: asyncio.Future[Any], result: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
