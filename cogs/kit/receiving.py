"""The bytes of files that came with a modal, fetched from Discord and kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import aiohttp
import discord
import structlog

from domain.files import FileRefused, Refusal

if TYPE_CHECKING:
    from cogs.kit.press import Press
    from cogs.kit.uploads import Upload
    from domain.files import NewFile

PATIENCE: Final = 60.0
"""Seconds in which Discord has to hand over a file."""
_log = structlog.get_logger(__name__)


async def receive(press: Press, sent: Upload) -> NewFile:
    """Fetch a file and keep its bytes, where a row can name them. Raises `FileRefused`."""
    files = press.core.files
    return await files.keep(sent.name, await fetch(press, sent))


async def fetch(press: Press, sent: Upload) -> bytes:
    """The bytes of a file that is not kept. Raises `FileRefused`."""
    press.core.files.check(sent.name, sent.size)
    await press.working()
    try:
        async with asyncio.timeout(PATIENCE):
            data: bytes = await press.interaction.client.http.get_from_cdn(sent.url)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.warning("file_not_fetched", error=repr(error), size=sent.size)
        raise FileRefused(Refusal.UNREACHED, sent.name, sent.size) from error
    return data
