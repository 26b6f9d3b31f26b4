"""What is pressed during an event: its agenda, its beginning and end, being there, the list, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.board import changed
from cogs.event.looking import answer, open_event
from cogs.event.meeting import controls
from cogs.event.meeting.cards.agenda import agenda_card, agenda_fault, here_card, running_card
from cogs.event.meeting.cards.attendance import attendance_card, person_card, ticking_card
from cogs.event.meeting.cards.rolls import roll_card
from cogs.event.meeting.windows import agenda_fields, roll_fields, why_fields
from cogs.kit.receiving import fetch
from domain.actors import MemberId
from domain.events.model import EventId, EventStatus
from domain.meetings.attendance import Source
from services.meetings import agenda, attending, roll_files, rolls, running
from services.meetings.agenda import AgendaDraft

if TYPE_CHECKING:
    from cogs.kit import Press


async def open_agenda(press: Press, event: int) -> None:
    """The agenda."""
    await answer(press, agenda_card(await press.read(agenda.show, EventId(event)), press.t))


async def begin(press: Press, event: int) -> None:
    """It begins, or is on."""
    view = await press.write(running.start, EventId(event))
    changed(press, event)
    there = await press.read(attending.show, EventId(event))
    await answer(press, running_card(view, there, press.t))


async def open_attendance(press: Press, event: int, page: int = 0) -> None:
    """Who was there."""
    await answer(press, attendance_card(await press.read(attending.show, EventId(event)), press.t, page))


@controls.agenda.handler
async def _agenda(press: Press, event: int) -> None:
    await open_agenda(press, event)


@controls.agenda_change.handler
async def _agenda_change(press: Press, event: int) -> None:
    await _open_window(press, await press.write(agenda.begin, EventId(event)))


@controls.agenda_again.handler
async def _agenda_again(press: Press, draft: int) -> None:
    await _open_window(press, await press.read(agenda.load, draft))


async def _open_window(press: Press, draft: AgendaDraft) -> None:
    t = press.t
    title = t.text("Agenda of {event}", event=draft.event.code)
    fields = agenda_fields(draft.text, t)
    await press.open(controls.agenda_typed.modal(press.network, title, fields, draft.id))


@controls.agenda_typed.handler
async def _agenda_typed(press: Press, draft: int) -> None:
    done = await press.write(agenda.type_into, draft, press.fields.get("items", ""))
    if isinstance(done, AgendaDraft):
        await answer(press, agenda_fault(done, press.network or 0, press.t))
    else:
        await answer(press, agenda_card(done, press.t))


@controls.start.handler
async def _start(press: Press, event: int) -> None:
    await begin(press, event)


@controls.here.handler
async def _here(press: Press, event: int) -> None:
    done = await press.write(attending.check_in, EventId(event), Source.BUTTON)
    if done.event.runs and done.event.event.status is EventStatus.RUNNING:
        # Who runs it goes on from the card with which it is run.
        there = await press.read(attending.show, EventId(event))
        await answer(
            press,
            running_card(
                done.event, there, press.t, press.t.text("You are on the list of those who were there.")
            ),
        )
        return
    await answer(press, here_card(done.event, press.t, again=done.again))


@controls.end.handler
async def _end(press: Press, event: int) -> None:
    await press.write(running.end, EventId(event))
    changed(press, event)
    said = press.t.text("It has ended. Attendance and minutes are below.")
    await open_event(press, event, said)


# ---- who was there


@controls.attendance.handler
async def _attendance(press: Press, event: int, page: int) -> None:
    await open_attendance(press, event, page)


@controls.person.handler
async def _person(press: Press, event: int) -> None:
    member = MemberId(int(press.values[0]))
    await answer(press, person_card(await press.read(attending.one, EventId(event), member), press.t))


@controls.ticking.handler
async def _ticking(press: Press, event: int, source: str, page: int) -> None:
    people = await press.read(attending.on_list, EventId(event))
    view = await press.read(attending.show, EventId(event))
    await answer(press, ticking_card(view, people, Source(source), press.t, page))


@controls.ticked.handler
async def _ticked(press: Press, event: int, source: str) -> None:
    who = [MemberId(int(one)) for one in press.values]
    view = await press.write(attending.tick, EventId(event), who, Source(source))
    said = press.t.plural("{n} person was put on the list.", "{n} people were put on the list.", len(who))
    await answer(press, attendance_card(view, press.t, said=said))


@controls.correct.handler
async def _correct(press: Press, event: int, member: int, present: int) -> None:
    await press.meet()
    t = press.t
    title = t.text("Was there") if present else t.text("Was not there")
    modal = controls.corrected.modal(press.network, title, why_fields(t), event, member, present)
    await press.open(modal)


@controls.corrected.handler
async def _corrected(press: Press, event: int, member: int, present: int) -> None:
    why = press.fields.get("why", "")
    done = await press.write(attending.correct, EventId(event), MemberId(member), why, present=bool(present))
    await answer(press, person_card(done, press.t))


# ---- a file of Teams or Zoom


@controls.roll.handler
async def _roll(press: Press, event: int) -> None:
    await press.meet()
    t = press.t
    await press.open(
        controls.roll_sent.modal(press.network, t.text("File of Teams or Zoom"), roll_fields(t), event)
    )


@controls.roll_sent.handler
async def _roll_sent(press: Press, event: int) -> None:
    ground = await press.read(roll_files.ground, EventId(event))
    data = await fetch(press, press.uploads["file"])
    # Not while writing: nobody else can write meanwhile.
    file = await press.offload(roll_files.understand, data, ground)
    found = await press.write(rolls.begin, EventId(event), file)
    await answer(press, roll_card(found, press.t))


@controls.roll_who.handler
async def _roll_who(press: Press, draft: int, number: int) -> None:
    found = await press.write(rolls.choose, draft, number, int(press.values[0]))
    await answer(press, roll_card(found, press.t))


@controls.roll_zone.handler
async def _roll_zone(press: Press, draft: int, number: int) -> None:
    await answer(press, roll_card(await press.write(rolls.in_zone, draft, number), press.t))


@controls.roll_take.handler
async def _roll_take(press: Press, draft: int, turn: int) -> None:
    view = await press.write(rolls.take, draft, turn)
    said = press.t.text("The file was taken.")
    await answer(press, attendance_card(view, press.t, said=said))


@controls.roll_drop.handler
async def _roll_drop(press: Press, draft: int) -> None:
    found = await press.read(rolls.load, draft)
    await press.write(rolls.drop, draft)
    await open_attendance(press, int(found.event.event.id))
