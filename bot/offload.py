"""Heavy work in a process of its own: a hostile file can cost a worker, but not the bot.

pebble rather than `concurrent.futures`: it can kill one job that takes too long (docs/decisions.md). The pool
is made on first use; a worker is replaced after some jobs, since charts and PDFs make it grow.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import signal
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

import structlog

from domain.errors import TooHeavy

if TYPE_CHECKING:
    from collections.abc import Callable

    from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_JOBS_PER_WORKER: Final = 50
_IDLE: Final = 60.0
_MIB: Final = 1024 * 1024
_log = structlog.get_logger(__name__)


class PebbleOffloader:
    """`services.core.Offloader` on a pool of spawned processes, which end when they have been idle."""

    def __init__(self, workers: int, seconds: float, memory: int, idle: float = _IDLE) -> None:
        self._workers: Final = workers
        self._seconds: Final = seconds
        self._memory: Final = memory
        self._idle: Final = idle
        self._pool: ProcessPool | None = None
        self._at_work = 0
        self._timer: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Future[None]] = set()

    async def run(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a top-level function with plain data. Raises what it raises, and `TooHeavy` over a limit."""
        from pebble import ProcessExpired  # noqa: PLC0415 - multiprocessing is not needed before the first job

        future = self._started().schedule(fn, args=list(args), kwargs=dict(kwargs), timeout=self._seconds)
        self._at_work += 1
        try:
            result: T = await asyncio.wrap_future(future)
        except (TimeoutError, MemoryError, ProcessExpired) as error:
            _log.warning("job_stopped", job=fn.__qualname__, reason=type(error).__name__)
            raise TooHeavy from error
        finally:
            self._at_work -= 1
            self._rest()
        return result

    def _started(self) -> ProcessPool:
        if self._timer is not None:
            self._timer.cancel()
        # A pool whose workers could not even start stays broken; the next job gets a new one.
        if self._pool is None or not self._pool.active:
            from pebble import ProcessPool  # noqa: PLC0415

            self._pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=_JOBS_PER_WORKER,
                initializer=_limit,
                initargs=[self._memory],
                context=multiprocessing.get_context("spawn"),
            )
        return self._pool

    def _rest(self) -> None:
        """After the last job: a worker with the form library in it holds 100 MiB, so it ends in time."""
        if self._at_work == 0 and self._pool is not None:
            self._timer = asyncio.get_running_loop().call_later(self._idle, self._retire)

    def _retire(self) -> None:
        ending = asyncio.ensure_future(self.close())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        """Stop the workers, whatever they are at."""
        if self._timer is not None:
            self._timer.cancel()
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)


def _limit(memory: int) -> None:
    """In the worker: give way to the bot, keep to the memory limit, leave Ctrl+C to the parent."""
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # RLIMIT_DATA counts what is allocated, not what is only mapped (libraries, files), as RLIMIT_AS would.
    resource.setrlimit(resource.RLIMIT_DATA, (memory * _MIB, memory * _MIB))
