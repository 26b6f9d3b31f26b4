"""A plan's due dates for calendars: all that is open, and what was called off, so that it disappears there.

What is done is left out: it is no date to come. There are no alarms: reminding is the ladder's business, and
a calendar that reminds too would do it twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents.calendars import DayEvent, calendar, day_event
from documents.charts.harmless import plain
from domain.plans.model import MilestoneStatus
from locales import translator
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.networks import Network
    from domain.plans.codes import Code
    from domain.plans.lists import Placed
    from domain.plans.model import Action, Milestone
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


def due_day(placed: Placed, network: Network, language: str) -> bytes:
    """One milestone as it stands in the calendar of whoever answers for it."""
    t, one, plan = translator(language, placed.plan.time_zone), placed.milestone, placed.plan
    above = plan.code.down(placed.zone.number).down(placed.action.number)
    event = _day_event(network, one, placed.code, _told(above, placed.action, one, t), t)
    return day_event(event, language, one.due_since or plan.created_at)


def uid(network: Network, milestone: Milestone) -> str:
    """What calendars know a milestone by: the same in every language and for ever, and nobody else's."""
    made = int(network.created_at.timestamp())
    return f"milestone-{int(milestone.id)}.{int(network.id)}.{made}@techlink.invalid"


def _events(paper: PlanPaper, t: Translator) -> Iterator[DayEvent]:
    whole = paper.whole
    for one in sorted(whole.milestones, key=lambda each: (each.due, whole.code_of(each).numbers)):
        if one.status is MilestoneStatus.DONE:
            continue
        action = whole.action_by_id[one.action]
        told = _told(whole.code_of(action), action, one, t)
        yield _day_event(paper.network, one, whole.code_of(one), told, t)


def _day_event(network: Network, one: Milestone, code: Code, told: Iterator[str], t: Translator) -> DayEvent:
    return DayEvent(
        uid=uid(network, one),
        day=one.due,
        title=f"{code} {plain(one.title)}",
        sequence=one.revision,
        description="\n".join(told),
        categories=(terms.milestone_kind(t, one.kind),),
        cancelled=one.status is MilestoneStatus.CANCELLED,
    )


def _told(above: Code, action: Action, one: Milestone, t: Translator) -> Iterator[str]:
    yield f"{above} {plain(action.title)}"
    if one.owner is not None:
        yield t.text("Owner: {name}", name=plain(one.owner.called))
    if one.deputy is not None:
        yield t.text("Deputy: {name}", name=plain(one.deputy.called))
    if one.evidence_asked:
        yield t.text("Evidence: {evidence}", evidence=plain(one.evidence_asked))
    if one.description:
        yield one.description[:_LONGEST]
