"""What stands on each page of the chart: rows with their heights, put on pages that are as high as said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.harmless import drawn
from documents.charts.wrapping import force
from documents.plans.texts import kept_together
from domain.records import Record, replace
from locales import translator
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from domain.plans.papers import PlanPaper, State

MOST_SINGLE: Final = 300
"""With more milestones than this, each action has one row for all of its own."""

TEXT: Final = 21.0
LINE: Final = 26.0
PAD: Final = 11.0
_CODE: Final = 62.0
_MOST_LINES: Final = 3


class Level(StrEnum):
    """What a row is of."""

    ZONE = "zone"
    ACTION = "action"
    MILESTONE = "milestone"


class Mark(Record):
    """A due date."""

    day: date
    state: State


class Row(Record):
    """A row: its code within the row above ("M2"), its title in lines, and what is drawn beside it.

    `span` goes from an action's first due date to its last.
    """

    level: Level
    code: str
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    span: tuple[date, date] | None = None

    @property
    def height(self) -> float:
        """How high the row is."""
        return max(1, len(self.lines)) * LINE + PAD


def rows(paper: PlanPaper, room: float) -> Iterator[Row]:
    """All rows in the order of the codes; titles in lines of that width."""
    whole = paper.whole
    single = len(whole.milestones) <= MOST_SINGLE
    for zone in whole.zones:
        # A zone's name may run on into the chart: nothing is drawn beside it.
        yield Row(Level.ZONE, f"Z{zone.number}", _lines(zone.title, fonts.BOLD, room * 2, 1))
        for action in whole.actions_by_zone[zone.id]:
            own = whole.milestones_by_action[action.id]
            days = [one.due for one in own]
            marks = tuple(Mark(one.due, paper.state(one)) for one in own)
            yield Row(
                Level.ACTION,
                f"A{action.number}",
                _lines(action.title, fonts.BOLD, room - _CODE, _MOST_LINES),
                () if single else marks,
                (min(days), max(days)) if days else None,
            )
            for one, mark in zip(own, marks, strict=True) if single else ():
                title = _lines(one.title, fonts.REGULAR, room - _CODE, _MOST_LINES)
                yield Row(Level.MILESTONE, f"M{one.number}", title, (mark,))
    yield from _visiting(paper, room)


def _visiting(paper: PlanPaper, room: float) -> Iterator[Row]:
    """The actions of other plans that the region shares, a row each, below all of its own."""
    shared = paper.whole.visiting
    if shared:
        heading = terms.visiting(translator(paper.language))
        yield Row(Level.ZONE, "", _lines(heading, fonts.BOLD, room * 2, 1))
    for one in shared:
        days = [each.due for each in one.milestones]
        yield Row(
            Level.ACTION,
            "",
            _lines(f"{one.code} {one.action.title}", fonts.BOLD, room - _CODE, _MOST_LINES),
            tuple(Mark(each.due, paper.state(each)) for each in one.milestones),
            (min(days), max(days)) if days else None,
        )


def paged(every: Iterable[Row], height: float) -> tuple[tuple[Row, ...], ...]:
    """The rows on pages; what a page begins in the middle of is named again at its top.

    There is always a page, and on each at least one row that is new.
    """
    pages: list[tuple[Row, ...]] = []
    page: list[Row] = []
    above: dict[Level, Row] = {}
    waiting = list(every)
    for number, row in enumerate(waiting):
        needed = row.height + _kept_with(row, waiting[number + 1 : number + 3])
        used = sum(one.height for one in page)
        if page and used + needed > height and any(one.level is not Level.ZONE for one in page):
            pages.append(tuple(page))
            page = [replace(one, span=None, marks=()) for one in _around(row, above)]
        above[row.level] = row
        if row.level is Level.ZONE:
            above.pop(Level.ACTION, None)
        page.append(row)
    return (*pages, tuple(page))


def code_column() -> float:
    """How far a title stands from its row's beginning."""
    return _CODE


def _kept_with(row: Row, following: list[Row]) -> float:
    """The height of what may not be parted from a row: a heading stands with what it is the heading of."""
    kept = 0.0
    level = row.level
    for one in following:
        if level is Level.MILESTONE or one.level is Level.ZONE:
            break
        if level is Level.ACTION and one.level is Level.ACTION:
            break
        kept += one.height
        level = one.level
    return kept


def _around(row: Row, above: dict[Level, Row]) -> list[Row]:
    wanted = {
        Level.ZONE: (),
        Level.ACTION: (Level.ZONE,),
        Level.MILESTONE: (Level.ZONE, Level.ACTION),
    }[row.level]
    return [above[level] for level in wanted if level in above]


def _lines(title: str, weight: int, width: float, most: int) -> tuple[str, ...]:
    return force(kept_together(drawn(title, fonts.load(weight))), weight, TEXT, width, most)
