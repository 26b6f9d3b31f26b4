"""What the facets say together: which are in place, and what would help the weakest."""

from __future__ import annotations

from typing import Final

from domain.questionnaires import Band
from locales import mark

INTENT, PRACTICE, MEANS, PROOF = "intent", "practice", "means", "proof"
ORDER: Final = (INTENT, PRACTICE, MEANS, PROOF)

# By the facets that are in place.
IN_PLACE: Final = {
    frozenset[str](): mark("All of this is still to be built; one small first step is enough."),
    frozenset({INTENT}): mark("You have decided it; doing it comes next."),
    frozenset({PRACTICE}): mark("You do it already, but without a decision, means of its own or a check."),
    frozenset({MEANS}): mark("The means are there; they wait for a decision and for use."),
    frozenset({PROOF}): mark("You keep an eye on it; deciding it and doing it come next."),
    frozenset({INTENT, PRACTICE}): mark(
        "You decide it and do it; it lacks means of its own, and is not measured yet."
    ),
    frozenset({INTENT, MEANS}): mark("It is decided and the means are there; it is not done yet."),
    frozenset({INTENT, PROOF}): mark(
        "You decide it and check it; it is hardly done yet, and lacks means of its own."
    ),
    frozenset({PRACTICE, MEANS}): mark(
        "You do it and have the means; it is neither decided nor measured yet."
    ),
    frozenset({PRACTICE, PROOF}): mark("You do it and check it, without a decision or means of its own."),
    frozenset({MEANS, PROOF}): mark(
        "You have the means and look at results; it is neither decided nor really done yet."
    ),
    frozenset({INTENT, PRACTICE, MEANS}): mark(
        "You decide it, do it and have the means; it is not measured yet."
    ),
    frozenset({INTENT, PRACTICE, PROOF}): mark(
        "You decide it, do it and check it; it lacks means of its own."
    ),
    frozenset({INTENT, MEANS, PROOF}): mark(
        "It is decided, has means and is checked; it is hardly done yet."
    ),
    frozenset({PRACTICE, MEANS, PROOF}): mark(
        "You do it, have the means and check it; what is missing is a decision in writing."
    ),
    frozenset(ORDER): mark("You decide it, do it, have the means and measure it."),
}
# The same over all chapters together, where a single chapter may well stand otherwise.
ON_THE_WHOLE: Final = {
    frozenset[str](): mark("On the whole this is still to be built; one small first step is enough."),
    frozenset({INTENT}): mark("On the whole it is decided; doing it comes next."),
    frozenset({PRACTICE}): mark(
        "On the whole you do it already; a decision, means of its own and a check come next."
    ),
    frozenset({MEANS}): mark("On the whole the means are there; a decision and their use come next."),
    frozenset({PROOF}): mark("On the whole you keep an eye on it; deciding it and doing it come next."),
    frozenset({INTENT, PRACTICE}): mark(
        "On the whole you decide it and do it; means of its own and measuring come next."
    ),
    frozenset({INTENT, MEANS}): mark(
        "On the whole it is decided and the means are there; doing it and measuring come next."
    ),
    frozenset({INTENT, PROOF}): mark(
        "On the whole you decide it and check it; doing it and means of its own come next."
    ),
    frozenset({PRACTICE, MEANS}): mark(
        "On the whole you do it and have the means; a decision and measuring come next."
    ),
    frozenset({PRACTICE, PROOF}): mark(
        "On the whole you do it and check it; a decision and means of its own come next."
    ),
    frozenset({MEANS, PROOF}): mark(
        "On the whole you have the means and look at results; a decision and doing it come next."
    ),
    frozenset({INTENT, PRACTICE, MEANS}): mark(
        "On the whole you decide it, do it and have the means; measuring comes next."
    ),
    frozenset({INTENT, PRACTICE, PROOF}): mark(
        "On the whole you decide it, do it and check it; means of its own come next."
    ),
    frozenset({INTENT, MEANS, PROOF}): mark(
        "On the whole it is decided, has means and is checked; doing it comes next."
    ),
    frozenset({PRACTICE, MEANS, PROOF}): mark(
        "On the whole you do it, have the means and check it; a decision in writing comes next."
    ),
    frozenset(ORDER): mark("On the whole you decide it, do it, have the means and measure it."),
}
TOO_FEW: Final = mark("Too few answers in this chapter to say how it stands.")

# One step for the facet that is the weakest.
NEXT: Final = {
    INTENT: mark("Write in one sentence what you want, and tell everyone."),
    PRACTICE: mark("Take one thing that you mean to do, and begin it this month."),
    MEANS: mark("Give it a named person, some hours and a small sum."),
    PROOF: mark("Choose one figure, look at it every three months, and change something because of it."),
}

# Over all dimensions.
OVERALL: Final = {
    Band.STARTING: mark(
        "Innovation happens here by chance and by courage; a few simple habits will carry far."
    ),
    Band.EMERGING: mark(
        "Much is alive here; what depends on a few people now needs to be written down and given time."
    ),
    Band.STRUCTURED: mark(
        "Innovation is organised here; measuring it and correcting the course is the next step up."
    ),
    Band.LEADING: mark("Others can learn from you; share what works, and keep looking for what does not."),
}

CLOSE: Final = mark("Your four answers lie close together: none holds the others back.")
