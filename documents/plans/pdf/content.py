"""What stands on paper, as the template wants it: plain data, all words chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from documents.charts.elements import element
from documents.charts.palette import PALETTES
from documents.charts.radar import Theme
from documents.plans.gantt.drawing import PAPER, every_svg
from documents.plans.gantt.figures import counts
from documents.plans.gantt.marks import HALF, mark
from documents.plans.pdf.parts import committee, diagnosis, zone_part
from documents.plans.texts import money, paragraphs, printed, together
from domain.plans.model import Money
from domain.plans.papers import State
from domain.plans.places import place_name
from locales import translator
from locales.languages import BABEL
from templates.words.plans import paper as words
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from domain.plans.model import Action
    from domain.plans.papers import PlanPaper
    from locales import Translator

_HEADER: Final = 70  # characters of the title in the running header


def content(paper: PlanPaper) -> dict[str, Any]:
    """All that the template prints."""
    t = translator(paper.language, paper.plan.time_zone)
    plan = paper.plan
    labels = words.labels(t, plan.kind)
    return {
        "language": paper.language,
        "region": BABEL[t.language].partition("_")[2] or None,
        "written": plan.language,
        "labels": labels,
        "title": printed(plan.title),
        "code": str(plan.code),
        "network": printed(paper.network.name),
        "header": f"{plan.code} · {printed(plan.title, _HEADER)}",
        "version": _version(paper, t),
        "as_of": t.text("As of {day}", day=_day(paper.today, t)),
        "kind": terms.plan_kind(t, plan.kind),
        "facts": list(_facts(paper, t)),
        "funding": paragraphs(paper.funding),
        "emblem": paper.emblem,
        "glance": _glance(paper, t),
        "vision": paragraphs(plan.vision),
        "diagnosis": diagnosis(paper, t, labels),
        "committee": committee(paper),
        "zones": [zone_part(paper, zone, t) for zone in paper.whole.zones],
        "visiting": [
            [str(one.code), printed(one.action.title), printed(one.plan)] for one in paper.whole.visiting
        ],
        "gantt": [
            {"picture": picture, "alt": _told(paper, t)}
            for picture in (every_svg(paper, PAPER) if paper.whole.milestones else ())
        ],
        "versions": list(_versions(paper, t)),
        "marks": {state.value: _mark(state) for state in State},
    }


def _version(paper: PlanPaper, t: Translator) -> str:
    return t.join_facts(
        [
            t.text("Version {number}", number=t.number(paper.plan.version)),
            terms.plan_status(t, paper.plan.status),
        ]
    )


def _facts(paper: PlanPaper, t: Translator) -> Iterator[tuple[str, str]]:
    """What the cover says, name and value."""
    plan = paper.plan
    if plan.region is not None:
        yield t.text("Region"), printed(place_name(plan.region))
    yield (
        t.text("Period"),
        t.text("{first} to {last}", first=_day(plan.period.first, t), last=_day(plan.period.last, t)),
    )
    yield t.text("Version"), _version(paper, t)
    if plan.approved_on is not None and plan.body:
        approved = t.text("{body}, {day}", body=printed(plan.body), day=_day(plan.approved_on, t))
        yield t.text("Approved by"), approved
    yield t.text("Network"), printed(paper.network.name)


def _day(day: date, t: Translator) -> str:
    return together(t.date(day))


def _glance(paper: PlanPaper, t: Translator) -> dict[str, Any]:
    """The plan in one table: a line a zone."""
    whole = paper.whole
    rows = []
    for zone in whole.zones:
        actions = whole.actions_by_zone[zone.id]
        states = [paper.state(one) for action in actions for one in whole.milestones_by_action[action.id]]
        counted = [state for state in states if state is not State.CANCELLED]
        rows.append(
            [
                str(whole.code_of(zone)),
                printed(zone.title),
                t.number(len(actions)),
                t.number(len(counted)),
                t.number(states.count(State.DONE)),
                _sum(actions, t),
            ]
        )
    return {"counts": counts(paper, t), "rows": rows, "budget": _sum(whole.actions, t)}


def _sum(actions: Iterable[Action], t: Translator) -> str:
    """Budgets by currency; "" where none is known."""
    sums: dict[str, int] = {}
    for one in actions:
        if one.budget is not None:
            sums[one.budget.currency] = sums.get(one.budget.currency, 0) + one.budget.cents
    amounts = [Money(cents, currency) for currency, cents in sorted(sums.items())]
    return " + ".join(money(one, t) for one in amounts)


def _versions(paper: PlanPaper, t: Translator) -> Iterator[list[str]]:
    for one in paper.versions:
        who = paper.members.get(one.member, "") if one.member is not None else ""
        yield [together(t.date(one.at)), words.version_act(t, one.act), printed(who), printed(one.why)]


def _told(paper: PlanPaper, t: Translator) -> str:
    opening = t.text(
        "Gantt chart of {code}, from {first} to {last}.",
        code=str(paper.plan.code),
        first=t.date(paper.plan.period.first),
        last=t.date(paper.plan.period.last),
    )
    return f"{opening} {counts(paper, t)}"


def _mark(state: State) -> str:
    """The sign of a state by itself, as an SVG picture."""
    half = HALF + 2
    return element(
        "svg",
        mark(half, half, state, PALETTES[Theme.LIGHT]),
        xmlns="http://www.w3.org/2000/svg",
        width=2 * half,
        height=2 * half,
        viewBox=f"0 0 {2 * half:g} {2 * half:g}",
    )
