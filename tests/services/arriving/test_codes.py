"""By the code on Discord: however it is typed, once, and after five wrong ones not for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind, Role
from domain.arriving import CodeUsed, Stage, shown_code
from domain.consents import Given, Purpose
from domain.errors import RoleNeeded
from domain.server_plan import Kind
from services import consents, me
from services.arriving import codes, coming, progress
from services.arriving.views import CodeRefused, CodeView
from services.networks import note_thing
from storage import across, members, people
from tests.services.arriving.conftest import ANA, BREST, PORTO, STRANGER, member_called, visitor
from tests.services.networks_made import BOSS, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from services.members import Belonging
    from tests.clock import FixedClock

pytestmark = pytest.mark.usefixtures("listed")


async def code_of(core: Core, name: str) -> str:
    found = await core.write(BOSS, codes.waiting)
    return next(shown_code(one.arrival.code) for one in found if one.member.name == name)


async def test_the_account_becomes_theirs_and_the_roles_follow(core: Core) -> None:
    await core.write(BOSS, note_thing, Kind.PARTNER_ROLE, 555, PORTO)
    code = await code_of(core, "Inês Duarte")
    seen = await core.write(STRANGER, codes.whose, code.lower().replace("-", " "))
    assert isinstance(seen, CodeView)
    assert (seen.member.name, seen.address, seen.other, seen.elsewhere) == (
        "Inês Duarte",
        "ines@porto.example",
        None,
        (),
    )
    done = await taken(core, STRANGER, code)
    assert done.mirror is not None
    assert (done.mirror.user, done.mirror.have) == (9, {555})
    profile = await core.read(STRANGER, me.profile)
    assert (profile.name, profile.member and profile.member.partner) == ("Inês Duarte", PORTO)
    held = (await core.read(STRANGER, consents.mine)).holding
    assert {purpose: one.how for purpose, one in held.items()} == {Purpose.NOTICE: Given.CHAT}
    assert profile.direct is not None
    assert profile.direct.agreed_at is None, "to be written to is asked by itself"


async def test_a_code_is_of_use_once(core: Core) -> None:
    code = await code_of(core, "Inês Duarte")
    await core.write(STRANGER, codes.take, code)
    for who in (STRANGER, discord_user(10, "another")):
        with pytest.raises(CodeUsed):
            await core.write(who, codes.whose, code)
        with pytest.raises(CodeUsed):
            await core.write(who, codes.take, code)


async def test_who_joined_on_the_web_goes_on_on_discord(core: Core) -> None:
    ines = await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês", "pt", "Europe/Lisbon", mail=False)
    key = await member_called(core, "Inês")
    code = next(
        one.arrival.code for one in (await core.read(BOSS, progress.progress)).people if one.member.id == key
    )
    done = await taken(core, STRANGER, code)
    assert done.member.id == key
    assert (await core.read(STRANGER, me.profile)).language == "pt"


async def test_wrong_codes_pause_and_the_pause_ends(core: Core, clock: FixedClock) -> None:
    code = await code_of(core, "Inês Duarte")
    for left in (4, 3, 2, 1, 0):
        found = await core.write(STRANGER, codes.whose, "AAAA-AAAA")
        assert isinstance(found, CodeRefused)
        assert (found.left, found.until is None) == (left, left > 0)
    assert isinstance(await core.write(STRANGER, codes.whose, code), CodeRefused), "even the right one"
    assert isinstance(await core.write(STRANGER, codes.take, code), CodeRefused)
    assert isinstance(await core.write(discord_user(10), codes.whose, code), CodeView), "nobody else waits"
    clock.advance(timedelta(hours=1))
    assert isinstance(await core.write(STRANGER, codes.whose, code), CodeView)


async def test_a_made_up_button_counts_as_a_code_that_was_typed(core: Core) -> None:
    code = await code_of(core, "Inês Duarte")
    for _ in range(5):
        assert isinstance(await core.write(STRANGER, codes.take, "AAAA-AAAA"), CodeRefused)
    assert isinstance(await core.write(STRANGER, codes.take, code), CodeRefused)


async def taken(core: Core, who: Caller, code: str) -> Belonging:
    done = await core.write(who, codes.take, code)
    assert not isinstance(done, CodeRefused)
    return done


async def test_a_code_of_who_was_taken_out_is_none(core: Core) -> None:
    code, key = await code_of(core, "Inês Duarte"), await member_called(core, "Inês Duarte")
    await core.write(BOSS, lambda tx, _: members.end(tx, key))
    assert isinstance(await core.write(STRANGER, codes.whose, code), CodeRefused)


async def test_who_is_a_member_already_is_told_and_becomes_one_with_them(core: Core) -> None:
    """Ana was assigned by her Discord account, and stands on the list by her address, too."""
    code = await code_of(core, "Karim Benali")
    seen = await core.write(ANA, codes.whose, code)
    assert isinstance(seen, CodeView)
    assert seen.other is not None
    assert seen.other.member.name == "Ana"
    assert seen.contact_of is not None
    assert seen.contact_of.id == PORTO, "which Karim, of Brest, cannot be the contact of"
    done = await taken(core, ANA, code)
    assert (done.member.name, done.member.partner) == ("Karim Benali", BREST)
    assert Role.CONTACT not in done.member.roles
    names = await core.read(BOSS, lambda tx, _: [one.name for one in members.listed(tx)])
    assert names == ["Berta", "Inês Duarte", "Karim Benali"]


async def test_who_is_known_elsewhere_brings_it_along_and_is_told_so_first(core: Core) -> None:
    def elsewhere(tx: Any) -> None:
        other = tx.within(across.found_network(tx, server=99, name="Baltic", language="en", zone="UTC").id)
        person = people.add_person(other, "ines_d")
        people.add_channel(other, person.id, ChannelKind.DISCORD, STRANGER.address)
        members.add(other, person.id, None)

    await core.across(elsewhere)
    code = await code_of(core, "Inês Duarte")
    seen = await core.write(STRANGER, codes.whose, code)
    assert isinstance(seen, CodeView)
    assert (seen.elsewhere, seen.address) == (("Baltic",), "ines@porto.example")
    done = await taken(core, STRANGER, code)
    found = await core.look_across(lambda tx: across.memberships(tx, done.member.person.id))
    assert [one.network.name for one in found] == ["Atlantic innovation", "Baltic"]


async def test_who_said_no_may_still_come(core: Core) -> None:
    code = await code_of(core, "Karim Benali")
    await core.write(await visitor(core, "Karim Benali"), coming.decline)
    await core.write(STRANGER, codes.take, code)
    found = await core.read(BOSS, progress.progress)
    assert {one.member.name: one.arrival.stage for one in found.people}["Karim Benali"] is Stage.ARRIVED


async def test_codes_are_for_the_coordination(core: Core) -> None:
    with pytest.raises(RoleNeeded):
        await core.write(ANA, codes.waiting)
