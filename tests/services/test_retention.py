"""For how long the record is kept: the law's default, until the network says its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember, RoleNeeded
from domain.privacy import Retention, RetentionOutOfRange
from services import networks
from services.networks import retention
from storage import settings, trail
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA = discord_user(2, "Ana")


@pytest.fixture(autouse=True)
async def network(core: Core) -> None:
    await built(core)


def test_the_default_is_dated_and_says_where_it_is_from():
    found = retention.legal_default()
    assert found.retention == Retention(5, 2029)
    assert "2021/1060" in found.source
    assert isinstance(found.as_of, date)


async def test_a_network_says_its_own_and_what_is_not_said_stays(core: Core):
    first = await core.read(BOSS, networks.show_retention)
    assert (first.own, first.retention) == (False, Retention(5, 2029))
    await core.write(BOSS, networks.set_retention, last_payment=2031)
    then = await core.write(BOSS, networks.set_retention, years=10)
    assert (then.own, then.retention, then.retention.until) == (True, Retention(10, 2031), date(2041, 12, 31))
    history = await core.read(BOSS, lambda tx, _: settings.history(tx, retention.SETTING))
    assert [one.value["years"] for one in history] == [10, 5]
    acts = await core.read(BOSS, lambda tx, _: [entry.act for entry in trail.listed(tx)])
    assert acts.count("retention set") == 2


async def test_saying_the_default_makes_it_the_network_s_own(core: Core):
    assert (await core.write(BOSS, networks.set_retention, years=5)).own
    await core.write(BOSS, networks.set_retention, years=5)
    acts = await core.read(BOSS, lambda tx, _: [entry.act for entry in trail.listed(tx)])
    assert acts.count("retention set") == 1, "saying it again changes nothing"


async def test_what_cannot_be_meant_changes_nothing(core: Core):
    for wrong in ({"years": 31}, {"years": -1}, {"last_payment": 29}):
        with pytest.raises(RetentionOutOfRange):
            await core.write(BOSS, networks.set_retention, **wrong)
    assert not (await core.read(BOSS, networks.show_retention)).own


async def test_members_see_it_and_the_coordination_sets_it(core: Core):
    with pytest.raises(NotAMember):
        await core.read(ANA, networks.show_retention)
    await assigned(core, 2, "Ana", function="Lab")
    assert await core.read(ANA, networks.show_retention)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, networks.set_retention, years=7)
