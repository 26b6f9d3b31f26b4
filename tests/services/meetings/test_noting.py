"""Agenda, notes, decisions, follow-ups and quotes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotFound
from domain.events.errors import NotYourEvent
from domain.meetings.errors import (
    AgendaLine,
    MeetingTextNeeded,
    NotAFollowUp,
    NotFromHere,
    NotYourFollowUp,
    NotYourQuote,
    OwnerNeeded,
)
from domain.meetings.model import EntryKind
from services.meetings import agenda, following_up, minutes, noting
from services.meetings import todo as meetings_todo
from services.meetings.noting import EntryDraft
from tests.services.events.conftest import ANA, BRUNO, CLEO, STRANGER
from tests.services.meetings.conftest import ROOM, THREAD, Made, noted, typed, waits
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from tests.clock import FixedClock


async def test_an_agenda_is_held_against_the_event(core: Core, event: Event) -> None:
    found = await core.write(BOSS, agenda.write, event.id, "Welcome (10 min) | Ana\nResults (60 min)")
    assert (found.fit.planned, found.fit.spare) == (70, 20)
    assert [one - event.starts_at for one in found.starts] == [timedelta(), timedelta(minutes=10)]
    shown = await core.read(ANA, agenda.show, event.id)
    assert [one.title for one in shown.items] == ["Welcome", "Results"]
    draft = await core.write(BOSS, agenda.begin, event.id)
    assert draft.text == "Welcome (10 min) | Ana\nResults (60 min)"
    draft = await core.write(BOSS, agenda.type_into, draft.id, "Welcome\n(5 min)")
    assert isinstance(draft.fault, AgendaLine)
    assert (await core.read(BOSS, agenda.load, draft.id)).text == "Welcome\n(5 min)", "nothing is typed twice"
    assert len((await core.read(ANA, agenda.show, event.id)).items) == 2
    done = await core.write(BOSS, agenda.type_into, draft.id, "Welcome\nEnd (5 min)")
    assert [one.title for one in done.items] == ["Welcome", "End"]
    with pytest.raises(NotYourEvent):
        await core.write(ANA, agenda.begin, event.id)


async def test_things_are_noted_in_their_order(core: Core, event: Event) -> None:
    await noted(core, event.id, EntryKind.NOTE, text="Ana showed the tank")
    decision = await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    found = (await core.read(BOSS, minutes.show, event.id)).content
    assert [(one.kind, one.text) for one in found.lines] == [
        (EntryKind.NOTE, "Ana showed the tank"),
        (EntryKind.DECISION, "We meet in Brest"),
    ]
    draft = await core.write(BOSS, noting.begin_change, decision.entry.id)
    assert draft.said["text"] == "We meet in Brest"
    changed = await core.write(BOSS, noting.type_into, draft.id, {"text": "We meet in Cork"})
    assert changed.entry.text == "We meet in Cork"
    with pytest.raises(Changed):
        await core.write(BOSS, noting.take_out, decision.entry.id, decision.entry.revision)
    await core.write(BOSS, noting.take_out, decision.entry.id, changed.entry.revision)
    assert len((await core.read(BOSS, minutes.show, event.id)).content.lines) == 1
    with pytest.raises(NotYourEvent):
        await core.write(ANA, noting.begin, event.id, EntryKind.NOTE)


async def test_what_cannot_be_taken_is_kept_and_asked(core: Core, event: Event) -> None:
    draft = await typed(core, event.id, EntryKind.NOTE, text=" … ")
    assert isinstance(draft, EntryDraft)
    assert isinstance(draft.fault, MeetingTextNeeded)
    draft = await typed(core, event.id, EntryKind.FOLLOW_UP, text="Send the slides", owner="", due="")
    assert isinstance(draft.fault, OwnerNeeded)
    said = {"owner": "Nobody Known", "due": "30 June 2027"}
    draft = await core.write(BOSS, noting.type_into, draft.id, said)
    assert isinstance(draft.fault, NotFound)
    assert (await core.read(BOSS, noting.load, draft.id)).said["text"] == "Send the slides"
    draft = await core.write(BOSS, noting.type_into, draft.id, {"owner": "Bruno", "due": "next Friday"})
    assert len(draft.days) == 2, "a day that can be read in two ways is asked"
    entry = await core.write(BOSS, noting.type_into, draft.id, {}, draft.days[1])
    assert (entry.entry.due, entry.names[entry.entry.owner]) == (draft.days[1], "Bruno")
    with pytest.raises(Changed):
        await core.write(BOSS, noting.type_into, draft.id, {})


async def test_a_follow_up_is_told_reminded_and_done(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    entry = await noted(core, event.id, EntryKind.FOLLOW_UP, text="Send it", owner="Bruno", due="2027-06-30")
    assert await waits(core, "follow_up.given") == [made.bruno]
    assert await waits(core, "follow_up.due") == [made.bruno] * 3
    assert (await core.read(BRUNO, noting.show, entry.entry.id)).owns
    with pytest.raises(NotFound):
        await core.read(ANA, noting.show, entry.entry.id)
    with pytest.raises(NotYourFollowUp) as refused:
        await core.write(ANA, following_up.finish, entry.entry.id)
    assert refused.value.owner == "Bruno"
    done = await core.write(BRUNO, following_up.finish, entry.entry.id)
    assert done.entry.done_at == clock.now()
    assert await waits(core, "follow_up.due") == []
    again = await core.write(BRUNO, following_up.reopen, entry.entry.id)
    assert again.entry.open
    assert await waits(core, "follow_up.due") == [made.bruno] * 3
    note = await noted(core, event.id, EntryKind.NOTE, text="A note")
    with pytest.raises(NotAFollowUp):
        await core.write(BOSS, following_up.finish, note.entry.id)


async def test_another_owner_and_day_are_reminded_instead(core: Core, made: Made, event: Event) -> None:
    entry = await noted(core, event.id, EntryKind.FOLLOW_UP, text="Send it", owner="Bruno", due="2027-06-30")
    draft = await core.write(BOSS, noting.begin_change, entry.entry.id)
    assert draft.said == {"text": "Send it", "owner": "Bruno", "due": "2027-06-30"}
    await core.write(BOSS, noting.type_into, draft.id, {"owner": "Cléo", "due": "2027-07-15"})
    assert await waits(core, "follow_up.given") == [made.cleo]
    assert await waits(core, "follow_up.due") == [made.cleo] * 3


async def test_what_somebody_owes_is_on_their_list(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    await noted(core, event.id, EntryKind.FOLLOW_UP, text="Send it", owner="Bruno", due="2027-06-30")
    clock.advance(event.starts_at - clock.now())
    owed = await core.read(BRUNO, lambda tx, actor: meetings_todo.owed(tx, [actor]))
    (item,) = owed[made.bruno]
    assert (item.title, item.days, item.code) == ("Send it", 15, "E1")


async def test_a_message_of_the_thread_is_quoted_with_its_author_s_name_unless_they_say_no(
    core: Core, made: Made, event: Event
) -> None:
    link = "https://discord.com/channels/4711/777/1"
    draft = await core.write(BOSS, noting.begin_quote, THREAD, CLEO.address, "The tank leaks", link)
    assert draft.quotes == "Cléo"
    await core.write(BOSS, noting.as_kind, draft.id, EntryKind.DECISION)
    entry = await core.write(BOSS, noting.type_into, draft.id, {})
    assert (entry.entry.said_by, entry.entry.link) == (made.cleo, link)
    assert await waits(core, "minutes.quoted") == [made.cleo]
    with pytest.raises(NotYourQuote):
        await core.write(BOSS, noting.leave_nameless, entry.entry.id, nameless=True)
    mine = await core.write(CLEO, noting.leave_nameless, entry.entry.id, nameless=True)
    assert mine.entry.nameless
    content = (await core.read(BOSS, minutes.show, event.id)).content
    assert content.lines[0].said_by is None


async def test_only_messages_of_the_event_s_own_places_are_quoted(core: Core, event: Event) -> None:
    with pytest.raises(NotFromHere):
        await core.write(BOSS, noting.begin_quote, 4242, CLEO.address, "Elsewhere", "")
    draft = await core.write(BOSS, noting.begin_quote, ROOM, STRANGER.address, "Who am I", "")
    assert draft.quotes == "", "a stranger is not named"
    with pytest.raises(NotYourEvent):
        await core.write(ANA, noting.begin_quote, ROOM, CLEO.address, "The tank leaks", "")
