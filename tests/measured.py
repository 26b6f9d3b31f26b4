"""Which tests count for coverage: each on one engine, and none that only looks on from outside.

Under `coverage run` the others run unmeasured: a second engine walks through the same lines, and what starts
processes or a browser touches none of ours in this one. Measuring takes two thirds of a test's time again.
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
_STORAGE: Final = Path(__file__).parent / "storage"
_OUTSIDE: Final = ("e2e", "browser")


def counts(item: pytest.Item) -> bool:
    """Whether the test says what is covered. Storage does so on both engines, which it has code for."""
    again = getattr(item, "callspec", None)
    second = again is not None and again.params.get("engine") == "postgresql"
    if any(item.get_closest_marker(name) for name in _OUTSIDE):
        return False
    return not second or item.path.is_relative_to(_STORAGE)


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
