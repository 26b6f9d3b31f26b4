"""The marks: a diamond a due date, told apart by what is in it, so that colour only helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.elements import element, points, text
from domain.plans.papers import State

if TYPE_CHECKING:
    from documents.charts.palette import Palette

HALF: Final = 13.0
_SIGN: Final = 3.4


def mark(x: float, y: float, state: State, palette: Palette) -> str:
    """Planned: hollow. In progress: half full. Done: ticked. Overdue: full, "!". Called off: crossed."""
    colour = {State.OVERDUE: palette.median, State.CANCELLED: palette.quiet}.get(state, palette.partner)
    full = state in (State.DONE, State.OVERDUE)
    parts = [_diamond(x, y, colour if full else palette.ground, colour)]
    if state is State.IN_PROGRESS:
        half = points([(x, y - HALF), (x, y + HALF), (x - HALF, y)])
        parts.append(element("polygon", points=half, fill=colour))
    if state is State.DONE:
        parts.append(_line([(x - 5, y + 0.2), (x - 1.4, y + 4), (x + 5.2, y - 4.2)], palette.ground))
    if state is State.OVERDUE:
        parts.append(_line([(x, y - 6), (x, y + 1.6)], palette.ground))
        parts.append(element("circle", cx=x, cy=y + 6, r=2.1, fill=palette.ground))
    if state is State.CANCELLED:
        parts += [
            _line([(x - 4, y - 4), (x + 4, y + 4)], colour),
            _line([(x + 4, y - 4), (x - 4, y + 4)], colour),
        ]
    return element("g", *parts, class_=f"mark {state}")


def several(x: float, y: float, count: int, palette: Palette, *, overdue: bool) -> str:
    """Due dates that would meet: how many they are, with "!" and its colour if one is overdue."""
    told = f"{count}!" if overdue else str(count)
    colour = palette.median if overdue else palette.partner
    wide = max(2 * HALF, fonts.load(fonts.BOLD).width(told, 19) + 10)
    return element(
        "g",
        element("rect", x=x - wide / 2, y=y - HALF, width=wide, height=2 * HALF, rx=7, fill=colour),
        text(x, y + 6.8, told, 19, font_weight=fonts.BOLD, text_anchor="middle", fill=palette.ground),
        class_="mark several",
    )


def _diamond(x: float, y: float, fill: str, stroke: str) -> str:
    corners = points([(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)])
    return element(
        "polygon", points=corners, fill=fill, stroke=stroke, stroke_width=3, stroke_linejoin="round"
    )


def _line(pairs: list[tuple[float, float]], colour: str) -> str:
    return element(
        "polyline",
        points=points(pairs),
        fill="none",
        stroke=colour,
        stroke_width=_SIGN,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
