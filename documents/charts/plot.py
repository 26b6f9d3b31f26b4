"""The circle of a radar: levels, rings, axes, the two series and the numbers at their points."""

from __future__ import annotations

from math import cos, hypot, inf, pi, sin
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.boxes import Box, around
from documents.charts.elements import element, points, text
from documents.charts.labels import angle, direction
from documents.charts.placing import Point, place
from documents.charts.radar import HIGHEST, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from documents.charts.labels import Around
    from documents.charts.palette import Palette
    from documents.charts.radar import Radar

RINGS: Final = (25, 50, 75, 100)
DASHES: Final = "13 9"
NUMBER: Final = 34.0
_TICK: Final = 25.0
_CLEAR: Final = 26.0  # from a ring's number to a line
_DOT: Final = 9.5
_DIAMOND: Final = 12.5

Place = tuple[float, float]


def dot(x: float, y: float, palette: Palette) -> str:
    """The partner's mark."""
    return element("circle", cx=x, cy=y, r=_DOT, fill=palette.partner, stroke=palette.ground, stroke_width=3)


def diamond(x: float, y: float, palette: Palette, half: float = _DIAMOND) -> str:
    """The median's mark: hollow, so that it differs from the dot without its colour."""
    corners = points([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])
    return element(
        "polygon",
        points=corners,
        fill=palette.ground,
        stroke=palette.median,
        stroke_width=4,
        stroke_linejoin="round",
    )


def plot(radar: Radar, laid: Around, palette: Palette) -> str:
    """All of it, around (0, 0)."""
    count, radius = len(radar.axes), laid.radius
    partner = _places([axis.partner for axis in radar.axes] if radar.has_partner else [None] * count, radius)
    median = _places([axis.median for axis in radar.axes], radius)
    ticks = _ticks([partner, median], radius)
    return "".join(
        [
            *_grounds(radius, palette),
            *_spokes(count, radius, palette),
            *_area(partner, palette),
            *(_tick_text(ring, at, palette) for ring, at in ticks.items()),
            *_median_line(median, palette),
            *_line(partner, palette.partner, ""),
            *(diamond(*at, palette) for at in median if at),
            *(dot(*at, palette) for at in partner if at),
            *_numbers(radar, partner, median, laid, ticks.values(), palette),
        ]
    )


def _places(values: Sequence[float | None], radius: float) -> list[Place | None]:
    found: list[Place | None] = []
    for number, value in enumerate(values):
        x, y = direction(number, len(values))
        reach = radius * (value or 0) / HIGHEST
        found.append(None if value is None else (x * reach, y * reach))
    return found


def _grounds(radius: float, palette: Palette) -> Iterator[str]:
    """The levels from the outside in, each with its ring."""
    for ring, zone in zip(reversed(RINGS), reversed(palette.zones), strict=True):
        yield element(
            "circle", r=radius * ring / HIGHEST, fill=zone, stroke=palette.ring, stroke_width=2, class_="ring"
        )


def _spokes(count: int, radius: float, palette: Palette) -> Iterator[str]:
    for number in range(count):
        x, y = direction(number, count)
        yield element("line", x2=x * radius, y2=y * radius, stroke=palette.spoke, stroke_width=2)


def _ticks(series: Sequence[Sequence[Place | None]], radius: float) -> dict[int, Place]:
    """Where the rings' numbers stand: on the rings, between the two axes where they meet the fewest lines.

    One that would still stand on a line is left out; the scale below the circle has it too.
    """
    count = len(series[0])
    ways = []
    for gap in (count - 1, *range(count - 1)):
        turn = angle(gap, count) + pi / count
        met = [_half_way(places[gap], places[(gap + 1) % count], count) for places in series]
        away = {ring: min(abs(radius * ring / HIGHEST - line) for line in met) for ring in RINGS}
        cost = sum(max(0.0, _CLEAR - distance) for distance in away.values())
        clear = (ring for ring, distance in away.items() if distance > _TICK / 2)
        ways.append((cost, {ring: _turned(turn, radius * ring / HIGHEST) for ring in clear}))
    return min(ways, key=lambda way: way[0])[1]


def _turned(turn: float, reach: float) -> Place:
    return sin(turn) * reach, -cos(turn) * reach


