"""For who runs a poll: who can when, a slot is taken, more times, another deadline, called off."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cogs.event.board import board_of, changed
from cogs.event.cards.done import announced
from cogs.event.looking import answer
from cogs.event.polls import controls
from cogs.event.polls.board import poll_board_of
from cogs.event.polls.cards.guests import guests_card
from cogs.event.polls.cards.results import results_card, taking_card, which_deadline
from cogs.event.polls.cards.unheard import unheard_card
from cogs.event.polls.making import begin_more
from cogs.event.polls.windows import deadline_field, times_field, why_field
from cogs.event.windows import guests_fields
from domain.polls import PollId, SlotId
from services.polls import acting, deadlines, guests, nudging, posting, reading, seeing

if TYPE_CHECKING:
    from cogs.kit import Press


async def show_results(press: Press, poll: int, page: int = 0, said: str = "") -> None:
    """Who can when. Raises `NotYourEvent` for who does not run it."""
    await answer(press, results_card(await press.read(reading.results, PollId(poll)), press.t, page, said))


@controls.results.handler
async def _results(press: Press, poll: int, page: int) -> None:
    await show_results(press, poll, page)


# ---- who has not answered


@controls.unheard.handler
async def _unheard(press: Press, poll: int, page: int) -> None:
    await answer(press, unheard_card(await press.read(nudging.look, PollId(poll)), press.t, page))


@controls.nudge.handler
async def _nudge(press: Press, poll: int) -> None:
    await answer(press, unheard_card(await press.write(nudging.nudge, PollId(poll)), press.t))


# ---- a slot is taken


@controls.take.handler
async def _take(press: Press, poll: int, seen: int, slot: int) -> None:
    found = await press.read(seeing.before_taking, PollId(poll), seen, SlotId(slot))
    await answer(press, taking_card(found, press.t))


@controls.decide.handler
async def _decide(press: Press, poll: int, seen: int, slot: int) -> None:
    channel = press.interaction.channel_id if press.interaction.guild_id is not None else None
    done = await press.write(acting.decide, PollId(poll), seen, SlotId(slot), channel)
    poll_board_of(press).touch(press.network, poll)
    assert done.event is not None  # noqa: S101 - `decide` makes it
    event = done.event.event
    standing = await board_of(press).post(int(done.view.network), int(event.id))
    changed(press)
    await answer(press, announced(done.as_event(), standing.channel if standing else None, press.t))


# ---- more times, another deadline


@controls.more.handler
async def _more(press: Press, poll: int) -> None:
    await press.meet()
    t = press.t
    await press.open(
        controls.more_typed.modal(press.network, t.text("Add times"), [times_field("", t)], poll)
    )


@controls.more_typed.handler
async def _more_typed(press: Press, poll: int) -> None:
    await begin_more(press, poll, press.fields.get("times", ""))


@controls.extend.handler
async def _extend(press: Press, poll: int, seen: int) -> None:
    await press.meet()
    t = press.t
    fields = [deadline_field("", t, needed=True)]
    await press.open(controls.extended.modal(press.network, t.text("Another deadline"), fields, poll, seen))


@controls.extended.handler
async def _extended(press: Press, poll: int, seen: int) -> None:
    found = await press.read(deadlines.read, PollId(poll), press.fields.get("deadline", ""))
    if not found.sure:
        await answer(press, which_deadline(found, seen, press.t))
        return
    await _until(press, poll, seen, int(found.choices[0].timestamp()) // 60)


@controls.until.handler
async def _until(press: Press, poll: int, seen: int, minutes: int) -> None:
    at = datetime.fromtimestamp(minutes * 60, UTC)
    done = await press.write(acting.extend, PollId(poll), seen, at)
    poll_board_of(press).touch(press.network, poll)
    said = press.t.text("**People can answer until {time}.**", time=press.t.datetime(at, "full"))
    await answer(press, results_card(done.view, press.t, said=said))


# ---- guests


@controls.guests.handler
async def _guests(press: Press, poll: int) -> None:
    await press.meet()
    t = press.t
    fields = guests_fields(await press.read(guests.language_of, PollId(poll)), t)
    await press.open(controls.guests_typed.modal(press.network, t.text("Invite guests"), fields, poll))


@controls.guests_typed.handler
async def _guests_typed(press: Press, poll: int) -> None:
    pasted, language = press.fields.get("addresses", ""), press.fields.get("language", "")
    found = await press.write(guests.keep, PollId(poll), pasted, language)
    await answer(press, guests_card(found, press.t))


@controls.guests_asked.handler
async def _guests_asked(press: Press, poll: int, draft: int) -> None:
    done = await press.write(guests.send_kept, draft)
    poll_board_of(press).touch(press.network, poll)
    said = press.t.text("**Done.** The invitations are on their way.")
    await answer(press, results_card(done.view, press.t, said=said))


# ---- calling off, the place of its card


@controls.ask_cancel.handler
async def _ask_cancel(press: Press, poll: int, seen: int) -> None:
    await press.meet()
    t = press.t
    modal = controls.cancelled.modal(
        press.network, t.text("Call the date poll off"), [why_field(t)], poll, seen
    )
    await press.open(modal)


@controls.cancelled.handler
async def _cancelled(press: Press, poll: int, seen: int) -> None:
    done = await press.write(acting.cancel, PollId(poll), seen, press.fields.get("why", ""))
    poll_board_of(press).touch(press.network, poll)
    said = press.t.plural("{n} person is told.", "{n} people are told.", done.told) if done.told else ""
    await answer(press, results_card(done.view, press.t, said=said or press.t.text("Nobody had to be told.")))


@controls.post.handler
async def _post(press: Press, poll: int) -> None:
    await press.meet()
    channel, t = press.interaction.channel_id, press.t
    if channel is None or press.interaction.guild_id is None:
        await show_results(
            press, poll, said=t.text("That is possible on the server only: `/event polls` opens it there.")
        )
        return
    board, before = poll_board_of(press), None
    if press.network is not None:
        before = await board.wanted((press.network, poll))
    view = await press.write(posting.post_in, PollId(poll), channel)
    standing = await board.moved(int(view.network), poll, before)
    said = (
        t.text("It stands in this channel now, and is kept current.")
        if standing is not None
        else t.text("It could not be put here: Techlink may not write in this channel.")
    )
    await show_results(press, poll, said=said)
