"""A plan's workbook is written and read in work that grows with its rows, counted in texts that are folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain import folding
from domain.plans.importing import known, rows
from domain.plans.importing.kinds import F, SheetKind
from domain.plans.whole import WholePlan
from domain.records import replace
from locales import translator
from templates.tables.plans import plan_tables
from tests.documents.plans.samples import large
from tests.documents.plans.sheets import outcome, sheets, with_columns_empty

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper

FEW, MANY = 200, 1600


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that was folded."""
    seen: list[str] = []

    def fold(text: str) -> str:
        seen.append(text)
        return folding.fold(text)

    for module in (known, rows):
        monkeypatch.setattr(module, "fold", fold)
    return seen


def flat(count: int) -> PlanPaper:
    """So many milestones, each in an action of its own, all in one zone."""
    made = large(count)
    action = made.whole.actions[0]
    actions = tuple(
        replace(action, id=one.id, number=at, title=f"Action {at}")  # type: ignore[arg-type]
        for at, one in enumerate(made.whole.milestones, 1)
    )
    milestones = tuple(
        replace(one, action=own.id, number=1) for one, own in zip(made.whole.milestones, actions, strict=True)
    )
    whole = WholePlan(made.plan, (), (), made.whole.zones[:1], actions, milestones)
    return replace(made, whole=whole)


def one_action(count: int) -> PlanPaper:
    """So many milestones in one action."""
    made = large(count)
    action = made.whole.actions[0]
    milestones = tuple(
        replace(one, action=action.id, number=at) for at, one in enumerate(made.whole.milestones, 1)
    )
    whole = WholePlan(made.plan, (), (), made.whole.zones[:1], (action,), milestones)
    return replace(made, whole=whole)


SHAPES = [pytest.param(flat, id="actions"), pytest.param(one_action, id="milestones")]


@pytest.mark.parametrize("shape", SHAPES)
def test_writing_is_linear(shape, folded: list[str]) -> None:
    counted = []
    for count in (FEW, MANY):
        folded.clear()
        plan_tables(shape(count), translator("en"))
        counted.append(len(folded))
    assert counted[1] <= counted[0] * (MANY / FEW) * 1.1


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("named_by", [F.ID, F.CODE, F.TITLE])
def test_reading_is_linear(shape, named_by: F, folded: list[str]) -> None:
    counted = []
    for count in (FEW, MANY):
        made = shape(count)
        found = sheets(made)
        for kind in (SheetKind.ZONES, SheetKind.ACTIONS, SheetKind.MILESTONES):
            for field in {F.ID, F.CODE} - {named_by}:
                found = with_columns_empty(found, kind, field)
        folded.clear()
        told = outcome(made, found)
        assert (told.problems, told.effective) == ((), 0)
        counted.append(len(folded))
    assert counted[1] <= counted[0] * (MANY / FEW) * 1.1


def test_many_rows_that_name_nothing_are_read_too(folded: list[str]) -> None:
    counted = []
    for count in (FEW, MANY):
        made = flat(count)
        found = sheets(made)
        at = tuple(SheetKind).index(SheetKind.MILESTONES)
        one = found.sheets[at]
        strange = tuple(
            replace(
                row,
                cells=tuple(
                    f"{cell} {row.number}?" if cell.startswith("Action") else cell for cell in row.cells
                ),
            )
            if number
            else row
            for number, row in enumerate(one.rows)
        )
        for_all = replace(
            found, sheets=(*found.sheets[:at], replace(one, rows=strange), *found.sheets[at + 1 :])
        )
        folded.clear()
        assert len(outcome(made, for_all).problems) >= count
        counted.append(len(folded))
    assert counted[1] <= counted[0] * (MANY / FEW) * 1.5
