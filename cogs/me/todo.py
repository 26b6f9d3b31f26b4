"""What happens when somebody looks at what they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.me import controls, todo_cards
from services.todo import listing

if TYPE_CHECKING:
    from cogs.kit import Press


async def show_todo(press: Press, page: int = 0) -> None:
    """A page of the list, in place after a press, anew after a command."""
    await press.update(todo_cards.todo_card(await press.read(listing.mine, page), press.t))


@controls.todo.handler
async def _todo(press: Press, page: int) -> None:
    await show_todo(press, page)


@controls.todo_of_reminder.handler
async def _of_reminder(press: Press) -> None:
    """Pressed on a reminder, which stays: answered to the presser alone."""
    await press.reply(todo_cards.todo_card(await press.read(listing.mine), press.t))


@controls.fitting.handler
async def _fitting(press: Press, minutes: int) -> None:
    await press.update(todo_cards.fitting_card(await press.read(listing.fitting, minutes), press.t))
