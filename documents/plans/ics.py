"""A plan's due dates for calendars: all that is open, and what was called off, so that it disappears there.

What is done is left out: it is no date to come. There are no alarms: reminding is the ladder's business, and
a calendar that reminds too would do it twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents.calendars import DayEvent, calendar
from documents.charts.harmless import plain
from domain.plans.model import MilestoneStatus
from locales import translator
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.networks import Network
    from domain.plans.model import Milestone
    from domain.plans.papers import PlanPaper
    from locales import Translator

_LONGEST: Final = 1_000


def plan_ics(paper: PlanPaper) -> bytes:
    """The calendar of a plan, in the language of the paper."""
    t = translator(paper.language, paper.plan.time_zone)
    name = f"{paper.plan.code} · {plain(paper.plan.title)}"
    about = t.text(
        "What is due in the plan, as of {day}. Milestones that are done are left out.",
        day=t.date(paper.today),
    )
    return calendar(name, paper.language, paper.now, _events(paper, t), about)


def uid(network: Network, milestone: Milestone) -> str:
    """What calendars know a milestone by: the same in every language and for ever, and nobody else's."""
    made = int(network.created_at.timestamp())
    return f"milestone-{int(milestone.id)}.{int(network.id)}.{made}@techlink.invalid"


def _events(paper: PlanPaper, t: Translator) -> Iterator[DayEvent]:
    whole = paper.whole
    for one in sorted(whole.milestones, key=lambda each: (each.due, whole.code_of(each).numbers)):
        if one.status is MilestoneStatus.DONE:
            continue
        yield DayEvent(
            uid=uid(paper.network, one),
            day=one.due,
            title=f"{whole.code_of(one)} {plain(one.title)}",
            sequence=one.revision,
            description="\n".join(_told(paper, one, t)),
            categories=(terms.milestone_kind(t, one.kind),),
            cancelled=one.status is MilestoneStatus.CANCELLED,
        )


def _told(paper: PlanPaper, one: Milestone, t: Translator) -> Iterator[str]:
    action = paper.whole.action_by_id[one.action]
    yield f"{paper.whole.code_of(action)} {plain(action.title)}"
    if one.owner is not None:
        yield t.text("Owner: {name}", name=plain(one.owner.called))
    if one.deputy is not None:
        yield t.text("Deputy: {name}", name=plain(one.deputy.called))
    if one.evidence_asked:
        yield t.text("Evidence: {evidence}", evidence=plain(one.evidence_asked))
    if one.description:
        yield one.description[:_LONGEST]
