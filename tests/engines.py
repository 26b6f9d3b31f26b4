"""On which engines a test runs. `ENGINES` in a `conftest.py` overrides the fixture `engine` for its folder."""

from __future__ import annotations

from typing import Final

import pytest

ENGINES: Final = ("sqlite", "postgresql")

# For a test or a module about one engine's own matters.
sqlite_only = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
postgres_only = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
