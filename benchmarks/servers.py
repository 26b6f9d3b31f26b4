"""A PostgreSQL server to measure on, where it is installed: the tests' own, but with the disk waited for."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.postgres import reason_to_skip, started, stopped

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def postgres() -> Iterator[str | None]:
    """The address of an empty database; None without PostgreSQL."""
    if reason_to_skip() is not None:
        yield None
        return
    server = started(durable=True)
    try:
        yield server.make("answers")
    finally:
        stopped(server)
