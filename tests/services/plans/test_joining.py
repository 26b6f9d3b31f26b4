"""Who is who: said of people that plans name and who have not joined, by those who may, with history."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, NotAMember, NotFound
from domain.people import Standing
from domain.plans.codes import Level
from domain.plans.errors import HasNotJoined, NotYours
from domain.plans.fields import ActionFields, MilestoneFields
from domain.plans.history import Act
from domain.plans.model import Duty, Owner, Seat
from services import members
from services.plans import creating, joining, lists, milestones, progress, reading, removing, telling
from storage.plans import plans
from tests.services.networks_made import BOSS, assigned
from tests.services.plans.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    DUE,
    STRANGER,
    Made,
    add,
    look,
    pending,
    rungs,
    said,
)

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.plans.model import Milestone
    from services.core import Core
    from storage.transaction import Transaction
    from tests.clock import FixedClock

EVA = Owner(None, "Eva")
DORA = 5


@pytest.fixture
async def brest(core: Core, made: Made) -> Milestone:
    """A milestone of Eva's in an action of another partner."""
    action = (await core.write(BOSS, creating.new_action, made.zone, ActionFields("Ferries", BREST))).action
    done = await core.write(BOSS, creating.new_milestone, action.id, MilestoneFields("Pier", DUE, owner=EVA))
    milestone: Milestone = done.view.milestone
    return milestone


async def seated(core: Core, made: Made, *seats: Seat) -> None:
    def seat(tx: Transaction, _actor: Actor) -> None:
        plans.seat(tx, made.plan, seats)

    await core.write(BOSS, seat)


async def test_the_coordination_says_it_for_all_that_is_called_so(
    core: Core, made: Made, brest: Milestone
) -> None:
    one = await add(core, made, owner=EVA, deputy=EVA)
    over = await add(core, made, owner=None, deputy=EVA)
    await core.write(BOSS, progress.finish, over.id, 0)
    other = await add(core, made, owner=Owner(None, "Eva", "eva@example.org"), deputy=None)
    await seated(core, made, Seat(EVA, "chair"), Seat(Owner(made.ana, "Ana")))
    shown = await core.read(BOSS, joining.ask, one.id, Duty.OWNER, 4, "Cléo")
    assert (shown.milestones, shown.others, shown.seats) == (3, 0, 1)
    assert shown.member is not None
    assert shown.member.id == made.cleo
    done = await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 0, made.cleo)
    assert {each.milestone.id for each in done.milestones} == {one.id, over.id, brest.id}
    assert (done.seats, done.told) == (1, ("Cléo",))
    cleo = Owner(made.cleo, "Cléo")
    assert (done.view.milestone.owner, done.view.milestone.deputy) == (cleo, cleo)
    assert (await look(core, over.id)).deputy == cleo
    assert (await look(core, other.id)).owner == Owner(None, "Eva", "eva@example.org"), "she may be another"
    assert (await core.read(BOSS, reading.show, made.plan)).whole.committee[0].who == cleo
    assert (await rungs(core, one.id))[0] == "b30 Cléo"
    given = [notice for notice in await pending(core, "milestone.given") if notice.member == made.cleo]
    assert {notice.subject_id for notice in given} == {one.id, brest.id}, "of a deputy's nothing is given"


async def test_who_joins_late_is_not_told_of_what_was_due_before(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made, owner=EVA, deputy=None)
    clock.advance(timedelta(days=60))  # two days before it is due
    assert (await rungs(core, one.id))[:2] == ["b30 Ana", "b7 Ana"]
    await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 0, made.cleo)
    assert (await rungs(core, one.id))[0] == "b1 Cléo"
    now = await look(core, one.id)
    assert (now.revision, now.due_since) == (1, core.now())
    with pytest.raises(Changed):
        await core.write(ANA, progress.begin, one.id, 0)


async def test_what_was_given_to_who_joined_is_said_each_time(core: Core, made: Made) -> None:
    one = await add(core, made, owner=None, deputy=None)
    cleo = Owner(made.cleo, "Cléo")
    for seen, owner in ((0, EVA), (2, EVA)):
        now = said(await look(core, one.id), owner=owner)
        await core.write(BOSS, milestones.edit, one.id, seen, now, "Hers")
        await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, seen + 1, made.cleo)
        assert (await look(core, one.id)).owner == cleo
    given = [each.dedupe_key for each in await pending(core, "milestone.given")]
    assert len(given) == len(set(given)) == 2


