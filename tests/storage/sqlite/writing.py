"""A process to be killed: `python -m tests.storage.sqlite.writing FILE` acknowledges numbers as fast as it can."""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from storage.schema.people import person
from storage.sqlite.database import SqliteDatabase
from tests.clock import FixedClock

if TYPE_CHECKING:
    from storage.transaction import Unscoped

WRITERS = 8


def add(tx: Unscoped, number: int) -> None:
    tx.connection.execute(insert(person).values(name=f"a{number}", created_at=tx.now))
    tx.connection.execute(insert(person).values(name=f"b{number}", created_at=tx.now))


async def main(path: Path) -> None:
    database = await SqliteDatabase.open(path, FixedClock())
    numbers = count()

    async def write() -> None:
        for number in numbers:
            await database.write(lambda tx, number=number: add(tx, number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()

    await asyncio.gather(*(write() for _ in range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
