"""The network's picture from its partners' signed results, and what of it may be shown to whom.

The rule (docs/decisions.md, "Who sees what"): a partner that agreed is seen by name; one that did not is
*hidden* and counts in sums only, in a sum of five partners or more, and never so that something about it
could be worked out. A sum here is the median of one axis (a dimension or a facet). Whoever looks knows the
partners that agree, those that once did, and their own; the others are unknown to them. So a sum is shown to
somebody only when

- five partners or more are in it;
- none is unknown, or the signatures are final: while they can be given and withdrawn, two looks could be
  compared, and one's own signature moved to and fro until the others' values show;
- none is unknown, or at least two are: a single one would follow by subtraction;
- each of the unknown ones has a value on this axis: otherwise a change of the count would give one away;
- it leaves wide open what any unknown one can be (`LEEWAY`): a median can force a value, as when all that is
  known lies below it.
"""

from __future__ import annotations

from enum import StrEnum
from math import floor
from statistics import median
from typing import TYPE_CHECKING, Final

from domain.questionnaires.scoring import Band, band_of
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from domain.actors import PartnerId
    from domain.questionnaires import Axis, AxisScore, Form, Scores

LEAST: Final = 5
LEEWAY: Final = 25.0
LOWEST, HIGHEST = 0.0, 100.0
# "Declared": a chapter whose mean level is 3 of 4 or more, with nothing that shows it.
_DECLARED_FROM: Final = 75.0


class SignedResult(Record):
    """One partner's signed result. `declared` are the codes of dimensions high up without evidence.

    `ever_shared`: it was shown once, even if it is `shared` no more.
    """

    partner: PartnerId
    shared: bool
    ever_shared: bool
    scores: Scores
    declared: tuple[str, ...]


class Withheld(StrEnum):
    """Why there is no figure."""

    NOT_YET = "not_yet"
    TOO_FEW = "too_few"
    WOULD_TELL = "would_tell"


class AxisSum(Record):
    """The network's median on one axis; without one, `withheld` says why. `shown` is rounded half up."""

    code: str
    value: float | None
    shown: int | None
    band: Band | None
    withheld: Withheld | None


class NetworkPicture(Record):
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


def answers_may_be_read(form: Form, *, shared: bool, own: bool) -> bool:
    """Whether somebody may read what a partner signed, answer by answer.

    The partner's own people always. Others see its result, once it is shared: without dimensions that is
    the answers themselves.
    """
    return own or (shared and not form.dimensions)


def picture(
    form: Form, results: Iterable[SignedResult], own: PartnerId | None, *, final: bool
) -> NetworkPicture:
    """What a member of the partner `own` (None: of none) may see. `final`: no signature can change."""
    every = list(results)
    known = [one for one in every if one.ever_shared or one.partner == own]
    unknown = [one for one in every if not (one.ever_shared or one.partner == own)]

    def medians(axes: Iterable[Axis], of: Callable[[Scores, str], AxisScore]) -> tuple[AxisSum, ...]:
        return tuple(
            _sum(
                axis.code,
                [of(one.scores, axis.code) for one in known],
                [of(one.scores, axis.code) for one in unknown],
                final=final,
            )
            for axis in axes
        )

    return NetworkPicture(
        signed=len(every),
        hidden=sum(not one.shared for one in every),
        visible=tuple(one for one in every if one.shared or one.partner == own),
        dimensions=medians(form.dimensions, lambda scores, code: scores.dimension(code)),
        facets=medians(form.facets, lambda scores, code: scores.facet(code)),
    )


def _sum(code: str, known: Sequence[AxisScore], unknown: Sequence[AxisScore], *, final: bool) -> AxisSum:
    seen = [one.value for one in known if one.value is not None]
    kept = [one.value for one in unknown if one.value is not None]
    reason = _reason(len(known) + len(unknown), len(unknown), len(kept), final=final)
    if reason is None and len(seen) + len(kept) < LEAST:
        reason = Withheld.TOO_FEW
    if reason is not None:
        return AxisSum(code, None, None, None, reason)
    value = median([*seen, *kept])
    if kept and leeway(seen, len(kept), value) < LEEWAY:
        return AxisSum(code, None, None, None, Withheld.WOULD_TELL)
    return AxisSum(code, value, floor(value + 0.5), band_of(value), None)


def _reason(signed: int, unknown: int, with_value: int, *, final: bool) -> Withheld | None:
    """Why no axis may be shown, whatever the values are."""
    if signed < LEAST:
        return Withheld.TOO_FEW
    if unknown and not final:
        return Withheld.NOT_YET
    if unknown == 1 or with_value < unknown:
        return Withheld.WOULD_TELL
    return None


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
