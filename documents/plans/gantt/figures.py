"""The chart in words: for those who do not see it, and beside it for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents.charts.figures import LONGEST_ALT, cut
from documents.charts.harmless import plain
from documents.plans.gantt.rows import Level
from domain.plans.papers import State
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from documents.plans.gantt.rows import Row
    from domain.plans.papers import PlanPaper
    from locales import Translator

_LONGEST_TITLE: Final = 120


def page_name(t: Translator, number: int, count: int) -> str:
    """Which page it is, counted from 0, of how many."""
    return t.text("Page {number} of {count}", number=t.number(number + 1), count=t.number(count))


def counts(paper: PlanPaper, t: Translator) -> str:
    """How many milestones are how far: "Done: 4 · Overdue: 1"; "" without any."""
    found = [paper.state(one) for one in paper.whole.milestones]
    said = [(state, found.count(state)) for state in State]
    return t.join_facts(
        t.text("{state}: {count}", state=terms.states(t, state), count=t.number(count))
        for state, count in said
        if count
    )


def gantt_text(paper: PlanPaper, t: Translator) -> Iterator[str]:
    """A line each milestone, the first due first; then what others share. Plain text: nothing is escaped.

    "P2.Z1.A3.M2 Call for ideas – 12 March 2027 – Overdue – Ana Ribeiro".
    """
    whole = paper.whole
    every = [(one.due, whole.code_of(one), one) for one in whole.milestones]
    for due, code, one in sorted(every, key=lambda line: (line[0], line[1].numbers)):
        facts = [
            f"{code} {cut(plain(one.title), _LONGEST_TITLE)}",
            t.date(due),
            terms.state(t, paper.state(one)),
            *([plain(one.owner.called)] if one.owner else []),
        ]
        yield " – ".join(facts)
    for shared in whole.visiting:
        for one in shared.milestones:
            title = cut(plain(one.title), _LONGEST_TITLE)
            yield " – ".join(
                [
                    f"{shared.code.down(one.number)} {title}",
                    t.date(one.due),
                    terms.state(t, paper.state(one)),
                    t.text("shared with this region, from “{plan}”", plan=cut(plain(shared.plan), 60)),
                ]
            )


_DEPTH: Final = {Level.ZONE: 0, Level.ACTION: 1, Level.MILESTONE: 2}


def alt_text(paper: PlanPaper, on_page: Sequence[Row], t: Translator) -> str:
    """What a page shows, in at most 1,024 characters."""
    opening = t.text(
        "Gantt chart of {code}, from {first} to {last}.",
        code=str(paper.plan.code),
        first=t.date(paper.plan.period.first),
        last=t.date(paper.plan.period.last),
    )
    told = [f"{opening} {counts(paper, t)}".strip()]
    above: list[str] = []
    for row in on_page:
        # The codes of a page that begins within an action begin there, too.
        above = [*above[: _DEPTH[row.level]], row.code]
        if row.level is not Level.ZONE and row.marks:
            days = t.join_facts(
                f"{t.day_month(one.day)} ({terms.state(t, one.state)})" for one in row.marks[:3]
            )
            named = " ".join((".".join(above), *row.lines))
            # Translators: for a screen reader: a milestone, and the days on which it is due.
            told.append(t.text("{milestone}: {days}", milestone=named, days=days))
    return cut(". ".join(told), LONGEST_ALT)
