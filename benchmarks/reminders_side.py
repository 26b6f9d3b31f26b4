"""One side of `reminders`, in a process of its own: `python -m benchmarks.reminders_side SIDE FOLDER FILE`."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path


def main(name: str, folder: Path, file: Path) -> None:
    """Measure one side and write what was found. Only that side's libraries are imported."""
    if name == "apscheduler":
        from benchmarks import plain_reminders  # noqa: PLC0415

        found = asyncio.run(plain_reminders.measure(folder / "plain.sqlite3"))
    else:
        from benchmarks import outbox_reminders  # noqa: PLC0415

        measured = outbox_reminders.tenfold if name == "tenfold" else outbox_reminders.measure
        found = asyncio.run(measured(folder / f"{name}.sqlite3"))
    file.write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
