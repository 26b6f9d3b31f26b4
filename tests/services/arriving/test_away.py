"""Who has not come, or said no, is no member that anything waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cogs.kit.flat import flat
from cogs.network.cards.overview import members as members_card
from domain.handover import Leaver
from locales import translator
from services.arriving import codes, coming
from services.handover import preparing
from services.members import roster
from services.surveys import instruments, inviting, status
from services.todo import gathering
from storage import arrivals, members
from tests.services.arriving.conftest import member_called, visitor
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core

pytestmark = pytest.mark.usefixtures("listed")


@pytest.fixture
async def wave(core: Core, listed: None) -> WaveId:
    definition = instruments.convert_shipped(instruments.SELF_ASSESSMENT)
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def joined(core: Core, name: str) -> None:
    who = await visitor(core, name)
    await core.write(who, coming.join, name, "fr", "Europe/Paris", mail=False)


async def test_a_questionnaire_counts_them_once_they_have_come(core: Core, wave: WaveId) -> None:
    async def asked() -> dict[str, list[str]]:
        found = await core.read(BOSS, status.status, wave)
        return {one.name: [member.name for member in one.members] for one in found.partners if one.members}

    async def owing() -> set[str]:
        def found(tx, _actor):  # type: ignore[no-untyped-def]
            people = gathering.acting(tx, members.listed(tx))
            names = {one.member: one.name for one in people}
            return {names[one] for one in gathering.gather(tx, people)}

        return await core.read(BOSS, found)

    assert await asked() == {"Porto technology centre": ["Ana"]}
    assert "Karim Benali" not in await owing()
    await joined(core, "Karim Benali")
    assert (await asked())["Université de Brest"] == ["Karim Benali"]
    assert "Karim Benali" in await owing()


async def test_the_list_of_members_says_so(core: Core) -> None:
    await core.write(await visitor(core, "Karim Benali"), coming.decline)
    lists = await core.read(BOSS, roster)
    said = flat(members_card(lists, 1, translator("en"))).markdown
    assert "Inês Duarte · engineer · not arrived yet" in said
    assert "Karim Benali · said no" in said
    assert "- Ana · contact of the partner" in said.splitlines()


async def test_nothing_is_handed_to_them(core: Core) -> None:
    ana = await member_called(core, "Ana")
    await joined(core, "Karim Benali")
    view = await core.write(BOSS, preparing.begin, Leaver.MEMBER, int(ana))
    assert {one.name for one in view.members} == {"Berta", "Karim Benali"}


async def test_who_said_no_has_no_code_to_hand_out(core: Core) -> None:
    await core.write(await visitor(core, "Karim Benali"), coming.decline)
    assert [one.member.name for one in await core.write(BOSS, codes.waiting)] == ["Inês Duarte"]
    karim = await member_called(core, "Karim Benali")
    assert (await core.read(BOSS, lambda tx, _: arrivals.away(tx)))[karim] is True
