"""The way into an event's room: for those who come, from a little before; nobody guesses another's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember
from domain.events.errors import (
    EventCalledOff,
    EventOver,
    JoinTooEarly,
    NoRoomToJoin,
    NotComing,
    NotInvited,
)
from domain.events.model import Audience, Manner, Place, Reply, RoomKind
from services.events import changing, joining
from storage.events import mirrors
from tests.services.events.conftest import (
    ANA,
    BRUNO,
    CLEO,
    PORTO,
    STRANGER,
    Made,
    announced,
    says,
)
from tests.services.events.test_guests import registered
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

JITSI = Place(Manner.ONLINE, room=RoomKind.JITSI)
LINK = Place(Manner.ONLINE, room=RoomKind.LINK, link="https://meet.example.org/x")


async def test_those_who_come_are_let_in_a_quarter_of_an_hour_before(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, place=LINK)
    await says(core, ANA, event.id)
    clock.set(event.starts_at - timedelta(minutes=15, seconds=1))
    with pytest.raises(JoinTooEarly) as early:
        await core.write(ANA, joining.join, event.id)
    assert early.value.at == event.starts_at - timedelta(minutes=15)
    assert (await core.write(BOSS, joining.join, event.id)).moderates, "who runs it opens the room"
    clock.advance(timedelta(seconds=1))
    given = await core.write(ANA, joining.join, event.id)
    assert (given.link, given.moderates, given.name) == (LINK.link, False, "Ana")
    clock.set(event.ends_at + timedelta(hours=2))
    with pytest.raises(EventOver):
        await core.write(ANA, joining.join, event.id)


async def test_others_are_not_let_in(core: Core, made: Made, clock: FixedClock) -> None:
    only = Audience(everyone=False, partners=frozenset({PORTO}))
    event = await announced(core, place=JITSI, audience=only, capacity=1)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    clock.set(event.starts_at)
    for who, refusal in ((BRUNO, NotComing), (CLEO, NotInvited), (STRANGER, NotAMember)):
        with pytest.raises(refusal):
            await core.write(who, joining.join, event.id)
    await says(core, ANA, event.id, Reply.NO)
    with pytest.raises(NotComing):
        await core.write(ANA, joining.join, event.id)


async def test_a_room_is_the_same_for_all_and_another_for_each_event(
    core: Core, made: Made, clock: FixedClock
) -> None:
    first, second = await announced(core, place=JITSI), await announced(core, place=JITSI)
    for event in (first, second):
        await says(core, ANA, event.id)
    clock.set(first.starts_at)
    mine, boss = [await core.write(who, joining.join, first.id) for who in (ANA, BOSS)]
    other = await core.write(ANA, joining.join, second.id)
    assert mine.token == boss.token != other.token
    assert mine.person == other.person != boss.person
    assert len(mine.token) == 24
    passwords = [{one.token, one.viewer_password, one.moderator_password} for one in (mine, boss, other)]
    assert passwords[0] == passwords[1], "a server lets in by those that it was told first"
    assert [len(one) for one in passwords] == [3, 3, 3]
    assert not passwords[0] & passwords[2]


async def test_a_voice_channel_is_named_once_it_is_there(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, place=Place(Manner.ONLINE, room=RoomKind.VOICE))
    await says(core, ANA, event.id, Reply.MAYBE)
    clock.set(event.starts_at)
    with pytest.raises(NoRoomToJoin):
        await core.write(ANA, joining.join, event.id)
    await core.write(BOSS, lambda tx, _: mirrors.note(tx, event.id, room=77))
    assert (await core.write(ANA, joining.join, event.id)).channel == 77


async def test_there_is_no_way_into_what_has_no_room_or_is_off(
    core: Core, made: Made, clock: FixedClock
) -> None:
    plain, off = await announced(core), await announced(core, place=JITSI)
    await core.write(BOSS, changing.cancel, off.id, off.revision, "No tank")
    clock.set(plain.starts_at)
    with pytest.raises(NoRoomToJoin):
        await core.write(BOSS, joining.join, plain.id)
    with pytest.raises(EventCalledOff):
        await core.write(BOSS, joining.join, off.id)
    assert not joining.joinable(plain, plain.starts_at)
    assert joining.joinable(off, off.starts_at), "as it was before it was called off"


async def test_a_guest_who_comes_is_let_in_too(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, place=JITSI, public=True)
    guest, _ = await registered(core, event)
    clock.set(event.starts_at - timedelta(minutes=15))
    given = await core.write(guest, joining.join, event.id)
    assert (given.name, given.moderates) == ("Gina Gest", False)
    assert joining.joinable(event, clock.now())
    early = event.starts_at - timedelta(minutes=30)
    assert not joining.joinable(event, early)
    assert joining.joinable(event, early, runs=True)
