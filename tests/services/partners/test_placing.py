"""A partner's channel and its language; its contacts; who does not belong to it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import Role
from domain.errors import Changed, RoleNeeded
from domain.partners import ChannelInUse, PartnerLeft
from domain.people import Standing
from services import members, partners
from storage import members as stored_members
from storage import trail
from tests.services.networks_made import BOSS, assigned
from tests.services.partners.conftest import ANA, BREST, PORTO, ZED

if TYPE_CHECKING:
    from domain.actors import MemberId
    from services.core import Core
    from services.partners import PartnerView

pytestmark = pytest.mark.usefixtures("network")


async def ids(core: Core) -> tuple[MemberId, MemberId, str]:
    """Ana, Zed, and the stamp of who of them is contact."""
    seen = await core.read(BOSS, partners.show, PORTO)
    ana, zed = (line.member for line in seen.people)
    return ana.id, zed.id, members.contacts_stamp([ana, zed])


def contacts(view: PartnerView) -> list[str]:
    return [line.member.name for line in view.contacts]


async def test_another_channel_is_used_and_recorded(core: Core):
    view = await core.write(BOSS, partners.use_channel, PORTO, 850, 801)
    assert view.partner.channel == 850
    (entry, *_) = await core.read(BOSS, lambda tx, _a: trail.listed(tx, subject=("partner", PORTO)))
    assert entry.detail["channel"] == [801, 850]
    again = await core.write(BOSS, partners.use_channel, PORTO, 850, 801)
    assert again.partner.channel == 850
    with pytest.raises(Changed):
        await core.write(BOSS, partners.use_channel, PORTO, 860, 801)


async def test_a_channel_belongs_to_one_partner_even_if_that_left(core: Core):
    await core.write(BOSS, partners.leave, BREST)
    with pytest.raises(ChannelInUse) as taken:
        await core.read(BOSS, partners.may_use, PORTO, 802)
    assert taken.value.partner == "Université de Brest"
    with pytest.raises(ChannelInUse) as own:
        await core.read(BOSS, partners.may_use, PORTO, 900)
    assert own.value.partner == ""
    with pytest.raises(PartnerLeft):
        await core.read(BOSS, partners.may_use, BREST, 850)


async def test_the_contact_may_choose_the_language_and_not_the_channel(core: Core):
    assert (await core.write(ANA, partners.speak, PORTO, "en")).partner.language == "en"
    with pytest.raises(RoleNeeded):
        await core.write(ZED, partners.speak, PORTO, "fr")
    with pytest.raises(RoleNeeded):
        await core.write(ANA, partners.speak, BREST, "en")
    with pytest.raises(RoleNeeded):
        await core.write(ANA, partners.use_channel, PORTO, 850, 801)
    await core.write(BOSS, partners.leave, PORTO)
    with pytest.raises(PartnerLeft):
        await core.write(BOSS, partners.speak, PORTO, "fr")


async def test_contacts_are_several_one_or_none(core: Core):
    ana, zed, seen = await ids(core)
    changed = await core.write(BOSS, members.set_contacts, PORTO, [ana, zed], {ana, zed}, seen)
    assert [one.member.name for one in changed] == ["Zed"]
    assert contacts(await core.read(BOSS, partners.show, PORTO)) == ["Ana", "Zed"]
    ana, zed, seen = await ids(core)
    changed = await core.write(BOSS, members.set_contacts, PORTO, [ana, zed], set(), seen)
    assert {one.standing for one in changed} == {Standing.MEMBER}
    assert contacts(await core.read(BOSS, partners.show, PORTO)) == []


async def test_a_contact_who_coordinates_goes_on_coordinating(core: Core):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.BOTH)
    ana, zed, seen = await ids(core)
    await core.write(BOSS, members.set_contacts, PORTO, [ana, zed], set(), seen)
    found = await core.read(BOSS, lambda tx, _a: stored_members.load(tx, ana))
    assert found.roles == {Role.COORDINATOR}


async def test_contacts_chosen_on_an_old_card_are_refused(core: Core):
    ana, zed, seen = await ids(core)
    await assigned(core, 3, "Zed", standing=Standing.CONTACT)
    with pytest.raises(Changed):
        await core.write(BOSS, members.set_contacts, PORTO, [ana, zed], {ana}, seen)
    with pytest.raises(Changed):
        await core.write(BOSS, members.set_contacts, BREST, [ana], {ana}, seen)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, members.set_contacts, PORTO, [ana, zed], {ana}, seen)
    assert contacts(await core.read(BOSS, partners.show, PORTO)) == ["Ana", "Zed"]


async def test_who_is_taken_out_stays_a_member_without_partner(core: Core):
    ana, *_ = await ids(core)
    was = await core.write(BOSS, members.take_out, ana, PORTO)
    assert (was.partner, was.standing) == (None, Standing.MEMBER)
    assert was.mirror
    assert 701 in was.mirror.lose
    with pytest.raises(Changed):
        await core.write(BOSS, members.take_out, ana, PORTO)
    with pytest.raises(RoleNeeded):
        await core.write(ZED, members.take_out, ana, PORTO)
