"""What waits in the outbox for milestones: it moves with them, ends with them, follows the people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from domain.actors import ChannelKind
from domain.errors import Changed, RoleNeeded
from domain.notices.reader import Reader
from domain.people import Standing
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.fields import MilestoneFields
from domain.plans.ladder import Ladder
from domain.plans.model import Duty, Owner
from domain.records import replace
from services import me, members, networks
from services.plans import creating, editing, joining, milestones, notices, postponing, progress, reminding
from services.plans.notice_views import ManyGivenNotice, MilestoneNotice, PostponementNotice
from storage import keeping, outbox, people
from storage import members as kept
from storage.plans import lines, plans, zones
from storage.schema.people import person as persons
from tests.services.networks_made import BOSS, assigned
from tests.services.plans.conftest import (
    ANA,
    BRUNO,
    CLEO,
    DUE,
    PLAN,
    PORTO,
    Made,
    add,
    look,
    pending,
    removed,
    rungs,
    said,
)

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from domain.plans.lists import Placed
    from services.core import Core
    from services.plans.notices import PlanNotice
    from storage.transaction import Transaction
    from tests.clock import FixedClock

ALL = ["b30 Bruno", "b7 Bruno", "b1 Bruno", "d0 Bruno", "o7 Bruno", "o14 Bruno", "o21 Ana", "o28 Berta"]


async def told(core: Core, notice: Notice) -> PlanNotice | None:
    def tell(tx: Transaction, _actor: Actor) -> PlanNotice | None:
        return notices.tell(tx, notice, Reader(tx.network, "en", "Europe/Lisbon", notice.member))

    return await core.read(BOSS, tell)


async def test_the_ladder_waits_at_nine_where_the_reader_is(core: Core, made: Made) -> None:
    one = await add(core, made)
    assert await rungs(core, one.id) == ALL
    await core.write(BRUNO, me.choose_zone, "Atlantic/Azores")
    ladder = [notice for notice in await pending(core) if notice.subject_kind == "milestone"]
    azores = ZoneInfo("Atlantic/Azores")
    assert {notice.due_at.astimezone(azores).hour for notice in ladder if notice.member == made.bruno} == {9}
    assert [notice.kind for notice in ladder] == ["milestone.due"] * 4 + ["milestone.overdue"] * 3 + [
        "milestone.escalated"
    ]


async def test_a_zone_that_was_chosen_elsewhere_moves_them_here_too(core: Core, made: Made) -> None:
    one = await add(core, made)
    there = replace(BOSS, server=4712)
    other = await core.across(networks.found, there, "Another network")

    def join(tx: Transaction, _actor: Actor) -> None:
        person = people.person_at(tx, ChannelKind.DISCORD, BRUNO.address)
        assert person is not None
        kept.add(tx, person.id, None)

    await core.write(there, join)
    chosen = await core.write(replace(BRUNO, server=4712, network=other), me.choose_zone, "Atlantic/Azores")
    assert chosen.network.id == other
    azores = ZoneInfo("Atlantic/Azores")
    ladder = [notice for notice in await pending(core) if notice.subject_id == one.id and notice.detail]
    assert {each.due_at.astimezone(azores).hour for each in ladder if each.member == made.bruno} == {9}


async def test_they_follow_the_networks_clock_for_who_chose_none(core: Core, made: Made) -> None:
    await add(core, made)
    await core.write(BRUNO, me.choose_zone, "Europe/Paris")
    await core.write(BOSS, networks.describe, zone="Atlantic/Azores")
    await core.write(BOSS, networks.confirm)
    zones_of = {made.bruno: "Europe/Paris", made.ana: "Atlantic/Azores", made.boss: "Atlantic/Azores"}
    ladder = [notice for notice in await pending(core) if "rung" in notice.detail and notice.member]
    assert {notice.member for notice in ladder} == set(zones_of)
    assert {each.due_at.astimezone(ZoneInfo(zones_of[each.member])).hour for each in ladder} == {9}


async def test_what_is_said_when_the_day_is_over_follows_the_plans_clock(core: Core, made: Made) -> None:
    one = await add(core, made)
    cleo = Owner(made.cleo, "Cléo")
    await add(core, made, title="Opening", due=DUE + timedelta(60), owner=cleo, depends_on=(one.id,))
    await core.write(CLEO, me.choose_zone, "Pacific/Noumea")
    there = replace(PLAN, time_zone="Pacific/Noumea")
    await core.write(BOSS, editing.edit_plan, made.plan, 0, there)
    (late,) = await pending(core, "milestone.slipped")
    assert late.due_at.astimezone(ZoneInfo("Pacific/Noumea")).hour == 9


async def test_it_moves_with_the_milestone_and_ends_with_it(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(14), "Rain")
    ladder = [notice for notice in await pending(core) if notice.subject_kind == "milestone"]
    assert [(notice.due_at.date() - DUE).days - 14 for notice in ladder] == [-30, -7, -1, 0, 7, 14, 21, 28]
    await core.write(BRUNO, progress.begin, one.id, 1)
    assert await rungs(core, one.id) == ALL
    await core.write(BRUNO, progress.finish, one.id, 2)
    assert await rungs(core, one.id) == []
    clock.advance(timedelta(days=70))
    await core.write(ANA, progress.reopen, one.id, 3, "Not yet")
    assert await rungs(core, one.id) == ALL[2:]


async def test_what_is_due_and_unsent_is_not_taken_back_by_a_press(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    clock.set(datetime(2027, 2, 13, 9, 30, tzinfo=UTC))
    await core.write(BRUNO, progress.begin, one.id, 0)
    assert await rungs(core, one.id) == ALL


async def test_who_gets_a_milestone_is_told_once_and_not_by_themselves(core: Core, made: Made) -> None:
    await add(core, made)
    (given,) = await pending(core, "milestone.given")
    assert given.member == made.bruno
    assert isinstance(await told(core, given), MilestoneNotice)
    await add(core, made, ANA, owner=Owner(made.ana, "Ana"), deputy=None)
    one = await add(core, made, owner=None, deputy=None)
    assert len(await pending(core, "milestone.given")) == 1
    await core.write(
        ANA, milestones.reassign, one.id, 0, why="Yours", owner=Owner(made.cleo, "x"), deputy=None
    )
    assert [notice.member for notice in await pending(core, "milestone.given")] == [made.bruno, made.cleo]


async def test_who_owned_it_before_is_not_told_that_it_is_theirs(core: Core, made: Made) -> None:
    one = await add(core, made)
    before = await pending(core, "milestone.given")
    bruno, cleo = Owner(made.bruno, "Bruno"), Owner(made.cleo, "Cléo")
    done = await core.write(BOSS, milestones.reassign, one.id, 0, why="Ana is away", owner=bruno, deputy=cleo)
    assert done.told == ()
    assert await pending(core, "milestone.given") == before


async def test_who_gets_many_at_once_is_told_once(core: Core, made: Made) -> None:
    def give(tx: Transaction, actor: Actor) -> None:
        action, owner = zones.load_action(tx, made.action), Owner(made.bruno, "Bruno")
        new = [(action, MilestoneFields(f"{n}", DUE + timedelta(n), owner=owner)) for n in range(7)]
        creating.add_and_tell(tx, actor, plans.load(tx, made.plan), new)

    await core.write(BOSS, give)
    (given,) = await pending(core, "milestone.given")
    said_now = await told(core, given)
    assert isinstance(said_now, ManyGivenNotice)
    assert (said_now.given, said_now.total, said_now.plan.id) == (7, 7, made.plan)
    assert [one.milestone.title for one in said_now.lines] == list("01234")
    await removed(core, BOSS, Level.PLAN, made.plan)
    assert await told(core, given) is None


async def test_of_many_given_only_those_that_one_owns_are_counted(core: Core, made: Made) -> None:
    for n in range(6):
        await add(core, made, title=f"Others {n}", owner=made.owner(made.ana), deputy=made.owner(made.bruno))

    def give(tx: Transaction, actor: Actor) -> None:
        action, owner = zones.load_action(tx, made.action), Owner(made.bruno, "Bruno")
        new = [(action, MilestoneFields(f"Own {n}", DUE, owner=owner)) for n in range(4)]
        creating.add_and_tell(tx, actor, plans.load(tx, made.plan), new)

    await core.write(BOSS, give)
    (given,) = [each for each in await pending(core, "milestone.given") if each.subject_kind == "plan"]
    found = await told(core, given)
    assert isinstance(found, ManyGivenNotice)
    assert (found.given, found.total) == (4, 4)
    assert [each.milestone.title for each in found.lines] == [f"Own {n}" for n in range(4)]


async def test_who_waits_is_told_when_it_slips_and_when_it_is_overdue(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    two = await add(
        core,
        made,
        title="Opening",
        due=DUE + timedelta(60),
        owner=Owner(made.cleo, "Cléo"),
        depends_on=(one.id,),
    )
    (late,) = await pending(core, "milestone.slipped")
    assert (late.member, late.due_at.date()) == (made.cleo, DUE + timedelta(1))
    assert await told(core, late) is None, "it is not overdue yet"
    done = await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(7), "Rain")
    assert done.told == ("Cléo",)
    slipped, late = await pending(core, "milestone.slipped")
    said_now = await told(core, slipped)
    assert isinstance(said_now, MilestoneNotice)
    assert (said_now.was, [str(each.code) for each in said_now.waiting]) == (DUE, ["P1.Z1.A1.M2"])
    assert late.due_at.date() == DUE + timedelta(8)
    clock.set(late.due_at)
    overdue = await told(core, late)
    assert isinstance(overdue, MilestoneNotice)
    assert overdue.days == -1
    now = await look(core, two.id)
    await core.write(BOSS, milestones.edit, two.id, now.revision, said(now, depends_on=()))
    assert [notice.id for notice in await pending(core, "milestone.slipped")] == [slipped.id]


async def test_who_waits_again_is_told_again_that_it_is_late(core: Core, made: Made) -> None:
    one = await add(core, made)
    cleo = Owner(made.cleo, "Cléo")
    two = await add(core, made, due=DUE + timedelta(60), owner=cleo, depends_on=(one.id,))
    late = [notice.dedupe_key for notice in await pending(core, "milestone.slipped")]
    assert len(late) == 1
    await core.write(BOSS, progress.finish, two.id, 0)
    assert await pending(core, "milestone.slipped") == [], "nobody waits any more"
    now = await look(core, one.id)
    await core.write(BOSS, milestones.edit, one.id, now.revision, said(now, title="All routes"))
    await core.write(BOSS, progress.reopen, two.id, 1, "Not yet")
    assert [notice.dedupe_key for notice in await pending(core, "milestone.slipped")] == late


async def test_the_owner_of_both_is_told_of_their_own_slip_by_the_ladder_alone(
    core: Core, made: Made
) -> None:
    """They know that it slips when somebody else moves it; that it is overdue their rungs say."""
    one = await add(core, made)
    await add(core, made, title="Opening", due=DUE + timedelta(60), depends_on=(one.id,))
    assert await pending(core, "milestone.slipped") == []
    done = await core.write(BOSS, postponing.postpone, one.id, 0, DUE + timedelta(30), "Rain")
    assert done.told == ("Bruno",)
    (slipped,) = await pending(core, "milestone.slipped")
    assert (slipped.member, slipped.subject_kind) == (made.bruno, "milestone.news")
    assert isinstance(await told(core, slipped), MilestoneNotice)


async def test_the_day_has_to_be_over_where_the_plan_is(core: Core, made: Made, clock: FixedClock) -> None:
    await core.write(CLEO, me.choose_zone, "Pacific/Noumea")
    one = await add(core, made)
    cleo = Owner(made.cleo, "Cléo")
    await add(core, made, title="Opening", due=DUE + timedelta(60), owner=cleo, depends_on=(one.id,))
    (late,) = await pending(core, "milestone.slipped")
    clock.set(late.due_at)
    overdue = await told(core, late)
    assert isinstance(overdue, MilestoneNotice), "it is overdue in Lisbon when Nouméa is told"
    assert overdue.days == -1
    assert late.due_at == datetime(2027, 3, 16, tzinfo=UTC)


async def test_who_comes_later_is_not_told_of_what_was_due_before(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    clock.set(datetime(2027, 4, 13, 12, tzinfo=UTC))  # o28, to the coordination, was due yesterday
    await assigned(core, 4, "Cléo", standing=Standing.COORDINATOR)
    assert "o28 Cléo" not in await rungs(core, one.id)
    await core.write(BRUNO, progress.begin, one.id, 0)
    assert "o28 Cléo" not in await rungs(core, one.id), "nor by the next press"


async def test_a_rung_goes_to_who_stands_in_even_late(core: Core, made: Made, clock: FixedClock) -> None:
    one = await add(core, made)
    clock.set(datetime(2027, 3, 17, 12, tzinfo=UTC))
    await core.write(BOSS, members.remove, made.bruno)
    assert "d0 Ana" in await rungs(core, one.id), "she had a rung of it, and somebody has to know"


async def test_who_is_given_the_same_many_again_is_told_again(core: Core, made: Made) -> None:
    def give(tx: Transaction, actor: Actor) -> tuple[Placed, ...]:
        action, owner = zones.load_action(tx, made.action), Owner(made.bruno, "Bruno")
        new = [(action, MilestoneFields(f"{n}", DUE + timedelta(n), owner=owner)) for n in range(5)]
        return creating.add_and_tell(tx, actor, plans.load(tx, made.plan), new)[0]

    def again(tx: Transaction, actor: Actor, owner: Owner | None) -> None:
        found = lines.found(tx, plan_id=made.plan)
        moved = [
            milestones.change(tx, actor, one, said(one.milestone, owner=owner), "Because").after
            for one in found
        ]
        outbox.cancel(tx, "milestone.news", moved[0].milestone.id)
        reminding.tell_given(tx, actor, moved)

    await core.write(BOSS, give)
    await core.write(BOSS, again, None)
    await core.write(BOSS, again, Owner(made.bruno, "Bruno"))
    many = [one for one in await pending(core, "milestone.given") if one.subject_kind == "plan"]
    assert len(many) == 2


async def test_a_rung_says_how_it_stands_now_or_nothing(core: Core, made: Made, clock: FixedClock) -> None:
    one = await add(core, made)
    ladder = {notice.detail["rung"]: notice for notice in await pending(core) if "rung" in notice.detail}
    clock.set(ladder["b7"].due_at)
    week = await told(core, ladder["b7"])
    assert isinstance(week, MilestoneNotice)
    assert (week.days, week.rung, week.standing_in, week.view.rights.work) == (7, "b7", False, True)
    third = await told(core, ladder["o21"])
    assert isinstance(third, MilestoneNotice)
    assert third.standing_in
    last = await told(core, ladder["o28"])
    assert isinstance(last, MilestoneNotice)
    assert last.view.rights.free
    await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(1), "Rain")
    assert await told(core, ladder["b7"]) is None, "the day is another one"
    now = (await pending(core))[-1]
    await core.write(BRUNO, progress.finish, one.id, 1)
    assert await told(core, now) is None


async def test_a_rung_that_a_worker_has_says_nothing_to_who_answers_for_it_no_more(
    core: Core, made: Made
) -> None:
    """It was claimed before the milestone became somebody else's, and is told after."""
    one = await add(core, made)
    rung = next(notice for notice in await pending(core) if notice.detail.get("rung") == "b7")
    assert await told(core, rung) is not None
    hers = Owner(made.cleo, "Cléo")
    await core.write(BOSS, milestones.reassign, one.id, 0, why="Hers", owner=hers, deputy=None)
    assert await told(core, rung) is None


