"""A page of the chart as SVG text: the same paper gives the same text."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.elements import description, element, text, title
from documents.charts.harmless import drawn
from documents.charts.palette import PALETTES
from documents.charts.radar import Theme
from documents.charts.wrapping import force
from documents.plans.gantt.axis import TICK, Axis
from documents.plans.gantt.figures import alt_text, page_name
from documents.plans.gantt.marks import HALF, mark, several
from documents.plans.gantt.rows import LINE, PAD, TEXT, Level, Row, code_column, paged, rows
from domain.plans.papers import State
from domain.records import Record
from locales import translator
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from documents.charts.palette import Palette
    from domain.plans.papers import PlanPaper
    from locales import Translator

MARGIN: Final = 24.0
_HEAD: Final = 2 * (TICK + 14)
_FOOT: Final = 66.0
_TITLE: Final = 32.0
_LABELS: Final = 0.36  # of the width
_DATE: Final = 18.0
_NOW: Final = 30.0  # room above the axis for the word "today"


class Format(Record):
    """How a chart is laid out. Units are pixels in chat; on paper the page is as wide as there is room."""

    width: float
    height: float
    theme: Theme
    titled: bool


CHAT: Final = Format(1200, 1500, Theme.DARK, titled=True)
PAPER: Final = Format(1600, 920, Theme.LIGHT, titled=False)


def pages(paper: PlanPaper, how: Format) -> tuple[tuple[Row, ...], ...]:
    """The rows of each page. A plan without anything has one page without a row."""
    room = (how.width - 2 * MARGIN) * _LABELS - 16
    above = MARGIN * 2 + _HEAD + _NOW + _FOOT + (_TITLE * 3 if how.titled else 0)
    return paged(rows(paper, room), how.height - above)


def svg(paper: PlanPaper, page: int = 0, how: Format = CHAT) -> str:
    """One page, counted from 0; the last one for any that is not there. Raises `fonts.FontError`."""
    every = pages(paper, how)
    number = min(max(0, page), len(every) - 1)
    return _svg(paper, every[number], (number, len(every)), how)


def every_svg(paper: PlanPaper, how: Format = PAPER) -> Iterator[str]:
    """All pages in their order."""
    every = pages(paper, how)
    for number, on_page in enumerate(every):
        yield _svg(paper, on_page, (number, len(every)), how)


def _svg(paper: PlanPaper, on_page: Sequence[Row], place: tuple[int, int], how: Format) -> str:
    t, palette = translator(paper.language, paper.plan.time_zone), PALETTES[how.theme]
    header, top = _title(paper, place, t, palette, how)
    axis = _axis(paper, how)
    body_top = top + _NOW + _HEAD
    bottom = body_top + sum(row.height for row in on_page)
    today = _today(paper.today, axis, (top, body_top, bottom), t, palette)
    height = float(ceil(bottom + _FOOT + MARGIN / 2))
    return element(
        "svg",
        title(f"{paper.plan.code} · {drawn(paper.plan.title, fonts.load(fonts.BOLD))}"),
        description(alt_text(paper, on_page, t)),
        element("rect", width=how.width, height=height, fill=palette.ground),
        *header,
        *_grid(axis, on_page, (top + _NOW, body_top, bottom), t, palette),
        *today[:1],
        *_body(on_page, axis, body_top, paper.today, t, palette),
        *today[1:],
        *_legend(t, palette, bottom + 20, how),
        xmlns="http://www.w3.org/2000/svg",
        width=how.width,
        height=height,
        viewBox=f"0 0 {how.width:g} {height:g}",
        role="img",
        lang=paper.language,
    )


def _axis(paper: PlanPaper, how: Format) -> Axis:
    period = paper.plan.period
    shared = [each for one in paper.whole.visiting for each in one.milestones]
    days = [one.due for one in [*paper.whole.milestones, *shared]]
    left = MARGIN + (how.width - 2 * MARGIN) * _LABELS
    first, last = min([period.first, *days]), max([period.last, *days])
    return Axis.around(first, last, left, how.width - MARGIN)


def _title(
    paper: PlanPaper, place: tuple[int, int], t: Translator, palette: Palette, how: Format
) -> tuple[list[str], float]:
    if not how.titled:
        return [], MARGIN / 4
    bold = fonts.load(fonts.BOLD)
    words = f"{paper.plan.code} · {drawn(paper.plan.title, bold)}"
    (line,) = force(words, fonts.BOLD, _TITLE, how.width - 2 * MARGIN, 1)
    told = t.join_facts(
        [t.text("As of {day}", day=t.date(paper.today)), *([page_name(t, *place)] if place[1] > 1 else [])]
    )
    y = MARGIN + _TITLE
    return [
        text(MARGIN, y, line, _TITLE, font_weight=fonts.BOLD, fill=palette.text),
        text(MARGIN, y + 36, told, 23, fill=palette.quiet),
    ], y + 50


def _grid(
    axis: Axis, on_page: Sequence[Row], ys: tuple[float, float, float], t: Translator, palette: Palette
) -> Iterator[str]:
    """The axis, its lines down the page, and the grounds of the zones."""
    top, below, bottom = ys
    half = (below - top) / 2
    y = below
    for row in on_page:
        if row.level is Level.ZONE:
            wide = axis.right - MARGIN
            yield element("rect", x=MARGIN, y=y, width=wide, height=row.height, fill=palette.zones[3])
        y += row.height
    ticks = axis.ticks(t)
    for tick in ticks:
        line = top + (half if tick.fine else 0)
        width = 1.2 if tick.fine else 2.2
        yield element(
            "line", x1=tick.left, y1=line, x2=tick.left, y2=bottom, stroke=palette.spoke, stroke_width=width
        )
        if tick.name:
            yield text(
                (tick.left + tick.right) / 2,
                line + half / 2 + TICK * 0.36,
                tick.name,
                TICK,
                font_weight=fonts.REGULAR if tick.fine else fonts.BOLD,
                text_anchor="middle",
                fill=palette.text,
                class_="tick",
            )
    for line in (below, bottom):
        yield element("line", x1=MARGIN, y1=line, x2=axis.right, y2=line, stroke=palette.ring, stroke_width=2)


def _today(
    today: date, axis: Axis, ys: tuple[float, float, float], t: Translator, palette: Palette
) -> tuple[str, ...]:
    """The line, which marks stand on, and its word above the axis: no line runs through months and years."""
    top, below, bottom = ys
    if not axis.first <= today <= axis.last:
        return ()
    x = axis.middle(today)
    said = t.text("Today")
    half = fonts.load(fonts.BOLD).width(said, TICK) / 2
    middle = min(max(x, axis.left + half), axis.right - half)
    return (
        element(
            "line",
            x1=x,
            y1=below,
            x2=x,
            y2=bottom,
            stroke=palette.median,
            stroke_width=3,
            stroke_dasharray="9 6",
            class_="today",
        ),
        text(
            middle,
            top + TICK,
            said,
            TICK,
            font_weight=fonts.BOLD,
            text_anchor="middle",
            fill=palette.median,
        ),
    )


def _body(
    on_page: Sequence[Row], axis: Axis, top: float, today: date, t: Translator, palette: Palette
) -> Iterator[str]:
    y = top
    for row in on_page:
        yield from _label(row, y, palette)
        middle = y + row.height / 2
        if row.span is not None:
            yield _bar(axis, row.span, middle, palette)
        yield from _marks(row, axis, middle, palette)
        if row.level is Level.MILESTONE and row.marks:
            yield _date(axis, row.marks[0].day, today, middle, t, palette)
        y += row.height


def _label(row: Row, top: float, palette: Palette) -> Iterator[str]:
    weight = fonts.REGULAR if row.level is Level.MILESTONE else fonts.BOLD
    colour = palette.quiet if row.level is Level.MILESTONE else palette.text
    indent = MARGIN + {Level.ZONE: 8, Level.ACTION: 8, Level.MILESTONE: 18}[row.level]
    base = top + PAD / 2 + LINE * 0.74
    yield text(indent, base, row.code, TEXT, font_weight=weight, fill=colour, class_=f"code {row.level}")
    for number, line in enumerate(row.lines):
        yield text(
            MARGIN + code_column(),
            base + number * LINE,
            line,
            TEXT,
            font_weight=weight,
            fill=palette.text,
            class_=f"name {row.level}",
        )


def _bar(axis: Axis, span: tuple[date, date], y: float, palette: Palette) -> str:
    left, right = axis.x(span[0]), axis.middle(span[1])
    return element(
        "rect",
        x=left - 4,
        y=y - 5,
        width=max(8.0, right - left + 8),
        height=10,
        rx=5,
        fill=palette.partner,
        fill_opacity="0.45",
        class_="bar",
    )


def _marks(row: Row, axis: Axis, y: float, palette: Palette) -> Iterator[str]:
    clusters: list[list[tuple[float, State]]] = []
    for x, state in sorted((axis.middle(one.day), one.state) for one in row.marks):
        if clusters and x - clusters[-1][0][0] < 2 * HALF + 4:
            clusters[-1].append((x, state))
        else:
            clusters.append([(x, state)])
    for cluster in clusters:
        if len(cluster) == 1:
            yield mark(cluster[0][0], y, cluster[0][1], palette)
        else:
            overdue = any(state is State.OVERDUE for _, state in cluster)
            yield several(cluster[0][0], y, len(cluster), palette, overdue=overdue)


def _date(axis: Axis, day: date, today: date, y: float, t: Translator, palette: Palette) -> str:
    """The day in words beside its mark: on the right, or on the left of what it would meet there."""
    said = t.day_month(day)
    x, line = axis.middle(day), axis.middle(today)
    reach = HALF + 8 + fonts.load(fonts.REGULAR).width(said, _DATE)
    meets = x < line < x + reach + 6 and not x - reach - 6 < line < x
    right = x - reach < axis.left or (x + reach <= axis.right and not meets)
    return text(
        x + (HALF + 8 if right else -HALF - 8),
        y + _DATE * 0.36,
        said,
        _DATE,
        text_anchor="start" if right else "end",
        fill=palette.text,
        stroke=palette.ground,
        stroke_width=5,
        stroke_linejoin="round",
        paint_order="stroke",
        class_="day",
    )


def _legend(t: Translator, palette: Palette, top: float, how: Format) -> Iterator[str]:
    """What the marks mean, in one row, smaller where that needs it."""
    font = fonts.load(fonts.REGULAR)
    names = [terms.state(t, state) for state in State]
    size, gap = 20.0, 34.0
    whole = sum(2 * HALF + 10 + font.width(name, size) + gap for name in names) - gap
    shrunk = min(1.0, (how.width - 2 * MARGIN) / whole)
    x, y = MARGIN + HALF, top + HALF
    for state, name in zip(State, names, strict=True):
        yield mark(x, y, state, palette)
        yield text(x + HALF + 10, y + 7, name, size * shrunk, fill=palette.text, class_="legend")
        x += (2 * HALF + 10 + font.width(name, size) + gap) * shrunk
