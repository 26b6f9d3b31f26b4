"""What happens when somebody presses on the cards of tasks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.event.looking import answer
from cogs.event.tasks import controls
from cogs.event.tasks.cards import board_card, proofs_card, roles_card
from cogs.event.tasks.task_cards import done_card, task_card
from cogs.kit import Card, Field
from cogs.kit.receiving import receive
from cogs.kit.text import fitted
from domain.events.model import EventId
from domain.files import MEBIBYTE, FileRefused, Refusal, plain_name
from domain.methodology.giving import (
    LESSONS_LENGTH,
    NAME_LENGTH,
    TEXT_LENGTH,
    WHY_LENGTH,
    given_file,
    given_from,
)
from domain.methodology.lists import EvidenceId, TaskId
from domain.methodology.model import said
from services.methodology import assigning, board, making, working
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit import Press
    from domain.methodology.giving import NewGiven
    from locales import Translator
    from services.methodology.views import TaskDone


async def open_board(press: Press, event: int, *, over: bool = False, page: int = 0, told: str = "") -> None:
    """The board of an event."""
    found = await press.read(board.show, EventId(event))
    await answer(press, board_card(found, press.t, over=over, page=page, told=told))


@controls.board.handler
async def _board(press: Press, event: int, over: int, page: int) -> None:
    await open_board(press, event, over=bool(over), page=page)


@controls.pick.handler
async def _pick(press: Press) -> None:
    await _open(press, int(press.values[0]))


@controls.task.handler
async def _task(press: Press, task: int) -> None:
    await _open(press, task)


@controls.more.handler
async def _more(press: Press, task: int) -> None:
    await answer(press, task_card(await press.read(board.task, TaskId(task)), press.t, whole=True))


async def _open(press: Press, task: int) -> None:
    await answer(press, task_card(await press.read(board.task, TaskId(task)), press.t))


async def _done_with(press: Press, done: TaskDone) -> None:
    await answer(press, done_card(done, press.t))


# ---- done, and what shows it


def _fields(press: Press, asked: str) -> Sequence[Field]:
    """Words or a link, and a file: one of them is enough, and the service says where none is too little."""
    t = press.t
    hint = t.text("A sentence, or the address of a page")
    most = size_words(press.core.files.most, t)
    return [
        Field(
            "said",
            t.text("What shows that it is done?"),
            paragraph=True,
            required=False,
            max_length=TEXT_LENGTH,
            hint=asked or hint,
            placeholder=hint if asked else "",
        ),
        Field(
            "file",
            t.text("A file"),
            required=False,
            upload=True,
            hint=t.text("A PDF, a picture, a table …; {most} at most", most=most),
        ),
    ]


async def _asked(press: Press, task: int) -> str:
    """What has to be there, in the reader's words."""
    view = await press.read(board.task, TaskId(task))
    proof = view.board.methodology.proofs.get(view.line.task.proof)
    return said(proof.title, press.t.language) if proof is not None else ""


async def _given(press: Press) -> list[NewGiven]:
    typed = given_from(press.fields.get("said", ""))
    found = [typed] if typed is not None else []
    sent = press.uploads.get("file")
    if sent is not None:
        found.append(given_file(await receive(press, sent)))
    return found


@controls.done.handler
async def _done(press: Press, task: int, seen: int) -> None:
    fields = _fields(press, await _asked(press, task))
    await press.open(controls.done_typed.modal(press.network, press.t.text("Done"), fields, task, seen))


@controls.done_typed.handler
async def _done_typed(press: Press, task: int, seen: int) -> None:
    given = await _given(press)
    await _done_with(press, await press.write(working.finish, TaskId(task), seen, *given))


@controls.take.handler
async def _take(press: Press, task: int, seen: int) -> None:
    await _done_with(press, await press.write(working.finish, TaskId(task), seen))


@controls.give.handler
async def _give(press: Press, task: int) -> None:
    fields = _fields(press, await _asked(press, task))
    await press.open(controls.give_typed.modal(press.network, press.t.text("Add evidence"), fields, task))


@controls.give_typed.handler
async def _give_typed(press: Press, task: int) -> None:
    given = await _given(press)
    await _done_with(press, await press.write(working.give, TaskId(task), *given))