async def test_a_request_is_told_until_it_is_answered(core: Core, made: Made) -> None:
    one = await add(core, made)
    done = await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(40), "Rain")
    (asked,) = await pending(core, "postponement.asked")
    view = await told(core, asked)
    assert isinstance(view, PostponementNotice)
    assert (view.asked_by, view.request.why) == ("Bruno", "Rain")
    assert done.asked is not None
    await core.write(BOSS, postponing.refuse, done.asked.id, "No")
    assert await told(core, asked) is None
    (answered,) = await pending(core, "postponement.answered")
    view = await told(core, answered)
    assert isinstance(view, PostponementNotice)
    assert (view.answered_by, view.request.answer) == ("Berta", "No")


async def test_the_network_chooses_its_ladder(core: Core, made: Made) -> None:
    one = await add(core, made)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, reminding.set_ladder, Ladder((3,)))
    with pytest.raises(errors.LadderImpossible):
        await core.write(BOSS, reminding.set_ladder, Ladder((400,)))
    await core.write(BOSS, reminding.set_ladder, Ladder((0, 3), 2, 1, 0, 1))
    assert await rungs(core, one.id) == ["b3 Bruno", "d0 Bruno", "o2 Bruno", "o4 Berta"]


async def test_what_is_due_follows_the_people(core: Core, made: Made) -> None:
    one = await add(core, made)
    await assigned(core, 4, "Cléo", standing=Standing.COORDINATOR)
    assert (await rungs(core, one.id))[-2:] == ["o28 Berta", "o28 Cléo"]
    await core.write(BOSS, members.dismiss, made.cleo)
    await core.write(BOSS, members.remove, made.bruno)
    assert await rungs(core, one.id) == [
        "b30 Ana", "b7 Ana", "b1 Ana", "d0 Ana", "o7 Ana", "o14 Ana", "o21 Ana", "o28 Berta",
    ]  # fmt: skip
    assert (await look(core, one.id)).owner == Owner(made.bruno, "Bruno")
    assert await core.write(BOSS, lambda tx, _actor: reminding.refresh(tx)) == 0


