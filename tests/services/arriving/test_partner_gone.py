"""A partner leaves while people of it are expected, or wait for a word."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.arriving import PartnerGone, Stage
from domain.notices import NoticeState
from domain.notices.kinds import ARRIVAL_ARRIVED, ARRIVAL_INVITED
from services import partners
from services.arriving import codes, coming, inviting, progress
from storage import arrivals, outbox
from tests.services.arriving.conftest import PORTO, STRANGER, member_called, visitor
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices import Notice, NoticeKind
    from services.core import Core
    from tests.clock import FixedClock

pytestmark = pytest.mark.usefixtures("listed")


async def about(core: Core, member: MemberId, kind: NoticeKind) -> list[Notice]:
    def found(tx: Any, _actor: Any) -> list[Notice]:
        return [one for one in outbox.about(tx, "member", int(member)) if one.kind == kind.code]

    return await core.read(BOSS, found)


async def states(core: Core, member: MemberId, kind: NoticeKind) -> list[NoticeState]:
    return [one.state for one in await about(core, member, kind)]


async def code_of(core: Core, member: MemberId) -> str:
    found = await core.read(BOSS, lambda tx, _: arrivals.load(tx, member))
    assert found is not None
    return found.code


async def invited(core: Core) -> None:
    shown = await core.write(BOSS, lambda tx, actor: inviting.preview(tx, actor, remind=False, mails=True))
    seal = shown.seal
    await core.write(BOSS, lambda tx, actor: inviting.send(tx, actor, seal, remind=False, mails=True))


async def test_nobody_joins_for_a_partner_that_has_left(core: Core) -> None:
    await invited(core)
    key, ines = await member_called(core, "Inês Duarte"), await visitor(core, "Inês Duarte")
    code = await code_of(core, key)
    await core.write(BOSS, partners.leave, PORTO)
    assert await states(core, key, ARRIVAL_INVITED) == [NoticeState.CANCELLED]
    shown = await core.read(ines, coming.look)
    assert shown.closed
    assert shown.partner is not None
    assert (shown.partner.name, shown.coordinators) == ("Porto technology centre", ("Berta",))
    for act in (
        lambda tx, actor: coming.join(tx, actor, "Inês", "pt", "Europe/Lisbon", mail=False),
        coming.decline,
    ):
        with pytest.raises(PartnerGone) as refused:
            await core.write(ines, act)
        assert (refused.value.partner, refused.value.whom) == ("Porto technology centre", ("Berta",))
    for service in (codes.whose, codes.take):
        with pytest.raises(PartnerGone):
            await core.write(STRANGER, service, code)
    assert (await core.read(BOSS, lambda tx, _: arrivals.load(tx, key))).stage is Stage.INVITED
    assert [one.member.name for one in (await core.read(BOSS, progress.progress)).people] == ["Karim Benali"]
    assert [one.member.name for one in await core.write(BOSS, codes.waiting)] == ["Karim Benali"]


async def test_who_is_expected_comes_in_again_once_the_partner_is_back_or_they_are_elsewhere(
    core: Core,
) -> None:
    ines = await visitor(core, "Inês Duarte")
    await core.write(BOSS, partners.leave, PORTO)
    await core.write(BOSS, partners.take_back, PORTO)
    assert not (await core.read(ines, coming.look)).closed
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=False)


async def test_nobody_is_asked_about_people_of_a_partner_that_has_left_until_it_is_back(
    core: Core, clock: FixedClock
) -> None:
    key, ines = await member_called(core, "Inês Duarte"), await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=False)
    assert await states(core, key, ARRIVAL_ARRIVED) == [NoticeState.PENDING]
    await core.write(BOSS, partners.leave, PORTO)
    assert await states(core, key, ARRIVAL_ARRIVED) == [NoticeState.CANCELLED]
    clock.advance(timedelta(minutes=1))
    await core.write(BOSS, partners.take_back, PORTO)
    assert await states(core, key, ARRIVAL_ARRIVED) == [NoticeState.CANCELLED, NoticeState.PENDING]