async def test_it_stands_in_the_history(core: Core, made: Made) -> None:
    one = await add(core, made, owner=EVA)
    await seated(core, made, Seat(EVA, "chair"))
    await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 0, made.cleo)
    found = await core.read(ANA, telling.history, Level.MILESTONE, one.id)
    assert (found.changes[0].act, found.changes[0].member) == (Act.JOINED, made.boss)
    assert dict(found.changes[0].fields) == {"owner": (0, made.cleo)}
    assert found.names[made.cleo] == "Cléo"
    whole = await core.read(ANA, telling.history, Level.PLAN, made.plan)
    assert {(each.act, each.level) for each in whole.changes[:2]} == {
        (Act.JOINED, Level.PLAN), (Act.JOINED, Level.MILESTONE),
    }  # fmt: skip


async def test_a_contact_says_it_for_their_own_partner(core: Core, made: Made, brest: Milestone) -> None:
    one = await add(core, made, owner=EVA)
    await seated(core, made, Seat(EVA, "chair"))
    shown = await core.read(ANA, joining.ask, one.id, Duty.OWNER)
    assert (shown.milestones, shown.others, shown.seats) == (1, 1, 0)
    with pytest.raises(NotYours):
        await core.read(ANA, joining.ask, brest.id, Duty.OWNER)
    for who in (BRUNO, CLEO):
        with pytest.raises(NotYours):
            await core.write(who, joining.is_member, one.id, Duty.OWNER, 0, made.bruno)
    done = await core.write(ANA, joining.is_member, one.id, Duty.OWNER, 0, made.bruno)
    assert [each.milestone.id for each in done.milestones] == [one.id]
    assert done.seats == 0
    assert (await look(core, brest.id)).owner == EVA
    assert (await core.read(BOSS, reading.show, made.plan)).whole.committee[0].who == EVA


async def test_who_is_no_member_cannot_be_anybody(core: Core, made: Made) -> None:
    one = await add(core, made, owner=EVA)
    with pytest.raises(HasNotJoined) as refused:
        await core.read(BOSS, joining.ask, one.id, Duty.OWNER, 9, "Somebody")
    assert refused.value.name == "Somebody"
    await core.write(BOSS, members.remove, made.bruno)
    with pytest.raises(HasNotJoined):
        await core.read(BOSS, joining.ask, one.id, Duty.OWNER, 3, "Bruno")
    with pytest.raises(NotFound):
        await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 0, made.bruno)


async def test_what_changed_meanwhile_is_seen_first(core: Core, made: Made) -> None:
    one = await add(core, made, owner=EVA)
    with pytest.raises(Changed):
        await core.read(BOSS, joining.ask, one.id, Duty.DEPUTY)
    await core.write(ANA, progress.begin, one.id, 0)
    with pytest.raises(Changed):
        await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 0, made.cleo)
    await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 1, made.cleo)
    with pytest.raises(Changed):
        await core.write(BOSS, joining.is_member, one.id, Duty.OWNER, 1, made.ana)


async def test_lists_say_how_many_have_not_joined(core: Core, made: Made, brest: Milestone) -> None:
    await add(core, made, owner=EVA)
    rui = await add(core, made, owner=Owner(None, "rui@x.pt", "rui@x.pt"), deputy=EVA)
    over = await add(core, made, owner=EVA)
    await core.write(BOSS, progress.finish, over.id, 0)
    gone = await add(core, made, owner=EVA)
    asked = await core.read(BOSS, removing.ask, Level.MILESTONE, gone.id)
    await core.write(BOSS, removing.remove, Level.MILESTONE, gone.id, asked.stamp, "No")
    counted = {}
    for who in (BOSS, ANA, BRUNO):
        due = await core.read(who, lists.due, lists.Scope.ALL, days=0)
        found = await core.read(who, joining.waiting)
        counted[who.name] = due.unjoined, [(each.name, each.milestones) for each in found]
    assert counted == {
        "Berta": (3, [("Eva", 4), ("Rui", 1)]),
        "Ana": (2, [("Eva", 3), ("Rui", 1)]),
        "Bruno": (0, []),
    }
    assert (await core.read(BOSS, reading.show, made.plan)).unjoined == 3
    await core.write(BOSS, joining.is_member, rui.id, Duty.OWNER, 0, made.bruno)
    await assigned(core, DORA, "Dora", standing=Standing.MEMBER)
    assert (await core.read(BOSS, lists.due, lists.Scope.ALL, days=0)).unjoined == 2
    with pytest.raises(NotAMember):
        await core.read(STRANGER, joining.waiting)
