"""Making and changing plans, zones, actions: who may, what is kept, what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from domain.actors import ChannelKind
from domain.errors import Changed, NotAMember, NotFound, RoleNeeded
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.fields import ActionFields, FindingFields, IndicatorFields, PlanFields, ZoneFields
from domain.plans.history import Act
from domain.plans.model import (
    Axis,
    FindingKind,
    Money,
    Owner,
    Period,
    Place,
    PlanKind,
    PlanStatus,
    Seat,
    WeakSpot,
)
from domain.records import replace
from services.plans import creating, editing, reading, removing, telling
from storage import people
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    CORK,
    DUE,
    PLAN,
    PORTO,
    STRANGER,
    Made,
    add,
    removed,
)

if TYPE_CHECKING:
    from domain.actors import Actor
    from services.core import Core
    from storage.transaction import Transaction


async def test_a_plan_is_kept_as_it_was_said(core: Core, made: Made) -> None:
    shown = await core.read(BRUNO, reading.show, made.plan)
    assert PlanFields.of(shown.plan) == PLAN
    assert (shown.plan.status, shown.plan.version, str(shown.plan.code)) == (PlanStatus.DRAFT, 1, "P1")
    assert not shown.may_edit
    assert shown.steps == ()
    assert (await core.read(BOSS, reading.show, made.plan)).steps == (PlanStatus.APPROVED,)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, reading.show, made.plan)
    for who in (ANA, BRUNO):
        with pytest.raises(RoleNeeded):
            await core.write(who, creating.new_plan, PLAN)


async def test_a_zone_holds_its_territory_origin_and_indicators(core: Core, made: Made) -> None:
    spot = WeakSpot(Axis.DIMENSION, "d7", None)
    fields = ZoneFields(
        "Energy", "energy", (Place("PT11A", "Porto"), Place(None, "Foz")), "Less oil.", (spot,)
    )
    shown = await core.write(BOSS, creating.new_zone, made.plan, fields)
    assert str(shown.code) == "P1.Z2"
    measured = [
        IndicatorFields("Share of renewables", "%", Decimal("12.50"), Decimal(40), Decimal(13), DUE, "DGEG"),
        IndicatorFields("Jobs"),
    ]
    shown = await core.write(BOSS, editing.measure, shown.zone.id, shown.zone.revision, measured)
    first, second = shown.zone.indicators
    assert (first.baseline, first.target, first.measured_on) == (Decimal("12.50"), Decimal(40), DUE)
    assert (second.name, second.target) == ("Jobs", None)
    assert ZoneFields.of(shown.zone) == fields
    with pytest.raises(Changed):
        await core.write(BOSS, editing.measure, shown.zone.id, 0, measured)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, editing.edit_zone, shown.zone.id, shown.zone.revision, ZoneFields("x"))


async def test_a_seat_is_the_member_s_who_is_reached_at_its_address(core: Core, made: Made) -> None:
    def reach(tx: Transaction, actor: Actor) -> None:
        assert actor.person is not None
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "ana@example.pt")

    await core.write(ANA, reach)
    seats = [Seat(Owner(None, "A. Silva", "ana@example.pt"), "chair"), Seat(Owner(made.cleo, "C."))]
    shown = await core.write(BOSS, editing.seat, made.plan, 0, seats)
    assert [one.who for one in shown.whole.committee] == [Owner(made.ana, "Ana"), Owner(made.cleo, "Cléo")]
    told = (await core.read(BOSS, telling.history, Level.PLAN, made.plan)).changes[0]
    assert told.fields["committee"] == ([], [made.ana, made.cleo])


async def test_a_contact_adds_actions_of_their_own_partner_only(core: Core, made: Made) -> None:
    shown = await core.write(ANA, creating.new_action, made.zone, ActionFields("Depots"))
    assert (shown.action.partner, str(shown.code), shown.may_edit) == (PORTO, "P1.Z1.A2", True)
    for who, fields in (
        (ANA, ActionFields("x", BREST)),
        (BRUNO, ActionFields("x", PORTO)),
        (CLEO, ActionFields("x")),
    ):
        with pytest.raises(errors.NotYours):
            await core.write(who, creating.new_action, made.zone, fields)
    with pytest.raises(errors.NotYours) as refused:
        await core.write(CLEO, editing.edit_action, made.action, 0, ActionFields("x"))
    assert refused.value.names == ("Ana",)


async def test_an_action_keeps_its_money_and_its_regions_see_it(core: Core, made: Made) -> None:
    fields = ActionFields(
        "Cargo bikes",
        PORTO,
        BREST,
        "Borrowed for a month.",
        Money(12_500_050),
        "Two people",
        "Theft",
        ("FRH0",),
    )
    shown = await core.write(BOSS, editing.edit_action, made.action, 0, fields)
    assert ActionFields.of(shown.action) == fields
    theirs = replace(PLAN, title="Bretagne 2030", region=Place("FRH0", ""), time_zone="Europe/Paris")
    other = await core.write(BOSS, creating.new_plan, theirs)
    (visiting,) = other.whole.visiting
    assert (str(visiting.code), visiting.plan, visiting.action.title) == (
        "P1.Z1.A1",
        "Norte 2030",
        "Cargo bikes",
    )
    assert (await core.read(BOSS, reading.show, made.plan)).budgets == (Money(12_500_050),)
    with pytest.raises(NotFound):
        await core.write(BOSS, editing.edit_action, made.action, 1, replace(fields, deputy=99))


async def test_a_new_owner_partner_needs_the_coordination_and_a_reason(core: Core, made: Made) -> None:
    with pytest.raises(RoleNeeded):
        await core.write(
            ANA, editing.edit_action, made.action, 0, ActionFields("Cargo bikes", CORK), "We moved"
        )
    with pytest.raises(errors.WhyNeeded):
        await core.write(BOSS, editing.edit_action, made.action, 0, ActionFields("Cargo bikes", CORK))
    shown = await core.write(
        BOSS, editing.edit_action, made.action, 0, ActionFields("Cargo bikes", CORK), "Agreed"
    )
    assert shown.action.partner == CORK
    told = await core.read(BOSS, telling.history, Level.ACTION, made.action)
    assert (told.changes[0].why, told.changes[0].fields) == ("Agreed", {"partner": (PORTO, CORK)})


async def test_a_plan_is_approved_published_and_worked_on_again(core: Core, made: Made) -> None:
    with pytest.raises(errors.PlanStep):
        await core.write(BOSS, editing.publish, made.plan, 0)
    with pytest.raises(errors.TextNeeded):
        await core.write(BOSS, editing.approve, made.plan, 0, " ")
    with pytest.raises(errors.NotYet):
        await core.write(BOSS, editing.approve, made.plan, 0, "CCDR-Norte", date(2027, 9, 1))
    shown = await core.write(BOSS, editing.approve, made.plan, 0, "CCDR-Norte", date(2027, 1, 10))
    assert (shown.plan.body, shown.plan.approved_on) == ("CCDR-Norte", date(2027, 1, 10))
    with pytest.raises(Changed):
        await core.write(BOSS, editing.publish, made.plan, 0)
    shown = await core.write(BOSS, editing.publish, made.plan, 1)
    assert shown.plan.status is PlanStatus.PUBLISHED
    assert shown.plan.published_at is not None
    assert shown.steps == (PlanStatus.DRAFT,)
    with pytest.raises(errors.PlanStep):
        await core.read(BOSS, removing.ask, Level.PLAN, made.plan)
    shown = await core.write(BOSS, editing.reopen, made.plan, 2, "New programme")
    assert (shown.plan.status, shown.plan.version, shown.plan.published_at) == (PlanStatus.DRAFT, 2, None)
    acts = [one.act for one in (await core.read(ANA, telling.history, Level.PLAN, made.plan)).changes]
    assert acts == [Act.REOPENED, Act.PUBLISHED, Act.APPROVED, Act.CREATED, Act.CREATED, Act.CREATED]


async def test_a_new_period_holds_what_is_open(core: Core, made: Made) -> None:
    await add(core, made)
    late = replace(PLAN, period=Period(date(2027, 4, 1), date(2028, 1, 1)))
    with pytest.raises(errors.WhyNeeded):
        await core.write(BOSS, editing.edit_plan, made.plan, 0, late)
    with pytest.raises(errors.PeriodTooShort) as refused:
        await core.write(BOSS, editing.edit_plan, made.plan, 0, late, "Later")
    assert refused.value.milestone == "P1.Z1.A1.M1"
    longer = replace(PLAN, period=Period(date(2026, 12, 1), date(2029, 1, 1)))
    assert (await core.write(BOSS, editing.edit_plan, made.plan, 0, longer, "Longer")).plan.revision == 1


async def test_diagnosis_and_committee(core: Core, made: Made) -> None:
    findings = [
        FindingFields(FindingKind.FIGURE, "Buses on diesel", Decimal("83.5"), "%", 2025, "STCP"),
        FindingFields(FindingKind.THREAT, "Grid at its limit"),
    ]
    shown = await core.write(BOSS, editing.diagnose, made.plan, 0, findings)
    assert [(one.kind, one.value, one.year) for one in shown.whole.diagnosis] == [
        (FindingKind.FIGURE, Decimal("83.5"), 2025),
        (FindingKind.THREAT, None, None),
    ]
    seats = [Seat(Owner(made.cleo, ""), "chair"), Seat(Owner(None, "Rui", "rui@example.pt"))]
    shown = await core.write(BOSS, editing.seat, made.plan, 1, seats)
    assert [(seat.who.name, seat.function) for seat in shown.whole.committee] == [
        ("Cléo", "chair"),
        ("Rui", ""),
    ]
    with pytest.raises(Changed):
        await core.write(BOSS, editing.diagnose, made.plan, 0, [])
    assert (await core.write(BOSS, editing.diagnose, made.plan, 2, [])).whole.diagnosis == ()


async def test_numbers_are_not_given_twice(core: Core, made: Made) -> None:
    other = (await core.write(BOSS, creating.new_zone, made.plan, ZoneFields("Mistake"))).zone
    await removed(core, BOSS, Level.ZONE, other.id)
    assert str((await core.write(BOSS, creating.new_zone, made.plan, ZoneFields("Next"))).code) == "P1.Z3"
    with pytest.raises(NotFound):
        await core.read(BOSS, reading.show_zone, other.id)
    await removed(core, BOSS, Level.PLAN, made.plan)
    assert str((await core.write(BOSS, creating.new_plan, replace(PLAN, title="Again"))).plan.code) == "P2"


async def test_things_are_found_by_code_title_and_while_typing(core: Core, made: Made) -> None:
    await add(core, made, title="Rotas de carga")
    await add(core, made, title="Depósito")
    find = reading.find
    assert (await core.read(ANA, find, "p1 z1 a1 m2")).title == "Depósito"
    assert (await core.read(ANA, find, "z1a1", Level.ACTION)).title == "Cargo bikes"
    assert (await core.read(ANA, find, "DEPOSITO", Level.MILESTONE)).code.milestone == 2
    for typed, error in (
        ("P9", NotFound),
        ("bikes", errors.CodeNotUnderstood),
        ("P1.Z1", errors.CodeNotUnderstood),
    ):
        with pytest.raises(error):
            await core.read(ANA, find, typed, Level.ACTION if typed == "bikes" else Level.PLAN)
    shown = await core.read(ANA, reading.complete, "carga", Level.MILESTONE)
    assert [str(one.code) for one in shown.found] == ["P1.Z1.A1.M1"]
    assert len((await core.read(ANA, reading.complete, "P1.Z1", Level.MILESTONE)).found) == 2
    assert (await core.read(CLEO, reading.complete, "", Level.ACTION, editable=True)).found == ()
    assert len((await core.read(ANA, reading.complete, "", Level.ACTION, editable=True)).found) == 1


async def test_a_work_plan_has_no_region(core: Core, made: Made) -> None:
    work = PlanFields(PlanKind.WORK, "Work plan", PLAN.period, "en", "Europe/Lisbon")
    shown = await core.write(BOSS, creating.new_plan, work)
    assert shown.plan.region is None
    listed = await core.read(CLEO, reading.listed)
    assert [str(line.plan.code) for line in listed.plans] == ["P1", "P2"]
    assert not listed.may_make
