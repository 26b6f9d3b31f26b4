"""`python -m benchmarks`: run every measurement, or those that are named, and renew docs/benchmarks.md."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import charts, charts_report, interactions, report
from benchmarks.page import renewed

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE: Final = Path(__file__).parent.parent / "docs" / "benchmarks.md"
# In the order of the page; each gives its section.
MEASUREMENTS: Final[dict[str, Callable[[], str]]] = {
    "interactions": lambda: report.section(asyncio.run(interactions.measure())),
    "charts": lambda: charts_report.section(asyncio.run(charts.measure())),
}


def main() -> None:
    """Measure, print, write."""
    wanted = sys.argv[1:] or list(MEASUREMENTS)
    if unknown := set(wanted) - set(MEASUREMENTS):
        sys.exit(f"No measurement {', '.join(sorted(unknown))}. There are: {', '.join(MEASUREMENTS)}")
    for name in wanted:
        section = MEASUREMENTS[name]()
        print(section)
        PAGE.write_text(renewed(PAGE.read_text("utf-8"), {name: section}, list(MEASUREMENTS)), "utf-8")


if __name__ == "__main__":
    main()
