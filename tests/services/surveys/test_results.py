"""Results: whose they are, who sees which, and what the status and a reminder tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from domain.errors import NotAMember, NotFound, RoleNeeded
from domain.people import Standing
from domain.results import Withheld
from domain.signatures import NotSigned
from domain.surveys import CardPlace, NobodyToNudge, NothingSent, WaveClosed, WaveId
from services.surveys import nudging, results, signing
from services.surveys.signed_views import NetworkResult, PartnerResult
from services.surveys.status import status
from services.surveys.views import OwnResult
from storage import networks
from tests.services.networks_made import BOSS, assigned, built, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import STRANGER

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from tests.clock import FixedClock

SIX = """Porto technology centre; Norte; Portuguese
Université de Brest; Bretagne; français
Cork Labs; Ireland; English
Agencia de Vigo; Galicia; español
Bilbao Bikes; País Vasco; español
Galway Waves; Ireland; English"""
CONTACTS = [discord_user(20 + n, f"Contact {n}") for n in range(6)]


@pytest.fixture
async def network(core: Core) -> None:
    """Six partners with a contact each; Berta coordinates and belongs to none."""
    await built(core, partners=SIX)
    for n in range(6):
        await assigned(core, 20 + n, f"Contact {n}", partner=PartnerId(n + 1), standing=Standing.CONTACT)


async def sign(core: Core, who: Caller, wave: WaveId, levels: str, *, shared: bool = True) -> None:
    await send(core, who, wave, levels)
    found = await core.read(who, signing.agreement, wave)
    await core.write(who, signing.sign, wave, found.agreement.seal, shared=shared)


async def test_six_partners_make_a_picture(core: Core, wave: WaveId):
    for who, levels in zip(CONTACTS, "012344", strict=True):
        await sign(core, who, wave, levels)
    found = await core.read(BOSS, results.results)
    assert isinstance(found, NetworkResult)
    assert (found.asked, found.picture.signed, found.picture.hidden, len(found.names)) == (6, 6, 0, 6)
    assert found.picture.dimension("d1").shown == 63
    own = await core.read(CONTACTS[0], results.results)
    assert isinstance(own, PartnerResult)
    assert own.result.scores.dimension("d1").shown == 0
    assert own.picture.dimension("d1").shown == 63
    assert own.may_change


async def test_four_partners_do_not(core: Core, wave: WaveId):
    for who in CONTACTS[:4]:
        await sign(core, who, wave, "2")
    found = await core.read(BOSS, results.network_result, wave)
    assert found.picture.dimension("d1").withheld is Withheld.TOO_FEW


async def test_a_hidden_partner_is_named_to_nobody(core: Core, wave: WaveId):
    for n, who in enumerate(CONTACTS):
        await sign(core, who, wave, str(n % 5), shared=n != 2)
    for viewer in (BOSS, CONTACTS[0]):
        found = await core.read(viewer, results.network_result, wave)
        assert PartnerId(3) not in found.names
        assert found.picture.hidden == 1
        assert not found.picture.has_figures
    with pytest.raises(NotSigned):
        await core.read(CONTACTS[0], results.partner_result, wave, PartnerId(3))
    theirs = await core.read(CONTACTS[2], results.network_result, wave)
    assert theirs.picture.has_figures
    assert theirs.own == 3


async def test_one_sees_ones_own_answers_until_the_partner_has_signed(core: Core, wave: WaveId):
    with pytest.raises(NothingSent):
        await core.read(CONTACTS[0], results.results)
    await send(core, CONTACTS[0], wave, "2")
    own = await core.read(CONTACTS[0], results.results)
    assert isinstance(own, OwnResult)
    assert own.may_sign
    assert not own.partner_signed
    assert [about.wave.id for about in await core.read(CONTACTS[0], results.waves_with_results)] == [wave]
    assert await core.read(CONTACTS[1], results.waves_with_results) == ()
    for service in (results.results, results.network_result, results.partner_result):
        with pytest.raises(NotAMember):
            await core.read(STRANGER, service, wave)
    with pytest.raises(NotFound):
        await core.read(CONTACTS[0], results.results, WaveId(99))


async def test_the_status_says_who_signed_and_whom_one_may_remind(
    core: Core, wave: WaveId, clock: FixedClock
):
    await sign(core, CONTACTS[0], wave, "2")
    seen = await core.read(BOSS, status)
    assert seen.signed == 1
    assert seen.partners[0].signature is not None
    assert seen.partners[1].contacts == ("Contact 1",)
    assert seen.to_nudge == tuple(PartnerId(n) for n in range(2, 7))
    assert not seen.may_sign
    own = await core.read(CONTACTS[1], status)
    assert (own.may_sign, own.to_nudge, len(own.partners)) == (True, (PartnerId(2),), 1)
    assert not (await core.read(CONTACTS[0], status)).may_sign

    preview = await core.read(BOSS, nudging.prepare, wave)
    assert len(preview.without_channel) == 5, "nothing was built on a server here"
    await core.write(CONTACTS[1], nudging.ask, wave)
    await core.write(BOSS, nudging.ask, wave)
    again = await core.read(BOSS, status)
    assert again.to_nudge == ()
    assert again.partners[1].nudged_at == clock.now()
    with pytest.raises(NobodyToNudge):
        await core.write(BOSS, nudging.ask, wave)
    clock.advance(timedelta(days=7))
    assert len((await core.read(BOSS, status)).to_nudge) == 5


async def test_nobody_learns_of_hidden_partners_by_signing_to_and_fro(core: Core, wave: WaveId):
    """Two of the others are hidden at 50: whatever one signs oneself, no median with them in it is shown."""
    for n, (levels, shared) in enumerate([("0", True), ("2", False), ("2", False), ("4", True)], 1):
        await sign(core, CONTACTS[n], wave, levels, shared=shared)
    for levels in ("0", "4", "2"):
        await sign(core, CONTACTS[0], wave, levels)
        seen = await core.read(CONTACTS[0], results.network_result, wave)
        assert seen.picture.dimension("d1").withheld is Withheld.NOT_YET
        await core.write(CONTACTS[0], signing.withdraw, wave)


async def test_a_partner_that_left_is_told_of_no_more_while_the_wave_is_open(
    core: Core, wave: WaveId, clock: FixedClock
):
    for who in CONTACTS:
        await sign(core, who, wave, "2")
    await core.write(BOSS, lambda tx, _: networks.end_partner(tx, PartnerId(3)))
    seen = await core.read(BOSS, results.network_result, wave)
    assert (seen.asked, seen.picture.signed) == (5, 5)
    assert PartnerId(3) not in seen.names
    with pytest.raises(NotSigned):
        await core.read(CONTACTS[0], results.partner_result, wave, PartnerId(3))
    assert PartnerId(3) not in {one.partner for one in (await core.read(BOSS, status)).partners}
    clock.advance(timedelta(days=40))
    assert (await core.read(BOSS, results.network_result, wave)).picture.signed == 6


async def test_a_reminder_that_is_not_needed_any_more_is_not_posted(core: Core, wave: WaveId):
    asked_at = await core.write(BOSS, nudging.ask, wave)
    await sign(core, CONTACTS[0], wave, "2")
    await core.write(BOSS, lambda tx, _: networks.end_partner(tx, PartnerId(2)))
    due = await core.look_across(nudging.due)
    assert [one.partner for one in due] == [3, 4, 5, 6]
    await core.across(nudging.settle, due[0], CardPlace(5, 6))
    await core.across(nudging.settle, due[1], None, "gone")
    found = await core.read(BOSS, nudging.outcome, wave, asked_at)
    assert found.posted == ("Cork Labs",)
    assert found.failed == ("Agencia de Vigo",)
    assert len(found.due) == 4


async def test_a_reminder_is_due_once_and_settled(core: Core, wave: WaveId):
    await send(core, CONTACTS[1], wave, "2")
    await core.write(CONTACTS[1], nudging.ask, wave)
    (due,) = await core.look_across(nudging.due)
    assert (due.partner, due.sent, due.people, due.contacts) == (2, 1, 1, ("Contact 1",))
    await core.across(nudging.settle, due, CardPlace(5, 6))
    assert await core.look_across(nudging.due) == ()
    await core.across(nudging.settle, due, None, "gone")
    assert (await core.read(CONTACTS[1], status)).to_nudge == (), "a late failure does not undo a posted card"


async def test_one_that_failed_can_be_asked_for_again(core: Core, wave: WaveId):
    await core.write(CONTACTS[1], nudging.ask, wave)
    (due,) = await core.look_across(nudging.due)
    await core.across(nudging.settle, due, None, "no_channel")
    seen = await core.read(CONTACTS[1], status)
    assert seen.to_nudge == (PartnerId(2),)
    assert seen.partners[0].nudged_at is None


async def test_only_contacts_and_the_coordination_remind(core: Core, wave: WaveId, clock: FixedClock):
    await assigned(core, 40, "Nuno", partner=PartnerId(1))
    with pytest.raises(RoleNeeded):
        await core.write(discord_user(40, "Nuno"), nudging.ask, wave)
    assert (await core.read(discord_user(40, "Nuno"), status)).to_nudge == ()
    clock.advance(timedelta(days=40))
    with pytest.raises(WaveClosed):
        await core.write(BOSS, nudging.ask, wave)
    assert (await core.read(BOSS, status)).to_nudge == ()
    assert await core.look_across(nudging.due) == ()


async def test_a_members_own_line_is_not_told_as_the_partners_count(core: Core, wave: WaveId):
    await assigned(core, 40, "Nuno", partner=PartnerId(1))
    await sign(core, CONTACTS[0], wave, "2")
    (own,) = (await core.read(discord_user(40, "Nuno"), status)).partners
    assert not own.whole
    assert [member.name for member in own.members] == ["Nuno"]
    assert all(partner.whole for partner in (await core.read(CONTACTS[0], status)).partners)
