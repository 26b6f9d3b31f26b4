"""Rectangles that must not meet, and how to push a column of them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Box(Record):
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        if (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        ):
            return 0.0  # nearly always; asked thousands of times a picture
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide * (min(self.bottom, other.bottom) - max(self.top, other.top))

    def grown(self, by: float) -> Box:
        """With a margin around."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def around(x: float, y: float, width: float, height: float) -> Box:
    """The box with that centre."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Centres as near as can be to those wanted (ascending), so that no two boxes of a column meet.

    Boxes that would meet are joined to a cluster, which moves to where its members want to be on average.
    """
    clusters: list[tuple[float, list[int]]] = []  # the top of the first one if alone, the members
    for place in range(len(wanted)):
        members = [place]
        while True:
            top = _top(members, wanted, heights, gap)
            if not clusters:
                break
            above, theirs = clusters[-1]
            if above + _height(theirs, heights, gap) + gap <= top + 1e-9:
                break
            members = [*theirs, *members]
            clusters.pop()
        clusters.append((top, members))
    centres = [0.0] * len(wanted)
    for top, members in clusters:
        here = top
        for place in members:
            centres[place] = here + heights[place] / 2
            here += heights[place] + gap
    return centres


def _height(members: Sequence[int], heights: Sequence[float], gap: float) -> float:
    return sum(heights[place] for place in members) + gap * (len(members) - 1)


def _top(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float], gap: float) -> float:
    """The mean, over the members, of the top at which the cluster would have each where it wants to be."""
    before, tops = 0.0, 0.0
    for place in members:
        tops += wanted[place] - heights[place] / 2 - before
        before += heights[place] + gap
    return tops / len(members)