def _half_way(first: Place | None, second: Place | None, count: int) -> float:
    """How far from the centre the line between two neighbours is, in the middle; infinitely without one."""
    if not first or not second:
        return inf
    one, other = hypot(*first), hypot(*second)
    return 2 * one * other * cos(pi / count) / (one + other) if one + other else 0.0


def _tick_text(ring: int, at: Place, palette: Palette) -> str:
    return text(
        at[0],
        at[1] + _TICK * 0.36,
        str(ring),
        _TICK,
        text_anchor="middle",
        fill=palette.quiet,
        stroke=palette.ground,
        stroke_width=6,
        stroke_linejoin="round",
        paint_order="stroke",
        class_="tick",
    )


def _pairs(places: Sequence[Place | None]) -> Iterator[tuple[Place, Place]]:
    """Neighbours that both have a value; a missing one breaks the line."""
    for number, first in enumerate(places):
        second = places[(number + 1) % len(places)]
        if first and second:
            yield first, second


def _runs(places: Sequence[Place | None]) -> Iterator[list[Place]]:
    """The longest rows of neighbours with a value, going once around; a full circle comes closed."""
    count = len(places)
    if all(places):
        whole = [at for at in places if at]
        yield [*whole, whole[0]]
        return
    begin = next(number for number in range(count) if places[number] is None)
    run: list[Place] = []
    for step in range(1, count + 1):
        at = places[(begin + step) % count]
        if at:
            run.append(at)
        elif run:
            yield run
            run = []


def _area(places: Sequence[Place | None], palette: Palette) -> Iterator[str]:
    wedges = [f"M0,0L{points([first, second])}Z" for first, second in _pairs(places)]
    if wedges:
        yield element("path", d="".join(wedges), fill=palette.partner, fill_opacity=f"{palette.fill:g}")


def _median_line(places: Sequence[Place | None], palette: Palette) -> Iterator[str]:
    yield from _line(places, palette.median, DASHES)


def _line(places: Sequence[Place | None], colour: str, dashes: str) -> Iterator[str]:
    for run in _runs(places):
        if len(run) > 1:
            more = {"stroke_dasharray": dashes} if dashes else {}
            yield element(
                "polyline",
                points=points(run),
                fill="none",
                stroke=colour,
                stroke_width=4.5,
                stroke_linejoin="round",
                stroke_linecap="round" if not dashes else "butt",
                class_="median" if dashes else "partner",
                **more,
            )


def _numbers(
    radar: Radar,
    partner: Sequence[Place | None],
    median: Sequence[Place | None],
    laid: Around,
    ticks: Iterable[Place],
    palette: Palette,
) -> Iterator[str]:
    """The partner's numbers; in a picture of the median alone, those of the median."""
    font = fonts.load(fonts.BOLD)
    leading = partner if radar.has_partner else median
    found = []
    for number, at in enumerate(leading):
        if at is None:
            continue
        axis = radar.axes[number]
        value = (axis.partner if radar.has_partner else axis.median) or 0
        told = shown(value)
        other = median[number] if radar.has_partner else None
        found.append(
            Point(
                *at,
                outwards=direction(number, len(leading)),
                number=told,
                width=font.width(told, NUMBER),
                prefers_inside=bool(other and hypot(*other) > hypot(*at)),
            )
        )
    for point, (x, y) in zip(
        found, place(found, NUMBER, _obstacles(radar, median, laid, ticks)), strict=True
    ):
        yield text(
            x,
            y + NUMBER * 0.36,
            point.number,
            NUMBER,
            font_weight=fonts.BOLD,
            text_anchor="middle",
            fill=palette.text,
            stroke=palette.ground,
            stroke_width=7,
            stroke_linejoin="round",
            paint_order="stroke",
            class_="value",
        )


def _obstacles(
    radar: Radar, median: Sequence[Place | None], laid: Around, ticks: Iterable[Place]
) -> Iterator[Box]:
    yield from (label.box.grown(8) for label in laid.labels)
    yield from (around(*at, 40, _TICK) for at in ticks)
    if radar.has_partner:
        yield from (around(*at, 26, 26) for at in median if at)
