"""Services mean the same on both engines."""

from __future__ import annotations

import pytest

from tests.engines import ENGINES


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each test on a database runs once on each engine."""
    return str(request.param)
