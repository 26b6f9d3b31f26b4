"""Which places a walk has: what follows from the questions that there are, wherever the cursor rests.

A *place* is where the cursor can rest: the key of a question or a note, `end:` and the key of a chapter,
or `review`. A place that is not relevant any more is passed over, not lost: it counts again when it is.

Most people who answer the same form are asked the same questions, so that their walks share one shape.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.questionnaires.questions import Chapter

REVIEW: Final = "review"
END: Final = "end:"


class Shape(Record):
    """The places of a walk in order, and which of them count now.

    `index` is where each place stands among all, `counting` where those stand that count; `chapters` are
    those in which something is shown, numbered, by key; `asked` says where the questions stand among the
    tree's nodes, not the attached ones.
    """

    places: tuple[str, ...]
    index: Mapping[str, int]
    counting: Sequence[int]
    chapters: Mapping[str, Chapter]
    asked: tuple[int, ...]

    def onward(self, place: str, by: int) -> str:
        """The place that lies `by` further (or, negative, back) among those that count now."""
        if place == REVIEW and by >= 0:
            return REVIEW
        start = self.index.get(place, 0)
        counting = self.counting
        reached = min(bisect_left(counting, start), len(counting) - 1)
        exact = counting[reached] == start
        # A place that no longer counts lies between two others: the next one is already one further.
        target = reached + by - (1 if by > 0 and not exact else 0)
        return self.places[counting[max(0, min(target, len(counting) - 1))]]
