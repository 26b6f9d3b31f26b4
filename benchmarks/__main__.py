"""`python -m benchmarks`: run every measurement and renew docs/benchmarks.md."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks import interactions, report

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure, print, write."""
    page = report.page(asyncio.run(interactions.measure()))
    PAGE.write_text(page, "utf-8")
    print(page)


if __name__ == "__main__":
    main()
