"""For who runs an event: moving, changing, calling off; the people, the history, the announcement's place."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.event import controls
from cogs.event.board import board_of, changed
from cogs.event.cards.done import not_changed
from cogs.event.cards.event import event_card
from cogs.event.cards.lists import cancel_card, history_card, people_card
from cogs.event.cards.preview import discarded, move_preview
from cogs.event.looking import answer, open_event
from cogs.event.people_file import people_table
from cogs.event.windows import change_fields, length_field, when_field, why_field
from cogs.kit import Card
from cogs.kit.text import fitted
from domain.events.model import EventId
from services.events import announcing, changing, discord_edits, editing, moving, reading
from services.events.editing import ChangeDraft
from templates.words.event_changes import cancelled_text, changed_text, moved_text, until_now

if TYPE_CHECKING:
    from cogs.kit import Field, Press
    from domain.events.model import Event
    from locales import Translator
    from services.events.views import EventDone


async def begin_move(press: Press, event: int, when: str, length: str = "") -> None:
    """To when an event would be moved, and for whom that changes what."""
    draft = await press.write(moving.begin, EventId(event), when, length)
    await answer(press, move_preview(draft, press.t))


async def open_change(press: Press, event: int, form: str = "what") -> None:
    """The window on an event, with what it says now."""
    await _open_change(press, await press.write(editing.begin, EventId(event), form))


async def ask_cancel(press: Press, event: int) -> None:
    """Whether it is to be called off."""
    await answer(press, cancel_card(await press.read(reading.before_cancelling, EventId(event)), press.t))


async def show_people(press: Press, event: int, page: int = 0) -> None:
    """Who comes."""
    await answer(press, people_card(await press.read(reading.people, EventId(event)), press.t, page))


async def show_history(press: Press, event: int) -> None:
    """What was done with it."""
    await answer(press, history_card(await press.read(reading.history, EventId(event)), press.t))


async def _done(press: Press, done: EventDone, said: str) -> None:
    """The event's card with what was done; announcements follow."""
    changed(press, *(int(event.id) for event in (done.view.event, *done.others)))
    await answer(press, event_card(done.view, press.t, said))


# ---- moving


@controls.move.handler
async def _move(press: Press, event: int) -> None:
    found = await press.read(reading.before_moving, EventId(event))
    fields = _move_fields(found.event, "", "", press.t)
    await press.open(controls.move_typed.modal(press.network, press.t.text("Move it"), fields, event))


def _move_fields(event: Event, when: str, length: str, t: Translator) -> list[Field]:
    """Another time, beside the present one."""
    hint = until_now(event.span, t)
    return [when_field(when, t, hint), length_field(length, t, t.text("Empty: as long as now"))]


@controls.move_typed.handler
async def _move_typed(press: Press, event: int) -> None:
    await begin_move(press, event, press.fields.get("when", ""), press.fields.get("length", ""))


@controls.move_again.handler
async def _move_again(press: Press, draft: int) -> None:
    found = await press.write(moving.load, draft)
    fields = _move_fields(found.view.event, found.when, found.length, press.t)
    await press.open(controls.move_again_typed.modal(press.network, press.t.text("Move it"), fields, draft))


@controls.move_again_typed.handler
async def _move_again_typed(press: Press, draft: int) -> None:
    when, length = press.fields.get("when", ""), press.fields.get("length", "")
    await answer(press, move_preview(await press.write(moving.type_into, draft, when, length), press.t))


@controls.move_choose.handler
async def _move_choose(press: Press, draft: int, turn: int, number: int) -> None:
    await answer(press, move_preview(await press.write(moving.choose, draft, turn, number), press.t))


@controls.move_go.handler
async def _move_go(press: Press, draft: int, turn: int, following: int) -> None:
    done = await press.write(moving.carry_out, draft, turn, following=bool(following))
    await _done(press, done, moved_text(done.told, len(done.others), press.t))


@controls.move_drop.handler
async def _move_drop(press: Press, draft: int) -> None:
    await press.write(moving.drop, draft)
    await press.update(discarded(press.t))


# ---- changing


@controls.change.handler
async def _change(press: Press, event: int, form: str) -> None:
    await open_change(press, event, form)


@controls.correct.handler
async def _correct(press: Press, draft: int) -> None:
    await _open_change(press, await press.read(editing.load, draft))


