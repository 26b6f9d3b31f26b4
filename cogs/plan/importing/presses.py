"""A file for a plan is taken, read in a worker, shown as what it would do, corrected, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.columns import PAGE, chosen_key
from cogs.plan.importing import columns as cards
from cogs.plan.importing import controls
from cogs.plan.importing.preview import forgotten, imported, preview
from domain.plans.importing.reading import LIMITS
from domain.sheets import must_be_taken
from services.plans import importing
from services.plans.importing import PlanImport

if TYPE_CHECKING:
    import discord

    from cogs.kit import Press
    from domain.plans.model import PlanId


async def receive(press: Press, plan: PlanId, file: discord.Attachment) -> None:
    """Answer the command. Raises `RoleNeeded` and what reading the file raises."""
    await press.read(importing.may_import)
    # Only workers read spreadsheets; the bot's start need not know how.
    from documents.sheets.reading import read  # noqa: PLC0415

    must_be_taken(file.filename, file.size, LIMITS)
    await press.working()
    sheets = await press.offload(read, await file.read(), file.filename, LIMITS)
    await press.reply(preview(await press.write(importing.keep, plan, sheets), press.t))


@controls.show.handler
async def _show(press: Press, draft: int, page: int) -> None:
    await press.update(preview(await press.read(importing.show, draft), press.t, page))


@controls.columns.handler
async def _columns(press: Press, draft: int, sheet: int, page: int) -> None:
    await press.update(cards.columns(await press.read(importing.show, draft), sheet, press.t, page))


@controls.holds.handler
async def _holds(press: Press, draft: int, sheet: int) -> None:
    view = await press.write(importing.hold, draft, sheet, chosen_key(press.values[0]))
    await press.update(cards.columns(view, sheet, press.t))


@controls.column.handler
async def _column(press: Press, draft: int, sheet: int, page: int) -> None:
    view = await press.read(importing.show, draft)
    await press.update(cards.columns(view, sheet, press.t, page, int(press.values[0])))


@controls.says.handler
async def _says(press: Press, draft: int, sheet: int, column: int) -> None:
    field = chosen_key(press.values[0])
    view = await press.write(importing.say, draft, sheet, column, field)
    await press.update(cards.columns(view, sheet, press.t, (column - 1) // PAGE))


@controls.go.handler
async def _go(press: Press, draft: int, stamp: str) -> None:
    done = await press.write(importing.apply, draft, stamp)
    if isinstance(done, PlanImport):
        await press.update(preview(done, press.t))
        return
    await press.update(imported(done, press.network or 0, press.t))


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    await press.write(importing.forget, draft)
    await press.update(forgotten(press.t))
