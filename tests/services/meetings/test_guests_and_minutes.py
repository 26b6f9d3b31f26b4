"""Guests who were at an event are asked about its minutes as members are; other guests read nothing of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from domain.actors import ChannelKind, NetworkId, Visitor
from domain.meetings.attendance import Source
from domain.meetings.errors import NotPresent
from domain.meetings.model import EntryKind, MinutesStatus, Verdict
from domain.notices.reader import Reader
from services import links
from services.meetings import approving, attending, minutes, running
from services.meetings.notices import tell
from storage import members, outbox, people
from storage.schema.notices import notice as notice_table
from tests.services.events.conftest import ANA, announced
from tests.services.meetings.conftest import Made, begun, noted, waits
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.events.model import Event
    from services.core import Core
    from services.meetings.notices import MeetingNotice
    from services.meetings.views import MinutesView
    from tests.clock import FixedClock

HERE = NetworkId(1)


class Guest(NamedTuple):
    """Somebody from outside, as one who acts, and their id here."""

    acts: Visitor
    id: MemberId


async def guest(core: Core, name: str) -> Guest:
    def made(tx: Any) -> Guest:
        here = tx.within(HERE)
        person = people.add_person(here, name)
        people.add_channel(here, person.id, ChannelKind.EMAIL, f"{name}@example.org", agreed=True)
        return Guest(Visitor(person.id, HERE), members.welcome(here, person.id).id)

    return await core.across(made)


class Held(NamedTuple):
    """A public event that was held: Ana and Gina were there, Hugo was not."""

    event: Event
    gina: Guest
    hugo: Guest


@pytest.fixture
async def held(core: Core, made: Made, clock: FixedClock) -> Held:
    await core.across(links.prepare)  # as at the portal's start
    event = await announced(core, public=True)
    found = Held(event, await guest(core, "gina"), await guest(core, "hugo"))
    await begun(core, clock, event)
    await core.write(BOSS, attending.tick, event.id, [made.ana, found.gina.id], Source.DESK)
    await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    clock.advance(timedelta(minutes=80))
    await core.write(BOSS, running.end, event.id)
    return found


async def sent(core: Core, event: Event) -> MinutesView:
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    return await core.write(BOSS, approving.send, event.id, now.revision, 7)


async def told(core: Core, kind: str, who: MemberId) -> MeetingNotice | None:
    """What a notice of that kind says to them now."""

    def found(tx: Any) -> MeetingNotice | None:
        here = tx.within(HERE)
        own = notice_table.select().where(notice_table.c.kind == kind, notice_table.c.member_id == who)
        row = tx.connection.execute(own).one()
        return tell(here, outbox.notice_from(row), Reader(HERE, "pt", "Europe/Lisbon", who))

    return await core.look_across(found)


async def test_a_guest_who_was_there_is_asked_by_mail_and_approves(
    core: Core, made: Made, held: Held
) -> None:
    event, gina, _ = held
    found = await sent(core, event)
    assert set(found.silent) == {made.ana, gina.id}
    assert sorted(await waits(core, "minutes.sent")) == sorted([made.ana, gina.id])
    said = await told(core, "minutes.sent", gina.id)
    assert said is not None, "what waits for her has something to say"
    view = await core.write(gina.acts, approving.say, event.id, 1, Verdict.APPROVES)
    assert view.mine is not None
    assert view.mine.verdict is Verdict.APPROVES
    assert await told(core, "minutes.sent", gina.id) is None
    now = await core.read(BOSS, minutes.show, event.id)
    assert (now.approvals, now.silent) == (1, (made.ana,))


async def test_a_guest_who_objects_is_heard_and_reads_what_stands(core: Core, held: Held) -> None:
    event, gina, _ = held
    await sent(core, event)
    await core.write(gina.acts, approving.say, event.id, 1, Verdict.OBJECTS, "It was Cork")
    now = await core.read(BOSS, minutes.show, event.id)
    assert [(now.names[one.member], one.comment) for one in now.objections] == [("gina", "It was Cork")]
    await core.write(BOSS, approving.close, event.id, now.minutes.revision, "The next version says so.")
    said = await told(core, "minutes.approved", gina.id)
    assert said is not None
    assert said.minutes is not None
    assert said.minutes.content is not None


async def test_a_guest_who_was_not_there_reads_and_says_nothing(core: Core, held: Held) -> None:
    event, gina, hugo = held
    await sent(core, event)
    assert (await core.read(hugo.acts, minutes.show, event.id)).content is None
    assert (await core.read(hugo.acts, minutes.show, event.id, 1)).content is None
    with pytest.raises(NotPresent):
        await core.write(hugo.acts, approving.say, event.id, 1, Verdict.APPROVES)
    assert await core.read(hugo.acts, minutes.token, event.id) == ""
    token = await core.read(gina.acts, minutes.token, event.id)
    signed = await core.look_across(links.read, token)
    assert (signed.purpose, signed.subject) == (links.Purpose.MINUTES, int(event.id))


async def test_who_has_left_since_is_neither_counted_nor_told(core: Core, made: Made, held: Held) -> None:
    event, gina, _ = held
    await sent(core, event)
    await core.write(BOSS, lambda tx, _: members.end(tx, gina.id))
    now = await core.read(BOSS, minutes.show, event.id)
    assert now.silent == (made.ana,)
    await core.write(ANA, approving.say, event.id, 1, Verdict.APPROVES)
    done = await core.write(BOSS, approving.close, event.id, now.minutes.revision)
    assert done.minutes.status is MinutesStatus.APPROVED
    assert await waits(core, "minutes.approved") == [made.ana]
