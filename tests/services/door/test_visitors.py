"""Who calls from the web, and what they do for themselves: on both engines, with and without Discord."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, NetworkId, PersonId, Visitor
from domain.consents import Given, Purpose
from domain.door import LinkExpired, LinkUnknown, LinkUsed, SessionOver
from domain.errors import Changed, NotAMember, NotFound, UnknownNetwork
from domain.people import LastCoordinator
from services import consents, door, me, members
from services.sweeping import DOOR_KEPT, sweep
from storage import across, people
from storage import members as kept
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ANA = discord_user(2, "Ana")
HERE = NetworkId(1)


@pytest.fixture
async def ana(core: Core) -> Visitor:
    """Ana of Porto, on the web."""
    await built(core)
    await assigned(core, 2, "Ana", partner=1, function="Research")
    return Visitor(await core.read(ANA, lambda _tx, actor: actor.person), HERE)


@pytest.fixture
async def dora(core: Core, ana: Visitor) -> Visitor:
    """Dora, of whom only an e-mail address is known."""

    def enlist(tx: Any, _actor: Any) -> PersonId:
        person = people.add_person(tx, "Dora", language="pt")
        people.add_channel(tx, person.id, ChannelKind.EMAIL, "dora@example.org")
        kept.add(tx, person.id, None)
        return person.id

    return Visitor(await core.write(BOSS, enlist), HERE)


def itself(_tx: Any, actor: Any) -> Any:
    return actor


async def test_a_visitor_is_the_member_that_they_are_in_chat(core: Core, ana: Visitor) -> None:
    there, here = await core.read(ANA, itself), await core.read(ana, itself)
    assert (here.member, here.partner, here.roles, here.address) == (
        there.member,
        there.partner,
        there.roles,
        there.address,
    )


async def test_a_visitor_without_discord_is_somebody_all_the_same(core: Core, dora: Visitor) -> None:
    actor = await core.read(dora, itself)
    assert (actor.name, actor.language, actor.address) == ("Dora", "pt", "dora@example.org")
    await core.write(dora, me.choose_language, "es")
    await core.write(dora, me.choose_zone, "Europe/Madrid")
    found = await core.write(dora, me.introduce, "Dora Lima", "Director")
    assert (found.name, found.language, found.zone) == ("Dora Lima", "es", "Europe/Madrid")
    data = await core.read(dora, me.export)
    assert data.name == "Dora Lima"
    shown = await core.read(dora, me.preview)
    done = await core.write(dora, me.erase, shown.erasure.seal)
    assert done.mirror is None
    with pytest.raises(UnknownNetwork):
        await core.read(dora, itself)


async def test_nobody_visits_a_network_that_never_knew_them(core: Core, ana: Visitor) -> None:
    other = await core.across(
        lambda tx: across.found_network(tx, server=12, name="Baltic", language="en", zone="UTC").id
    )
    for network in (other, NetworkId(99)):
        with pytest.raises(UnknownNetwork):
            await core.read(Visitor(ana.person, network), itself)


async def test_who_left_visits_as_a_guest(core: Core, ana: Visitor) -> None:
    await core.write(ana, members.leave)
    actor = await core.read(ana, itself)
    assert (actor.member, actor.partner, actor.roles) == (None, None, frozenset())
    with pytest.raises(NotAMember):
        await core.write(ana, me.introduce, "Ana", "")
    assert (await core.read(ana, me.kept)).member is not None


async def test_the_last_coordinator_stays(core: Core, ana: Visitor) -> None:
    with pytest.raises(LastCoordinator):
        await core.write(BOSS, members.leave)
    assert (await core.read(ana, members.ask_to_leave)).held == ()


async def test_a_link_is_used_once_and_in_time(core: Core, ana: Visitor, clock: FixedClock) -> None:
    first, second = [await core.write(ANA, door.make_link) for _ in range(2)]
    opened = await core.across(door.sign_in, first.token, "Firefox")
    assert [one.network.id for one in opened.memberships] == [HERE]
    with pytest.raises(LinkUsed):
        await core.across(door.sign_in, first.token, "Firefox")
    clock.advance(timedelta(minutes=15))
    with pytest.raises(LinkExpired):
        await core.across(door.sign_in, second.token, "Firefox")
    with pytest.raises(LinkUnknown):
        await core.across(door.sign_in, second.token[:-2], "Firefox")


async def test_who_is_known_to_nobody_gets_no_link(core: Core, ana: Visitor) -> None:
    with pytest.raises(NotAMember):
        await core.write(discord_user(99, "Stranger"), door.make_link)


async def test_sessions_belong_to_one_person(core: Core, ana: Visitor, dora: Visitor) -> None:
    link = await core.write(ANA, door.make_link)
    opened = await core.across(door.sign_in, link.token, "")
    found = await core.look_across(door.visit, opened.secret)
    with pytest.raises(NotFound):
        await core.across(door.end, dora.person, found.session.id)
    await core.across(door.end, ana.person, found.session.id)
    for secret in (opened.secret, "", "nothing"):
        with pytest.raises(SessionOver):
            await core.look_across(door.visit, secret)


async def test_what_is_long_over_is_swept(core: Core, ana: Visitor, clock: FixedClock) -> None:
    link = await core.write(ANA, door.make_link)
    opened = await core.across(door.sign_in, link.token, "")
    assert (await core.across(sweep)).door == 0
    clock.advance(DOOR_KEPT + timedelta(hours=1))
    assert (await core.across(sweep)).door == 1, "the link; the session ended a moment ago"
    clock.advance(DOOR_KEPT)
    assert (await core.across(sweep)).door == 1
    with pytest.raises(SessionOver):
        await core.look_across(door.visit, opened.secret)


async def test_each_consent_by_itself(core: Core, ana: Visitor, clock: FixedClock) -> None:
    await core.write(ana, consents.give, Purpose.PHOTO, "photo-1", Given.WEB)
    again = await core.write(ana, consents.give, Purpose.PHOTO, "photo-1", Given.WEB)
    assert set(again.holding) == {Purpose.PHOTO}
    assert again.past == ()
    with pytest.raises(Changed):
        await core.write(ana, consents.give, Purpose.CONTACT, "contact-0", Given.WEB)
    clock.advance(timedelta(days=1))
    found = await core.write(ana, consents.withdraw, Purpose.PHOTO)
    assert found.holding == {}
    assert [one.withdrawn_at for one in found.past] == [clock.now()]
    assert await core.write(ana, consents.withdraw, Purpose.PHOTO) == found, "again is harmless"
