"""A questionnaire without scores: who may read a partner's signed answers, and what the network sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.actors import PartnerId
from domain.people import Standing
from domain.questionnaires import encode
from domain.signatures import NotSigned
from services.surveys import answering, inviting, results, signing
from services.surveys.signed_views import NetworkResult
from storage import networks
from storage.surveys import submissions
from tests.domain.test_tallies import TRAVEL
from tests.services.networks_made import BOSS, assigned
from tests.services.surveys.answers import send
from tests.services.surveys.test_results import CONTACTS, network  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from domain.actors import Actor, Caller
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction


@pytest.fixture
async def travel(core: Core, network: None) -> WaveId:  # noqa: F811
    """A wave of a small questionnaire without scores, for all six partners."""
    plan = await core.write(BOSS, inviting.prepare, encode(TRAVEL), "31/01/2027", "", [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def sign(core: Core, who: Caller, wave: WaveId, *, shared: bool, **answers: str) -> None:
    def keep(tx: Transaction, actor: Actor) -> None:
        assert actor.partner is not None
        given = {f"/data/{name}": raw for name, raw in answers.items()}
        submissions.add(tx, answering.receipt_number(), wave, actor.partner, actor.as_member(), given)

    await core.write(who, keep)
    found = await core.read(who, signing.agreement, wave)
    await core.write(who, signing.sign, wave, found.agreement.seal, shared=shared)


async def test_shown_answers_are_read_by_the_coordination_and_other_partners(core: Core, travel: WaveId):
    await sign(core, CONTACTS[1], travel, shared=True, ways="walk", why="It rains.")
    for viewer in (BOSS, CONTACTS[0]):
        found = await core.read(viewer, results.partner_result, travel, PartnerId(2))
        assert not found.own
        assert found.answers == {"/data/ways": "walk", "/data/why": "It rains."}


async def test_a_partner_that_keeps_them_is_read_by_its_own_people_only(core: Core, travel: WaveId):
    await sign(core, CONTACTS[1], travel, shared=False, why="It rains.")
    for viewer in (BOSS, CONTACTS[0]):
        with pytest.raises(NotSigned):
            await core.read(viewer, results.partner_result, travel, PartnerId(2))
        seen = await core.read(viewer, results.network_result, travel)
        assert (seen.showing, seen.names) == (0, {})
        assert not any(one.answered for one in seen.tallies)
    own = await core.read(CONTACTS[1], results.partner_result, travel)
    assert own.answers == {"/data/why": "It rains."}
    theirs = await core.read(CONTACTS[1], results.network_result, travel)
    assert not any(one.answered for one in theirs.tallies), "not even one's own are counted among those shown"


async def test_what_is_kept_back_later_is_read_no_more(core: Core, travel: WaveId):
    await sign(core, CONTACTS[1], travel, shared=True, why="It rains.")
    await core.write(CONTACTS[1], signing.share, travel, shared=False)
    with pytest.raises(NotSigned):
        await core.read(BOSS, results.partner_result, travel, PartnerId(2))
    assert not any(one.answered for one in (await core.read(BOSS, results.network_result, travel)).tallies)


async def test_the_network_sees_counts_over_those_that_show_theirs(core: Core, travel: WaveId):
    await sign(core, CONTACTS[0], travel, shared=True, ways="walk bus", people="3")
    await sign(core, CONTACTS[1], travel, shared=True, ways="walk", people="7")
    await sign(core, CONTACTS[2], travel, shared=False, ways="bike", people="900")
    seen = await core.read(BOSS, results.results, travel)
    assert isinstance(seen, NetworkResult)
    ways, people = seen.tallies[0], seen.tallies[3]
    assert (seen.showing, seen.picture.hidden) == (2, 1)
    assert ways.chosen == (("walk", 2), ("bike", 0), ("bus", 1))
    assert people.spread is not None
    assert people.spread.highest == "7"


async def test_a_partner_that_left_is_counted_no_more_while_the_wave_is_open(core: Core, travel: WaveId):
    await sign(core, CONTACTS[0], travel, shared=True, why="It rains.")
    await core.write(BOSS, lambda tx, _: networks.end_partner(tx, PartnerId(1)))
    seen = await core.read(BOSS, results.network_result, travel)
    assert (seen.showing, any(one.answered for one in seen.tallies)) == (0, False)


async def test_where_there_are_scores_the_answers_stay_with_the_partner(core: Core, wave: WaveId):
    await assigned(core, 20, "Contact 0", partner=PartnerId(1), standing=Standing.CONTACT)
    await send(core, CONTACTS[0], wave, "2")
    found = await core.read(CONTACTS[0], signing.agreement, wave)
    await core.write(CONTACTS[0], signing.sign, wave, found.agreement.seal, shared=True)
    theirs = await core.read(BOSS, results.partner_result, wave, PartnerId(1))
    assert theirs.answers is None
    assert (await core.read(BOSS, results.network_result, wave)).tallies == ()
    assert (await core.read(CONTACTS[0], results.partner_result, wave)).answers
