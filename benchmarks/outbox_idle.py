"""What a process holds that waits for the next notice: Techlink's clock on its outbox, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from benchmarks.resident import resident_mib
from bot.clock import SystemClock
from bot.delivering.alarm import Alarm
from services.core import Core
from storage.database import open_database

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS: Final = 3.0
_AHEAD: Final = timedelta(seconds=10)


async def idle(file: Path) -> dict[str, Any]:
    """The memory of a process that waits for what is pending in that file."""
    database = await open_database(f"sqlite:///{file}", SystemClock())
    core = Core(database, SystemClock(), None)  # type: ignore[arg-type]  # nothing heavy is done
    with contextlib.suppress(TimeoutError):
        async with Alarm(core, _AHEAD) as alarm:
            await asyncio.wait_for(alarm.wait(), _SECONDS)
    held = resident_mib()
    await database.close()
    return {"memory": held}
