"""A new date poll, or more times for one: typed, shown as understood, asked one by one, published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.cards.preview import discarded
from cogs.event.looking import answer
from cogs.event.polls import controls
from cogs.event.polls.board import poll_board_of
from cogs.event.polls.cards.draft import draft_card, published
from cogs.event.polls.cards.results import results_card
from cogs.event.polls.windows import draft_fields, time_field, times_field
from domain.errors import Changed, DomainError, NotAllowed
from domain.polls import PollId
from services.polls import drafting

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.polls.draft_reading import PollDraft, PollTyped


async def begin(press: Press, typed: PollTyped, times: str) -> None:
    """What a command said, as it was understood; nobody is told yet."""
    await press.read(drafting.prepare, times)
    await _show(press, await press.write(drafting.begin, typed, times))


async def begin_more(press: Press, poll: int, times: str) -> None:
    """More times for a poll that there is."""
    await _show(press, await press.write(drafting.begin_more, PollId(poll), times))


async def _show(press: Press, draft: PollDraft, page: int = 0) -> None:
    await answer(press, draft_card(draft, press.t, page))


@controls.choose.handler
async def _choose(press: Press, draft: int, turn: int, at: int, number: int) -> None:
    await _show(press, await press.write(drafting.choose, draft, turn, at, number))


@controls.retype.handler
async def _retype(press: Press, draft: int, at: int) -> None:
    found, t = await press.write(drafting.load, draft), press.t
    if not 0 <= at < len(found.times):
        raise Changed
    fields = [time_field(found.times[at].piece.typed, t)]
    await press.open(controls.retyped.modal(press.network, t.text("Type again"), fields, draft, at))


@controls.retyped.handler
async def _retyped(press: Press, draft: int, at: int) -> None:
    await _show(press, await press.write(drafting.retype, draft, at, press.fields.get("times", "")))


@controls.leave_out.handler
async def _leave_out(press: Press, draft: int, turn: int, at: int) -> None:
    await _show(press, await press.write(drafting.leave_out, draft, turn, at))


@controls.add.handler
async def _add(press: Press, draft: int) -> None:
    await press.write(drafting.load, draft)
    t = press.t
    await press.open(controls.added.modal(press.network, t.text("Add times"), [times_field("", t)], draft))


@controls.added.handler
async def _added(press: Press, draft: int) -> None:
    await _show(press, await press.write(drafting.add, draft, press.fields.get("times", "")))


@controls.window.handler
async def _window(press: Press, draft: int, form: str) -> None:
    found, t = await press.write(drafting.load, draft), press.t
    title = t.text("For whom, until when") if form == "who" else t.text("What and when")
    await press.open(controls.typed.modal(press.network, title, draft_fields(found, form, t), draft))


@controls.typed.handler
async def _typed(press: Press, draft: int) -> None:
    await _show(press, await press.write(drafting.type_into, draft, press.fields))


@controls.turn.handler
async def _turn(press: Press, draft: int, page: int) -> None:
    await _show(press, await press.write(drafting.load, draft), page)


@controls.publish.handler
async def _publish(press: Press, draft: int, turn: int) -> None:
    channel = press.interaction.channel_id if press.interaction.guild_id is not None else None
    try:
        done = await press.write(drafting.publish, draft, turn, channel)
    except (Changed, NotAllowed):
        raise
    except DomainError:
        # Time has gone by since the preview: it says now what stands in the way.
        await _show(press, await press.write(drafting.load, draft))
        return
    network, poll = int(done.view.network), int(done.view.poll.id)
    if done.view.poll.revision:
        poll_board_of(press).touch(network, poll)
        said = press.t.plural(
            "**Added.** {n} person is asked to look again.",
            "**Added.** {n} people are asked to look again.",
            done.told,
        )
        await answer(press, results_card(done.view, press.t, said=said))
        return
    standing = await poll_board_of(press).post(network, poll) if channel is not None else None
    await answer(press, published(done, standing.channel if standing else None, press.t))


@controls.discard.handler
async def _discard(press: Press, draft: int) -> None:
    await press.write(drafting.drop, draft)
    await press.update(discarded(press.t))
