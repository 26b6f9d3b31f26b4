"""How far a milestone is and how far off its day is, as cards, pages and mails say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.papers import State

if TYPE_CHECKING:
    from datetime import date

    from domain.plans.model import Milestone
    from locales import Translator


def state_of(milestone: Milestone, today: date) -> State:
    """How far a milestone is on that day."""
    return State.OVERDUE if milestone.overdue(today) else State(milestone.status.value)


def distance(due: date, today: date, t: Translator) -> str:
    """How far off a day is: "in 7 days", "today", "3 days overdue"."""
    days = (due - today).days
    if days == 0:
        return t.text("today")
    if days == 1:
        return t.text("tomorrow")
    if days > 0:
        return t.plural("in {n} day", "in {n} days", days)
    return t.plural("{n} day overdue", "{n} days overdue", -days)


def when_due(milestone: Milestone, today: date, t: Translator) -> str:
    """The day due, and how far off it is while there is something to do."""
    day = t.date(milestone.due)
    return t.join_facts([day, distance(milestone.due, today, t)]) if milestone.status.open else day
