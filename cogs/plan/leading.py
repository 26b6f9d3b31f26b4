"""Where the buttons of milestones lead for who reads of them in a mail."""

from __future__ import annotations

from cogs.kit.leading import ByLink, Lead, Page, leads
from cogs.plan import controls
from services.links import Purpose
from services.plans.lists import Scope


def _due(scope: str, _days: int, _page: int) -> Lead | None:
    return Page("milestones") if scope == Scope.MINE.value else None


leads(controls.finish, lambda milestone: ByLink(Purpose.DONE, milestone))
leads(controls.postpone, lambda milestone: ByLink(Purpose.POSTPONE, milestone))
leads(controls.milestone, lambda milestone: Page(f"milestones/{milestone}"))
leads(controls.due, _due)
