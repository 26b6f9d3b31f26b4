"""Which tests count for coverage: those of the rooms that are held to it, each on one engine.

Under `coverage run` the others run unmeasured: a second engine walks through the same lines, and a room's lines
are to be shown by its own tests, not by whoever comes by. Measuring takes two thirds of a test's time again.
Without `coverage run`, nothing here does anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

# Asked for once: it forgets what was stopped.
_measuring: Final = coverage.Coverage.current()
_HELD: Final = tuple(Path(__file__).parent / room for room in ("domain", "services", "storage"))


def counts(item: pytest.Item) -> bool:
    """Whether the test says what is covered. Storage does so on both engines, which it has code for."""
    room = next((one for one in _HELD if item.path.is_relative_to(one)), None)
    again = getattr(item, "callspec", None)
    second = again is not None and again.params.get("engine") == "postgresql"
    return room is not None and (not second or room.name == "storage")


def pytest_collection_finish() -> None:
    """All is imported, which counts; from now on each test is asked for itself."""
    if _measuring is not None:
        _measuring.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure one test, if it counts."""
    if _measuring is None or not counts(item):
        return (yield)
    _measuring.start()
    try:
        return (yield)
    finally:
        _measuring.stop()
