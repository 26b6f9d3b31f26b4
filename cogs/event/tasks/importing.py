"""A spreadsheet of the methodology is taken, read in a worker, shown as what it would change, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.looking import answer as show_card
from cogs.event.tasks import controls
from cogs.event.tasks.preview import columns, imported, preview
from cogs.kit.columns import ColumnActs, ColumnCards, ColumnWork, answer
from cogs.kit.previews import forgotten_card
from domain.methodology.exchange.reading import LIMITS
from domain.sheets import must_be_taken
from services.methodology import exchange
from services.methodology.exchange import MethodologyImport

if TYPE_CHECKING:
    import discord

    from cogs.kit import Press

ACTS = ColumnActs("event", controls.show, controls.columns, controls.holds, controls.column, controls.says)


async def take(press: Press, file: discord.Attachment) -> None:
    """Answer the command. Raises `RoleNeeded` and what reading the file raises."""
    await press.read(exchange.may_import)
    # Only workers read spreadsheets; the bot's start need not know how.
    from documents.sheets.reading import read  # noqa: PLC0415

    must_be_taken(file.filename, file.size, LIMITS)
    await press.working()
    sheets = await press.offload(read, await file.read(), file.filename, LIMITS)
    await press.reply(preview(await press.write(exchange.keep, sheets), press.t))


answer(
    ACTS,
    ColumnWork(exchange.show, exchange.hold, exchange.say),
    ColumnCards(preview, lambda view, sheet, t, page, chosen: columns(ACTS, view, sheet, t, page, chosen)),
)


@controls.go.handler
async def _go(press: Press, draft: int, stamp: str) -> None:
    done = await press.write(exchange.apply, draft, stamp)
    card = preview(done, press.t) if isinstance(done, MethodologyImport) else imported(done, press.t)
    await show_card(press, card)


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    await press.write(exchange.forget, draft)
    await show_card(press, forgotten_card(press.t))
