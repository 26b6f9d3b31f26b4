"""Looking at events and answering them: one, those to come, for oneself or for one's partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.board import board_of
from cogs.event.cards.done import answered_for, said_to_all
from cogs.event.cards.event import event_card
from cogs.event.cards.join import join_card
from cogs.event.cards.lists import colleagues_card, list_card
from cogs.event.cards.words import moment
from domain.actors import MemberId
from domain.events.model import EventId, Reply
from services.events import answering, joining, reading
from services.practices import offering

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from services.events.views import EventView


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
    offered = await press.read(offering.for_event, view.event)
    await answer(press, event_card(view, press.t, said, offered))


async def open_list(press: Press, page: int = 0, *, gone: bool = False) -> None:
    """What is to come for the presser, or is over."""
    await answer(press, list_card(await press.read(reading.page_of, gone, page), press.t))


@controls.show.handler
@controls.mine.handler
async def _show(press: Press, event: int) -> None:
    await open_event(press, event)


@controls.pick.handler
async def _pick(press: Press) -> None:
    await open_event(press, int(press.values[0]))


@controls.listed.handler
async def _listed(press: Press, gone: int, page: int) -> None:
    await open_list(press, page, gone=bool(gone))


@controls.answer.handler
async def _answer(press: Press, event: int, reply: str) -> None:
    done = await press.write(answering.respond, EventId(event), Reply(reply))
    board_of(press).touch(press.network, event)
    card = event_card(done.view, press.t, await _moved(press, done.view))
    if press.interaction.guild_id is None and press.interaction.message is not None:
        # In their own messages: an offer that was taken is none any more.
        await press.update(card)
    else:
        await answer(press, card)


@controls.answer_all.handler
async def _answer_all(press: Press, event: int) -> None:
    done = await press.write(answering.respond_to_all, EventId(event), Reply.GOING)
    for view in done.views:
        board_of(press).touch(press.network, int(view.event.id))
    await answer(press, event_card(done.views[0], press.t, said_to_all(done, press.t)))


async def _moved(press: Press, view: EventView) -> str:
    """Whoever presses below a card of another date is told so: an invitation stays as it was sent."""
    card = press.interaction.message
    if card is None or not view.event.moved:
        return ""
    was = await press.read(reading.moved_since, view.event.id, card.edited_at or card.created_at)
    if was is None:
        return ""
    return press.t.text(
        "**The date has changed since that card:** it was {was}, now it is {now}. If that does not suit you, "
        "answer otherwise.",
        was=moment(was, "f"),
        now=moment(view.event.starts_at, "f"),
    )


@controls.join.handler
async def _join(press: Press, event: int) -> None:
    given = await press.write(joining.join, EventId(event))
    if given.channel is not None or given.link:
        await press.reply(join_card(given, given.link, press.t))
        return
    await press.reply(join_card(given, await press.core.conferences.link(given), press.t))


@controls.for_partner.handler
async def _for_partner(press: Press, event: int, page: int) -> None:
    found = await press.read(reading.colleagues, EventId(event))
    await answer(press, colleagues_card(found, press.t, page))


@controls.coming.handler
async def _coming(press: Press, event: int) -> None:
    chosen = [MemberId(int(one)) for one in press.values]
    done = await press.write(answering.respond_for_own, EventId(event), chosen)
    board_of(press).touch(press.network, event)
    await answer(press, answered_for(done, press.t))
