"""A plan by spreadsheet on a real database: shown, confirmed, done at once or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from domain.errors import Changed, RoleNeeded
from domain.plans.codes import Level
from domain.plans.errors import WhyNeeded
from domain.plans.fields import FindingFields, IndicatorFields
from domain.plans.history import Act
from domain.plans.importing.kinds import F, SheetKind
from domain.plans.model import FindingKind, Owner, Period
from domain.records import replace
from services.plans import editing, importing, papers, reading, telling
from services.plans.importing import PlanImport, PlanImported
from tests.documents.plans.sheets import sheet, sheets, with_cell, with_row
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BREST, BRUNO, STRANGER, Made, add, look, pending, rungs

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper
    from domain.sheets import Sheets
    from services.core import Core

A, M, Z = SheetKind.ACTIONS, SheetKind.MILESTONES, SheetKind.ZONES


async def exported(core: Core, made: Made) -> PlanPaper:
    return await core.read(BOSS, papers.paper, made.plan, "en")


async def taken(core: Core, made: Made, found: Sheets, why: str = "As agreed") -> PlanImported:
    """The file sent, looked at and confirmed."""
    view = await core.write(BOSS, importing.keep, made.plan, found)
    assert view.outcome.problems == ()
    done = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp, why)
    assert isinstance(done, PlanImported)
    return done


async def test_what_was_sent_and_confirmed_is_there_and_sent_again_it_changes_nothing(
    core: Core, made: Made
) -> None:
    routes = await add(core, made, title="Routes")
    await add(core, made, title="Bikes", depends_on=(routes.id,))
    shown = await core.read(BOSS, reading.show, made.plan)
    indicators = [IndicatorFields("Parcels by bike", "%", Decimal(5), Decimal(40))]
    await core.write(BOSS, editing.measure, made.zone, shown.whole.zones[0].revision, indicators)
    findings = [FindingFields(FindingKind.STRENGTH, "Flat streets")]
    await core.write(BOSS, editing.diagnose, made.plan, shown.plan.revision, findings)
    before = (await exported(core, made)).whole
    found = sheets(await exported(core, made))
    found = with_cell(found, SheetKind.PLAN, 1, F.VISION, "Quiet streets.")
    found = with_row(found, SheetKind.DIAGNOSIS, {F.KIND: "Threat", F.TEXT: "Rain"})
    found = with_cell(found, Z, 1, F.THEME, "Alternative energy")
    found = with_row(found, Z, {F.TITLE: "Hills"})
    found = with_cell(found, SheetKind.INDICATORS, 1, F.TARGET, "45,5")
    found = with_row(found, SheetKind.INDICATORS, {F.ZONE: "Hills", F.NAME: "Lifts"})
    found = with_row(found, A, {F.ZONE: "Hills", F.TITLE: "Cable car"})
    found = with_cell(found, M, 1, F.DUE, "2027-04-20")
    found = with_cell(found, M, 2, F.OWNER, "Rita Sousa")
    found = with_row(
        found, M, {F.ACTION: "Cable car", F.TITLE: "Study", F.DUE: "2027-06-01", F.OWNER: "Cléo"}
    )
    found = with_row(
        found,
        M,
        {F.ACTION: "Cable car", F.TITLE: "Works", F.DUE: "2027-09-01", F.AFTER: "Study; P1.Z1.A1.M1"},
    )
    noted = (await core.read(BOSS, telling.history, Level.PLAN, int(made.plan))).changes[0].id
    done = await taken(core, made, found, " Steering committee of May ")
    after = await exported(core, made)
    whole = after.whole
    assert done.plan.vision == whole.plan.vision == "Quiet streets."
    assert [one.text for one in whole.diagnosis] == ["Flat streets", "Rain"]
    assert whole.diagnosis[0].id == before.diagnosis[0].id, "a line keeps its id: old files still know it"
    assert whole.zones[0].indicators[0].id == before.zones[0].indicators[0].id
    assert [(one.title, one.theme) for one in whole.zones] == [("Ports", "energy"), ("Hills", "")]
    assert [[i.name for i in one.indicators] for one in whole.zones] == [["Parcels by bike"], ["Lifts"]]
    assert whole.zones[0].indicators[0].target == Decimal("45.5")
    study, works = whole.milestones[2:]
    assert [str(whole.code_of(one)) for one in (study, works)] == ["P1.Z2.A1.M1", "P1.Z2.A1.M2"]
    assert set(works.depends_on) == {study.id, routes.id}
    assert study.owner == Owner(made.cleo, "Cléo")
    assert whole.milestones[1].owner == Owner(None, "Rita Sousa")
    assert (await look(core, routes.id)).due == date(2027, 4, 20)
    assert "b30 Cléo" in await rungs(core, study.id)
    history = await core.read(BOSS, telling.history, Level.PLAN, int(made.plan))
    assert {one.why for one in history.changes if one.id > noted} == {"Steering committee of May (plan.xlsx)"}
    assert history.changes[0].act in set(Act)
    again = await core.write(BOSS, importing.keep, made.plan, sheets(after))
    assert (again.outcome.effective, again.outcome.problems) == (0, ())
    assert isinstance(await core.write(BOSS, importing.apply, again.id, again.outcome.stamp), PlanImport)


async def test_with_two_bad_rows_of_five_nothing_is_done_and_the_mended_file_is_taken(
    core: Core, made: Made
) -> None:
    for number in range(5):
        await add(core, made, title=f"Step {number}")
    before = sheets(await exported(core, made))
    bad = before
    for row, due in enumerate(("2027-05-01", "31/02/2027", "2027-05-03", "2027-05-04", "soon"), 1):
        bad = with_cell(bad, M, row, F.DUE, due)
    view = await core.write(BOSS, importing.keep, made.plan, bad)
    assert [(one.sheet, one.row, one.heading) for one in view.outcome.problems] == [
        ("Milestones", 3, "Due date"),
        ("Milestones", 6, "Due date"),
    ]
    back = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(back, PlanImport)
    assert sheets(await exported(core, made)) == before
    mended = with_cell(with_cell(bad, M, 2, F.DUE, "2027-05-02"), M, 5, F.DUE, "2027-05-05")
    done = await taken(core, made, mended)
    assert done.outcome.effective == 5
    whole = (await exported(core, made)).whole
    assert [one.due.day for one in whole.milestones] == [1, 2, 3, 4, 5]


async def test_a_new_day_or_owner_is_not_taken_without_a_reason(core: Core, made: Made) -> None:
    one = await add(core, made)
    paper = sheets(await exported(core, made))
    for found in (with_cell(paper, M, 1, F.DUE, "2027-04-20"), with_cell(paper, M, 1, F.OWNER, "Cléo")):
        now = await look(core, one.id)
        view = await core.write(BOSS, importing.keep, made.plan, found)
        assert importing.needs_reason(view.outcome)
        with pytest.raises(WhyNeeded):
            await core.write(BOSS, importing.apply, view.id, view.outcome.stamp, " … ")
        assert await look(core, one.id) == now
        done = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp, "Steering committee")
        assert isinstance(done, PlanImported), "the file was kept for another try"


async def test_without_a_new_day_or_owner_the_file_says_why(core: Core, made: Made) -> None:
    await add(core, made)
    paper = sheets(await exported(core, made))
    found = with_row(paper, M, {F.ACTION: "P1.Z1.A1", F.TITLE: "Study", F.DUE: "2027-06-01"})
    await taken(core, made, found, "")
    told = (await core.read(BOSS, telling.history, Level.PLAN, int(made.plan))).changes[0]
    assert (told.act, told.why) == (Act.CREATED, "plan.xlsx")


async def test_a_plan_that_moved_meanwhile_is_shown_anew(core: Core, made: Made) -> None:
    one = await add(core, made)
    found = with_cell(sheets(await exported(core, made)), M, 1, F.TITLE, "New routes")
    view = await core.write(BOSS, importing.keep, made.plan, found)
    stamp = view.outcome.stamp
    paper = await exported(core, made)
    other = with_cell(sheets(paper), M, 1, F.TITLE, "Other routes")
    await taken(core, made, other)
    moved = await core.write(BOSS, importing.apply, view.id, stamp)
    assert isinstance(moved, PlanImport)
    assert moved.moved
    assert (await look(core, one.id)).title == "Other routes"


async def test_what_waits_for_each_other_can_be_turned_round(core: Core, made: Made) -> None:
    first = await add(core, made, title="First")
    second = await add(core, made, title="Second", depends_on=(first.id,))
    found = with_cell(sheets(await exported(core, made)), M, 1, F.AFTER, "M2")
    await taken(core, made, with_cell(found, M, 2, F.AFTER, "-"))
    assert (await look(core, first.id)).depends_on == (second.id,)
    assert (await look(core, second.id)).depends_on == ()


async def test_who_is_told_is_who_gets_a_notice(core: Core, made: Made) -> None:
    found = sheets(await exported(core, made))
    for title, owner in (("Mine", "Berta"), ("Hers", "Cléo")):
        cells = {F.ACTION: "Cargo bikes", F.TITLE: title, F.DUE: "2027-06-01", F.OWNER: owner}
        found = with_row(found, M, cells)
    done = await taken(core, made, found)
    assert done.told == ("Cléo",), "who imports is not told of what they gave to themselves"
    assert [one.member for one in await pending(core, "milestone.given")] == [made.cleo]


async def test_the_period_and_what_lies_in_it_move_together(core: Core, made: Made) -> None:
    one = await add(core, made, due=date(2027, 3, 15))
    found = with_cell(sheets(await exported(core, made)), SheetKind.PLAN, 1, F.FIRST, "2028-01-01")
    await taken(core, made, with_cell(found, M, 1, F.DUE, "2028-03-15"))
    shown = await core.read(BOSS, reading.show, made.plan)
    assert shown.plan.period == Period(date(2028, 1, 1), date(2028, 12, 31))
    assert (await look(core, one.id)).due == date(2028, 3, 15)


async def test_columns_are_said_by_hand_and_only_the_coordination_imports(core: Core, made: Made) -> None:
    rows = [["Was", "Wer", "Bis"], ["Routes", "Bruno", "2027-05-01"]]
    found = replace(sheets(await exported(core, made)), sheets=(sheet("Tabelle", rows),))
    view = await core.write(BOSS, importing.keep, made.plan, found)
    assert not any(one.read for one in view.layouts)
    view = await core.write(BOSS, importing.hold, view.id, 0, M)
    for column, field in enumerate((F.TITLE, F.OWNER, F.DUE), 1):
        view = await core.write(BOSS, importing.say, view.id, 0, column, field)
    assert [one.name for one in view.outcome.milestones] == ["Routes"]
    assert len(view.outcome.problems) == 1, "no column says which action it is in"
    await core.write(BOSS, importing.forget, view.id)
    with pytest.raises(Changed):
        await core.read(BOSS, importing.show, view.id)
    for who in (ANA, BRUNO, STRANGER):
        with pytest.raises(RoleNeeded):
            await core.write(who, importing.keep, made.plan, found)


async def test_another_partner_takes_over_with_a_reason(core: Core, made: Made) -> None:
    paper = await exported(core, made)
    found = with_cell(sheets(paper), A, 1, F.PARTNER, paper.partners[BREST])
    await taken(core, made, found, "")
    shown = await core.read(BOSS, reading.show_action, made.action)
    assert shown.action.partner == BREST
    history = await core.read(BOSS, telling.history, Level.PLAN, int(made.plan))
    assert history.changes[0].why == "plan.xlsx"
