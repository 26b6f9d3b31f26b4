"""One person comes or changes: the work is theirs, not all meetings times all people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from domain.events.model import Audience, Seat
from domain.records import replace
from services import me, members
from services.events import creating
from storage import members as kept_members
from storage.events import answers
from tests.services.events.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    PORTO,
    SEMINAR,
    Made,
    announced,
    says,
    waiting,
)
from tests.services.networks_made import BOSS, assigned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.core import Core


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """Every statement that is sent meanwhile, whole."""
    seen: list[str] = []

    def note(_connection: object, statement: object, *_rest: object) -> None:
        seen.append(" ".join(str(statement).split()))

    event.listen(Engine, "before_execute", note)
    yield seen
    event.remove(Engine, "before_execute", note)


def _all_members(found: list[str]) -> int:
    """How often all members of the network were loaded."""
    whole = [one for one in found if one.startswith("SELECT member.id, member.network_id")]
    return sum("member.person_id = :" not in one and "member.id = :" not in one for one in whole)


def _all_notices(found: list[str]) -> int:
    """How often all that is said of one thing, to whomever, was read."""
    return sum(
        "FROM notice" in one and "notice.subject_id = :id" in one and "notice.member_id = " not in one
        for one in found
    )


async def _series(core: Core, number: int, audience: Audience | None = None) -> None:
    fields = SEMINAR if audience is None else replace(SEMINAR, audience=audience)
    await core.write(BOSS, creating.create, fields, f"FREQ=WEEKLY;COUNT={number}")


async def test_who_is_new_costs_no_load_of_everybody_for_each_meeting(
    core: Core, made: Made, asked: list[str]
) -> None:
    loads, reads = [], []
    for key, number in ((7, 3), (8, 12)):
        await _series(core, number)
        asked.clear()
        await assigned(core, key, f"Nuno {key}", partner=BREST)
        loads.append(_all_members(asked))
        reads.append(_all_notices(asked))
    assert loads[0] == loads[1] > 0
    assert reads == [0, 0]
    nuno = await core.read(BOSS, lambda tx, _: [one.id for one in kept_members.listed(tx) if "8" in one.name])
    assert len([one for one in await waiting(core, "event.invited") if one.member_id in nuno]) == 15


async def test_meetings_that_are_not_for_who_changed_cost_nothing(
    core: Core, made: Made, asked: list[str]
) -> None:
    counted = []
    for number in (3, 12):
        await _series(core, number, Audience(False, frozenset(), frozenset({made.cleo})))
        asked.clear()
        await core.write(BOSS, members.remove, made.bruno if number == 3 else made.ana)
        counted.append(len(asked))
    assert counted[0] == counted[1]


async def test_who_leaves_is_asked_nothing_more_and_others_as_before(core: Core, made: Made) -> None:
    await _series(core, 3)
    await core.write(BOSS, members.remove, made.bruno)
    asked = [one.member_id for one in await waiting(core, "event.invited")]
    assert sorted(asked) == sorted([made.ana, made.cleo] * 3)


async def test_who_goes_to_another_partner_is_asked_for_its_meetings_alone(core: Core, made: Made) -> None:
    porto = await announced(core, audience=Audience(False, frozenset({PORTO}), frozenset()))
    brest = await announced(core, audience=Audience(False, frozenset({BREST}), frozenset()))
    await assigned(core, 3, "Bruno", partner=BREST)
    asked = {one.subject_id for one in await waiting(core, "event.invited") if one.member_id == made.bruno}
    assert asked == {int(brest.id)}, porto


async def test_the_seat_of_who_is_erased_goes_to_who_waits_in_each_meeting(core: Core, made: Made) -> None:
    meetings = [await announced(core, capacity=1) for _ in range(3)]
    for one in meetings:
        await says(core, BRUNO, one.id)
        await says(core, CLEO, one.id)
    seen = await core.read(BRUNO, me.preview)
    await core.write(BRUNO, me.erase, seen.erasure.seal)
    seats = [
        await core.read(BOSS, lambda tx, _, one=one: answers.own(tx, one.id, made.cleo)) for one in meetings
    ]
    assert [one.seat for one in seats if one] == [Seat.OFFERED] * 3


async def test_the_tasks_of_who_is_erased_come_to_who_runs_it_now(core: Core, made: Made) -> None:
    await announced(core, by=ANA, deputy=made.cleo)
    assert made.cleo not in {one.member_id for one in await waiting(core, "task.due")}
    seen = await core.read(ANA, me.preview)
    await core.write(ANA, me.erase, seen.erasure.seal)
    assert {one.member_id for one in await waiting(core, "task.due")} == {made.cleo}
