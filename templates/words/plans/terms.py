"""What kinds and statuses of plans are called; one message a noun, so that gender agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.model import FindingKind, MilestoneKind, PlanKind, PlanStatus, Theme
from domain.plans.papers import State

if TYPE_CHECKING:
    from locales import Translator


def plan_kind(t: Translator, kind: PlanKind) -> str:
    """What a plan is."""
    names = {
        PlanKind.REGIONAL: t.text("Strategic innovation plan"),
        PlanKind.WORK: t.text("Work plan"),
    }
    return names[kind]


def plan_status(t: Translator, status: PlanStatus) -> str:
    """How far a plan is."""
    names = {
        PlanStatus.DRAFT: t.context("plan", "Draft"),
        PlanStatus.APPROVED: t.context("plan", "Approved"),
        PlanStatus.PUBLISHED: t.context("plan", "Published"),
    }
    return names[status]


def state(t: Translator, value: State) -> str:
    """How far a milestone is."""
    names = {
        State.PLANNED: t.context("milestone", "Planned"),
        State.IN_PROGRESS: t.context("milestone", "In progress"),
        State.OVERDUE: t.context("milestone", "Overdue"),
        State.DONE: t.context("milestone", "Done"),
        State.CANCELLED: t.context("milestone", "Called off"),
    }
    return names[value]


def states(t: Translator, value: State) -> str:
    """Those that are so far, before their number."""
    names = {
        # Translators: heads a list of milestones, or stands before their number: "Planned · 3", "Done: 1".
        State.PLANNED: t.context("milestones", "Planned"),
        State.IN_PROGRESS: t.context("milestones", "In progress"),
        State.OVERDUE: t.context("milestones", "Overdue"),
        State.DONE: t.context("milestones", "Done"),
        State.CANCELLED: t.context("milestones", "Called off"),
    }
    return names[value]


def milestone_kind(t: Translator, kind: MilestoneKind) -> str:
    """What is due."""
    names = {
        MilestoneKind.MILESTONE: t.text("Milestone"),
        MilestoneKind.DELIVERABLE: t.text("Deliverable"),
        MilestoneKind.REPORT: t.text("Report"),
        MilestoneKind.MEETING: t.text("Meeting"),
    }
    return names[kind]


def finding_kind(t: Translator, kind: FindingKind) -> str:
    """What a line of the diagnosis is."""
    names = {
        FindingKind.FIGURE: t.text("Key figure"),
        FindingKind.STRENGTH: t.text("Strength"),
        FindingKind.WEAKNESS: t.text("Weakness"),
        FindingKind.OPPORTUNITY: t.text("Opportunity"),
        FindingKind.THREAT: t.text("Threat"),
        FindingKind.ACTOR: t.text("Actor"),
    }
    return names[kind]


def theme(t: Translator, said: str) -> str:
    """A zone's theme: the name of one that we know, other words as they are."""
    names = {
        Theme.ENVIRONMENT.value: t.text("Environment"),
        Theme.ENERGY.value: t.text("Alternative energy"),
        Theme.MOBILITY.value: t.text("Urban mobility"),
    }
    return names.get(said, said)


def visiting(t: Translator) -> str:
    """The heading of what other plans do with the region of this one."""
    return t.text("Shared with this region, from other plans")


def zone(t: Translator, kind: PlanKind) -> str:
    """What a plan's first level is called."""
    names = {PlanKind.REGIONAL: t.text("Intervention zone"), PlanKind.WORK: t.text("Work package")}
    return names[kind]
