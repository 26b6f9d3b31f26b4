"""For who is asked: the own card, where each press is saved; and the list of polls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.looking import answer
from cogs.event.polls import controls
from cogs.event.polls.board import poll_board_of
from cogs.event.polls.cards.own import list_card, own_card
from cogs.event.polls.cards.results import results_card
from domain.polls import PollId, SlotId, Vote
from services.polls import acting, reading

if TYPE_CHECKING:
    from cogs.kit import Press


async def open_poll(press: Press, poll: int) -> None:
    """A poll: what one says oneself while one can; the results for who runs it after that."""
    view = await press.read(reading.show, PollId(poll))
    card = results_card if view.runs and not (view.open and view.invited) else own_card
    await answer(press, card(view, press.t))


async def open_list(press: Press, page: int = 0) -> None:
    """The polls that somebody may look at."""
    await answer(press, list_card(await press.read(reading.page_of, page), press.t))


@controls.mine.handler
async def _mine(press: Press, poll: int) -> None:
    await answer(press, own_card(await press.read(reading.show, PollId(poll)), press.t))


@controls.answer.handler
async def _answer(press: Press, poll: int, page: int) -> None:
    await answer(press, own_card(await press.read(reading.show, PollId(poll)), press.t, page))


@controls.say.handler
async def _say(press: Press, poll: int, slot: int, vote: str, page: int) -> None:
    view = await press.write(acting.say, PollId(poll), {SlotId(slot): Vote(vote)})
    poll_board_of(press).touch(press.network, poll)
    await answer(press, own_card(view, press.t, page, saved=True))


@controls.say_all.handler
async def _say_all(press: Press, poll: int, vote: str, page: int) -> None:
    view = await press.write(acting.say_all, PollId(poll), Vote(vote))
    poll_board_of(press).touch(press.network, poll)
    await answer(press, own_card(view, press.t, page, saved=True))


@controls.listed.handler
async def _listed(press: Press, page: int) -> None:
    await open_list(press, page)


@controls.pick.handler
async def _pick(press: Press) -> None:
    await open_poll(press, int(press.values[0]))
