"""A zone starts from what its region's partners show; nothing tells what a partner keeps to itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.people import Standing
from domain.plans.fields import ZoneFields
from domain.plans.model import Axis, Place, PlanKind, WeakSpot
from domain.records import replace
from services.plans import creating, suggesting
from services.surveys import instruments, inviting, signing
from tests.services.networks_made import BOSS, assigned, built
from tests.services.plans.conftest import ANA, CLEO, PLAN, PORTO
from tests.services.plans.conftest import BREST as BREST_ID
from tests.services.surveys.answers import send

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.plans.model import PlanId
    from domain.surveys import WaveId
    from services.core import Core
    from services.plans.views import SuggestionsView

WEAK = "3333" * 4 + "2110" + "3333" * 2
"""Weak in the fifth dimension alone."""


@pytest.fixture(scope="session")
def definition() -> str:
    """The shipped self-assessment, converted once."""
    return instruments.convert_shipped(instruments.SELF_ASSESSMENT)


@pytest.fixture
async def wave(core: Core, definition: str) -> WaveId:
    """A wave; Ana signs for Porto (Norte), Cléo for Brest (Bretagne)."""
    await built(core)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 4, "Cléo", partner=BREST_ID, standing=Standing.CONTACT)
    prepared = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, prepared.draft)).wave.id


async def sign(core: Core, who: Caller, wave: WaveId, levels: str, *, shared: bool) -> None:
    await send(core, who, wave, levels)
    found = await core.read(who, signing.agreement, wave)
    await core.write(who, signing.sign, wave, found.agreement.seal, shared=shared)


async def plan_of(core: Core, region: str) -> PlanId:
    fields = replace(PLAN, region=Place(region, ""))
    return (await core.write(BOSS, creating.new_plan, fields)).plan.id


async def suggested(core: Core, plan: PlanId, who: Caller = BOSS) -> SuggestionsView:
    return await core.read(who, suggesting.suggest, plan)


async def test_the_weak_dimensions_of_a_region_start_a_zone(core: Core, wave: WaveId) -> None:
    await sign(core, ANA, wave, WEAK, shared=True)
    plan = await plan_of(core, "PT11")
    shown = await suggested(core, plan)
    assert shown.wave is not None
    assert shown.names == {PORTO: "Porto technology centre"}
    first = shown.suggestions[0]
    assert (first.spot, first.median, first.partners) == (WeakSpot(Axis.DIMENSION, "d5", wave), 25, (PORTO,))
    foreign = WeakSpot(Axis.DIMENSION, "d1", wave)
    zone = await core.write(
        BOSS, suggesting.start_zone, plan, ZoneFields("Watch", "energy"), [first.spot, foreign]
    )
    assert zone.zone.weak == (first.spot,)


async def test_other_regions_do_not_count_and_parts_do(core: Core, wave: WaveId) -> None:
    await sign(core, CLEO, wave, WEAK, shared=True)
    assert (await suggested(core, await plan_of(core, "PT11"))).wave is None
    assert len((await suggested(core, await plan_of(core, "FRH01"))).suggestions) == 1
    work = replace(PLAN, kind=PlanKind.WORK, region=None)
    everywhere = (await core.write(BOSS, creating.new_plan, work)).plan.id
    assert len((await suggested(core, everywhere)).suggestions) == 1


async def test_what_is_kept_back_is_as_if_it_were_not_there(core: Core, wave: WaveId) -> None:
    plan = await plan_of(core, "PT11")
    before = [await suggested(core, plan, who) for who in (BOSS, ANA, CLEO)]
    await sign(core, ANA, wave, WEAK, shared=False)
    assert [await suggested(core, plan, who) for who in (BOSS, ANA, CLEO)] == before
    await core.write(ANA, signing.share, wave, shared=True)
    assert (await suggested(core, plan)).suggestions
    await core.write(ANA, signing.share, wave, shared=False)
    assert [await suggested(core, plan, who) for who in (BOSS, ANA, CLEO)] == before