async def test_owners_who_join_later_take_over(core: Core, made: Made) -> None:
    rui, eva = Owner(None, "Rui", "rui@example.pt"), Owner(None, "Eva")
    one, two = [await add(core, made, owner=owner, deputy=None) for owner in (rui, eva)]
    assert (await rungs(core, one.id))[0] == "b30 Ana"
    waiting = await core.read(BOSS, joining.waiting)
    assert [(each.name, each.email, each.milestones) for each in waiting] == [
        ("Eva", None, 1), ("Rui", "rui@example.pt", 1),
    ]  # fmt: skip

    def join(tx: Transaction, _actor: Actor) -> None:
        person = people.add_person(tx, "Rui Alves")
        people.add_channel(tx, person.id, ChannelKind.EMAIL, "Rui@Example.pt")
        member = kept.add(tx, person.id, PORTO)
        joining.recognise(tx, member.id)

    await core.write(BOSS, join)
    assert (await rungs(core, one.id))[0] == "b30 Rui Alves"
    owner = (await look(core, one.id)).owner
    assert owner is not None
    assert (owner.name, owner.email) == ("Rui Alves", None)
    three = await add(core, made, owner=Owner(None, "R.", "rui@example.pt"), deputy=None)
    assert three.owner == owner, "who is reached at that address is known already"
    await core.write(BOSS, joining.is_member, two.id, Duty.OWNER, 0, made.cleo)
    assert (await rungs(core, two.id))[0] == "b30 Cléo"


