"""The diagnosis, and a zone with its indicators, actions and milestones, as the template wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from documents.plans.texts import money, paragraphs, printed, quantity, together
from domain.plans.model import FindingKind, MilestoneKind, Place
from domain.plans.places import place_name
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.plans.model import Action, Indicator, Milestone, Zone
    from domain.plans.papers import PlanPaper
    from locales import Translator

_NOTE: Final = 600  # characters of what a milestone's line says besides its title
_SWOT: Final = (
    (FindingKind.STRENGTH, "strengths"),
    (FindingKind.WEAKNESS, "weaknesses"),
    (FindingKind.OPPORTUNITY, "opportunities"),
    (FindingKind.THREAT, "threats"),
)


def diagnosis(paper: PlanPaper, t: Translator, labels: Mapping[str, str]) -> dict[str, Any]:
    """Key figures as rows, the four fields with their names, actors."""
    every = paper.whole.diagnosis
    figures = [
        [
            printed(one.text),
            quantity(one.value, one.unit, t) or printed(one.unit),
            str(one.year or ""),
            printed(one.source),
        ]
        for one in every
        if one.kind is FindingKind.FIGURE
    ]
    fields = [
        {"title": labels[name], "items": [printed(one.text) for one in every if one.kind is kind]}
        for kind, name in _SWOT
    ]
    actors = [printed(one.text) for one in every if one.kind is FindingKind.ACTOR]
    return {
        "figures": figures,
        "swot": fields if any(one["items"] for one in fields) else [],
        "actors": actors,
    }


def committee(paper: PlanPaper) -> list[list[str]]:
    """Who sits in the steering committee, and what they are there."""
    return [[printed(seat.who.called), printed(seat.function)] for seat in paper.whole.committee]


def zone_part(paper: PlanPaper, zone: Zone, t: Translator) -> dict[str, Any]:
    """A zone with all that is in it."""
    return {
        "code": str(paper.whole.code_of(zone)),
        "title": printed(zone.title),
        "facts": list(_zone_facts(paper, zone, t)),
        "objective": paragraphs(zone.objective),
        "indicators": [_indicator(one, t) for one in zone.indicators],
        "actions": [_action(paper, one, t) for one in paper.whole.actions_by_zone[zone.id]],
    }


def _zone_facts(paper: PlanPaper, zone: Zone, t: Translator) -> Iterator[tuple[str, str]]:
    if zone.theme:
        yield t.text("Theme"), printed(terms.theme(t, zone.theme))
    if zone.territory:
        yield t.text("Territory"), t.join_facts(printed(place_name(one)) for one in zone.territory)
    weak = [paper.weak.get(one.code, one.code) for one in zone.weak]
    if weak:
        # Translators: before the names of dimensions of the self-assessment that are weak in the region
        yield t.text("Answers to what is weak in the self-assessment"), t.join_facts(map(printed, weak))


def _indicator(one: Indicator, t: Translator) -> list[str]:
    measured = quantity(one.measured, "", t)
    if measured and one.measured_on is not None:
        measured = t.text("{value} ({day})", value=measured, day=t.date(one.measured_on, "short"))
    return [
        printed(one.name),
        printed(one.unit),
        quantity(one.baseline, "", t),
        quantity(one.target, "", t),
        measured,
        printed(one.source),
    ]


def _action(paper: PlanPaper, action: Action, t: Translator) -> dict[str, Any]:
    own = paper.whole.milestones_by_action[action.id]
    return {
        "code": str(paper.whole.code_of(action)),
        "title": printed(action.title),
        "description": paragraphs(action.description),
        "facts": list(_action_facts(paper, action, t)),
        "milestones": [_milestone(paper, one, t) for one in own],
    }


def _action_facts(paper: PlanPaper, action: Action, t: Translator) -> Iterator[tuple[str, str]]:
    if action.partner is not None:
        yield t.text("Owner"), printed(paper.partner(action.partner))
    if action.deputy is not None:
        yield t.text("Deputy"), printed(paper.partner(action.deputy))
    if action.budget is not None:
        yield t.text("Budget"), money(action.budget, t)
    if action.resources:
        yield t.text("Resources"), printed(action.resources)
    if action.risks:
        yield t.text("Risks"), printed(action.risks)
    if action.regions:
        shared = (printed(place_name(Place(code, ""))) for code in action.regions)
        yield t.text("Shared with"), t.join_facts(shared)


def _milestone(paper: PlanPaper, one: Milestone, t: Translator) -> dict[str, Any]:
    state = paper.state(one)
    people = [printed(one.owner.called)] if one.owner else []
    if one.deputy is not None:
        people.append(t.text("{name} (deputy)", name=printed(one.deputy.called)))
    return {
        "code": f"M{one.number}",
        "title": printed(one.title),
        "notes": [printed(note, _NOTE) for note in _notes(paper, one, t)],
        "due": together(t.date(one.due, "medium")),
        "people": people,
        "state": state.value,
        "status": terms.state(t, state),
    }


def _notes(paper: PlanPaper, one: Milestone, t: Translator) -> Iterator[str]:
    if one.kind is not MilestoneKind.MILESTONE:
        yield terms.milestone_kind(t, one.kind)
    if one.description:
        yield one.description
    if one.evidence_asked:
        yield t.text("Evidence: {evidence}", evidence=one.evidence_asked)
    before = [
        paper.whole.milestone_by_id[key] for key in one.depends_on if key in paper.whole.milestone_by_id
    ]
    if before:
        after = t.text("After {codes}", codes=t.join_facts(_short(paper, other, one) for other in before))
        yield together(after) if len(before) == 1 else after


def _short(paper: PlanPaper, other: Milestone, beside: Milestone) -> str:
    """A code as it is said within an action: "M1", or whole for one of another action."""
    return f"M{other.number}" if other.action == beside.action else str(paper.whole.code_of(other))
