"""The board and what is due: whose, when, in pages; overdue is by the plan's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from documents.plans.gantt import drawing
from documents.plans.gantt.figures import gantt_text
from domain.errors import NotAMember, NotFound
from domain.plans.codes import Level
from domain.plans.fields import ActionFields
from domain.plans.model import MilestoneStatus, Place
from domain.records import replace
from locales import translator
from services.plans import creating, editing, lists, papers, progress, reading
from services.plans.lists import Scope
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import (
    ANA,
    BREST,
    BRUNO,
    CLEO,
    DUE,
    PLAN,
    PORTO,
    STRANGER,
    Made,
    add,
    removed,
)

if TYPE_CHECKING:
    from domain.plans.lists import Placed
    from services.core import Core
    from tests.clock import FixedClock


def titles(lines: tuple[Placed, ...]) -> list[str]:
    return [one.milestone.title for one in lines]


@pytest.fixture
async def several(core: Core, made: Made, clock: FixedClock) -> None:
    """On 15 March: one is overdue, one due today, one in a week, one far away; Brest has one, one is done."""
    await add(core, made, title="late", due=DUE - timedelta(3))
    await add(core, made, title="today")
    await add(core, made, title="week", due=DUE + timedelta(7), owner=None)
    await add(core, made, title="far", due=DUE + timedelta(31))
    done = await add(core, made, title="done")
    await core.write(BRUNO, progress.finish, done.id, 0)
    brest = (await core.write(BOSS, creating.new_action, made.zone, ActionFields("Buses", BREST))).action
    await add(
        core,
        Made(made.plan, made.zone, brest.id, made.ana, made.bruno, made.cleo, made.boss),
        title="brest",
        owner=None,
        deputy=None,
    )
    clock.set(datetime(DUE.year, DUE.month, DUE.day, 12, tzinfo=UTC))


async def test_what_is_due(core: Core, several: None) -> None:
    mine = await core.read(BRUNO, lists.due, Scope.MINE)
    assert (titles(mine.lines), mine.total, mine.overdue) == (["late", "today"], 2, 1)
    assert mine.until == DUE + timedelta(30)
    assert titles((await core.read(ANA, lists.due, Scope.MINE)).lines) == ["late", "today", "week"]
    assert titles((await core.read(ANA, lists.due, Scope.PARTNER)).lines) == ["late", "today", "week"]
    assert titles((await core.read(CLEO, lists.due, Scope.PARTNER)).lines) == ["brest"]
    every = await core.read(CLEO, lists.due, Scope.ALL, days=31, lines_a_page=4, page=9)
    assert (titles(every.lines), every.page, every.pages, every.total) == (["far"], 1, 2, 5)
    with pytest.raises(NotFound):
        await core.read(BOSS, lists.due, Scope.PARTNER)
    with pytest.raises(NotAMember):
        await core.read(STRANGER, lists.due, Scope.ALL)


async def test_the_board_by_status(core: Core, made: Made, several: None) -> None:
    board = await core.read(CLEO, lists.board, made.plan, lines_a_page=2)
    assert [(one.status, one.overdue, one.total) for one in board.columns] == [
        (None, True, 1),
        (MilestoneStatus.PLANNED, False, 4),
        (MilestoneStatus.IN_PROGRESS, False, 0),
        (MilestoneStatus.DONE, False, 1),
        (MilestoneStatus.CANCELLED, False, 0),
    ]
    assert (board.page, board.pages) == (0, 3)
    pages = [await core.read(CLEO, lists.board, made.plan, page=page, lines_a_page=2) for page in range(4)]
    assert [[titles(one.lines) for one in page.columns] for page in pages] == [
        [["late"], ["today"], [], [], []],
        [[], ["brest", "week"], [], [], []],
        [[], ["far"], [], ["done"], []],
        [[], ["far"], [], ["done"], []],
    ], "a page is the next lines of all columns"


async def test_the_board_by_partner(core: Core, several: None) -> None:
    board = await core.read(CLEO, lists.board, by_partner=True)
    assert [(one.partner, one.total) for one in board.columns] == [(PORTO, 5), (BREST, 1)]
    assert titles(board.columns[0].lines) == ["late", "today", "week", "far", "done"], "what is over is last"
    assert board.plan is None
    by_status = await core.read(CLEO, lists.board)
    assert sum(one.total for one in by_status.columns) == sum(one.total for one in board.columns)


async def test_figures_add_up_and_next_is_not_in_the_past(core: Core, made: Made, several: None) -> None:
    (line,) = (await core.read(BRUNO, reading.listed)).plans
    counts = line.counts
    assert (counts.done, counts.overdue, counts.planned, counts.in_progress, counts.total) == (1, 1, 4, 0, 6)
    assert line.next_due == DUE
    late = (await core.read(BRUNO, lists.due, Scope.MINE)).lines[0].milestone
    await core.write(BRUNO, progress.begin, late.id, late.revision)
    counts = (await core.read(BRUNO, reading.show, made.plan)).counts
    assert (counts.overdue, counts.in_progress, counts.total) == (1, 0, 6), "late is late, begun or not"


async def test_a_shared_action_shows_in_the_other_regions_plan(core: Core, made: Made, several: None) -> None:
    fields = ActionFields("Cargo bikes", PORTO, regions=("FRH0",))
    await core.write(BOSS, editing.edit_action, made.action, 0, fields)
    theirs = replace(PLAN, title="Bretagne 2030", region=Place("FRH0", "Bretagne"))
    other = (await core.write(BOSS, creating.new_plan, theirs)).plan.id
    shown = await core.read(CLEO, reading.show, other)
    ((visiting, counts),) = shown.shared
    assert (str(visiting.code), visiting.plan, counts.total) == ("P1.Z1.A1", "Norte 2030", 5)
    assert shown.counts.total == 0, "it counts at home"
    for by_partner in (False, True):
        last = (await core.read(CLEO, lists.board, other, by_partner=by_partner)).columns[-1]
        assert (last.shared, last.total) == (True, 5)
        assert {one.plan.title for one in last.lines} == {"Norte 2030"}
    assert not any(one.shared for one in (await core.read(CLEO, lists.board, made.plan)).columns)
    paper = await core.read(CLEO, papers.paper, other, "en")
    told = list(gantt_text(paper, translator("en")))
    assert len(told) == 5
    assert told[0].startswith("P1.Z1.A1.M1 late")
    assert told[0].endswith("shared with this region, from “Norte 2030”")
    assert len(drawing.pages(paper, drawing.CHAT)[0]) == 2, "a heading, and the action"


async def test_a_day_ends_at_midnight_where_the_plan_is(core: Core, made: Made, clock: FixedClock) -> None:
    await add(core, made, due=date(2027, 7, 1))
    clock.set(datetime(2027, 7, 1, 22, 30, tzinfo=UTC))
    assert (await core.read(BRUNO, lists.due, Scope.MINE)).overdue == 0
    clock.set(datetime(2027, 7, 1, 23, 30, tzinfo=UTC))  # half past midnight in Lisbon, in summer
    assert (await core.read(BRUNO, lists.due, Scope.MINE)).overdue == 1
    (line,) = (await core.read(BRUNO, reading.listed)).plans
    assert (line.counts.overdue, line.counts.planned, line.next_due) == (1, 0, None)


async def test_what_is_removed_is_in_no_list(core: Core, made: Made, several: None) -> None:
    await removed(core, BOSS, Level.PLAN, made.plan)
    assert (await core.read(BRUNO, lists.due, Scope.MINE)).total == 0
    assert (await core.read(BRUNO, lists.board)).columns[0].total == 0
    with pytest.raises(NotFound):
        await core.read(BRUNO, lists.board, made.plan)
    assert PLAN.title not in [line.plan.title for line in (await core.read(BRUNO, reading.listed)).plans]
