"""A file for a plan is taken, read in a worker, shown as what it would do, corrected, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.columns import ColumnCards, ColumnWork, answer
from cogs.kit.modals import Field
from cogs.kit.previews import forgotten_card
from cogs.plan.importing import columns as cards
from cogs.plan.importing import controls
from cogs.plan.importing.preview import imported, preview
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


answer(
    cards.ACTS,
    ColumnWork(importing.show, importing.hold, importing.say),
    ColumnCards(preview, cards.columns),
)


@controls.go.handler
async def _go(press: Press, draft: int, stamp: str) -> None:
    await press.meet()
    await _ask_why(press, draft, stamp, needed=False)


@controls.go_with_reason.handler
async def _go_with_reason(press: Press, draft: int, stamp: str) -> None:
    await press.meet()
    await _ask_why(press, draft, stamp, needed=True)


async def _ask_why(press: Press, draft: int, stamp: str, *, needed: bool) -> None:
    """The window for the reason; a new day or owner is not taken without one."""
    t = press.t
    field = Field(
        "why",
        t.text("Why?") if needed else t.text("Why? (optional)"),
        paragraph=True,
        required=needed,
        max_length=importing.LONGEST_WHY,
        hint=t.text("It stands in the history of each change, beside the file’s name."),
    )
    await press.open(controls.why.modal(press.network, t.text("Import the file"), [field], draft, stamp))


@controls.why.handler
async def _why(press: Press, draft: int, stamp: str) -> None:
    done = await press.write(importing.apply, draft, stamp, press.fields.get("why", ""))
    if isinstance(done, PlanImport):
        await press.update(preview(done, press.t))
        return
    await press.update(imported(done, press.network or 0, press.t))


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    await press.write(importing.forget, draft)
    await press.update(forgotten_card(press.t))
