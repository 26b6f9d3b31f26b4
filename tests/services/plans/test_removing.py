"""Removing: what goes with a thing is seen before, goes at once, and nothing of it is reminded of any more."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from domain.errors import Changed, NotFound, RoleNeeded
from domain.files import NewFile
from domain.notices.reader import Reader
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.fields import ActionFields, IndicatorFields, MilestoneFields, ZoneFields
from domain.plans.history import Act
from domain.plans.model import Owner, Seat
from services.plans import (
    creating,
    describing,
    editing,
    joining,
    notices,
    postponing,
    progress,
    reading,
    removing,
    telling,
)
from services.plans.notice_views import RemovedNotice
from services.plans.progress import file_evidence
from storage.plans import plans, zones
from storage.plans.people import join_up
from storage.schema.plans import plan_duty, plan_seat
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    DUE,
    PORTO,
    Made,
    add,
    look,
    pending,
    removed,
    rungs,
)

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from services.core import Core
    from storage.transaction import Transaction

EVA = Owner(None, "Eva", "eva@example.org")


async def test_a_zone_goes_with_its_actions_milestones_and_reminders(core: Core, made: Made) -> None:
    one = await add(core, made)
    finished = await add(core, made, title="Map")
    await core.write(BOSS, progress.finish, finished.id, finished.revision)
    other = await core.write(BOSS, creating.new_zone, made.plan, ZoneFields("Energy"))
    action = await core.write(BOSS, creating.new_action, other.zone.id, ActionFields("Waves", BREST))
    later = await core.write(
        BOSS,
        creating.new_milestone,
        action.action.id,
        MilestoneFields("Buoy", DUE + timedelta(60), owner=Owner(made.cleo, "Cléo"), depends_on=(one.id,)),
    )
    seen = await core.read(BOSS, removing.ask, Level.ZONE, made.zone)
    assert (str(seen.code), seen.title, seen.actions, seen.milestones) == ("P1.Z1", "Ports", 1, 2)
    assert (seen.done, seen.waiting, seen.parent) == (1, 1, made.plan)
    about = [note for note in await pending(core) if note.subject_kind == "milestone"]
    assert seen.reminders == len([note for note in about if note.subject_id == one.id]) > 0
    await core.write(BOSS, removing.remove, Level.ZONE, made.zone, seen.stamp, "Another programme pays it")
    assert await rungs(core, one.id) == []
    assert [note for note in await pending(core) if note.subject_id in (one.id, finished.id)] == []
    assert (await look(core, later.view.milestone.id)).depends_on == ()
    assert await rungs(core, later.view.milestone.id), "what stays is reminded of as before"
    for read, id_ in (
        (reading.show_zone, made.zone),
        (reading.show_action, made.action),
        (reading.show_milestone, one.id),
    ):
        with pytest.raises(NotFound):
            await core.read(BOSS, read, id_)
    told = (await core.read(ANA, telling.history, Level.PLAN, made.plan)).changes[0]
    assert (told.act, told.code, told.why) == (Act.REMOVED, "P1.Z1", "Another programme pays it")
    assert told.fields == {"title": ("Ports", None), "actions": (1, 0), "milestones": (2, 0)}
    assert str((await core.write(BOSS, creating.new_zone, made.plan, ZoneFields("Next"))).code) == "P1.Z3"


async def test_an_action_is_removed_by_the_contact_of_its_partner(core: Core, made: Made) -> None:
    one = await add(core, made)
    for who, error in ((BRUNO, errors.NotYours), (CLEO, errors.NotYours)):
        with pytest.raises(error):
            await core.read(who, removing.ask, Level.ACTION, made.action)
        with pytest.raises(error):
            await core.write(who, removing.remove, Level.ACTION, made.action, "0.0.0.1.0", "I say so")
    for level, thing in ((Level.PLAN, made.plan), (Level.ZONE, made.zone)):
        with pytest.raises(RoleNeeded):
            await core.read(ANA, removing.ask, level, thing)
    seen = await removed(core, ANA, Level.ACTION, made.action)
    assert (seen.milestones, seen.parent) == (1, made.zone)
    assert await rungs(core, one.id) == []
    assert (await core.read(ANA, reading.show_zone, made.zone)).actions == ()
    again = await core.write(ANA, creating.new_action, made.zone, ActionFields("Depots", PORTO))
    assert str(again.code) == "P1.Z1.A2"


async def test_what_was_changed_since_it_was_seen_is_not_removed(core: Core, made: Made) -> None:
    seen = await core.read(BOSS, removing.ask, Level.ZONE, made.zone)
    one = await add(core, made)
    with pytest.raises(Changed):
        await core.write(BOSS, removing.remove, Level.ZONE, made.zone, seen.stamp, "A mistake")
    seen = await core.read(BOSS, removing.ask, Level.ZONE, made.zone)
    with pytest.raises(errors.WhyNeeded):
        await core.write(BOSS, removing.remove, Level.ZONE, made.zone, seen.stamp, " … ")
    assert await rungs(core, one.id)
    await core.write(BOSS, removing.remove, Level.ZONE, made.zone, seen.stamp, "A mistake")
    with pytest.raises(NotFound):
        await core.write(BOSS, removing.remove, Level.ZONE, made.zone, seen.stamp, "A mistake")


async def test_a_request_for_a_later_day_ends_with_its_milestone(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(90), "The ship is late")
    assert await pending(core, "postponement.asked")
    seen = await removed(core, BOSS, Level.PLAN, made.plan)
    assert (seen.zones, seen.actions, seen.milestones, seen.parent) == (1, 1, 1, None)
    assert [one.kind for one in await pending(core)] == ["plan.removed"]


async def test_a_milestone_that_is_waited_for_says_so(core: Core, made: Made) -> None:
    one = await add(core, made)
    two = await add(core, made, title="Bikes", depends_on=(one.id,))
    seen = await removed(core, ANA, Level.MILESTONE, one.id)
    assert (seen.milestones, seen.waiting, seen.done, seen.parent) == (0, 1, 0, made.action)
    assert (await look(core, two.id)).depends_on == ()
    told = (await core.read(ANA, telling.history, Level.ACTION, made.action)).changes
    assert [change.act for change in told] == [Act.CREATED]
    told = (await core.read(ANA, telling.history, Level.PLAN, made.plan)).changes
    assert (told[0].act, told[0].fields) == (Act.REMOVED, {"title": ("Routes", None)})


async def told(core: Core, note: Notice) -> RemovedNotice:
    def tell(tx: Transaction, _actor: Actor) -> object:
        return notices.tell(tx, note, Reader(tx.network, "en", "Europe/Lisbon", note.member))

    found = await core.read(BOSS, tell)
    assert isinstance(found, RemovedNotice)
    return found


async def test_whose_work_goes_is_told_once_by_whom_and_why(core: Core, made: Made) -> None:
    await add(core, made)
    await add(core, made, title="Bikes")
    mine = await add(core, made, title="Mine", owner=Owner(made.boss, "Berta"))
    finished = await add(core, made, title="Map", owner=Owner(made.cleo, "Cléo"))
    await core.write(BOSS, progress.finish, finished.id, finished.revision)
    await add(core, made, title="Later", owner=Owner(None, "Rita"))
    seen = await removed(core, BOSS, Level.ZONE, made.zone, "Another programme pays it")
    assert seen.told == ("Bruno",), "neither who removes, nor who is done, nor who has not joined"
    (note,) = await pending(core)
    assert (note.kind, note.member) == ("plan.removed", made.bruno)
    said = await told(core, note)
    assert (said.by, said.change.why, said.title) == ("Berta", "Another programme pays it", "Ports")
    assert (said.codes, said.total) == (("P1.Z1.A1.M1", "P1.Z1.A1.M2"), 2)
    assert said.plan is not None
    assert mine.owner is not None


async def test_what_goes_is_counted_whole(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, postponing.postpone, one.id, 0, DUE + timedelta(90), "The ship is late")
    sent = file_evidence(NewFile("Map.pdf", "application/pdf", 12, "a" * 64))
    await core.write(BRUNO, progress.give, one.id, sent)
    zone = await core.write(BOSS, describing.add_indicator, made.zone, IndicatorFields("Jobs"))
    await core.write(BOSS, describing.record, made.zone, zone.zone.indicators[-1].id, Decimal(3))
    seen = await core.read(BOSS, removing.ask, Level.ZONE, made.zone)
    assert (seen.requests, seen.measured, seen.files) == (1, 1, 1)


async def test_an_old_card_says_when_by_whom_and_why_it_went(core: Core, made: Made) -> None:
    one = await add(core, made)
    await removed(core, BOSS, Level.ZONE, made.zone, "Another programme pays it")
    for read, id_ in (
        (reading.show_zone, made.zone),
        (reading.show_action, made.action),
        (reading.show_milestone, one.id),
        (reading.find, "P1.Z1.A1"),
    ):
        with pytest.raises(errors.WasRemoved) as found:
            await core.read(BRUNO, read, id_)
        assert (found.value.name, found.value.by) == ("P1.Z1 Ports", "Berta")
        assert found.value.why == "Another programme pays it"
    with pytest.raises(errors.WasRemoved):
        await core.write(BRUNO, progress.begin, one.id, 0)
    with pytest.raises(NotFound) as never:
        await core.read(BRUNO, reading.find, "P1.Z9")
    assert not isinstance(never.value, errors.WasRemoved)
    await removed(core, BOSS, Level.PLAN, made.plan, "A test")
    with pytest.raises(errors.WasRemoved):
        await core.read(BOSS, reading.show, made.plan)


async def test_only_a_draft_is_removed_as_a_whole(core: Core, made: Made) -> None:
    seen = await core.read(BOSS, removing.ask, Level.PLAN, made.plan)
    await core.write(BOSS, editing.approve, made.plan, 0, "CCDR-Norte")
    with pytest.raises(errors.PlanStep):
        await core.write(BOSS, removing.remove, Level.PLAN, made.plan, seen.stamp, "Not needed")
    await removed(core, BOSS, Level.ZONE, made.zone)


async def test_a_large_zone_goes_in_portions(core: Core, made: Made) -> None:
    from domain.plans.fields import MilestoneFields

    def fill(tx: Transaction, actor: Actor) -> None:
        owner = Owner(made.bruno, "Bruno")
        new = [MilestoneFields(f"M{n}", DUE + timedelta(n % 300), owner=owner) for n in range(1200)]
        action = zones.load_action(tx, made.action)
        creating.add_and_tell(tx, actor, plans.load(tx, made.plan), [(action, one) for one in new])

    await core.write(BOSS, fill)
    seen = await removed(core, BOSS, Level.ZONE, made.zone)
    assert (seen.milestones, seen.reminders >= 1200) == (1200, True)
    assert [one for one in await pending(core) if one.subject_kind == "milestone"] == []


@pytest.mark.parametrize("level", list(Level))
async def test_who_has_not_joined_is_not_kept_with_what_went(core: Core, made: Made, level: Level) -> None:
    one = await add(core, made, owner=EVA, deputy=EVA)
    await core.write(BOSS, editing.seat, made.plan, 0, [Seat(EVA, "chair"), Seat(Owner(made.ana, "Ana"))])
    things = {Level.PLAN: made.plan, Level.ZONE: made.zone, Level.ACTION: made.action}
    await removed(core, BOSS, level, things.get(level, one.id))
    assert await core.read(BOSS, joining.missing) == 0
    seats = [] if level is Level.PLAN else ["Eva"]
    assert [each.name for each in await core.read(BOSS, joining.waiting)] == seats, "nobody could forget her"
    assert await core.read(BOSS, _named) == seats


def _named(tx: Transaction, _actor: Actor) -> list[str]:
    """The strangers whose names are kept, of what is there and of what is not."""
    found: list[str] = []
    for table in (plan_duty, plan_seat):
        found += tx.connection.execute(select(table.c.name).where(table.c.name != "")).scalars()
    return found


async def test_who_was_named_in_a_plan_that_went_earlier_is_not_asked_for(core: Core, made: Made) -> None:
    """Such plans kept their strangers once."""
    one = await add(core, made, owner=EVA, deputy=None)
    await core.write(BOSS, lambda tx, _actor: plans.remove(tx, made.plan, 0))
    assert await core.read(BOSS, joining.missing) == 0
    assert await core.read(BOSS, joining.waiting) == ()
    settled = await core.write(BOSS, lambda tx, _actor: join_up(tx, made.cleo, email="eva@example.org"))
    assert not settled, one.title


async def test_evidence_goes_with_its_plan(core: Core, made: Made) -> None:
    one = await add(core, made)
    given = file_evidence(NewFile("Map.pdf", "application/pdf", 12, "a" * 64))
    (evidence,) = (await core.write(BRUNO, progress.give, one.id, given)).view.evidence
    assert (await core.read(CLEO, progress.file_of, evidence.id)).name == "Map.pdf"
    await removed(core, BOSS, Level.PLAN, made.plan)
    with pytest.raises(NotFound):
        await core.read(CLEO, progress.file_of, evidence.id)
