"""Minutes are sent, approved or objected to, closed, or made anew; thanks and materials."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.events.errors import LinkNeeded, NotYourEvent
from domain.events.history import Act
from domain.meetings.attendance import Source
from domain.meetings.errors import (
    AlreadyApproved,
    MeetingTextLong,
    MeetingTextNeeded,
    MinutesEmpty,
    NobodyThere,
    NotHeldYet,
    NotPresent,
    NotSent,
    ObjectionsOpen,
    ThankedAlready,
)
from domain.meetings.model import EntryKind, MinutesStatus, Verdict
from services import me
from services.events import reading as events
from services.feedback import thanking
from services.meetings import agenda, approving, attending, materials, minutes, noting, papers, running, todo
from storage import across
from tests.services.events.conftest import ANA, BRUNO, CLEO
from tests.services.meetings.conftest import THREAD, Made, begun, noted, waits
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.events.model import Event
    from services.core import Core
    from services.meetings.views import MinutesView
    from tests.clock import FixedClock


@pytest.fixture
async def held(core: Core, event: Event, clock: FixedClock) -> Event:
    """Ana and Bruno were there; something was decided."""
    await begun(core, clock, event)
    for who in (ANA, BRUNO):
        await core.write(who, attending.check_in, event.id, Source.BUTTON)
    await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    clock.advance(timedelta(minutes=80))
    await core.write(BOSS, running.end, event.id)
    return event


async def sent(core: Core, event: Event, days: int = 7) -> MinutesView:
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    return await core.write(BOSS, approving.send, event.id, now.revision, days)


async def test_those_who_were_there_are_asked(core: Core, made: Made, held: Event, clock: FixedClock) -> None:
    assert (await core.read(ANA, minutes.show, held.id)).content is None, "a draft is its maker's"
    found = await sent(core, held)
    assert (found.minutes.version, found.minutes.status) == (1, MinutesStatus.SENT)
    assert found.minutes.until == clock.now() + timedelta(days=7)
    assert await waits(core, "minutes.sent") == [made.ana, made.bruno]
    assert await waits(core, "minutes.over") == [made.boss]
    mine = await core.read(ANA, minutes.show, held.id)
    assert (mine.may_say, mine.content.lines[0].text) == (True, "We meet in Brest")
    owed = await core.read(ANA, lambda tx, actor: todo.owed(tx, [actor]))
    assert [one.title for one in owed[made.ana]] == ["Tides and tanks"]
    assert not (await core.read(CLEO, minutes.show, held.id)).may_say
    with pytest.raises(NotPresent):
        await core.write(CLEO, approving.say, held.id, 1, Verdict.APPROVES)


async def test_they_approve_or_object_and_the_organiser_closes(core: Core, made: Made, held: Event) -> None:
    await sent(core, held)
    await core.write(ANA, approving.say, held.id, 1, Verdict.APPROVES)
    with pytest.raises(MeetingTextNeeded):
        await core.write(BRUNO, approving.say, held.id, 1, Verdict.OBJECTS, " ")
    await core.write(BRUNO, approving.say, held.id, 1, Verdict.OBJECTS, "It was Cork")
    assert await waits(core, "minutes.sent") == []
    assert await waits(core, "minutes.objected") == [made.boss]
    found = await core.read(BOSS, minutes.show, held.id)
    assert (found.approvals, [one.comment for one in found.objections]) == (1, ["It was Cork"])
    assert (await core.read(BRUNO, minutes.show, held.id)).opinions == (), "others' words are the organiser's"
    with pytest.raises(Changed):
        await core.write(BOSS, approving.close, held.id, found.minutes.revision - 1)
    with pytest.raises(ObjectionsOpen) as open_:
        await core.write(BOSS, approving.close, held.id, found.minutes.revision)
    assert (open_.value.event, open_.value.objections) == (held.code, 1)
    with pytest.raises(MeetingTextLong):
        await core.write(BOSS, approving.close, held.id, found.minutes.revision, "x" * 1001)
    answer = "  Cork was the place of the dinner.  "
    done = await core.write(BOSS, approving.close, held.id, found.minutes.revision, answer)
    assert done.minutes.answer == answer.strip()
    assert (done.minutes.status, done.minutes.by_silence) == (MinutesStatus.APPROVED, False)
    assert await waits(core, "minutes.approved") == [made.ana, made.bruno]
    assert await waits(core, "minutes.over") == []
    with pytest.raises(NotSent):
        await core.write(ANA, approving.say, held.id, 1, Verdict.OBJECTS, "Too late")
    with pytest.raises(AlreadyApproved):
        await core.write(BOSS, approving.send, held.id, done.minutes.revision, 7)


async def test_once_they_stand_all_who_read_them_see_what_was_objected_and_answered(
    core: Core, made: Made, held: Event
) -> None:
    found = await sent(core, held)
    await core.write(BRUNO, approving.say, held.id, 1, Verdict.OBJECTS, "It was Cork")
    await core.write(BOSS, approving.close, held.id, found.minutes.revision, "Cork was the dinner")
    seen = await core.read(ANA, minutes.show, held.id)
    assert [(one.member, one.comment) for one in seen.objections] == [(made.bruno, "It was Cork")]
    assert (seen.approvals, seen.silent, seen.minutes.answer) == (0, (made.ana,), "Cork was the dinner")
    paper = await core.read(ANA, papers.minutes_paper, held.id)
    assert [one.member for one in paper.objecting] == [made.bruno]
    assert (paper.approving, paper.silent) == ((), 1)
    acts = [one.act for one in (await core.read(BOSS, events.history, held.id)).changes]
    assert acts[:3] == [Act.MINUTES_APPROVED, Act.MINUTES_OBJECTED, Act.MINUTES_SENT]
    # What is changed afterwards is a new round: it begins without an answer.
    await noted(core, held.id, EntryKind.NOTE, text="And it rained")
    assert (await sent(core, held)).minutes.answer == ""


async def test_what_changes_makes_a_new_version_and_the_old_one_is_kept(core: Core, held: Event) -> None:
    await sent(core, held)
    await core.write(ANA, approving.say, held.id, 1, Verdict.APPROVES)
    await noted(core, held.id, EntryKind.NOTE, text="And it rained")
    found = await core.read(BOSS, minutes.show, held.id)
    assert (found.minutes.status, len(found.content.lines)) == (MinutesStatus.DRAFT, 2)
    assert await waits(core, "minutes.sent") == [], "what is not so any more is not asked"
    again = await sent(core, held)
    assert again.minutes.version == 2
    assert again.opinions == (), "nobody said anything of the new one"
    first = await core.read(ANA, minutes.show, held.id, 1)
    assert [one.text for one in first.content.lines] == ["We meet in Brest"]
    with pytest.raises(Changed):
        await core.write(ANA, approving.say, held.id, 1, Verdict.APPROVES)


async def test_silence_is_approval_only_where_the_network_says_so(
    core: Core, held: Event, clock: FixedClock
) -> None:
    with pytest.raises(RoleNeeded):
        await core.write(ANA, approving.let_silence, held.id, approves=True)
    await sent(core, held)
    clock.advance(timedelta(days=8))
    assert await core.look_across(across.minutes_passed_over) == ()
    await core.write(BOSS, approving.let_silence, held.id, approves=True)
    assert await core.look_across(across.minutes_passed_over) == (), "a round keeps the rule it began with"
    now = (await core.read(BOSS, minutes.show, held.id)).minutes
    await core.write(BOSS, approving.withdraw, held.id, now.revision)
    await sent(core, held, 3)
    assert await core.look_across(across.minutes_passed_over) == ()
    clock.advance(timedelta(days=3))
    ((network, event),) = await core.look_across(across.minutes_passed_over)
    assert await core.across(approving.tend, network, event)
    done = (await core.read(BOSS, minutes.show, held.id)).minutes
    assert (done.status, done.by_silence) == (MinutesStatus.APPROVED, True)
    assert not await core.across(approving.tend, network, event)


async def test_an_objection_leaves_it_to_the_organiser(
    core: Core, made: Made, held: Event, clock: FixedClock
) -> None:
    await core.write(BOSS, approving.let_silence, held.id, approves=True)
    await sent(core, held)
    await core.write(BRUNO, approving.say, held.id, 1, Verdict.OBJECTS, "It was Cork")
    assert await waits(core, "minutes.over") == [made.boss]
    assert await waits(core, "minutes.sent") == [made.ana]
    clock.advance(timedelta(days=8))
    assert await core.look_across(across.minutes_passed_over) == ()


async def test_nothing_and_nobody_cannot_be_sent(core: Core, event: Event, clock: FixedClock) -> None:
    with pytest.raises(MinutesEmpty):
        await sent(core, event)
    await noted(core, event.id, EntryKind.NOTE, text="Nobody came")
    with pytest.raises(NobodyThere):
        await sent(core, event)
    with pytest.raises(NotYourEvent):
        await core.write(ANA, approving.send, event.id, 0, 7)


async def test_a_name_that_was_sent_goes_when_its_owner_says_so(core: Core, held: Event) -> None:
    draft = await core.write(BOSS, noting.begin_quote, THREAD, BRUNO.address, "The tank leaks", "")
    entry = await core.write(BOSS, noting.type_into, draft.id, {})
    await sent(core, held)
    before = (await core.read(ANA, minutes.show, held.id)).content.lines[1]
    assert before.said_by is not None
    await core.write(BRUNO, noting.leave_nameless, entry.entry.id, nameless=True)
    assert (await core.read(ANA, minutes.show, held.id)).content.lines[1].said_by is None


async def test_who_led_an_item_and_is_erased_leads_it_in_no_version(
    core: Core, event: Event, clock: FixedClock
) -> None:
    await core.write(BOSS, agenda.write, event.id, "Tanks | Bruno\nTides | Bruno and Cléo")
    await begun(core, clock, event)
    await core.write(ANA, attending.check_in, event.id, Source.BUTTON)
    await noted(core, event.id, EntryKind.NOTE, text="Bruno asked of salt")
    clock.advance(timedelta(minutes=80))
    await core.write(BOSS, running.end, event.id)
    await sent(core, event)
    seen = await core.read(BRUNO, me.preview)
    await core.write(BRUNO, me.erase, seen.erasure.seal)
    found = (await core.read(ANA, minutes.show, event.id)).content
    assert [one.lead for one in found.items] == ["", "… and Cléo"]
    assert [one.text for one in found.lines] == ["Bruno asked of salt"], "another wrote it"


async def test_links_and_files_are_collected_and_thanks_lead_there(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    with pytest.raises(NotHeldYet):
        await core.write(BOSS, thanking.thank, event.id)
    await begun(core, clock, event)
    await core.write(ANA, attending.check_in, event.id, Source.BUTTON)
    with pytest.raises(LinkNeeded):
        await core.write(BOSS, materials.add_link, event.id, "Slides", "javascript:alert(1)")
    found = await core.write(BOSS, materials.add_link, event.id, "Slides", "https://slides.example/1")
    kept = await core.files.keep("tank.pdf", b"%PDF-1.7 tank")
    found = await core.write(BOSS, materials.add_file, event.id, "", kept)
    assert [(one.title, one.link) for one in found.materials] == [
        ("Slides", "https://slides.example/1"),
        ("tank.pdf", ""),
    ]
    file = await core.read(ANA, materials.file_of, found.materials[1].id)
    assert await core.files.read(file) == b"%PDF-1.7 tank"
    assert [one.title for one in await core.read(BRUNO, materials.of_event, event.id)] == [
        "Slides",
        "tank.pdf",
    ]
    with pytest.raises(NotHeldYet):
        await core.write(BOSS, thanking.thank, event.id)
    await core.write(BOSS, running.end, event.id)
    assert await core.write(BOSS, thanking.thank, event.id) == 1
    assert await waits(core, "meeting.thanks") == [made.ana]
    with pytest.raises(ThankedAlready):
        await core.write(BOSS, thanking.thank, event.id)
    assert len((await core.write(BOSS, materials.remove, found.materials[0].id)).materials) == 1


async def test_who_was_there_after_all_makes_a_new_version(
    core: Core, made: Made, event: Event, clock: FixedClock
) -> None:
    await begun(core, clock, event)
    for who in (ANA, BRUNO):
        await core.write(who, attending.check_in, event.id, Source.BUTTON)
    await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    clock.advance(timedelta(minutes=80))
    await core.write(BOSS, running.end, event.id)
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    await core.write(BOSS, approving.send, event.id, now.revision, 7)
    await core.write(BOSS, attending.tick, event.id, [made.ana], Source.SHEET)
    assert (await core.read(BOSS, minutes.show, event.id)).minutes.status is MinutesStatus.SENT
    await core.write(BOSS, attending.correct, event.id, made.cleo, "she was", present=True)
    assert (await core.read(BOSS, minutes.show, event.id)).minutes.status is MinutesStatus.DRAFT
