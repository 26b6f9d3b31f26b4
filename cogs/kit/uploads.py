"""Files that come with a modal: what Discord says of them, and their bytes.

discord.py only reads them for modals that it keeps itself, and ours are not kept (`cogs/kit/modals.py`).
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import discord
import structlog

from domain.files import FileRefused, Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cogs.kit.press import Press
    from domain.files import NewFile

PATIENCE: Final = 60.0
"""Seconds in which Discord has to hand over a file."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Upload:
    """A file that somebody chose in a modal: unchecked. `name` is as they know it, `size` in bytes."""

    name: str
    size: int
    url: str


def upload(data: Mapping[str, Any]) -> Upload:
    """An attachment of an interaction's `resolved`.

    Where Discord took letters out of the name, `title` has it as it was, without its end.
    """
    name, title = str(data["filename"]), data.get("title")
    if title:
        name = f"{title}{PurePath(name).suffix}"
    return Upload(name, int(data["size"]), str(data["url"]))


async def receive(press: Press, sent: Upload) -> NewFile:
    """Fetch a file and keep its bytes, where a row can name them. Raises `FileRefused`."""
    files = press.core.files
    files.check(sent.name, sent.size)
    await press.working()
    try:
        async with asyncio.timeout(PATIENCE):
            data = await press.interaction.client.http.get_from_cdn(sent.url)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.warning("file_not_fetched", error=repr(error), size=sent.size)
        raise FileRefused(Refusal.UNREACHED, sent.name, sent.size) from error
    return await files.keep(sent.name, data)
