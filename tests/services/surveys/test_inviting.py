"""Waves: what a coordinator sees before inviting, what is due after, who has answered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from domain.actors import Role
from domain.days import DayNotUnderstood, NoSuchDay
from domain.errors import NotFound, RoleNeeded
from domain.surveys import (
    CardPlace,
    DeadlineOutOfRange,
    LabelTaken,
    NothingSent,
    NoWave,
    Stage,
    WaveId,
)
from services.surveys import answering, inviting
from services.surveys.results import own_result
from services.surveys.status import status
from tests.services.networks_made import BOSS, assigned
from tests.services.surveys.conftest import ANA, BRUNO, PORTO

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

pytestmark = pytest.mark.usefixtures("network")


async def test_nothing_is_sent_before_it_is_confirmed(core: Core, definition: str):
    code = (await core.read(BOSS, inviting.partners))[1].code
    name = (await core.read(BOSS, inviting.partners))[1].name
    plan = await core.write(BOSS, inviting.prepare, definition, "31.1.", "", [f" {code.lower()} "])
    assert (plan.label, plan.last_moment) == ("2027", datetime(2027, 1, 31, 23, 59, tzinfo=UTC))
    assert plan.partners == (name,)
    assert plan.without_channel == plan.partners
    assert await core.look_across(inviting.due) == ()
    with pytest.raises(NoWave):
        await core.write(ANA, answering.current_session)


async def test_only_the_coordination_invites(core: Core, definition: str):
    with pytest.raises(RoleNeeded):
        await core.write(ANA, inviting.prepare, definition, "31/01/2027", "", [])


@pytest.mark.parametrize(
    ("until", "refusal"),
    [
        ("soon", DayNotUnderstood),
        ("31/06/2027", NoSuchDay),
        ("11/01/2027", DeadlineOutOfRange),
        ("15/01/2028", DeadlineOutOfRange),
    ],
)
async def test_a_last_day_that_will_not_do(core: Core, definition: str, until: str, refusal: type[Exception]):
    with pytest.raises(refusal):
        await core.write(BOSS, inviting.prepare, definition, until, "", [])


async def test_an_unknown_partner_is_named(core: Core, definition: str):
    with pytest.raises(NotFound) as unknown:
        await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", ["nowhere"])
    assert unknown.value.name == "nowhere"


async def test_a_draft_works_once_and_labels_do_not_repeat(core: Core, definition: str):
    plan = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    await core.write(BOSS, inviting.open_wave, plan.draft)
    with pytest.raises(NotFound):
        await core.write(BOSS, inviting.open_wave, plan.draft)
    with pytest.raises(LabelTaken):
        await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "2027", [])
    second = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    assert second.label == "2027-2"


async def test_cards_are_due_until_settled_and_failures_can_be_tried_again(core: Core, wave: WaveId):
    due = await core.look_across(inviting.due)
    assert len(due) == 3
    await core.across(inviting.settle, due[0], CardPlace(8, 9), None)
    await core.across(inviting.settle, due[1], None, "forbidden")
    assert len(await core.look_across(inviting.due)) == 1
    seen = await core.read(BOSS, status, wave)
    assert [(p.invited, p.problem) for p in seen.partners] == [
        (True, None),
        (False, "forbidden"),
        (False, None),
    ]
    await core.write(BOSS, inviting.invite_again, wave)
    assert len(await core.look_across(inviting.due)) == 2


async def test_no_card_is_due_for_a_closed_wave(core: Core, wave: WaveId, clock: FixedClock):
    clock.set(datetime(2027, 3, 1, tzinfo=UTC))
    assert await core.look_across(inviting.due) == ()


async def test_who_has_answered_is_for_the_coordination_and_the_contact(core: Core, wave: WaveId):
    at = await core.write(ANA, answering.open_session, wave)
    at = await core.write(ANA, answering.start, at.session, at.revision)
    await core.write(ANA, answering.choose, at.session, at.revision, "2")
    everybody = await core.read(BOSS, status)
    assert (everybody.count(Stage.STARTED), everybody.count(Stage.NOT_STARTED)) == (1, 2)
    assert len(everybody.partners) == 3
    mine = await core.read(BRUNO, status)
    assert [[member.name for member in partner.members] for partner in mine.partners] == [["Bruno"]]
    await assigned(core, 2, "Ana", partner=PORTO)
    await core.write(BOSS, _make_contact)
    ours = await core.read(ANA, status)
    assert [[member.name for member in partner.members] for partner in ours.partners] == [["Ana", "Bruno"]]


def _make_contact(tx, actor) -> None:
    from storage import members, people

    person = people.person_at(tx, ANA.kind, ANA.address)
    assert person
    member = members.find(tx, person.id)
    assert member
    members.grant(tx, member.id, Role.CONTACT)


async def test_there_is_no_result_before_sending(core: Core, wave: WaveId):
    await core.write(ANA, answering.open_session, wave)
    with pytest.raises(NothingSent):
        await core.read(ANA, own_result)
