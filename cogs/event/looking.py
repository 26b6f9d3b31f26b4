"""Looking at events: one, those to come, who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.cards.event import event_card
from domain.events.model import EventId, Reply
from services.events import answering, reading

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press


async def answer(press: Press, view: LayoutView) -> None:
    """The next card: in place of one that only the presser sees, else a new one beside what others read."""
    message = press.interaction.message
    if message is not None and message.flags.ephemeral:
        await press.update(view)
    else:
        await press.reply(view)


async def open_event(press: Press, event: int, said: str = "") -> None:
    """The card of an event for the presser."""
    view = await press.read(reading.show, EventId(event))
    await answer(press, event_card(view, press.t, said))


@controls.show.handler
@controls.mine.handler
async def _show(press: Press, event: int) -> None:
    await open_event(press, event)


@controls.answer.handler
async def _answer(press: Press, event: int, reply: str) -> None:
    done = await press.write(answering.respond, EventId(event), Reply(reply))
    await answer(press, event_card(done.view, press.t))
