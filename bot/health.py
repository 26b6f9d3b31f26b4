"""`techlink health`: whether what `techlink run` started is there, for a container or another watcher.

The ready file says which processes there are and where they listen. It is there once all are ready: each of
them has to live, and each address to answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from bot import ready

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE: Final = aiohttp.ClientTimeout(total=4)
_ASKED: Final = {"chat": "/playground/clock", "portal": "/signin"}
"""What costs little and answers only when the part works."""


async def troubles(file: Path) -> list[str]:
    """What is not as it should be, a line each; nothing when all is well."""
    said = ready.read(file)
    if said is None:
        return [f"Not ready: there is no {file} yet."]
    found = [f"{name} does not run." for name, pid in said.get("pids", {}).items() if not _lives(int(pid))]
    return found + await _silent(said.get("here", {}))


async def _silent(here: dict[str, Any]) -> list[str]:
    found: list[str] = []
    # Straight to this machine: no proxy of the environment in between.
    async with aiohttp.ClientSession(timeout=_PATIENCE, trust_env=False) as http:
        for name, url in here.items():
            try:
                async with http.get(f"{url}{_ASKED.get(name, '/')}") as answer:
                    if answer.status != 200:
                        found.append(f"{name} answers {answer.status}.")
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                found.append(f"{name} does not answer at {url}: {type(error).__name__}.")
    return found


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another account's
    return True
