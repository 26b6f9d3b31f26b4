"""Calendars: whose events are in them, what is kept of an address, and who reads what."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId
from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.events.calendars import Entry, Standing
from domain.events.model import Audience, Manner, Place, Reply, RoomKind, Seat, Via
from services import me, members
from services.events import answering, calendars, changing
from storage import members as stored
from storage import people
from storage.events import answers
from storage.schema.events import calendar_feed
from storage.schema.people import member as members_table
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    STRANGER,
    announced,
    lisbon,
    loaded,
    says,
)
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from services.events.calendars import Contents, Key
    from tests.clock import FixedClock
    from tests.services.events.conftest import Made

NETWORK = NetworkId(1)
ROOM = Place(Manner.ONLINE, "", RoomKind.LINK, "https://meet.example/secret")


def nothing(_key: Key) -> None:
    return None


async def contents(core: Core, secret: str, **more: Any) -> Contents[Any]:
    found = await core.look_across(calendars.contents, secret, nothing, **more)
    assert found is not None
    return found


async def entries(core: Core, secret: str) -> dict[str, Standing | None]:
    """What is in a calendar: the titles, and how its reader stands to each."""
    found = await contents(core, secret)
    return {entry.event.title: entry.standing for _, entry in found.parts}


async def made_for(core: Core, who: Caller) -> str:
    return await core.write(who, calendars.make)


async def test_ones_own_holds_what_one_goes_to_may_go_to_or_is_invited_to(core: Core, made: Made) -> None:
    for title, reply in (("Going", Reply.GOING), ("Maybe", Reply.MAYBE), ("No", Reply.NO)):
        await says(core, BRUNO, (await announced(core, title=title)).id, reply)
    await announced(core, title="Unanswered")
    full = await announced(core, title="Full", capacity=1)
    await says(core, ANA, full.id)
    await says(core, BRUNO, full.id)
    await announced(core, title="Porto", audience=Audience(everyone=False, partners=frozenset({PORTO})))
    await announced(core, title="Bruno", audience=Audience(everyone=False, members=frozenset({made.bruno})))
    await announced(core, title="Brest", audience=Audience(everyone=False, partners=frozenset({BREST})))
    assert await entries(core, await made_for(core, BRUNO)) == {
        "Going": Standing.GOING,
        "Maybe": Standing.MAYBE,
        "Unanswered": Standing.INVITED,
        "Full": Standing.WAITING,
        "Porto": Standing.INVITED,
        "Bruno": Standing.INVITED,
    }


async def test_who_organises_has_it_in_theirs_and_who_only_coordinates_has_not(
    core: Core, made: Made
) -> None:
    brest = Audience(everyone=False, partners=frozenset({BREST}))
    await announced(core, by=ANA, title="Ana's", audience=brest)
    await announced(core, by=CLEO, title="With a deputy", audience=brest, deputy=made.bruno)
    assert await entries(core, await made_for(core, ANA)) == {"Ana's": Standing.ORGANISING}
    assert await entries(core, await made_for(core, BRUNO)) == {"With a deputy": Standing.ORGANISING}
    assert await entries(core, await made_for(core, BOSS)) == {}


async def test_a_seat_that_is_offered_or_was_lost(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, by=CLEO, title="Full", capacity=1, offer_minutes=60)
    await says(core, ANA, event.id)
    await says(core, BRUNO, event.id)
    secret = await made_for(core, BRUNO)
    await says(core, ANA, event.id, Reply.NO)
    assert await entries(core, secret) == {"Full": Standing.OFFERED}
    clock.advance(timedelta(hours=2))
    await core.write(BOSS, lambda tx, _: answering.tend(tx, event.id))
    assert await entries(core, secret) == {}


async def test_what_nobody_answered_goes_once_it_is_over_and_all_goes_after_a_year(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await announced(core, title="Unanswered")
    went = await announced(core, title="Went")
    await says(core, BRUNO, went.id)
    secret = await made_for(core, BRUNO)
    clock.set((await loaded(core, went.id)).ends_at + timedelta(seconds=1))
    assert await entries(core, secret) == {"Went": Standing.GOING}
    clock.advance(timedelta(days=367))
    assert await entries(core, secret) == {}


async def test_what_was_called_off_stays_to_be_seen(core: Core, made: Made) -> None:
    event = await announced(core, title="Off")
    secret = await made_for(core, BRUNO)
    await core.write(BOSS, changing.cancel, event.id, event.revision, "A storm")
    (part,) = (await contents(core, secret)).parts
    assert not part[1].event.on
    assert part[1].event.sequence == event.sequence + 1


async def test_the_networks_holds_what_is_for_everybody_without_names(core: Core, made: Made) -> None:
    await announced(core, title="All", place=ROOM)
    await announced(core, title="Some", audience=Audience(everyone=False, partners=frozenset({PORTO})))
    secret = await core.write(BOSS, calendars.make_network)
    found = await contents(core, secret)
    ((key, entry),) = found.parts
    assert (entry.event.title, entry.standing, entry.organiser, key.organiser) == ("All", None, "", "")
    assert not found.own


async def test_an_address_is_kept_as_its_sum_alone(core: Core, made: Made) -> None:
    secret = await made_for(core, BRUNO)
    rows = await core.look_across(lambda tx: tx.connection.execute(calendar_feed.select()).all())
    assert [row.digest for row in rows] == [hashlib.sha256(secret.encode()).hexdigest()]
    assert all(secret not in str(row) for row in rows)
    assert len(secret) >= 43, "256 bits"


async def test_a_new_address_ends_the_one_before_and_each_ends_by_itself(core: Core, made: Made) -> None:
    await announced(core)
    first = await made_for(core, BRUNO)
    other = await made_for(core, ANA)
    second = await made_for(core, BRUNO)
    assert (await contents(core, first)).ended
    assert not (await contents(core, first)).parts
    assert (await contents(core, second)).parts
    assert await core.write(BRUNO, calendars.end)
    assert not await core.write(BRUNO, calendars.end)
    assert (await contents(core, second)).ended
    assert not (await contents(core, other)).ended
    network = await core.write(BOSS, calendars.make_network)
    assert await core.write(BOSS, calendars.end_network)
    assert (await contents(core, network)).ended
    assert not (await contents(core, other)).ended


async def test_what_there_is_and_since_when(core: Core, made: Made, clock: FixedClock) -> None:
    assert await core.read(BRUNO, calendars.mine) == calendars.MyCalendars(
        NETWORK, None, None, coordinates=False
    )
    await made_for(core, BRUNO)
    await core.write(BOSS, calendars.make_network)
    assert await core.read(BRUNO, calendars.mine) == calendars.MyCalendars(
        NETWORK, clock.now(), clock.now(), coordinates=False
    )
    assert await core.read(BOSS, calendars.mine) == calendars.MyCalendars(
        NETWORK, None, clock.now(), coordinates=True
    )


async def test_only_the_coordination_makes_the_networks_and_only_members_their_own(
    core: Core, made: Made
) -> None:
    for act in (calendars.make_network, calendars.end_network):
        with pytest.raises(RoleNeeded):
            await core.write(ANA, act)
    for own in (calendars.make, calendars.end, calendars.mine):
        with pytest.raises(NotAMember):
            await core.write(STRANGER, own)


async def test_who_left_reads_nothing_more_and_an_old_address_is_not_alive_again(
    core: Core, made: Made, clock: FixedClock
) -> None:
    await announced(core)
    secret = await made_for(core, BRUNO)
    clock.advance(timedelta(minutes=1))
    await core.write(BRUNO, members.leave)
    assert (await contents(core, secret)).ended
    clock.advance(timedelta(minutes=1))
    await assigned(core, 3, "Bruno", partner=PORTO)
    assert (await contents(core, secret)).ended
    assert not (await contents(core, await made_for(core, BRUNO))).ended


async def test_who_changes_partner_reads_what_is_for_the_new_one(core: Core, made: Made) -> None:
    for title, partner in (("Porto", PORTO), ("Brest", BREST)):
        await announced(core, title=title, audience=Audience(everyone=False, partners=frozenset({partner})))
    secret = await made_for(core, BRUNO)
    assert set(await entries(core, secret)) == {"Porto"}
    await assigned(core, 3, "Bruno", partner=BREST)
    assert set(await entries(core, secret)) == {"Brest"}


async def test_a_secret_that_is_none_finds_nothing(core: Core, made: Made) -> None:
    secret = await made_for(core, BRUNO)
    for wrong in ("", "x", secret[:-1], secret + "x", secret.swapcase(), "\ud800"):
        assert await core.look_across(calendars.contents, wrong, nothing) is None


async def test_only_what_is_not_kept_is_loaded_and_a_change_makes_another_key(core: Core, made: Made) -> None:
    event = await announced(core, title="One")
    await announced(core, title="Two")
    secret = await made_for(core, BRUNO)
    kept: dict[Key, str] = {}
    for part in (await contents(core, secret)).parts:
        kept[part[0]] = part[1].event.title
    again = await core.look_across(calendars.contents, secret, kept.get)
    assert again is not None
    assert sorted(again.parts) == ["One", "Two"]
    moved = await core.write(BOSS, changing.move, event.id, event.revision, lisbon("2027-06-16T14:00"))
    after = await core.look_across(calendars.contents, secret, kept.get)
    assert after is not None
    assert [part if isinstance(part, str) else part[1].event.id for part in after.parts] == ["Two", event.id]
    await says(core, BRUNO, moved.view.event.id, Reply.MAYBE)
    answered = await core.look_across(calendars.contents, secret, kept.get)
    assert answered is not None
    ((key, _),) = [part for part in answered.parts if not isinstance(part, str)]
    assert key.standing == Standing.MAYBE.value


async def test_a_new_name_of_who_organises_makes_another_key(core: Core, made: Made) -> None:
    await announced(core, by=ANA)
    secret = await made_for(core, BRUNO)
    ((before, entry),) = (await contents(core, secret)).parts
    assert entry.organiser == before.organiser == "Ana"
    await core.write(ANA, me.introduce, "Ana Sousa", "")
    ((after, entry),) = (await contents(core, secret)).parts
    assert entry.organiser == after.organiser == "Ana Sousa"
    assert (after.event, after.revision) == (before.event, before.revision)


async def test_changed_is_when_it_was_last_changed(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core)
    secret = await made_for(core, BRUNO)
    clock.advance(timedelta(days=1))
    await core.write(BOSS, changing.move, event.id, event.revision, lisbon("2027-06-16T14:00"))
    ((_, entry),) = (await contents(core, secret)).parts
    assert entry.changed_at == clock.now() > entry.event.created_at


async def test_one_event_for_a_file(core: Core, made: Made) -> None:
    event = await announced(core, by=ANA)
    found = await core.read(CLEO, calendars.file, event.id)
    assert found.entry == Entry(event, Standing.INVITED, "Ana", event.created_at)
    assert found.language == "fr"
    await says(core, CLEO, event.id)
    assert (await core.read(CLEO, calendars.file, event.id)).entry.standing is Standing.GOING
    await says(core, CLEO, event.id, Reply.NO)
    assert (await core.read(CLEO, calendars.file, event.id)).entry.standing is Standing.LOOKING
    hidden = await announced(core, audience=Audience(everyone=False, partners=frozenset({BREST})))
    with pytest.raises(NotFound):
        await core.read(BRUNO, calendars.file, hidden.id)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, calendars.file, event.id)


def test_addresses() -> None:
    whole = calendars.address("https://portal.example", "abc")
    assert whole == "https://portal.example/calendar/abc.ics"
    assert calendars.for_device(whole) == "webcal://portal.example/calendar/abc.ics"


async def test_a_guest_has_what_they_were_asked_to_and_nothing_that_is_for_the_network(
    core: Core, made: Made
) -> None:
    await announced(core, title="All")
    open_day = await announced(core, title="Open day")

    def come(tx: Any, _actor: Any) -> None:
        gail = people.add_person(tx, "Gail")
        people.add_channel(tx, gail.id, ChannelKind.DISCORD, "50")
        member = stored.add(tx, gail.id, None).id
        tx.connection.execute(members_table.update().where(members_table.c.id == member).values(guest=True))
        said = {"partner": None, "queued_at": None, "moved": 0, "via": Via.WEB, "recorded_by": None}
        answers.save(tx, open_day.id, member, reply=Reply.GOING, seat=Seat.SEATED, former=None, **said)

    await core.write(BOSS, come)
    guest = discord_user(50, "Gail")
    secret = await made_for(core, guest)
    assert await entries(core, secret) == {"Open day": Standing.GOING}
    assert (await core.read(guest, calendars.mine)).made_at is not None
    assert await core.write(guest, calendars.end)
