"""Which tests count for coverage: those of domain, services, storage and the pages, on the engine of most.

Under `coverage run` the others run unmeasured. They are about other rooms and touch these on their way, and
measuring takes two thirds of a test's time again. Without `coverage run`, nothing here does anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_HERE: Final = Path(__file__).parent
# Asked for once: it forgets what was stopped.
_measuring: Final = coverage.Coverage.current()
COUNT: Final = tuple(_HERE / name for name in ("domain", "portal", "services", "storage"))


def counts(item: pytest.Item) -> bool:
    """Whether the test says what is covered."""
    again = getattr(item, "callspec", None)
    elsewhere = again is not None and again.params.get("engine") == "postgresql"
    return not elsewhere and any(item.path.is_relative_to(folder) for folder in COUNT)


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
