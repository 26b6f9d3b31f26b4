"""What became of a practice, in words: who took it over and how it goes there, stars, questions.

Nothing here is escaped: whoever shows it does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.adopting import Stage
from domain.practices.opinions import MOST_STARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.practices.adopting import Adoption, Check
    from domain.practices.model import Wording
    from domain.practices.opinions import Question
    from locales import Translator


def stage(t: Translator, said: Stage) -> str:
    """How far it is."""
    return {
        Stage.PLANNED: t.context("adoption", "planned"),
        Stage.RUNNING: t.context("adoption", "it runs"),
        Stage.GIVEN_UP: t.context("adoption", "given up"),
    }[said]


def title(said: Wording, t: Translator, *, withdrawn: bool = False) -> str:
    """What the practice is called; one that was withdrawn says nothing any more, but to who may see it."""
    if withdrawn and said.title:
        return t.text("{title} (withdrawn)", title=said.title)
    return said.title or t.text("A practice that was withdrawn")


def withdrawn(t: Translator) -> str:
    """What that means for who took it over."""
    return t.text("Whoever shared it withdrew it. What you said stays yours; you are not asked any more.")


def standing(one: Adoption, t: Translator) -> str:
    """How far it is, and since when: "running since 3 May 2027", "planned for 1 June 2027"."""
    if one.stage is Stage.RUNNING and one.since is not None:
        return t.text("running since {day}", day=t.date(one.since, "medium"))
    if one.stage is Stage.GIVEN_UP and one.since is not None:
        return t.text("given up on {day}", day=t.date(one.since, "medium"))
    if one.fields.planned is not None:
        return t.text("planned for {day}", day=t.date(one.fields.planned, "medium"))
    return stage(t, one.stage)


def result(checks: Iterable[Check]) -> str:
    """What came of it, of what was said the newest first; "" where nobody has said it."""
    return next((one.said.result for one in checks if one.said.result), "")


def stars(given: float) -> str:
    """Full and empty stars, beside a figure."""
    full = round(given)
    return "★" * full + "☆" * (MOST_STARS - full)


def rated(mean: float | None, ratings: int, t: Translator) -> str:
    """The mean of the stars, and of how many; "" for none."""
    if mean is None:
        return ""
    count = t.plural("{n} rating", "{n} ratings", ratings)
    of = t.number(round(mean, 1))
    return t.text("{stars} {mean} of 5, {count}", stars=stars(mean), mean=of, count=count)


def asked(questions: Sequence[Question], t: Translator) -> str:
    """How many questions there are, and how many have an answer; "" for none."""
    if not questions:
        return ""
    done = sum(one.answered_at is not None for one in questions)
    count = t.plural("{n} question", "{n} questions", len(questions))
    return t.text("{count}, {n} answered", count=count, n=t.number(done))
