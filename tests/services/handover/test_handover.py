"""What somebody holds goes to others in one go: nothing is nobody's, nothing is lost, nobody is told too often."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from domain.actors import MemberId, NetworkId, Role
from domain.errors import Changed, NotFound, RoleNeeded
from domain.handover import Leaver, NothingToHandOver, NotToThem, Thing
from domain.notices.deliveries import Nothing
from domain.notices.kinds import MILESTONE_GIVEN, POSTPONEMENT_ASKED
from domain.people import LastCoordinator, Standing
from domain.plans.codes import Level
from domain.plans.errors import WhyNeeded
from domain.plans.history import Act
from domain.plans.model import Owner, Seat
from services import me, members, partners
from services.handover import giving, holdings, preparing
from services.notices import working
from services.plans import editing, notices, postponing, reading, telling
from services.surveys import answering, signing
from services.todo import mirror
from storage import members as stored
from storage import trail
from storage.plans import lines, notes, whole
from tests.services.networks_made import BOSS, assigned, discord_user
from tests.services.plans.conftest import (
    ANA,
    BRUNO,
    CLEO,
    CORK,
    PORTO,
    Made,
    add,
    look,
    made,
    pending,
    rungs,
)
from tests.services.surveys.answers import send
from tests.services.todo.conftest import definition, owes, wave

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.plans.lists import Placed
    from domain.plans.model import PlanId
    from domain.surveys import WaveId
    from domain.trail import Entry
    from services.core import Core
    from services.handover.views import Handed, HandoverView
    from storage.transaction import Transaction

__all__ = ["definition", "made", "wave"]

DUE, FAR = date(2027, 3, 15), date(2027, 6, 1)


def _open(tx: Transaction, _actor: Actor) -> tuple[Placed, ...]:
    return lines.found(tx)


def _trail(tx: Transaction, _actor: Actor) -> Entry:
    return next(one for one in trail.listed(tx) if one.act == "handover")


def _roles(tx: Transaction, _actor: Actor, member: MemberId) -> frozenset[Role]:
    return stored.load(tx, member).roles


def _committee(tx: Transaction, _actor: Actor, plan: PlanId) -> list[MemberId | None]:
    return [seat.who.member for seat in whole.load(tx, plan).committee]


async def begun(core: Core, leaver: Leaver, who: int, **to: int) -> HandoverView:
    """A handover with these choices: `owned=3`."""
    view = await core.write(BOSS, preparing.begin, leaver, who)
    for thing, member in to.items():
        view = await core.write(BOSS, preparing.choose, view.window, Thing(thing), member)
    return view


async def given(core: Core, leaver: Leaver, who: int, why: str = "She leaves", **to: int) -> Handed:
    view = await begun(core, leaver, who, **to)
    view = await core.write(BOSS, preparing.say_why, view.window, why)
    done: Handed = await core.write(BOSS, giving.hand_over, view.window, view.seal)
    return done


async def test_all_that_a_member_holds_is_listed(core: Core, made: Made, wave: WaveId) -> None:
    await add(core, made, title="Routes")
    await add(core, made, title="Other", owner=Owner(made.ana, "Ana"), deputy=Owner(made.bruno, "Bruno"))
    plan = await core.read(BOSS, reading.show, made.plan)
    await core.write(
        BOSS, editing.seat, made.plan, plan.plan.revision, [Seat(Owner(made.ana, "Ana"), "chair")]
    )
    session = await core.write(ANA, answering.open_session, wave)
    await core.write(ANA, answering.start, session.session, session.revision)
    held = await core.read(BOSS, holdings.held, Leaver.MEMBER, made.ana)
    assert held.counts == {Thing.OWNED: 1, Thing.STANDING_IN: 1, Thing.SEATS: 1, Thing.CONTACT: 1}
    assert (held.only_contact, held.coordination, held.begun) == (True, False, ("Ana",))
    assert len(held.unsigned) == 1
    boss = await core.read(BOSS, holdings.held, Leaver.MEMBER, made.boss)
    assert boss.last
    assert boss.counts == {Thing.COORDINATION: 1}
    assert (await core.read(BOSS, holdings.held, Leaver.MEMBER, made.cleo)).empty


async def test_milestones_go_with_their_reminders_and_their_history(core: Core, made: Made) -> None:
    one = await add(core, made)
    assert all("Bruno" in rung for rung in await rungs(core, one.id) if rung.startswith("b"))
    done = await given(core, Leaver.MEMBER, made.bruno, owned=made.cleo)
    assert done.given == {Thing.OWNED: (1, "Cléo")}
    assert done.told == ("Cléo",)
    now = await look(core, one.id)
    assert (now.owner, now.deputy) == (Owner(made.cleo, "Cléo"), Owner(made.ana, "Ana"))
    assert not any("Bruno" in rung for rung in await rungs(core, one.id))
    assert any("Cléo" in rung for rung in await rungs(core, one.id))
    history = await core.read(BOSS, telling.history, Level.MILESTONE, one.id)
    (last, *_) = history.changes
    assert (last.act, last.why, last.member) == (Act.REASSIGNED, "She leaves", made.boss)
    assert list(last.fields["owner"]) == [made.bruno, made.cleo]
    entry = await core.read(BOSS, _trail)
    assert entry.detail["receipt"] == done.receipt
    assert entry.detail["to"] == {"owned": made.cleo}


async def test_the_deputy_who_becomes_the_owner_stands_in_for_nobody(core: Core, made: Made) -> None:
    one = await add(core, made)
    await given(core, Leaver.MEMBER, made.bruno, owned=made.ana)
    now = await look(core, one.id)
    assert (now.owner and now.owner.member, now.deputy) == (made.ana, None)


async def test_what_is_left_without_anybody_is_named_before_and_after(core: Core, made: Made) -> None:
    """All goes to somebody who owns one already and is the deputy of another: nobody stands in for themselves."""
    cleo, bruno = Owner(made.cleo, "Cléo"), Owner(made.bruno, "Bruno")
    hers = await add(core, made, title="Hers", owner=cleo, deputy=bruno)
    his = await add(core, made, title="His", owner=bruno, deputy=cleo)
    other = await add(core, made, title="Other", owner=Owner(made.ana, "Ana"), deputy=bruno)
    view = await core.write(BOSS, preparing.begin, Leaver.MEMBER, made.bruno)
    view = await core.write(BOSS, preparing.choose_all, view.window, made.cleo)
    assert view.given[Thing.OWNED] == (1, "Cléo")
    assert view.given[Thing.STANDING_IN] == (1, "Cléo"), "of the two, one is hers"
    (hole,) = view.holes
    assert (hole.thing, hole.who) == (Thing.STANDING_IN, "Cléo")
    assert [what.split(" ", 1)[1] for what in hole.what] == ["His", "Hers"]
    view = await core.write(BOSS, preparing.say_why, view.window, "He leaves")
    done = await core.write(BOSS, giving.hand_over, view.window, view.seal)
    assert (done.given, done.holes) == (view.given, view.holes)
    assert [(await look(core, one.id)).deputy for one in (hers, his, other)] == [None, None, cleo]


async def test_who_is_given_much_is_told_once(core: Core, made: Made) -> None:
    for number in range(6):
        await add(core, made, title=f"T{number}")
    before = len(await pending(core, MILESTONE_GIVEN.code))
    await given(core, Leaver.MEMBER, made.bruno, owned=made.cleo)
    new = [one for one in await pending(core, MILESTONE_GIVEN.code) if one.member == made.cleo]
    assert len(new) == 1
    assert new[0].detail == {"given": 6}
    assert len(await pending(core, MILESTONE_GIVEN.code)) == before + 1


async def test_seats_and_roles_change_hands(core: Core, made: Made) -> None:
    plan = await core.read(BOSS, reading.show, made.plan)
    seats = [Seat(Owner(made.ana, "Ana"), "chair"), Seat(Owner(made.bruno, "Bruno"), "member")]
    await core.write(BOSS, editing.seat, made.plan, plan.plan.revision, seats)
    done = await given(core, Leaver.MEMBER, made.ana, seats=made.bruno, contact=made.bruno)
    assert Thing.SEATS not in done.given
    assert [(one.thing, one.who) for one in done.holes] == [(Thing.SEATS, "Bruno")]
    shown = await core.read(BOSS, _committee, made.plan)
    assert shown == [made.bruno], "who sits there sits once"
    assert Role.CONTACT in await core.read(BOSS, _roles, made.bruno)
    assert await core.read(BOSS, _roles, made.ana) == frozenset()
    with pytest.raises(NotToThem):
        await begun(core, Leaver.MEMBER, made.bruno, contact=made.cleo)


async def test_the_last_coordinator_leaves_only_after_handing_over(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, postponing.postpone, one.id, one.revision, FAR, "The town waits")
    with pytest.raises(LastCoordinator):
        await core.write(BOSS, members.remove, made.boss)
    done = await given(core, Leaver.MEMBER, made.boss, coordination=made.ana)
    assert "Ana" in done.told, "the request that waits is hers now"
    assert {one.member for one in await pending(core, POSTPONEMENT_ASKED.code)} >= {made.ana}
    assert Role.COORDINATOR not in await core.read(ANA, _roles, made.boss)
    await core.write(ANA, members.remove, made.boss)
    with pytest.raises(LastCoordinator):
        await core.write(ANA, members.remove, made.ana)


async def test_who_coordinates_again_is_asked_again(core: Core, made: Made) -> None:
    """The request was taken off them when they did not: there was nothing to say to them then."""
    await assigned(core, 2, "Ana", standing=Standing.COORDINATOR)
    await core.write(ANA, me.agree)
    one = await add(core, made)
    await core.write(BRUNO, postponing.postpone, one.id, one.revision, FAR, "The town waits")
    await core.write(BOSS, members.dismiss, made.ana)
    network = NetworkId(1)
    claimed, _ = await core.across(working.claim, network, "worker", 100)
    tells = dict.fromkeys((MILESTONE_GIVEN.code, POSTPONEMENT_ASKED.code), notices.tell)
    found = await core.look_across(working.tell, network, claimed, tells)
    silent = [Nothing(one.delivery) for one in found if not one.lines]
    assert [one.delivery.member for one in silent] == [made.ana]
    await core.across(working.settle, network, "worker", silent)
    done = await given(core, Leaver.MEMBER, made.boss, coordination=made.ana)
    assert "Ana" in done.told
    assert made.ana in {each.member for each in await pending(core, POSTPONEMENT_ASKED.code)}


async def test_what_changed_since_the_preview_is_looked_at_again(core: Core, made: Made) -> None:
    await add(core, made)
    view = await begun(core, Leaver.MEMBER, made.bruno, owned=made.cleo)
    with pytest.raises(WhyNeeded):
        await core.write(BOSS, preparing.say_why, view.window, " ")
    with pytest.raises(Changed):
        await core.write(BOSS, giving.hand_over, view.window, view.seal)
    view = await core.write(BOSS, preparing.say_why, view.window, "She leaves")
    await add(core, made, title="New")
    with pytest.raises(Changed):
        await core.write(BOSS, giving.hand_over, view.window, view.seal)
    again = await core.read(BOSS, preparing.look, view.window)
    await core.write(BOSS, giving.hand_over, again.window, again.seal)
    with pytest.raises(Changed):
        await core.write(BOSS, giving.hand_over, again.window, again.seal)
    assert {one.milestone.owner and one.milestone.owner.member for one in await core.read(BOSS, _open)} == {
        made.cleo
    }


async def test_only_the_coordination_hands_over_and_only_to_who_stays(core: Core, made: Made) -> None:
    await add(core, made)
    for what, *args in (
        (holdings.held, Leaver.MEMBER, made.bruno),
        (holdings.leavers,),
        (holdings.called, "Ana"),
    ):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, what, *args)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, preparing.begin, Leaver.MEMBER, made.bruno)
    with pytest.raises(NotToThem):
        await begun(core, Leaver.MEMBER, made.bruno, owned=made.bruno)
    view = await begun(core, Leaver.MEMBER, made.bruno)
    view = await core.write(BOSS, preparing.say_why, view.window, "She leaves")
    with pytest.raises(NothingToHandOver):
        await core.write(BOSS, giving.hand_over, view.window, view.seal)
    await core.write(BOSS, members.remove, made.bruno)
    with pytest.raises(NotFound):
        await core.read(BOSS, holdings.held, Leaver.MEMBER, made.bruno)


async def test_people_and_partners_are_found_by_name_or_code(core: Core, made: Made) -> None:
    assert await core.read(BOSS, holdings.called, "P1") == (Leaver.PARTNER, PORTO)
    assert await core.read(BOSS, holdings.called, "cleo") == (Leaver.MEMBER, made.cleo)
    assert await core.read(BOSS, holdings.called, f"member:{made.ana}") == (Leaver.MEMBER, made.ana)
    assert [name for _, _, name in await core.read(BOSS, holdings.leavers, "brest")] == [
        "P2 · Université de Brest"
    ]
    for typed in ("nobody", "", "a"):
        with pytest.raises(NotFound):
            await core.read(BOSS, holdings.called, typed)


async def test_a_partner_leaves_in_the_middle_of_everything(core: Core, made: Made, wave: WaveId) -> None:
    """Nothing is nobody's, nothing is lost, nobody gets a notice too many."""
    dora = discord_user(5, "Dora")
    await assigned(core, 5, "Dora", partner=CORK, standing=Standing.CONTACT)
    new = await core.read(dora, lambda _tx, actor: actor.as_member())
    for number in range(5):
        await add(core, made, title=f"T{number}", due=DUE)
    mixed = await add(
        core, made, title="Mixed", owner=Owner(made.cleo, "Cléo"), deputy=Owner(made.bruno, "Bruno")
    )
    first = (await core.read(BOSS, _open))[0].milestone
    asked = await core.write(BRUNO, postponing.postpone, first.id, first.revision, FAR, "The town waits")
    assert asked.asked is not None
    await send(core, BRUNO, wave, "1")
    session = await core.write(ANA, answering.open_session, wave)
    await core.write(ANA, answering.start, session.session, session.revision)
    before = {one.milestone.id for one in await core.read(BOSS, _open)}
    held = await core.read(BOSS, holdings.held, Leaver.PARTNER, PORTO)
    assert held.counts == {Thing.OWNED: 5, Thing.STANDING_IN: 6, Thing.ACTIONS: 1}
    assert (held.begun, len(held.unsigned)) == (("Ana",), 1)
    notices = len(await pending(core, MILESTONE_GIVEN.code))

    view = await core.write(BOSS, preparing.begin, Leaver.PARTNER, PORTO)
    view = await core.write(BOSS, preparing.choose_all, view.window, new)
    assert view.stays == ()
    view = await core.write(BOSS, preparing.say_why, view.window, "Porto leaves the project")
    done = await core.write(BOSS, giving.hand_over, view.window, view.seal)
    assert done.told == ("Dora",)
    assert done.given[Thing.ACTIONS] == (1, "Cork Labs")
    assert len(await pending(core, MILESTONE_GIVEN.code)) == notices + 1
    await core.write(BOSS, partners.leave, PORTO)

    after = await core.read(BOSS, _open)
    assert {one.milestone.id for one in after} == before
    leaving = {made.ana, made.bruno}
    for one in after:
        assert one.action.partner == CORK
        owner = one.milestone.owner
        assert owner is not None
        assert owner.member not in leaving
        assert not (one.milestone.deputy and one.milestone.deputy.member in leaving)
    assert (await look(core, mixed.id)).owner == Owner(made.cleo, "Cléo")
    reminded = {one.member for one in await pending(core) if one.subject_kind == "milestone"}
    assert not reminded & leaving
    # The wave goes on without the partner, what it answered stays, and nobody of it owes anything.
    assert await owes(core, ANA) == []
    assert await owes(core, BRUNO) == []
    assert [one.kind.value for one in await owes(core, CLEO)] == ["survey.answer"]
    assert made.ana not in {one.member for one in (await core.read(BOSS, mirror.mirror)).lines}
    (request,) = await core.read(BOSS, lambda tx, _: notes.unanswered(tx))
    await core.write(BOSS, postponing.accept, request.id)
    await core.write(BOSS, partners.take_back, PORTO)
    assert (await core.read(ANA, signing.agreement, wave)).partner == PORTO
