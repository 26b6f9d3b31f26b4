"""Several questionnaires at once: the others are told of, and what has no result yet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.questionnaires import encode
from services.surveys import inviting, results
from services.surveys.signed_views import PartnerResult
from services.surveys.status import status
from services.surveys.views import OwnResult
from tests.domain.test_tallies import TRAVEL
from tests.services.networks_made import BOSS
from tests.services.surveys.answers import send
from tests.services.surveys.test_results import CONTACTS, network, sign  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.wave_views import WaveView
    from tests.clock import FixedClock


async def opened(core: Core, definition: str, until: str, label: str = "", *codes: str) -> WaveId:
    plan = await core.write(BOSS, inviting.prepare, definition, until, label, codes)
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


def ids(found: tuple[WaveView, ...]) -> list[WaveId]:
    return [one.wave.id for one in found]


@pytest.fixture
async def second(core: Core, wave: WaveId) -> WaveId:
    """Beside the self-assessment, for all, a questionnaire for the first partner that closes earlier."""
    first = (await core.read(BOSS, inviting.partners))[0]
    return await opened(core, encode(TRAVEL), "15/01/2027", "", first.code)


async def test_the_status_tells_of_the_other_open_ones(
    core: Core, wave: WaveId, second: WaveId, clock: FixedClock
):
    seen = await core.read(BOSS, status)
    assert (seen.about.wave.id, ids(seen.others)) == (wave, [second])
    assert ids((await core.read(BOSS, status, second)).others) == [wave]
    asked = {partner.code: partner.id for partner in await core.read(BOSS, inviting.partners)}
    invited = (await core.read(BOSS, status, second)).partners[0].partner
    assert invited in asked.values()
    for n, contact in enumerate(CONTACTS, 1):
        expected = [second] if n == invited else []
        assert ids((await core.read(contact, status, wave)).others) == expected, (
            "only those that ask one's partner"
        )
    clock.advance(timedelta(days=57))
    assert ids((await core.read(BOSS, status, wave)).others) == [], "closed"


async def test_a_result_of_last_year_says_that_the_new_one_is_open(
    core: Core, wave: WaveId, definition: str, clock: FixedClock
):
    await sign(core, CONTACTS[0], wave, "2")
    await sign(core, CONTACTS[1], wave, "3")
    clock.advance(timedelta(days=370))
    new = await opened(core, definition, "31/01/2028")
    found = await core.read(CONTACTS[0], results.results)
    assert isinstance(found, PartnerResult)
    assert found.about.wave.id == wave
    assert (ids(found.elsewhere.waiting), ids(found.elsewhere.open)) == ([new], [])
    await send(core, CONTACTS[0], new, "2")
    own = await core.read(CONTACTS[0], results.results)
    assert isinstance(own, OwnResult)
    assert own.about.wave.id == new
    assert (ids(own.elsewhere.waiting), ids(own.elsewhere.closed)) == ([], [wave])
    named = await core.read(CONTACTS[0], results.results, wave)
    assert isinstance(named, PartnerResult)
    assert (ids(named.elsewhere.open), named.elsewhere.waiting) == ([new], ())


async def test_the_coordination_is_told_of_all(core: Core, wave: WaveId, second: WaveId):
    found = await core.read(BOSS, results.network_result, wave)
    assert (ids(found.elsewhere.open), found.elsewhere.closed, found.elsewhere.waiting) == ([second], (), ())


async def test_one_questionnaire_alone_has_no_others(core: Core, wave: WaveId):
    await sign(core, CONTACTS[0], wave, "2")
    found = await core.read(CONTACTS[0], results.partner_result, wave)
    assert found.elsewhere.open == found.elsewhere.closed == found.elsewhere.waiting == ()
    assert (await core.read(CONTACTS[0], status)).others == ()
