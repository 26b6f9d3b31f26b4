"""The words of a plan on paper: headings, columns and notes, by the names that the template uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.history import Act
from domain.plans.model import PlanKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator


def labels(t: Translator, kind: PlanKind) -> Mapping[str, str]:
    """Every fixed word of the template. "page" keeps its two placeholders: only the typesetter knows them."""
    return {
        **_headings(t, kind),
        "code": t.text("Code"),
        "zone": t.text("Zone") if kind is PlanKind.REGIONAL else t.text("Work package"),
        "figure": t.text("Key figure"),
        "value": t.text("Value"),
        "year": t.text("Year"),
        "source": t.text("Source"),
        "name": t.text("Name"),
        "function": t.text("Function"),
        "indicator": t.text("Indicator"),
        "unit": t.text("Unit"),
        "baseline": t.text("Baseline"),
        "target": t.text("Target"),
        "measured": t.text("Measured"),
        "milestone": t.text("Milestone"),
        "due": t.text("Due date"),
        "owner": t.text("Owner"),
        "status": t.text("Status"),
        "budget": t.text("Budget"),
        "done_of": t.text("Done"),
        "actions_count": t.text("Actions"),
        "milestones_count": t.text("Milestones"),
        "day": t.text("Day"),
        "change": t.context("version", "Step"),
        "who": t.text("By"),
        "why": t.text("Reason"),
        "none": t.text("Nothing has been written here yet."),
        # Translators: stands in the frame where the emblem of the European Union belongs
        "emblem": t.text("Place of the European Union’s emblem"),
        # Translators: says what a picture on the cover shows, for those who do not see it
        "emblem_shown": t.text("Emblem of the European Union"),
        "no_funding": t.text("Place of the funding statement"),
        "page": t.text("Page {number} of {count}", number="{number}", count="{count}"),
    }


def _headings(t: Translator, kind: PlanKind) -> dict[str, str]:
    return {
        "contents": t.text("Contents"),
        "glance": t.text("At a glance"),
        "vision": t.text("Vision") if kind is PlanKind.REGIONAL else t.text("Purpose"),
        "diagnosis": t.text("Diagnosis"),
        "figures": t.text("Key figures"),
        "strengths": t.text("Strengths"),
        "weaknesses": t.text("Weaknesses"),
        "opportunities": t.text("Opportunities"),
        "threats": t.text("Threats"),
        "swot": t.text("Strengths, weaknesses, opportunities and threats"),
        "actors": t.text("Actors"),
        "committee": t.text("Steering committee"),
        "objective": t.text("Objective"),
        "indicators": t.text("Indicators"),
        "milestones": t.text("Milestones"),
        "visiting": t.text("Actions shared with other regions"),
        "schedule": t.text("Schedule"),
        "versions": t.text("Versions of this plan"),
    }


def version_act(t: Translator, act: Act) -> str:
    """What happened to the plan as a whole."""
    names = {
        Act.CREATED: t.context("plan", "Begun"),
        Act.APPROVED: t.context("plan", "Approved"),
        Act.PUBLISHED: t.context("plan", "Published"),
        Act.REOPENED: t.context("plan", "Opened again as a draft"),
    }
    return names.get(act, act.value)