async def _open_change(press: Press, draft: ChangeDraft) -> None:
    t = press.t
    title = t.text("Change {event}", event=draft.event.code)
    fields = change_fields(draft.form, draft.said, t)
    await press.open(controls.change_typed.modal(press.network, title, fields, draft.id))


@controls.change_typed.handler
async def _change_typed(press: Press, draft: int) -> None:
    done = await press.write(editing.type_into, draft, press.fields)
    if isinstance(done, ChangeDraft):
        await answer(press, not_changed(done, press.network, press.t))
        return
    await _done(press, done, changed_text(done.told, press.t))


@controls.change_drop.handler
async def _change_drop(press: Press, draft: int) -> None:
    await press.write(editing.drop, draft)
    await press.update(discarded(press.t))


# ---- calling off


@controls.ask_cancel.handler
async def _ask_cancel(press: Press, event: int) -> None:
    await ask_cancel(press, event)


@controls.cancel.handler
async def _cancel(press: Press, event: int, seen: int, following: int) -> None:
    await press.meet()
    t = press.t
    modal = controls.cancelled.modal(
        press.network, t.text("Call it off"), [why_field(t)], event, seen, following
    )
    await press.open(modal)


@controls.cancelled.handler
async def _cancelled(press: Press, event: int, seen: int, following: int) -> None:
    why = press.fields.get("why", "")
    done = await press.write(changing.cancel, EventId(event), seen, why, following=bool(following))
    await _done(press, done, cancelled_text(done.told, len(done.others), press.t))


# ---- people, history, the place of the announcement


@controls.people.handler
async def _people(press: Press, event: int, page: int) -> None:
    await show_people(press, event, page)


@controls.people_file.handler
async def _people_file(press: Press, event: int, ending: str) -> None:
    await send_people(press, event, ending)


async def send_people(press: Press, event: int, ending: str) -> None:
    """The list of people as a file, for the eyes of who asked."""
    # Only workers make documents; the bot's start need not read how.
    from documents.sheets.plain import write_plain  # noqa: PLC0415
    from documents.sheets.writing import write  # noqa: PLC0415

    found = await press.read(reading.people, EventId(event))
    t = press.t
    table = people_table(found, t)
    data = (
        await press.offload(write_plain, table) if ending == "csv" else await press.offload(write, (table,))
    )
    name = f"{found.view.event.code}-{found.view.now.date().isoformat()}.{ending}"
    file = discord.File(io.BytesIO(data), name)
    card = Card(t, "event").small(fitted(found.view.event.title, 100))
    card.title(t.text("The people of {event} as a file", event=found.view.event.code)).file(file)
    card.footer(t.text("Only you see this. It holds people’s names: delete it when it has served."))
    await press.reply(card.view(), files=[file])


@controls.history.handler
async def _history(press: Press, event: int) -> None:
    await show_history(press, event)


@controls.on_discord.handler
async def _on_discord(press: Press, event: int, act: str) -> None:
    await press.meet()
    t = press.t
    if act == "take":
        done = await press.write(discord_edits.take_over, EventId(event))
        await _done(press, done, changed_text(done.told, t))
        return
    if act == "back":
        await press.write(discord_edits.put_back, EventId(event))
        said = t.text("Discord shows again what stands here, in a moment.")
    else:
        await press.write(discord_edits.announce_again, EventId(event), act)
        said = t.text("It is made again on Discord, in a moment.")
    changed(press, event)
    await open_event(press, event, said)


@controls.post.handler
async def _post(press: Press, event: int) -> None:
    await press.meet()
    channel = press.interaction.channel_id
    if channel is None or press.interaction.guild_id is None:
        said = press.t.text("That is possible on the server only: open it there with `/event show`.")
        await open_event(press, event, said)
        return
    board, before = board_of(press), None
    if press.network is not None:
        before = await board.wanted((press.network, event))
    view = await press.write(announcing.post_in, EventId(event), channel)
    standing = await board.moved(int(view.network), event, before)
    changed(press)
    said = (
        press.t.text("It stands in this channel now, and is kept current.")
        if standing is not None
        else press.t.text("It could not be put here: Techlink may not write in this channel.")
    )
    await open_event(press, event, said)
