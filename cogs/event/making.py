"""A new event: typed in a command, shown as it was understood, changed in windows, announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event import controls
from cogs.event.board import board_of, changed
from cogs.event.cards.done import announced
from cogs.event.cards.preview import discarded, preview
from cogs.event.looking import answer
from cogs.event.windows import new_fields, when_field
from domain.errors import Changed, DomainError, NotAllowed
from domain.events.model import EventId
from domain.records import parts
from services.events import drafting

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.events.draft_reading import Typed


async def begin(press: Press, typed: Typed) -> None:
    """What a command said, as it was understood; nobody is told yet."""
    await press.read(drafting.prepare, typed.when)
    draft = await press.write(drafting.begin, typed)
    await press.reply(preview(draft, press.t))


async def begin_copy(press: Press, event: int, when: str) -> None:
    """Another event like that one."""
    await press.read(drafting.prepare, when)
    draft = await press.write(drafting.copy, EventId(event), when)
    await answer(press, preview(draft, press.t))


@controls.window.handler
async def _window(press: Press, draft: int, form: str) -> None:
    found = await press.write(drafting.load, draft)
    t = press.t
    title = t.text("Who and how often") if form == "who" else t.text("What and when")
    fields = new_fields(form, {**parts(found.typed), "when": found.when}, t)
    await press.open(controls.typed.modal(press.network, title, fields, draft))


@controls.typed.handler
async def _typed(press: Press, draft: int) -> None:
    said = dict(press.fields)
    if said.get("repeat") == "none":
        said["repeat"] = ""
    found = await press.write(drafting.type_into, draft, said)
    await answer(press, preview(found, press.t))


@controls.choose.handler
async def _choose(press: Press, draft: int, turn: int, number: int) -> None:
    found = await press.write(drafting.choose, draft, turn, number)
    await answer(press, preview(found, press.t))


@controls.announce.handler
async def _announce(press: Press, draft: int, turn: int) -> None:
    channel = press.interaction.channel_id if press.interaction.guild_id is not None else None
    try:
        done = await press.write(drafting.announce, draft, turn, channel)
    except (Changed, NotAllowed):
        raise
    except DomainError:
        # Time has gone by since the preview: it says now what stands in the way.
        await answer(press, preview(await press.write(drafting.load, draft), press.t))
        return
    event = done.view.event
    standing = None
    if channel is not None:
        standing = await board_of(press).post(int(done.view.network), int(event.id))
    changed(press)
    await answer(press, announced(done, standing.channel if standing else None, press.t))


@controls.discard.handler
async def _discard(press: Press, draft: int) -> None:
    await press.write(drafting.drop, draft)
    await press.update(discarded(press.t))


@controls.copy.handler
async def _copy(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    await press.open(
        controls.copied.modal(press.network, t.text("Another like it"), [when_field("", t)], event)
    )


@controls.copied.handler
async def _copied(press: Press, event: int) -> None:
    await begin_copy(press, event, press.fields.get("when", ""))
