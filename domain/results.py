"""The network's picture from its partners' signed results, and what of it may be shown to whom.

The rule (docs/decisions.md, "Who sees what"): a partner that agreed is seen by name; one that did not is
*hidden* and counts in sums only, in a sum of five partners or more, and never so that something about it
could be worked out. A sum here is the median of one axis (a dimension or a facet). Whoever looks knows the
partners that agreed and their own; the others are unknown to them. So a sum is shown to somebody only when

- five partners or more are in it;
- none is unknown, or at least two are: a single one would follow by subtraction;
- each of the unknown ones has a value on this axis: otherwise a change of the count would give one away;
- it leaves wide open what any unknown one can be (`LEEWAY`): a median can force a value, as when all that is
  known lies below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor
from statistics import median
from typing import TYPE_CHECKING, Final

from domain.questionnaires.scoring import Band, band_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from domain.actors import PartnerId
    from domain.questionnaires import AxisScore, Form, Scores

LEAST: Final = 5
LEEWAY: Final = 25.0
LOWEST, HIGHEST = 0.0, 100.0
# "Declared": a chapter whose mean level is 3 of 4 or more, with nothing that shows it.
_DECLARED_FROM: Final = 75.0


@dataclass(frozen=True)
class SignedResult:
    """One partner's signed result. `declared` are the codes of dimensions high up without evidence."""

    partner: PartnerId
    shared: bool
    scores: Scores
    declared: tuple[str, ...]


class Withheld(StrEnum):
    """Why there is no figure."""

    TOO_FEW = "too_few"
    WOULD_TELL = "would_tell"


@dataclass(frozen=True)
class AxisSum:
    """The network's median on one axis; without one, `withheld` says why. `shown` is rounded half up."""

    code: str
    value: float | None
    shown: int | None
    band: Band | None
    withheld: Withheld | None


@dataclass(frozen=True)
class NetworkPicture:
    """What somebody may see of a network's results in one wave.

    `signed` partners in all, of them `hidden` ones that did not agree to be shown (the viewer's own
    partner may be among them). `visible` are the results that the viewer may see one by one, their own
    among them.
    """

    signed: int
    hidden: int
    visible: tuple[SignedResult, ...]
    dimensions: tuple[AxisSum, ...]
    facets: tuple[AxisSum, ...]

    def dimension(self, code: str) -> AxisSum:
        """The median of a dimension. Raises `KeyError`."""
        return {one.code: one for one in self.dimensions}[code]

    @property
    def has_figures(self) -> bool:
        """Whether any median of a dimension may be shown."""
        return any(one.value is not None for one in self.dimensions)

    def ranked(self) -> tuple[AxisSum, ...]:
        """The dimensions with a figure, the strongest first; ties in the questionnaire's order."""
        known = [one for one in self.dimensions if one.value is not None]
        return tuple(sorted(known, key=lambda one: -(one.value or 0.0)))


def declared(form: Form, answers: Mapping[str, str], scores: Scores) -> tuple[str, ...]:
    """The dimensions at level 3 or more whose chapter asks for evidence and was given none."""
    asking: dict[str, bool] = {}
    for question in form.questions.values():
        dimension = question.chapter.dimension if question.chapter else None
        if question.attached and dimension is not None:
            asking[dimension] = asking.get(dimension, False) or bool(answers.get(question.path, "").strip())
    return tuple(
        found.code
        for found in scores.dimensions
        if found.value is not None and found.value >= _DECLARED_FROM and asking.get(found.code) is False
    )


def picture(form: Form, results: Iterable[SignedResult], own: PartnerId | None) -> NetworkPicture:
    """What a member of the partner `own` (None: of none) may see."""
    every = list(results)
    known = [one for one in every if one.shared or one.partner == own]
    unknown = [one for one in every if not (one.shared or one.partner == own)]
    return NetworkPicture(
        signed=len(every),
        hidden=sum(not one.shared for one in every),
        visible=tuple(known),
        dimensions=tuple(
            _sum(
                axis.code,
                [r.scores.dimension(axis.code) for r in known],
                [r.scores.dimension(axis.code) for r in unknown],
            )
            for axis in form.dimensions
        ),
        facets=tuple(
            _sum(
                axis.code,
                [r.scores.facet(axis.code) for r in known],
                [r.scores.facet(axis.code) for r in unknown],
            )
            for axis in form.facets
        ),
    )


def _sum(code: str, known: Sequence[AxisScore], unknown: Sequence[AxisScore]) -> AxisSum:
    signed = len(known) + len(unknown)
    seen = [one.value for one in known if one.value is not None]
    kept = [one.value for one in unknown if one.value is not None]
    few = AxisSum(code, None, None, None, Withheld.TOO_FEW)
    telling = AxisSum(code, None, None, None, Withheld.WOULD_TELL)
    if signed < LEAST:
        return few
    if len(unknown) == 1 or len(kept) < len(unknown):
        return telling
    if len(seen) + len(kept) < LEAST:
        return few
    value = median([*seen, *kept])
    if kept and leeway(seen, len(kept), value) < LEEWAY:
        return telling
    return AxisSum(code, value, floor(value + 0.5), band_of(value), None)


def leeway(known: Sequence[float], unknown: int, value: float) -> float:
    """How much room a median leaves for any one of the unknown values, from 0 to 100.

    With one unknown value moving and the others wherever they may be, the median covers everything between
    its lowest (the others at 0) and its highest (at 100) without a gap, and rises with the value: so the
    values that fit are one interval, from the lowest that can still reach the median to the highest that
    can still stay at it.
    """
    others = unknown - 1
    top, bottom = [HIGHEST] * others, [LOWEST] * others
    lowest = _least(lambda x: median([*known, x, *top]) >= value)
    highest = HIGHEST - _least(lambda x: median([*known, HIGHEST - x, *bottom]) <= value)
    return max(0.0, highest - lowest)


def _least(holds: Callable[[float], bool]) -> float:
    """The lowest value on the scale from which on something holds, to a thousandth of a point."""
    if holds(LOWEST):
        return LOWEST
    low, high = LOWEST, HIGHEST
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
