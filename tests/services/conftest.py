"""Services mean the same on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storage.postgres import connections
from tests.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@pytest.fixture(scope="session", autouse=True)
def _connections_are_kept() -> Iterator[None]:
    """To the server that these tests share: connecting, and compiling what is asked, costs more than asking."""
    kept: dict[tuple[str, int], Engine] = {}
    made = connections.engine

    def engine(address: str, most: int) -> Engine:
        if (address, most) not in kept:
            kept[address, most] = made(address, most)
            kept[address, most].dispose = lambda *_, **__: None  # type: ignore[method-assign]
        return kept[address, most]

    patch = pytest.MonkeyPatch()
    patch.setattr(connections, "engine", engine)
    yield
    patch.undo()
    for one in kept.values():
        type(one).dispose(one)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each test on a database runs once on each engine."""
    return str(request.param)
