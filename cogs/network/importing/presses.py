"""What happens when something is pressed on the cards of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.columns import ColumnCards, ColumnWork, answer
from cogs.kit.previews import forgotten_card
from cogs.network.importing import controls
from cogs.network.importing.cards import columns as cards
from cogs.network.importing.cards import done as receipts
from cogs.network.importing.cards.preview import preview
from cogs.network.partners.people import mirrored
from services import importing
from services.importing import ImportView

if TYPE_CHECKING:
    from cogs.kit import Press

answer(
    cards.ACTS,
    ColumnWork(importing.show, importing.hold, importing.say),
    ColumnCards(preview, cards.columns),
)


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
    await press.update(forgotten_card(press.t))
