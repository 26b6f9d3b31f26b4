"""`/network import`: a file read in a worker and shown as what it would do; without one, the template."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import discord

from cogs.network.importing.cards import done
from cogs.network.importing.cards.preview import preview
from domain.importing.network import LIMITS
from domain.sheets import must_be_taken
from services import importing
from templates.tables.register import register_tables

if TYPE_CHECKING:
    from cogs.kit import Press

_FILENAME: Final = "register.xlsx"


async def receive(press: Press, file: discord.Attachment | None) -> None:
    """Answer the command."""
    await press.read(importing.may_import)
    if file is None:
        await _send_template(press)
        return
    # Only workers read and write spreadsheets; the bot's start need not know how.
    from documents.sheets.reading import read  # noqa: PLC0415

    must_be_taken(file.filename, file.size, LIMITS)
    await press.working()
    sheets = await press.offload(read, await file.read(), file.filename, LIMITS)
    await press.reply(preview(await press.write(importing.keep, sheets), press.t))


async def _send_template(press: Press) -> None:
    from documents.sheets.writing import write  # noqa: PLC0415

    known = await press.read(importing.register)
    data = await press.offload(write, register_tables(known, press.t))
    file = discord.File(io.BytesIO(data), _FILENAME)
    await press.reply(done.template(known, file, press.t), files=[file])