@controls.file.handler
async def _file(press: Press) -> None:
    found = await press.read(working.file_of, EvidenceId(int(press.values[0])))
    most = max(press.interaction.filesize_limit, 8 * MEBIBYTE)
    if found.size > most:
        raise FileRefused(Refusal.BACK, found.name, found.size, most)
    data = await press.core.files.read(found)
    if found.size > MEBIBYTE:
        await press.working()
    file = discord.File(io.BytesIO(data), plain_name(found.name))
    t = press.t
    card = Card(t, "event").small(t.text("Evidence")).title(fitted(found.name, 100))
    card.text(t.join_facts([size_words(found.size, t), t.date(found.given_at, "medium")])).file(file)
    card.footer(t.text("Only you see this. It comes from a member of the network: open it with care."))
    await press.reply(card.view(), files=[file])


# ---- who, and why not


@controls.assign.handler
async def _assign(press: Press, task: int, seen: int) -> None:
    await press.meet()
    t = press.t
    view = await press.read(board.task, TaskId(task))
    hint = t.text("A member’s name or a part of it; empty: who has the role, else the organiser")
    field = Field(
        "name", t.text("Who does it?"), view.line.doer.name, required=False, max_length=NAME_LENGTH, hint=hint
    )
    await press.open(controls.assign_typed.modal(press.network, t.text("Assign"), [field], task, seen))


@controls.assign_typed.handler
async def _assign_typed(press: Press, task: int, seen: int) -> None:
    name = press.fields.get("name", "")
    await _done_with(press, await press.write(assigning.assign_called, TaskId(task), seen, name))


@controls.skip.handler
async def _skip(press: Press, task: int, seen: int, needed: int) -> None:
    await press.meet()
    t = press.t
    title = t.text("Leave it out") if needed else t.text("Not needed here")
    field = _why(t)
    await press.open(controls.skip_typed.modal(press.network, title, [field], task, seen, needed))


def _why(t: Translator) -> Field:
    hint = t.text("It stands in the closing report")
    return Field("why", t.text("Why?"), paragraph=True, max_length=WHY_LENGTH, hint=hint)


@controls.skip_typed.handler
async def _skip_typed(press: Press, task: int, seen: int, needed: int) -> None:
    why = press.fields.get("why", "")
    done = await press.write(working.leave_out, TaskId(task), seen, why, needed=bool(needed))
    await _done_with(press, done)


@controls.reopen.handler
async def _reopen(press: Press, task: int, seen: int) -> None:
    await _done_with(press, await press.write(working.reopen, TaskId(task), seen))


# ---- the whole list


@controls.roles.handler
async def _roles(press: Press, event: int) -> None:
    await answer(press, roles_card(await press.read(board.show, EventId(event)), press.t))


@controls.pick_role.handler
async def _pick_role(press: Press, event: int) -> None:
    await press.meet()
    t, role = press.t, press.values[0]
    found = await press.read(board.show, EventId(event))
    holder = found.roles.get(role)
    name = ""
    if holder is not None:
        name = holder.name or (found.names.get(holder.member, "") if holder.member is not None else "")
    title = found.methodology.roles[role].title
    field = Field(
        "name",
        t.text("Who has the role?"),
        name,
        required=False,
        max_length=NAME_LENGTH,
        hint=t.text("A member’s name, or that of somebody who is none; empty: nobody"),
    )
    shown = said(title, t.language)
    await press.open(controls.role_typed.modal(press.network, shown, [field], event, role))


@controls.role_typed.handler
async def _role_typed(press: Press, event: int, role: str) -> None:
    name = press.fields.get("name", "")
    found = await press.write(assigning.give_role_called, EventId(event), role, name)
    await answer(press, roles_card(found, press.t))


@controls.proofs.handler
async def _proofs(press: Press, event: int) -> None:
    await answer(press, proofs_card(await press.read(board.show, EventId(event)), press.t))


@controls.renew.handler
async def _renew(press: Press, event: int) -> None:
    changed = await press.write(making.renew, EventId(event))
    t = press.t
    told = t.plural("{n} task is new or changed.", "{n} tasks are new or changed.", changed)
    await open_board(press, event, told=told)


@controls.lessons.handler
async def _lessons(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    found = await press.read(board.show, EventId(event))
    value = found.list.lessons if found.list is not None else ""
    hint = t.text("What went well, what we do otherwise next time")
    field = Field(
        "said",
        t.text("What did we learn?"),
        value,
        paragraph=True,
        required=False,
        max_length=LESSONS_LENGTH,
        hint=hint,
    )
    await press.open(controls.lessons_typed.modal(press.network, t.text("Lessons"), [field], event))


@controls.lessons_typed.handler
async def _lessons_typed(press: Press, event: int) -> None:
    found = await press.write(working.learn, EventId(event), press.fields.get("said", ""))
    t = press.t
    await answer(press, board_card(found, t, told=t.text("**Kept.** It stands in the closing report.")))
