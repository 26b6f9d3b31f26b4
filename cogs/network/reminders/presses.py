"""What happens when the coordination looks at the reminders of milestones, and says them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.errors import explain
from cogs.network.reminders import cards, controls
from domain.errors import Changed, DomainError, NotAllowed
from services.plans import ladders, typed

if TYPE_CHECKING:
    from cogs.kit import Press


async def show_reminders(press: Press, said: str = "") -> None:
    """The card, in place after a press, anew after a command."""
    view = await press.read(ladders.show)
    await press.update(cards.reminders_card(view, press.t, said))


@controls.change.handler
async def _change(press: Press) -> None:
    window = await press.write(ladders.begin, ladders.REMINDERS)
    await press.open(cards.ask(press.network, window, press.t))


@controls.postponing.handler
async def _postponing(press: Press) -> None:
    window = await press.write(ladders.begin, ladders.POSTPONING)
    await press.open(cards.ask(press.network, window, press.t))


@controls.default.handler
async def _default(press: Press) -> None:
    await press.update(cards.preview_card(await press.write(ladders.to_default), press.t))


@controls.typed.handler
async def _typed(press: Press, window: int) -> None:
    kept = await press.write(ladders.take, window, press.fields)
    try:
        found = await press.read(ladders.preview, kept.id)
    except (Changed, NotAllowed):
        raise
    except DomainError as error:
        # Kept as it was typed: the window opens again with it.
        await press.update(cards.refused(press.network, kept.id, explain(error, press.t), press.t))
        return
    await press.update(cards.preview_card(found, press.t))


@controls.correct.handler
async def _correct(press: Press, window: int) -> None:
    await press.open(cards.ask(press.network, await press.read(typed.load, window), press.t))


@controls.carry_out.handler
async def _carry_out(press: Press, window: int) -> None:
    moved = await press.write(ladders.carry_out, window)
    await show_reminders(press, cards.changed(moved, press.t))


@controls.drop.handler
async def _drop(press: Press, window: int) -> None:
    await press.write(typed.drop, window)
    await show_reminders(press, press.t.text("Discarded. Nothing was changed."))
