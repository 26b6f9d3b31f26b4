"""Tells the network's picture: the medians, what stands out by rule, and why a figure is not shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from domain.questionnaires import Band
from domain.questionnaires.scoring import band_of
from domain.results import LEAST, NetworkPicture, Withheld
from locales import mark
from templates.markdown import safe
from templates.words.results.phrases import ORDER
from templates.words.results.telling import at_the_bottom, at_the_top, band, extremes, named

if TYPE_CHECKING:
    from domain.questionnaires import Form
    from locales import Translator

# By the level of the middle of all dimensions.
OVERALL: Final = {
    Band.STARTING: mark("Across the network, innovation still depends on chance and on a few people."),
    Band.EMERGING: mark("Across the network, much is alive, but little of it is written down or given time."),
    Band.STRUCTURED: mark(
        "Across the network, innovation is organised; checking it and learning from it is not yet."
    ),
    Band.LEADING: mark("The network leads: its partners can teach others how they innovate."),
}
# By the facet that is lowest.
LACKING: Final = {
    "intent": mark("What is missing most often is a decision that everybody knows."),
    "practice": mark("What is missing most often is doing it: decisions are ahead of what happens."),
    "means": mark("What is missing most often is means: people, time and money set aside for it."),
    "proof": mark("What is missing most often is proof: it is done, but seldom measured."),
}


def headline(picture: NetworkPicture, form: Form, t: Translator) -> str:
    """The one thing that matters: the highest and the lowest dimensions, else where the picture stands."""
    shown = _shown(picture)
    if told := extremes(shown, form, t):
        return told
    if shown:
        return t.text("The network’s picture")
    if picture.signed == 0:
        return t.text("Nobody has signed yet")
    return t.text("The picture is not complete yet")


def dimension_lines(picture: NetworkPicture, form: Form, t: Translator) -> str:
    """Each dimension with its median of 100 and its level; a dash where it is withheld."""
    lines = []
    for axis in form.dimensions:
        found = picture.dimension(axis.code)
        figure = "–" if found.shown is None else t.number(found.shown)
        level = "" if found.band is None else f" · {band(t, found.band)}"
        lines.append(f"**{safe(axis.label(t.language))}** {figure}{level}")
    return "\n".join(lines)


def facet_lines(picture: NetworkPicture, form: Form, t: Translator) -> str:
    """The medians of the facets, in one line; empty when none may be shown."""
    medians = {one.code: one.shown for one in picture.facets}
    return t.join_facts(
        f"{safe(facet.label(t.language))} {t.number(shown)}"
        for facet in form.facets
        if (shown := medians[facet.code]) is not None
    )


def summary(picture: NetworkPicture, form: Form, t: Translator) -> tuple[str, ...]:
    """What the medians say in sentences: overall, what is lacking, and what to do with it."""
    ranked = picture.ranked()
    if not ranked:
        return ()
    middle = sum(one.value or 0.0 for one in ranked) / len(ranked)
    told = [t.text(OVERALL[band_of(middle)])]
    facets = {one.code: one.value for one in picture.facets if one.value is not None}
    if set(facets) == set(ORDER) and max(facets.values()) > min(facets.values()):
        told.append(t.text(LACKING[min(ORDER, key=facets.__getitem__)]))
    shown = _shown(picture)
    if min(shown.values()) != max(shown.values()):
        weakest, strongest = named(form, t, at_the_bottom(shown)), named(form, t, at_the_top(shown))
        told.append(
            t.text(
                "**Next step:** training on {weakest} helps most partners; ask who is strong in {strongest} "
                "to show how they do it.",
                weakest=t.join([f"*{name}*" for name in weakest]),
                strongest=t.join([f"*{name}*" for name in strongest]),
            )
        )
    return tuple(told)


def _shown(picture: NetworkPicture) -> dict[str, int]:
    """The medians as they are shown: what stands side by side as the same figure is the same."""
    return {one.code: one.shown for one in picture.dimensions if one.shown is not None}


def declared_line(picture: NetworkPicture, form: Form, t: Translator) -> str:
    """Where something is said and not shown, among the partners whose result may be seen; empty for none."""
    counted = Counter(code for one in picture.visible for code in one.declared)
    parts = [
        t.plural(
            "{chapter}: {n} partner",
            "{chapter}: {n} partners",
            counted[axis.code],
            chapter=safe(axis.label(t.language)),
        )
        for axis in form.dimensions
        if counted[axis.code]
    ]
    if not parts:
        return ""
    return t.text(
        "**Said, not shown yet** (in the results that you can see): {parts}. They reach level 3 or more "
        "there, but added nothing that shows it. While the questionnaire is open, a link or a sentence at "
        "the end of the chapter and a new signature mend that.",
        parts=t.join_facts(parts),
    )


def why_withheld(picture: NetworkPicture, t: Translator) -> str:
    """Why some median is not shown; empty when all are."""
    reasons = {one.withheld for one in picture.dimensions}
    if picture.signed < LEAST:
        return t.text(
            "The network’s median needs the signed results of {least} partners; so far there are {signed}.",
            least=t.number(LEAST),
            signed=t.number(picture.signed),
        )
    if Withheld.NOT_YET in reasons:
        return t.text(
            "Some partners keep their results to themselves. The medians that they count in are shown once "
            "the questionnaire is closed, so that nothing follows from comparing two looks."
        )
    if Withheld.WOULD_TELL in reasons:
        return t.text(
            "Where the network’s median is missing, it would give away a partner that keeps its result to "
            "itself."
        )
    if Withheld.TOO_FEW in reasons:
        return t.text(
            "Where the network’s median is missing, fewer than {least} partners gave enough answers.",
            least=t.number(LEAST),
        )
    return ""
