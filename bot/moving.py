"""`techlink move`: from the SQLite file to a PostgreSQL server, told table by table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.config import FILES, without_password
from storage.moving import move

if TYPE_CHECKING:
    from bot.config import Config


def run(config: Config, to: str) -> None:
    """Copy, and say what to do next. Raises a `storage.errors.StorageError` when nothing has arrived."""
    moved = move(config.address, to, _tell)
    sys.stdout.write(
        f"{sum(moved.values()):,} rows have arrived in {without_password(to)}, and were counted there. "
        f"{config.shown_address} is as it was.\n"
        f"Files that people gave stay in {config.data / FILES}: leave TECHLINK_DATA as it is.\n"
        "Now set TECHLINK_DATABASE to the new address, and start Techlink.\n"
    )


def _tell(table: str, copied: int, total: int) -> None:
    """A line a table; on a terminal it counts while it is copied."""
    done = copied == total
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{table}: {copied:,} of {total:,}" + "\n" * done)
        sys.stdout.flush()
    elif done:
        sys.stdout.write(f"{table}: {total:,}\n")
