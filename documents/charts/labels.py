"""Where the axes' labels stand around the circle, and how large the circle can be beside them.

The centre is (0, 0), y downwards. The largest circle is taken beside which every label fits whole: no line
wider than its room, no label on another or in the circle. Only if none does, words are broken and cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from documents import fonts
from documents.charts.boxes import Box, spread
from documents.charts.wrapping import force, wrap
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 1000.0
MARGIN: Final = 22.0
LINE: Final = 1.2  # line height
GAP: Final = 20.0  # between two labels
PAD: Final = 22.0  # between circle and label
MARK: Final = 34.0  # room for a sign before a fact
SMALLER: Final = 2.0  # a fact's size beside a name's
_MIDDLE_WIDTH: Final = 480.0  # of a label above or below the circle
_UPRIGHT: Final = 0.12  # sine of the angle up to which a label counts as above or below
_ROUNDS: Final = 4
# (largest circle, smallest circle, font size): what is tried, in this order.
_TRIES: Final = ((320, 270, 34.0), (290, 250, 32.0), (270, 230, 30.0), (260, 190, 28.0))
_LAST: Final = (200.0, 28.0)
_MOST_LINES: Final = 6


class Words(Record):
    """What a label says: the name, and below it facts, each with a sign before it."""

    name: str
    facts: tuple[str, ...]


class Fact(Record):
    """A fact in its place in a label: its lines, its width with the sign, how far below the label's top."""

    lines: tuple[str, ...]
    width: float
    down: float


class Label(Record):
    """A label in its place. `anchor` is SVG's; `x` is where its lines begin, end or have their middle."""

    box: Box
    anchor: str
    x: float
    lines: tuple[str, ...]
    facts: tuple[Fact, ...]
    size: float


class Around(Record):
    """The circle and the labels around it, in the order of the axes."""

    radius: float
    labels: tuple[Label, ...]

    @property
    def top(self) -> float:
        """The upper end of all."""
        return min(-self.radius, *(label.box.top for label in self.labels))

    @property
    def bottom(self) -> float:
        """The lower end of all."""
        return max(self.radius, *(label.box.bottom for label in self.labels))


def angle(place: int, count: int) -> float:
    """The direction of an axis, clockwise from the top."""
    return 2 * pi * place / count


def direction(place: int, count: int) -> tuple[float, float]:
    """The same as a step of length one."""
    return sin(angle(place, count)), -cos(angle(place, count))


def arrange(words: Sequence[Words]) -> Around:
    """Place the labels. Always finds a way."""
    for largest, smallest, size in _TRIES:
        for reach in range(largest, smallest - 1, -10):
            found = _try(words, float(reach), size, forced=False)
            if found is not None:
                return found
    radius, size = _LAST
    found = _try(words, radius, size, forced=True)
    assert found is not None  # noqa: S101 - what is forced fits
    return found


@dataclass
class _Draft:
    """A label on its way to its place."""

    words: Words
    place: int
    x: float  # of its axis, as a step of length one
    y: float
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    width: float = 0.0
    height: float = 0.0
    centre: float = 0.0
    edge: float = 0.0

    @property
    def side(self) -> int:
        return 0 if abs(self.x) < _UPRIGHT else 1 if self.x > 0 else -1

    def wrapped(self, size: float, width: float, *, forced: bool) -> bool:
        """Break the lines for that width; false when they do not fit."""
        fit = force if forced else wrap
        lines = fit(self.words.name, fonts.BOLD, size, width, _MOST_LINES)
        told = [
            fit(fact, fonts.REGULAR, size - SMALLER, width - MARK, _MOST_LINES) for fact in self.words.facts
        ]
        if lines is None or None in told:
            return False
        self.lines = lines
        self.height = len(lines) * size * LINE
        self.facts = tuple(self._below(fact, size - SMALLER) for fact in told if fact)
        self.width = max([_widest(lines, fonts.BOLD, size), *(fact.width for fact in self.facts)])
        return True

    def _below(self, lines: tuple[str, ...], size: float) -> Fact:
        fact = Fact(lines, MARK + _widest(lines, fonts.REGULAR, size), self.height)
        self.height += len(lines) * size * LINE
        return fact


