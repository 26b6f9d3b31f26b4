"""What is pressed around minutes: entries, quotes, follow-ups, the round of approval, materials."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import discord

from cogs.event.looking import answer
from cogs.event.meeting import controls
from cogs.event.meeting.cards.entry import (
    draft_card,
    dropped,
    entry_card,
    material_card,
    materials_card,
    quote_card,
)
from cogs.event.meeting.cards.minutes import minutes_card, withdraw_card
from cogs.event.meeting.windows import (
    action_fields,
    answer_fields,
    entry_fields,
    file_fields,
    link_fields,
    objection_fields,
    sending_fields,
)
from cogs.kit import receive
from domain.events.model import EventId
from domain.meetings.model import EntryId, EntryKind, MaterialId, Verdict
from services.meetings import approving, following_up, materials, minutes, noting
from services.meetings.noting import EntryDraft
from templates.words.meetings import kind_name

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.meetings.views import EntryView


async def open_minutes(press: Press, event: int, said: str = "") -> None:
    """The minutes."""
    await answer(press, minutes_card(await press.read(minutes.show, EventId(event)), press.t, said))


async def open_note(press: Press, event: int, kind: EntryKind) -> None:
    """The window on something new to note."""
    await _open_note(press, await press.write(noting.begin, EventId(event), kind))


async def _open_note(press: Press, draft: EntryDraft) -> None:
    t = press.t
    fields = entry_fields(draft.kind, draft.said, t)
    modal = controls.noted.modal(press.network, kind_name(draft.kind, t), fields, draft.id)
    await press.open(modal)


async def quoted(press: Press, message: discord.Message) -> None:
    """A message is to stand in the minutes of the event whose thread or room it is in."""
    author = None if message.author.bot else str(message.author.id)
    draft = await press.write(
        noting.begin_quote, message.channel.id, author, message.content, message.jump_url
    )
    await press.reply(quote_card(draft, press.t))


async def _after(press: Press, done: EntryView | EntryDraft) -> None:
    if isinstance(done, EntryDraft):
        await answer(press, draft_card(done, press.t))
    else:
        await answer(press, entry_card(done, press.t, press.t.text("It stands in the minutes.")))


@controls.note.handler
async def _note(press: Press, event: int, kind: str) -> None:
    await open_note(press, event, EntryKind(kind))


@controls.noted.handler
async def _noted(press: Press, draft: int) -> None:
    await _after(press, await press.write(noting.type_into, draft, press.fields))


@controls.note_again.handler
async def _note_again(press: Press, draft: int) -> None:
    await _open_note(press, await press.read(noting.load, draft))


@controls.note_day.handler
async def _note_day(press: Press, draft: int, day: int) -> None:
    await _after(press, await press.write(noting.type_into, draft, {}, date.fromordinal(day)))


@controls.note_drop.handler
async def _note_drop(press: Press, draft: int) -> None:
    await press.write(noting.drop, draft)
    await answer(press, dropped(press.t))


@controls.quote.handler
async def _quote(press: Press, draft: int, kind: str) -> None:
    made = await press.write(noting.as_kind, draft, EntryKind(kind))
    if made.kind is EntryKind.FOLLOW_UP:
        await _open_note(press, made)
    else:
        await _after(press, await press.write(noting.type_into, draft, {}))


# ---- one entry


@controls.entry.handler
async def _entry(press: Press, entry: int) -> None:
    await answer(press, entry_card(await press.read(noting.show, EntryId(entry)), press.t))


@controls.pick_entry.handler
async def _pick_entry(press: Press) -> None:
    entry = EntryId(int(press.values[0]))
    await answer(press, entry_card(await press.read(noting.show, entry), press.t))


@controls.change.handler
async def _change(press: Press, entry: int) -> None:
    await _open_note(press, await press.write(noting.begin_change, EntryId(entry)))


@controls.take_out.handler
async def _take_out(press: Press, entry: int, seen: int) -> None:
    event = await press.write(noting.take_out, EntryId(entry), seen)
    await open_minutes(press, int(event.id), press.t.text("It was taken out; what was sent keeps it."))


@controls.done.handler
async def _done(press: Press, entry: int) -> None:
    done = await press.write(following_up.finish, EntryId(entry))
    await answer(press, entry_card(done, press.t, press.t.text("Done. There are no more reminders of it.")))


@controls.undone.handler
async def _undone(press: Press, entry: int) -> None:
    await answer(press, entry_card(await press.write(following_up.reopen, EntryId(entry)), press.t))


@controls.nameless.handler
async def _nameless(press: Press, entry: int, nameless: int) -> None:
    view = await press.write(noting.leave_nameless, EntryId(entry), nameless=bool(nameless))
    t = press.t
    said = (
        t.text("Your name is not there any more, nor in what was sent before.")
        if nameless
        else t.text("Your name stands there.")
    )
    await answer(press, entry_card(view, t, said))


@controls.milestone.handler
async def _milestone(press: Press, entry: int, seen: int) -> None:
    await press.meet()
    t = press.t
    title = t.text("Make it a milestone")
    await press.open(controls.milestone_typed.modal(press.network, title, action_fields(t), entry, seen))


@controls.milestone_typed.handler
async def _milestone_typed(press: Press, entry: int, seen: int) -> None:
    typed = press.fields.get("action", "")
    view = await press.write(following_up.to_milestone, EntryId(entry), seen, typed)
    said = press.t.text("It is a milestone now; its plan reminds of it.")
    await answer(press, entry_card(view, press.t, said))


# ---- the round of approval


@controls.minutes.handler
async def _minutes(press: Press, event: int) -> None:
    await open_minutes(press, event)


@controls.send_ask.handler
async def _send_ask(press: Press, event: int, seen: int) -> None:
    await press.meet()
    t = press.t
    fields = sending_fields(t)
    await press.open(controls.send.modal(press.network, t.text("Send for approval"), fields, event, seen))


@controls.send.handler
async def _send(press: Press, event: int, seen: int) -> None:
    days = press.fields.get("days", "")
    view = await press.write(
        approving.send, EventId(event), seen, int(days) if days.isdecimal() else approving.USUAL_DAYS
    )
    t = press.t
    said = t.plural("{n} person is asked.", "{n} people are asked.", len(view.silent))
    await answer(press, minutes_card(view, t, said))


@controls.approve.handler
async def _approve(press: Press, event: int, version: int) -> None:
    view = await press.write(approving.say, EventId(event), version, Verdict.APPROVES)
    await answer(press, minutes_card(view, press.t))


@controls.object_.handler
async def _object(press: Press, event: int, version: int) -> None:
    await press.meet()
    t = press.t
    modal = controls.objected.modal(press.network, t.text("Object"), objection_fields(t), event, version)
    await press.open(modal)


@controls.objected.handler
async def _objected(press: Press, event: int, version: int) -> None:
    comment = press.fields.get("comment", "")
    view = await press.write(approving.say, EventId(event), version, Verdict.OBJECTS, comment)
    await answer(press, minutes_card(view, press.t))


@controls.close.handler
async def _close(press: Press, event: int, seen: int) -> None:
    view = await press.write(approving.close, EventId(event), seen)
    await answer(press, minutes_card(view, press.t))


@controls.close_over.handler
async def _close_over(press: Press, event: int, seen: int) -> None:
    await press.meet()
    t = press.t
    view = await press.read(minutes.show, EventId(event))
    fields = answer_fields(len(view.objections), t)
    title = t.text("Approve all the same?")
    await press.open(controls.closed_over.modal(press.network, title, fields, event, seen))


@controls.closed_over.handler
async def _closed_over(press: Press, event: int, seen: int) -> None:
    view = await press.write(approving.close, EventId(event), seen, press.fields.get("answer", ""))
    await answer(press, minutes_card(view, press.t))


@controls.withdraw_ask.handler
async def _withdraw_ask(press: Press, event: int) -> None:
    await answer(press, withdraw_card(await press.read(minutes.show, EventId(event)), press.t))


@controls.withdraw.handler
async def _withdraw(press: Press, event: int, seen: int) -> None:
    view = await press.write(approving.withdraw, EventId(event), seen)
    said = press.t.text("Nobody is asked any more. They are sent anew once they are right.")
    await answer(press, minutes_card(view, press.t, said))


@controls.silence.handler
async def _silence(press: Press, event: int, approves: int) -> None:
    view = await press.write(approving.let_silence, EventId(event), approves=bool(approves))
    await answer(press, minutes_card(view, press.t))


# ---- links, files


async def open_materials(press: Press, event: int, said: str = "") -> None:
    """What was shown."""
    await answer(press, materials_card(await press.read(minutes.show, EventId(event)), press.t, said))


@controls.materials.handler
async def _materials(press: Press, event: int) -> None:
    await open_materials(press, event)


@controls.link.handler
async def _link(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    await press.open(controls.link_typed.modal(press.network, t.text("Add a link"), link_fields(t), event))


@controls.link_typed.handler
async def _link_typed(press: Press, event: int) -> None:
    title, link = press.fields.get("title", ""), press.fields.get("link", "")
    await answer(
        press,
        materials_card(await press.write(materials.add_link, EventId(event), title, link), press.t),
    )


@controls.file.handler
async def _file(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    await press.open(controls.file_sent.modal(press.network, t.text("Add a file"), file_fields(t), event))


@controls.file_sent.handler
async def _file_sent(press: Press, event: int) -> None:
    await press.read(minutes.show, EventId(event))
    new = await receive(press, press.uploads["file"])
    title = press.fields.get("title", "")
    await answer(
        press, materials_card(await press.write(materials.add_file, EventId(event), title, new), press.t)
    )


@controls.material.handler
async def _material(press: Press, event: int) -> None:
    """A file to get, or (a link, or for who runs the event) the choice to take it away."""
    material = MaterialId(int(press.values[0]))
    found = await press.read(materials.file_of, material)
    view = await press.read(minutes.show, EventId(event))
    data = await press.core.files.read(found) if found is not None else b""
    file = discord.File(io.BytesIO(data), found.name) if found is not None else None
    card = material_card(view, material, press.t, file)
    await press.reply(card, files=[file] if file is not None else [])


@controls.unlist.handler
async def _unlist(press: Press, material: int) -> None:
    view = await press.write(materials.remove, MaterialId(material))
    await answer(press, materials_card(view, press.t, press.t.text("It was taken away.")))
