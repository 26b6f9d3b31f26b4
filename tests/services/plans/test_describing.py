"""Diagnosis, steering committee and indicators, a line at a time; each line keeps its id."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.people import Standing
from domain.plans import errors
from domain.plans.codes import Level
from domain.plans.fields import FindingFields, IndicatorFields
from domain.plans.history import Act
from domain.plans.model import FindingKind
from domain.records import replace
from services.plans import describing, editing, reading, telling
from tests.services.networks_made import BOSS, assigned
from tests.services.plans.conftest import ANA, BRUNO, PORTO, Made

if TYPE_CHECKING:
    from services.core import Core

BUSES = FindingFields(FindingKind.FIGURE, "Buses on diesel", Decimal("83.50"), "%", 2025, "STCP")
GRID = FindingFields(FindingKind.THREAT, "Grid at its limit")
BIKES = IndicatorFields("Parcels by bike", "%", Decimal("4.5"), Decimal(40))


async def test_a_diagnosis_is_written_line_by_line(core: Core, made: Made) -> None:
    await core.write(BOSS, describing.add_finding, made.plan, BUSES)
    shown = await core.write(BOSS, describing.add_finding, made.plan, GRID)
    first, second = shown.whole.diagnosis
    assert (FindingFields.of(first), FindingFields.of(second)) == (BUSES, GRID)
    seen = shown.plan.revision
    newer = replace(BUSES, value=Decimal(81), year=2026)
    shown = await core.write(BOSS, describing.change_finding, made.plan, seen, first.id, newer)
    assert [one.id for one in shown.whole.diagnosis] == [first.id, second.id], "ids stay"
    assert FindingFields.of(shown.whole.diagnosis[0]) == newer
    same = await core.write(BOSS, describing.change_finding, made.plan, shown.plan.revision, first.id, newer)
    assert same.plan.revision == shown.plan.revision, "nothing was changed"
    with pytest.raises(Changed):
        await core.write(BOSS, describing.remove_finding, made.plan, seen, first.id)
    shown = await core.write(BOSS, describing.remove_finding, made.plan, shown.plan.revision, first.id)
    assert [one.id for one in shown.whole.diagnosis] == [second.id]
    with pytest.raises(Changed):
        await core.write(BOSS, describing.remove_finding, made.plan, shown.plan.revision, first.id)
    shown = await core.write(BOSS, describing.add_finding, made.plan, BUSES)
    assert shown.whole.diagnosis[1].id not in (first.id, second.id), "an id is not given twice"
    told = (await core.read(ANA, telling.history, Level.PLAN, made.plan)).changes[:3]
    assert {one.act for one in told} == {Act.DIAGNOSIS}
    was, now = told[1].fields["diagnosis"]
    assert ([one["text"] for one in was], now) == (["Buses on diesel"], [])


async def test_only_the_coordination_describes(core: Core, made: Made) -> None:
    for who in (ANA, BRUNO):
        with pytest.raises(RoleNeeded):
            await core.write(who, describing.add_finding, made.plan, GRID)
        with pytest.raises(RoleNeeded):
            await core.write(who, describing.add_seat, made.plan, "Ana")
        with pytest.raises(RoleNeeded):
            await core.write(who, describing.add_indicator, made.zone, BIKES)
    with pytest.raises(errors.TextNeeded):
        await core.write(BOSS, describing.add_finding, made.plan, FindingFields(FindingKind.ACTOR, " "))
    assert (await core.read(BOSS, reading.show, made.plan)).whole.diagnosis == ()


async def test_a_committee_of_members_and_of_others(core: Core, made: Made) -> None:
    await core.write(BOSS, describing.add_seat, made.plan, "cléo", "", " Chair ")
    shown = await core.write(BOSS, describing.add_seat, made.plan, "Rui Costa", "RUI@example.pt")
    chair, rui = shown.whole.committee
    assert (chair.who.member, chair.who.name, chair.function) == (made.cleo, "Cléo", "Chair")
    assert (rui.who.member, rui.who.name, rui.who.email) == (None, "Rui Costa", "rui@example.pt")
    for name, email, error in (
        ("Rui", "rui at example", errors.NotAnAddress),
        ("", "", errors.NoOwner),
        ("x" * 200, "a@example.org", errors.TextLong),
    ):
        with pytest.raises(error):
            await core.write(BOSS, describing.add_seat, made.plan, name, email)
    seen = shown.plan.revision
    shown = await core.write(
        BOSS, describing.change_seat, made.plan, seen, 0, name="Cléo", function="Vice-chair"
    )
    assert shown.whole.committee[0].who.member == made.cleo
    with pytest.raises(Changed):
        await core.write(BOSS, describing.remove_seat, made.plan, seen, 0)
    with pytest.raises(Changed):
        await core.write(BOSS, describing.remove_seat, made.plan, shown.plan.revision, 2)
    shown = await core.write(BOSS, describing.remove_seat, made.plan, shown.plan.revision, 0)
    assert [seat.who.name for seat in shown.whole.committee] == ["Rui Costa"]
    told = (await core.read(ANA, telling.history, Level.PLAN, made.plan)).changes
    assert [one.fields["committee"] for one in told[:4]] == [
        ([made.cleo], []),
        ([made.cleo], [made.cleo]),
        ([], [0]),
        ([], [made.cleo]),
    ], "who has not joined is in no history by name"
    assert made.cleo in (await core.read(ANA, telling.history, Level.PLAN, made.plan)).names


async def test_who_left_keeps_the_seat_until_it_is_given_to_another(core: Core, made: Made) -> None:
    await assigned(core, 5, "Dora", partner=PORTO, standing=Standing.MEMBER)
    shown = await core.write(BOSS, describing.add_seat, made.plan, "Dora")
    await assigned(core, 6, "Dora", partner=PORTO)
    with pytest.raises(errors.SeveralCalledSo):
        await core.write(BOSS, describing.add_seat, made.plan, "Dora")
    kept = shown.whole.committee[0].who
    shown = await core.write(
        BOSS, describing.change_seat, made.plan, shown.plan.revision, 0, name="Dora", function="Chair"
    )
    assert (shown.whole.committee[0].who.member, shown.whole.committee[0].function) == (kept.member, "Chair")


async def test_a_zone_is_measured(core: Core, made: Made) -> None:
    today = (await core.read(BOSS, reading.show_zone, made.zone)).today
    await core.write(BOSS, describing.add_indicator, made.zone, BIKES)
    shown = await core.write(BOSS, describing.add_indicator, made.zone, IndicatorFields("Jobs"))
    bikes, jobs = shown.zone.indicators
    shown = await core.write(BOSS, describing.record, made.zone, bikes.id, Decimal("7.25"))
    assert (shown.zone.indicators[0].measured, shown.zone.indicators[0].measured_on) == (
        Decimal("7.25"),
        today,
    )
    on = today - timedelta(30)
    shown = await core.write(BOSS, describing.record, made.zone, bikes.id, Decimal(8), on, "Counted")
    assert IndicatorFields.of(shown.zone.indicators[0]) == replace(
        BIKES, measured=Decimal(8), measured_on=on, source="Counted"
    )
    shown = await core.write(BOSS, describing.record, made.zone, bikes.id, Decimal(9), on)
    assert shown.zone.indicators[0].source == "Counted", "no source: the present one stays"
    with pytest.raises(errors.NotYet) as refused:
        await core.write(BOSS, describing.record, made.zone, bikes.id, Decimal(9), today + timedelta(1))
    assert (refused.value.day, refused.value.today) == (today + timedelta(1), today)
    seen = shown.zone.revision
    other = replace(IndicatorFields.of(shown.zone.indicators[0]), target=Decimal(50))
    shown = await core.write(BOSS, describing.change_indicator, made.zone, seen, bikes.id, other)
    assert [one.id for one in shown.zone.indicators] == [bikes.id, jobs.id], "ids stay"
    assert (shown.zone.indicators[0].target, shown.zone.indicators[0].measured) == (50, 9)
    with pytest.raises(Changed):
        await core.write(BOSS, describing.remove_indicator, made.zone, seen, jobs.id)
    shown = await core.write(BOSS, describing.remove_indicator, made.zone, shown.zone.revision, bikes.id)
    assert [one.id for one in shown.zone.indicators] == [jobs.id]
    with pytest.raises(Changed):
        await core.write(BOSS, describing.record, made.zone, bikes.id, Decimal(1))
    told = (await core.read(ANA, telling.history, Level.ZONE, made.zone)).changes
    was, now = told[2].fields["indicators"]
    assert (was[0]["measured"], now[0]["measured"]) == ("8", "9"), "what was measured earlier stays in it"


async def test_a_day_of_measuring_that_came_with_a_file_may_stand(core: Core, made: Made) -> None:
    fields = replace(BIKES, measured=Decimal(5), measured_on=date(2099, 1, 1))
    shown = await core.write(BOSS, editing.measure, made.zone, 0, [fields])
    (one,) = shown.zone.indicators
    renamed = replace(fields, name="Parcels by cargo bike")
    shown = await core.write(
        BOSS, describing.change_indicator, made.zone, shown.zone.revision, one.id, renamed
    )
    assert shown.zone.indicators[0].name == "Parcels by cargo bike"