def _widest(lines: tuple[str, ...], weight: int, size: float) -> float:
    return max(fonts.load(weight).width(line, size) for line in lines)


def _try(words: Sequence[Words], radius: float, size: float, *, forced: bool) -> Around | None:
    drafts = [_Draft(said, place, *direction(place, len(words))) for place, said in enumerate(words)]
    for draft in drafts:
        draft.centre = draft.y * (radius + PAD)
    for side in (1, -1):
        column = sorted((draft for draft in drafts if draft.side == side), key=lambda draft: draft.y)
        if not _column(column, radius, size, forced=forced):
            return None
    labels = {draft.place: _beside(draft, size) for draft in drafts if draft.side}
    for draft in drafts:
        if draft.side == 0:
            if not draft.wrapped(size, _MIDDLE_WIDTH, forced=forced):
                return None
            labels[draft.place] = _above_or_below(draft, radius, size, list(labels.values()))
    return Around(radius, tuple(labels[place] for place in range(len(words))))


def _column(column: list[_Draft], radius: float, size: float, *, forced: bool) -> bool:
    """Break and place the labels of one side; each depends on the other, so a few rounds."""
    for _ in range(_ROUNDS):
        for draft in column:
            draft.edge = _edge(draft, radius)
            if not draft.wrapped(size, WIDTH / 2 - MARGIN - draft.edge, forced=forced):
                return False
        wanted = [draft.y * (radius + PAD) + draft.y * draft.height / 2 for draft in column]
        centres = spread(wanted, [draft.height for draft in column], GAP)
        for draft, centre in zip(column, centres, strict=True):
            draft.centre = centre
    for draft in column:
        draft.edge = _edge(draft, radius)
    return all(draft.edge + draft.width <= WIDTH / 2 - MARGIN + 0.5 for draft in column) or (
        forced and _pushed(column)
    )


def _pushed(column: list[_Draft]) -> bool:
    """At last: rather a little into the ring than out of the picture."""
    for draft in column:
        draft.edge = min(draft.edge, WIDTH / 2 - MARGIN - draft.width)
    return True


def _edge(draft: _Draft, radius: float) -> float:
    """How far from the middle a label of that height at that place has to begin."""
    nearest = max(0.0, abs(draft.centre) - draft.height / 2)
    reach = radius + PAD
    beside = sqrt(max(0.0, reach * reach - nearest * nearest))
    return max(beside, abs(draft.x) * reach * 0.6)


def _beside(draft: _Draft, size: float) -> Label:
    top, bottom = draft.centre - draft.height / 2, draft.centre + draft.height / 2
    if draft.side > 0:
        box = Box(draft.edge, top, draft.edge + draft.width, bottom)
        return Label(box, "start", draft.edge, draft.lines, draft.facts, size)
    box = Box(-draft.edge - draft.width, top, -draft.edge, bottom)
    return Label(box, "end", -draft.edge, draft.lines, draft.facts, size)


def _above_or_below(draft: _Draft, radius: float, size: float, others: list[Label]) -> Label:
    """As near to the circle as the labels at the sides let it."""
    half = draft.width / 2 + GAP
    near = [label.box for label in others if label.box.left < half and label.box.right > -half]
    if draft.y < 0:
        bottom = min([-radius - PAD / 2, *(box.top - GAP / 2 for box in near if box.top < 0)])
        box = Box(-draft.width / 2, bottom - draft.height, draft.width / 2, bottom)
    else:
        top = max([radius + PAD / 2, *(box.bottom + GAP / 2 for box in near if box.bottom > 0)])
        box = Box(-draft.width / 2, top, draft.width / 2, top + draft.height)
    return Label(box, "middle", 0.0, draft.lines, draft.facts, size)
