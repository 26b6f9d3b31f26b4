"""Where the number of each point stands: near it, and as far as can be on nothing else."""

from __future__ import annotations

from math import hypot, inf
from typing import TYPE_CHECKING, Final

from documents.charts.boxes import Box, around
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEIGHT: Final = 0.8  # of a line of digits, of the font size
_NEAR: Final = (1.0, 1.35, 1.8, 2.4)
_TURNS: Final = ((1, 0), (0.7, 0.7), (0.7, -0.7), (0, 1), (0, -1), (-0.7, 0.7), (-0.7, -0.7), (-1, 0))
_MISTAKEN: Final = 4.0
_MARK: Final = 24.0


class Point(Record):
    """A value's place, the direction of its axis, and its number with the width of it."""

    x: float
    y: float
    outwards: tuple[float, float]
    number: str
    width: float
    prefers_inside: bool = False


def place(points: Sequence[Point], size: float, obstacles: Iterable[Box]) -> list[tuple[float, float]]:
    """The middle of each number, in the order of the points."""
    taken = list(obstacles)
    found: list[tuple[float, float]] = []
    for point in points:
        others = [other for other in points if other is not point]
        covering = [*taken, *(around(other.x, other.y, _MARK, _MARK) for other in others)]
        best = min(_candidates(point, size), key=lambda middle: _cost(middle, point, size, covering, others))
        found.append(best)
        taken.append(_box(best, point, size).grown(3))
    return found


def _candidates(point: Point, size: float) -> Iterator[tuple[float, float]]:
    x, y = point.outwards
    sign = -1 if point.prefers_inside and hypot(point.x, point.y) > 2 * size else 1
    for far in _NEAR:
        for along, across in _TURNS:
            dx, dy = sign * along * x - across * y, sign * along * y + across * x
            reach = far * (16 + size * _HEIGHT / 2 + abs(dx) * (point.width - size * _HEIGHT) / 2)
            yield point.x + dx * reach, point.y + dy * reach


def _cost(
    middle: tuple[float, float], point: Point, size: float, taken: list[Box], others: list[Point]
) -> float:
    """What it covers, a little for standing far away or aside, and more for seeming to be another's."""
    box = _box(middle, point, size)
    covered = sum(map(box.overlap, taken))
    dx, dy = middle[0] - point.x, middle[1] - point.y
    far = hypot(dx, dy)
    along = abs(dx * point.outwards[0] + dy * point.outwards[1]) / far
    nearest = min((hypot(middle[0] - other.x, middle[1] - other.y) for other in others), default=inf)
    return 4 * covered + far + 12 * (1 - along) + _MISTAKEN * max(0.0, 1.5 * far - nearest)


def _box(middle: tuple[float, float], point: Point, size: float) -> Box:
    return around(middle[0], middle[1], point.width + 6, size * _HEIGHT + 4)
