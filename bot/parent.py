"""A part that was started by `techlink run` ends with it, however that ends: it holds a pipe to it."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Final

FLAG: Final = "TECHLINK_SUPERVISED"


async def parent_gone() -> None:
    """Return when the process that started us closes our standard input; never without a supervisor."""
    if not os.environ.get(FLAG):
        await asyncio.Event().wait()
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    await reader.read()
