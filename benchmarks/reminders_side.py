"""One step of `reminders` as a process: `python -m benchmarks.reminders_side SIDE STEP DATABASE RESULT`.

Only that side's libraries are imported, so that what it holds is its own.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from pathlib import Path


def main(side: str, step: str, database: str, result: str) -> None:
    """Run one step on a database file and write what it found."""
    module = importlib.import_module(f"benchmarks.{side}")
    found = asyncio.run(getattr(module, step)(Path(database)))
    Path(result).write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
