"""Somebody changes partner while a wave is open: what was given for one stays with it, the other gets its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from domain.people import Standing
from domain.surveys import ForAnotherPartner, NotAsked, Stage
from services.surveys import answering, inviting, signing
from services.surveys.results import own_result
from services.surveys.status import status
from tests.services.networks_made import BOSS, assigned
from tests.services.surveys.conftest import ANA, BREST, BRUNO, CLEO, PORTO
from tests.services.surveys.test_answering import opened, walked

if TYPE_CHECKING:
    from domain.actors import PartnerId
    from domain.surveys import WaveId
    from services.core import Core
    from services.surveys.views import Conversation
    from tests.clock import FixedClock


async def sent(core: Core, wave: WaveId, choice: str) -> Conversation:
    """Bruno answers everything alike for the partner that he belongs to, and sends it."""
    at = await walked(core, BRUNO, await opened(core, BRUNO, wave), choice)
    return await core.write(BRUNO, answering.send, at.session, at.revision)


async def stages(core: Core, wave: WaveId) -> dict[tuple[PartnerId, str], Stage]:
    found = await core.read(BOSS, status, wave)
    return {
        (partner.partner, member.name): member.stage
        for partner in found.partners
        for member in partner.members
    }


async def test_what_was_sent_stays_and_one_begins_anew_for_the_new_partner(core: Core, wave: WaveId):
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    first = await sent(core, wave, "3")
    await assigned(core, 3, "Bruno", partner=BREST, standing=Standing.CONTACT)
    assert (await stages(core, wave))[BREST, "Bruno"] is Stage.NOT_STARTED, "he brings no answers along"
    with pytest.raises(ForAnotherPartner) as refusal:
        await core.write(BRUNO, answering.reopen, first.session)
    assert refusal.value.partner == "Porto technology centre"
    shown = await core.read(BRUNO, answering.look, first.session)
    assert (shown.partner_name, shown.receipt) == ("Porto technology centre", first.receipt)

    second = await sent(core, wave, "1")
    assert second.session != first.session
    assert second.partner_name != first.partner_name
    assert (await stages(core, wave))[BREST, "Bruno"] is Stage.SENT
    porto = await core.read(ANA, signing.agreement, wave)
    assert [item.value for item in porto.agreement.items[:2]] == ["l3", "l3"]
    brest = await core.read(BRUNO, signing.agreement, wave)
    assert [item.value for item in brest.agreement.items[:2]] == ["l1", "l1"]
    assert (await core.read(BRUNO, own_result, wave)).receipt == second.receipt

    await assigned(core, 3, "Bruno", partner=PORTO)
    back = await core.write(BRUNO, answering.open_session, wave)
    assert (back.session, back.receipt) == (first.session, first.receipt), "and it is there when he returns"


async def test_a_card_from_before_takes_no_answer_for_the_partner_one_has_left(core: Core, wave: WaveId):
    at = await opened(core, BRUNO, wave)
    await assigned(core, 3, "Bruno", partner=BREST)
    for act, *more in (
        (answering.choose, "1"),
        (answering.answer, "A"),
        (answering.pause,),
        (answering.send,),
    ):
        with pytest.raises(ForAnotherPartner):
            await core.write(BRUNO, act, at.session, at.revision, *more)
    found = await core.write(BRUNO, answering.current_session)
    assert found.session != at.session
    assert found.progress.done == 0


async def test_who_goes_where_nobody_is_asked_still_sees_what_they_sent(
    core: Core, network: None, definition: str, clock: FixedClock
):
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", ["P1"])
    wave = (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id
    first = await sent(core, wave, "3")
    await assigned(core, 3, "Bruno", partner=BREST)
    assert (await core.write(BRUNO, answering.open_session, wave)).session == first.session
    with pytest.raises(NotAsked):
        await core.write(CLEO, answering.open_session, wave)
    clock.set(datetime(2027, 2, 1, tzinfo=UTC))
    assert (await core.write(BRUNO, answering.open_session, wave)).receipt == first.receipt
