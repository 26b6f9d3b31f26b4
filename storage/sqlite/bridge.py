"""Run a function on the thread that owns a SQLite connection.

aiosqlite has the thread, the queue and the orderly end; its public methods carry one statement per hop.
A whole transaction in one hop needs what it keeps private: `_execute` (run this there, tell me),
`_tx` (its queue, to post what nobody waits for) and `_thread`. They are touched in this file only;
`tests/storage/test_bridge.py` fails when a new release has moved them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

import aiosqlite

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Bridge(aiosqlite.Connection):
    """An aiosqlite connection that runs functions on its thread, one after the other, in order."""

    @classmethod
    async def open(cls, connector: Callable[[], sqlite3.Connection], name: str) -> Bridge:
        """Start the thread `name` and make the connection on it. Raises what `connector` raises."""
        bridge = cls(connector, iter_chunk_size=64)
        bridge._thread.name = name
        # A process that dies on the way must not hang on this thread; what was committed is safe.
        bridge._thread.daemon = True
        try:
            await bridge
        except Exception:
            # It ends at once, but would say so to the loop, which may be closed by then.
            bridge._thread.join()
            raise
        return bridge

    async def run(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `fn` on the thread and hand back its result, or raise its error."""
        result: T = await self._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return result

    def post(self, fn: Callable[[], None]) -> None:
        """Call `fn` on the thread some time, without waking anybody. Its errors are its own business."""
        self._tx.put_nowait((None, fn))

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for code that runs on its thread."""
        connection: sqlite3.Connection = self._conn
        return connection
