"""Tells a result: the figures of each dimension and facet, and what stands out, by rule.

In place is a facet at level 2 of 4 or more in its chapter, or at 50 of 100 over all chapters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires import Band
from domain.questionnaires.scoring import band_of
from templates.markdown import safe
from templates.words.results.phrases import CLOSE, IN_PLACE, NEXT, ON_THE_WHOLE, ORDER, OVERALL, TOO_FEW
from templates.words.results.self_assessment import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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
    """The one thing that matters: what is in place over all chapters, which one of them may contradict."""
    values = {facet.code: facet.value for facet in scores.facets if facet.value is not None}
    if set(values) != set(ORDER):
        return t.text("Your result")
    in_place = frozenset(code for code, value in values.items() if value >= _VALUE_IN_PLACE)
    return t.text(ON_THE_WHOLE[in_place])


def headline_of_others(scores: Scores, form: Form, t: Translator) -> str:
    """The same for those whom the result does not address: its extremes."""
    shown = {one.code: one.shown for one in scores.dimensions if one.shown is not None}
    return extremes(shown, form, t) or t.text("A signed result")


def extremes(shown: Mapping[str, int], form: Form, t: Translator) -> str:
    """The highest and the lowest dimensions by figure, all that share one; empty where none stands out."""
    if not shown or min(shown.values()) == max(shown.values()):
        return ""
    strongest, weakest = named(form, t, at_the_top(shown)), named(form, t, at_the_bottom(shown))
    return " ".join(
        (
            t.plural("Strongest: {names}.", "Strongest: {names}.", len(strongest), names=t.join(strongest)),
            t.plural(
                "Most room to grow: {names}.",
                "Most room to grow: {names}.",
                len(weakest),
                names=t.join(weakest),
            ),
        )
    )


def at_the_top(shown: Mapping[str, int]) -> set[str]:
    """The codes with the highest figure."""
    return {code for code, value in shown.items() if value == max(shown.values())}


def at_the_bottom(shown: Mapping[str, int]) -> set[str]:
    """The codes with the lowest figure."""
    return {code for code, value in shown.items() if value == min(shown.values())}


def named(form: Form, t: Translator, codes: Collection[str]) -> list[str]:
    """The names of these dimensions, in the questionnaire's order."""
    return [safe(axis.label(t.language)) for axis in form.dimensions if axis.code in codes]


def facets_explained(form: Form, t: Translator) -> str:
    """What the figures of the facets are; empty where there are none."""
    if not form.facets:
        return ""
    asked = [
        t.text("{facet}: {question}", facet=safe(facet.label(t.language)), question=safe(hint))
        for facet in form.facets
        if (hint := facet.hint(t.language))
    ]
    told = t.text("A facet is what every chapter is asked, taken over all chapters.")
    return f"{told} {t.join_facts(asked)}" if asked else told


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
    """The dimensions that are high up with nothing that shows it, and how to mend it; empty for none."""
    names = named(form, t, set(declared))
    if not names:
        return ""
    return t.text(
        "**Said, not shown yet:** {names}. The answers there reach level 3 or more, but nobody added "
        "something that shows it. While the questionnaire is open, a link or a sentence at the end of the "
        "chapter mends that (`/survey answer`); the contact then signs, or signs again.",
        names=t.join(names),
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
    values = {code: score.value or 0.0 for code, score in known.items()}
    told = [t.text(OVERALL[band_of(sum(values.values()) / len(values))])]
    shown = {code: score.shown or 0 for code, score in known.items()}
    if min(shown.values()) != max(shown.values()):
        strongest, weakest = at_the_top(shown), at_the_bottom(shown)
        best, first = (t.join(named(form, t, codes)) for codes in (strongest, weakest))
        told.append(_standing(t.text("**Strongest:** {name}.", name=best), known, strongest, t))
        told.append(_standing(t.text("**Most room to grow:** {name}.", name=first), known, weakest, t))
        told.append(_step(next(known[code] for code in known if code in weakest), scores, t))
    else:
        told.append(t.text(CLOSE))
    return tuple(told)


def _line(name: str, shown: int | None, t: Translator) -> str:
    return f"**{safe(name)}** {_figure(shown, t)}"


def _figure(shown: int | None, t: Translator) -> str:
    return "–" if shown is None else t.number(shown)


def _standing(
    opening: str, known: Mapping[str, DimensionScore], codes: Collection[str], t: Translator
) -> str:
    """What it means to stand there; nothing more where several stand at the same figure."""
    if len(codes) > 1:
        return opening
    (score,) = (known[code] for code in codes)
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
