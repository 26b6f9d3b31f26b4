"""From answers to maturity: dimensions and facets from 0 to 100, bands, and what lies behind each.

A question's `score` is its weight, a choice's `score` its points. A `select_one` has the points of what was
chosen, out of the highest of its list; a `select_multiple` the sum of all that was chosen, out of the sum of
its list (so it needs no cap). A choice filter changes neither. A dimension is the weighted mean of
points ÷ highest points of its answered questions, × 100: with levels 0 to 4, 25 × their mean. "Don't know"
and "not applicable" are no answers here: they never count as 0. With less than three quarters of its
questions answered a dimension has no value ("too few answers").

Bands go by the exact value, calculated in fractions: below 25 starting, below 50 emerging, below 75
structured, from 75 leading. What is shown is rounded half up to a whole number, so 24.5 is shown as 25 and
is still "starting".
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, TypeVar

from domain.questionnaires.formdef import RESERVED, QuestionKind
from domain.questionnaires.live import Setting, Snapshot, Tree
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.questionnaires.form import Form
    from domain.questionnaires.formdef import FormNode
    from domain.questionnaires.questions import Chapter

ENOUGH: Final = Fraction(3, 4)
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Band(StrEnum):
    """A maturity level of a dimension, from the lowest to the highest."""

    STARTING = "starting"
    EMERGING = "emerging"
    STRUCTURED = "structured"
    LEADING = "leading"


_BANDS: Final = ((25, Band.STARTING), (50, Band.EMERGING), (75, Band.STRUCTURED))


class AxisScore(Record):
    """One dimension or facet. `value` is exact (0 to 100), `shown` rounded half up; None: too few answers.

    `levels` are the mean points per facet of a dimension (per dimension of a facet), None where none is
    answered; `spread` is the highest of them minus the lowest, None below two.
    """

    code: str
    value: float | None
    shown: int | None
    answered: int
    total: int
    band: Band | None
    levels: Mapping[str, float | None]
    spread: float | None


class DimensionScore(AxisScore):
    """What somebody reached in a dimension; `levels` by facet."""


class FacetScore(AxisScore):
    """What somebody reached in a facet; `levels` by dimension."""


S = TypeVar("S", bound=AxisScore)


class Scores(Record):
    """All that answers say. `spread`: the highest dimension minus the lowest, None below two values."""

    dimensions: tuple[DimensionScore, ...]
    facets: tuple[FacetScore, ...]
    spread: float | None

    def dimension(self, code: str) -> DimensionScore:
        """The dimension with that code. Raises `KeyError`."""
        return {score.code: score for score in self.dimensions}[code]

    def facet(self, code: str) -> FacetScore:
        """The facet with that code. Raises `KeyError`."""
        return {score.code: score for score in self.facets}[code]


class _Item(Record):
    """A scored question that is asked: where it counts, its weight, and its points if it has any."""

    dimension: str
    facet: str
    weight: Fraction
    points: Fraction | None
    highest: Fraction


def score(form: Form, answers: Mapping[str, str], *, now: datetime = _LONG_AGO) -> Scores:
    """What the answers (by path, as exported) say. Questions that they make irrelevant do not count.

    `now` matters only to forms whose conditions ask for the time.
    """
    items = _items(form, tree_of(form, answers, now=now))
    dimensions = tuple(_dimension(axis.code, form, items) for axis in form.dimensions)
    facets = tuple(_facet(axis.code, form, items) for axis in form.facets)
    return Scores(dimensions, facets, _spread([found.value for found in dimensions]))


def tree_of(form: Form, answers: Mapping[str, str], *, now: datetime = _LONG_AGO) -> Tree:
    """Answers (by path) as a tree, computed in full: without a session, for what several people answered."""
    setting = Setting(now, "UTC", form.default_language)
    tree = Tree.restore(form, setting, Snapshot(values=dict(answers)))
    tree.settle(range(len(form.program.specs)))
    return tree


def chapter_score(form: Form, tree: Tree, chapter: Chapter) -> DimensionScore | None:
    """The dimension of a chapter so far; None when it has none."""
    if chapter.dimension is None:
        return None
    return _dimension(chapter.dimension, form, _items(form, tree, chapter.dimension))


def _items(form: Form, tree: Tree, dimension: str | None = None) -> list[_Item]:
    return [
        _item(form, n.node, n.value)
        for n in tree.nodes()
        if n.relevant and n.node.is_scored and dimension in (None, n.node.dimension)
    ]


def _item(form: Form, node: FormNode, value: str) -> _Item:
    listed = form.lists.get(node.choices, ())
    points = {row.name: Fraction(row.score) for row in listed if row.score and row.name not in RESERVED}
    several = node.kind is QuestionKind.SELECT_MULTIPLE
    chosen = [points[name] for name in value.split() if name in points]
    highest = sum(points.values()) if several else max(points.values(), default=0)
    return _Item(
        dimension=node.dimension,
        facet=node.facet,
        weight=Fraction(node.weight or 1),
        points=sum(chosen, start=Fraction(0)) if chosen else None,
        highest=Fraction(highest) or Fraction(1),
    )


def _dimension(code: str, form: Form, items: Iterable[_Item]) -> DimensionScore:
    own = [item for item in items if item.dimension == code]
    levels = {facet.code: _level(item for item in own if item.facet == facet.code) for facet in form.facets}
    return _axis_score(DimensionScore, code, own, levels)


def _facet(code: str, form: Form, items: Iterable[_Item]) -> FacetScore:
    own = [item for item in items if item.facet == code]
    levels = {axis.code: _level(i for i in own if i.dimension == axis.code) for axis in form.dimensions}
    return _axis_score(FacetScore, code, own, levels)


def _axis_score(kind: type[S], code: str, items: Sequence[_Item], levels: Mapping[str, float | None]) -> S:
    answered = [item for item in items if item.points is not None]
    value = _value(answered) if items and Fraction(len(answered), len(items)) >= ENOUGH else None
    return kind(
        code=code,
        value=None if value is None else float(value),
        shown=None if value is None else floor(value + Fraction(1, 2)),
        answered=len(answered),
        total=len(items),
        band=None if value is None else band_of(value),
        levels=levels,
        spread=_spread(list(levels.values())),
    )


def _value(answered: Iterable[_Item]) -> Fraction | None:
    """0 to 100; None when the weights add up to nothing."""
    found = [(item.weight, (item.points or 0) / item.highest) for item in answered]
    weights = sum(weight for weight, _ in found)
    return 100 * sum(weight * share for weight, share in found) / weights if weights else None


def band_of(value: float | Fraction) -> Band:
    """The maturity level of an unrounded value from 0 to 100."""
    return next((band for below, band in _BANDS if value < below), Band.LEADING)


def _level(items: Iterable[_Item]) -> float | None:
    points = [item.points for item in items if item.points is not None]
    return float(sum(points) / len(points)) if points else None


def _spread(values: Sequence[float | None]) -> float | None:
    found = [value for value in values if value is not None]
    return max(found) - min(found) if len(found) > 1 else None