async def test_who_has_not_joined_is_forgotten_when_they_ask(core: Core, made: Made) -> None:
    one = await add(core, made, owner=Owner(None, "Rui", "rui@example.pt"))
    with pytest.raises(RoleNeeded):
        await core.write(ANA, joining.forget, one.id, Duty.OWNER, one.revision)
    with pytest.raises(Changed):
        await core.write(BOSS, joining.forget, one.id, Duty.OWNER, one.revision + 1)
    outcome = await core.write(BOSS, joining.forget, one.id, Duty.OWNER, one.revision)
    assert (outcome.name, [each.milestone.id for each in outcome.milestones]) == ("Rui", [one.id])
    assert (await look(core, one.id)).owner is None
    assert await core.read(BOSS, joining.waiting) == ()
    with pytest.raises(Changed):
        await core.write(BOSS, joining.forget, one.id, Duty.OWNER, outcome.milestones[0].milestone.revision)


async def test_a_forgotten_owner_leaves_a_milestone_without_one(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, progress.comment, one.id, "On it")
    counts = await core.read(BOSS, lambda tx, _actor: keeping.counts(tx, made.bruno))
    assert {name: n for name, n in counts.items() if name.startswith("plan_")} == {
        "plan_duty": 1, "plan_comment": 1, "plan_change": 1,
    }  # fmt: skip
    person = await core.read(BRUNO, lambda _tx, actor: actor.person)
    assert person is not None
    await core.across(lambda tx: tx.connection.execute(delete(persons).where(persons.c.id == person)))
    now = await look(core, one.id)
    assert (now.owner, now.deputy) == (None, Owner(made.ana, "Ana"))
    assert (await core.write(CLEO, progress.comment, one.id, "And now?")).view.comments[0].member is None
