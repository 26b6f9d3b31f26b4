"""What most tests need: a clock to set, a real database in a file of its own, and a `Core` upon it.

The tests of storage and services run on both engines: their `conftest.py` says so with `engine`.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest
from hypothesis import settings

from services.core import Core
from storage.database import Database, migrate, open_database
from storage.vault import Vault
from tests import portability, scoping
from tests.clock import FixedClock
from tests.measured import pytest_collection_finish, pytest_runtest_protocol  # noqa: F401 - hooks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from tests.postgres import Server

P = ParamSpec("P")
T = TypeVar("T")

# How long an example takes says how busy the machine is: timings belong in benchmarks.
settings.register_profile("techlink", deadline=None)
settings.load_profile("techlink")

# What tests start as processes of their own is not measured: it would start half as fast.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

# Those processes are many: what Python made of the sources is kept, whatever this one was told.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")


@pytest.fixture(scope="session", autouse=True)
def _every_statement_is_watched() -> None:
    scoping.watch()
    portability.watch()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long runs wait for `make soak`; files that start processes go first, so that no long one is left alone."""
    if not os.environ.get("TECHLINK_SOAK"):
        for item in items:
            if item.get_closest_marker("soak"):
                item.add_marker(pytest.mark.skip(reason="a long run: make soak"))
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("e2e", "browser")))


class HereOffloader:
    """Runs heavy work on the spot, where the worker process is not what is tested."""

    async def run(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return fn(*args, **kwargs)


@pytest.fixture
def clock() -> FixedClock:
    """Stands at noon of 12 January 2027, UTC; `clock.set(…)`, `clock.advance(timedelta(…))`."""
    return FixedClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; skips where there can be none, unless TECHLINK_REQUIRE_POSTGRES forbids it."""
    from tests import postgres

    reason = postgres.reason_to_skip()
    if reason is not None:
        if os.environ.get("TECHLINK_REQUIRE_POSTGRES"):
            pytest.fail(reason)
        pytest.skip(reason)
    server = postgres.started()
    yield server
    postgres.stopped(server)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that is up to date and empty, to be copied."""
    file = tmp_path_factory.mktemp("empty") / "techlink.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a world in which the demo network is filled, for `World(…, like=demo_folder)`.

    It has no events: stories make and count their own. `tests/e2e/test_demo_calendar.py` has those of the demo.
    """
    from tests.e2e.filling import fill_without_events
    from tests.e2e.processes import World

    world = World(tmp_path_factory.mktemp("filled"))
    try:
        world.start("playground")
        fill_without_events(world)
        world.start("bot")
        world.end()
    finally:
        world.stop()
    return world.folder


@pytest.fixture
def engine() -> str:
    """Which engine `address`, `database` and `core` are on: "sqlite" or "postgresql"."""
    return "sqlite"


@pytest.fixture
def address(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a database is that is up to date and empty."""
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "techlink.sqlite3")
        yield f"sqlite:///{tmp_path / 'techlink.sqlite3'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        yield server.address
        server.clean()


@pytest.fixture
async def database(
    engine: str, address: str, clock: FixedClock, request: pytest.FixtureRequest
) -> AsyncIterator[Database]:
    """That database, open."""
    opened: Database
    if engine == "sqlite":
        opened = await open_database(address, clock)
    else:
        opened = request.getfixturevalue("postgres").opened(clock)
    yield opened
    await opened.close()


@pytest.fixture
def core(database: Database, clock: FixedClock, tmp_path: Path) -> Core:
    """A `Core` on `database`, as cogs and pages are given it, with a folder for files."""
    return Core(database, clock, HereOffloader(), Vault(tmp_path / "files"))
