"""What most tests need: a clock to set, a real database in a file of its own, and a `Core` upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from services.core import Core
from storage.database import Database
from tests import scoping
from tests.clock import FixedClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture(scope="session", autouse=True)
def _every_statement_names_its_network() -> None:
    scoping.watch()


class HereOffloader:
    """Runs heavy work on the spot, where the worker process is not what is tested."""

    async def run(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return fn(*args, **kwargs)


@pytest.fixture
def clock() -> FixedClock:
    """Stands at noon of 12 January 2027, UTC; `clock.set(…)`, `clock.advance(timedelta(…))`."""
    return FixedClock()


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock) -> AsyncIterator[Database]:
    """A migrated SQLite file, open."""
    opened = await Database.open(tmp_path / "techlink.sqlite3", clock)
    yield opened
    await opened.close()


@pytest.fixture
def core(database: Database, clock: FixedClock) -> Core:
    """A `Core` on `database`, as cogs and pages are given it."""
    return Core(database, clock, HereOffloader())
