"""A pytest plugin that notes the outcome of every test, for `tests.promises`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from tests.promises import RESULTS

if TYPE_CHECKING:
    import pytest


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """One line a phase, in the process that gathers all reports."""
    if "PYTEST_XDIST_WORKER" in os.environ or (report.when != "call" and report.outcome == "passed"):
        return
    with Path(os.environ[RESULTS]).open("a", encoding="utf-8") as log:
        log.write(json.dumps([report.nodeid, report.outcome]) + "\n")
