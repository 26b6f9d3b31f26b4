"""Who sees which partners, and what of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from domain.errors import NotAMember, NotFound
from services import members, networks, partners
from tests.services.networks_made import BOSS
from tests.services.partners.conftest import ANA, BREST, PORTO, STRANGER, ZED

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("network")


async def test_any_member_sees_the_list_with_contacts_and_counts(core: Core):
    found = await core.read(ZED, partners.listing)
    assert [(line.partner.code, line.members) for line in found.lines] == [("P1", 2), ("P2", 0), ("P3", 0)]
    assert [member.name for member in found.lines[0].contacts] == ["Ana"]
    assert (found.manages, found.left, found.former) == (False, False, 0)
    assert (await core.read(BOSS, partners.listing)).manages


async def test_a_card_has_contacts_first_and_says_what_the_reader_may(core: Core):
    seen = await core.read(ANA, partners.show, PORTO)
    assert [(line.member.name, line.user, line.contact) for line in seen.people] == [
        ("Ana", 2, True),
        ("Zed", 3, False),
    ]
    assert (seen.manages, seen.contributes) == (False, True)
    assert not (await core.read(ANA, partners.show, BREST)).contributes
    assert not (await core.read(ZED, partners.show, PORTO)).contributes


async def test_a_guest_sees_neither(core: Core):
    with pytest.raises(NotAMember):
        await core.read(STRANGER, partners.listing)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, partners.show, PORTO)
    with pytest.raises(NotFound):
        await core.read(ANA, partners.show, PartnerId(99))


async def test_a_member_who_left_is_never_shown(core: Core):
    shown = await core.read(BOSS, members.leaving, members.Subject(2, "Ana"))
    await core.write(BOSS, members.remove, shown.member.id)
    seen = await core.read(BOSS, partners.show, PORTO)
    assert [line.member.name for line in seen.people] == ["Zed"]
    assert seen.contacts == ()
    assert (await core.read(BOSS, partners.listing)).lines[0].contacts == ()


async def test_a_code_wins_over_a_name(core: Core):
    from domain.records import replace
    from tests.services.partners.conftest import VIGO

    draft = await core.write(BOSS, partners.type_new, replace(VIGO, name="P2", code="XX"))
    await core.write(BOSS, partners.create, draft.id)
    assert (await core.read(BOSS, networks.partner_called, "p2")).id == BREST
