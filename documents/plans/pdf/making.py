"""From a plan to PDF: `await core.offload(plan_pdf, paper)`. Only for worker processes.

It is tagged for screen readers (PDF/UA-1) unless it is very large: tags make six parts in seven of the file,
and with them one of 20,000 milestones could be neither made in time nor sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from documents import typesetting
from documents.plans.pdf.content import content
from documents.typesetting import template

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper

MOST_TAGGED: Final = 2_000  # milestones
_PLAN: Final = "plan"


def plan_pdf(paper: PlanPaper) -> bytes:
    """The plan as PDF. Raises `typesetting.NotPrinted` and `fonts.FontError`."""
    tagged = len(paper.whole.milestones) <= MOST_TAGGED
    return typesetting.pdf(template(_PLAN), content(paper), paper.now, tagged=tagged)


def plan_pictures(paper: PlanPaper, inch: float = typesetting.PREVIEW) -> list[bytes]:
    """The pages as PNG, to look at. Raises as `plan_pdf`."""
    return typesetting.pictures(template(_PLAN), content(paper), inch)
