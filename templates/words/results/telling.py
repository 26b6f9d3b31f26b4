"""Tells a result: the figures of each dimension and facet, and what stands out, by rule.

In place is a facet at level 2 of 4 or more in its chapter, or at 50 of 100 over all chapters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires import Band
from domain.questionnaires.scoring import band_of
from templates.markdown import safe
from templates.words.results.phrases import CLOSE, IN_PLACE, NEXT, ORDER, OVERALL, TOO_FEW
from templates.words.results.self_assessment import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.questionnaires import DimensionScore, Form, Scores
    from domain.results import NetworkPicture
    from locales import Translator

_LEVEL_IN_PLACE: Final = 2
_VALUE_IN_PLACE: Final = 50


def band(t: Translator, value: Band | None) -> str:
    """The maturity level's name; of None: too few answers for one."""
    names = {
        Band.STARTING: t.context("maturity", "starting"),
        Band.EMERGING: t.context("maturity", "emerging"),
        Band.STRUCTURED: t.context("maturity", "structured"),
        Band.LEADING: t.context("maturity", "leading"),
        None: t.context("maturity", "too few answers"),
    }
    return names[value]


def chapter_line(score: DimensionScore, form: Form, t: Translator) -> str:
    """Where one stands in a chapter: its figure and level, what is in place, each facet's figure."""
    if score.shown is None:
        return t.text(TOO_FEW)
    told = f"**{t.number(score.shown)}/100 · {band(t, score.band)}**"
    levels = {code: level for code, level in score.levels.items() if level is not None}
    if set(levels) == set(ORDER):
        in_place = frozenset(code for code, level in levels.items() if level >= _LEVEL_IN_PLACE)
        told += f"\n{t.text(IN_PLACE[in_place])}"
    figures = (
        f"{safe(facet.label(t.language))} {t.number(levels[facet.code])}"
        for facet in form.facets
        if facet.code in levels
    )
    return f"{told}\n-# {t.join_facts(figures)} {t.text('(levels 0 to 4)')}"


def headline(scores: Scores, t: Translator) -> str:
    """The one thing that matters: what is in place over all chapters."""
    values = {facet.code: facet.value for facet in scores.facets if facet.value is not None}
    if set(values) != set(ORDER):
        return t.text("Your result")
    in_place = frozenset(code for code, value in values.items() if value >= _VALUE_IN_PLACE)
    return t.text(IN_PLACE[in_place])


def dimension_lines(
    scores: Scores, form: Form, t: Translator, *, medians: NetworkPicture | None = None
) -> str:
    """Each dimension with its figure of 100 and its level, beside the network's median where there is one."""
    lines = []
    for dimension in form.dimensions:
        found = scores.dimension(dimension.code)
        line = f"{_line(dimension.label(t.language), found.shown, t)} · {band(t, found.band)}"
        median = None if medians is None else medians.dimension(dimension.code).shown
        if median is not None:
            line += f" ({t.text('network {median}', median=t.number(median))})"
        lines.append(line)
    return "\n".join(lines)


def declared_line(declared: Iterable[str], form: Form, t: Translator) -> str:
    """The dimensions that are high up with nothing that shows it; empty for none."""
    names = [safe(axis.label(t.language)) for axis in form.dimensions if axis.code in set(declared)]
    if not names:
        return ""
    return t.text(
        "**Declared only:** {names}. At level 3 or more, with nothing that shows it yet.", names=t.join(names)
    )


def facet_lines(scores: Scores, form: Form, t: Translator) -> str:
    """The four ways of reading across all dimensions."""
    return t.join_facts(
        f"{safe(facet.label(t.language))} {_figure(scores.facet(facet.code).shown, t)}"
        for facet in form.facets
    )


def summary(scores: Scores, form: Form, t: Translator) -> tuple[str, ...]:
    """What the figures say in sentences: overall, the strongest, the weakest with a next step."""
    known = {score.code: score for score in scores.dimensions if score.value is not None}
    if not known:
        return (t.text("Too few answers yet to say how you stand."),)
    names: Mapping[str, str] = {d.code: safe(d.label(t.language)) for d in form.dimensions}
    values = {code: score.value or 0.0 for code, score in known.items()}
    told = [t.text(OVERALL[band_of(sum(values.values()) / len(values))])]
    strongest, weakest = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    if strongest != weakest and values[strongest] > values[weakest]:
        told.append(_standing(t.text("**Strongest:** {name}.", name=names[strongest]), known[strongest], t))
        told.append(_standing(t.text("**Weakest:** {name}.", name=names[weakest]), known[weakest], t))
        told.append(_step(known[weakest], scores, t))
    else:
        told.append(t.text(CLOSE))
    return tuple(told)


def _line(name: str, shown: int | None, t: Translator) -> str:
    return f"**{safe(name)}** {_figure(shown, t)}"


def _figure(shown: int | None, t: Translator) -> str:
    return "–" if shown is None else t.number(shown)


def _standing(opening: str, score: DimensionScore, t: Translator) -> str:
    written = DIMENSIONS.get((score.code, score.band)) if score.band else None
    return f"{opening} {t.text(written[0])}" if written else opening


def _step(weakest: DimensionScore, scores: Scores, t: Translator) -> str:
    """The next step for the weakest dimension; where none is written, the one for the weakest facet."""
    written = DIMENSIONS.get((weakest.code, weakest.band)) if weakest.band else None
    if written:
        return t.text("**Next step:** {step}", step=t.text(written[1]))
    facets = {f.code: f.value for f in scores.facets if f.value is not None and f.code in NEXT}
    if not facets:
        return ""
    lowest = min(facets, key=lambda code: (facets[code], ORDER.index(code)))
    return t.text("**Next step:** {step}", step=t.text(NEXT[lowest]))
