"""What happens when something is pressed on the cards of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.columns import PAGE, chosen_key
from cogs.network.importing import controls
from cogs.network.importing.cards import columns as cards
from cogs.network.importing.cards import done as receipts
from cogs.network.importing.cards.preview import preview
from cogs.network.partners.people import mirrored
from services import importing
from services.importing import ImportView

if TYPE_CHECKING:
    from cogs.kit import Press


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
    if isinstance(done, ImportView):
        await press.update(preview(done, press.t))
        return
    troubles = await mirrored(press, done.mirrors)
    await press.update(receipts.imported(done, troubles, press.t))


@controls.undo.handler
async def _undo(press: Press, draft: int) -> None:
    done = await press.write(importing.undo, draft)
    troubles = await mirrored(press, done.mirrors)
    await press.update(receipts.undone(done, troubles, press.t))


@controls.forget.handler
async def _forget(press: Press, draft: int) -> None:
    await press.write(importing.forget, draft)
    await press.update(receipts.forgotten(press.t))
