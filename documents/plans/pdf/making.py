"""From a plan to PDF: `await core.offload(plan_pdf, paper)`. Only for worker processes.

It is tagged for screen readers (PDF/UA-1) unless it is very large: tags make six parts in seven of the file,
and with them one of 20,000 milestones could be neither made in time nor sent.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from documents.plans.pdf.content import content
from documents.typesetting import compiler

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper

_PREVIEW: Final = 96.0  # pixels an inch
MOST_TAGGED: Final = 2_000  # milestones


class NotPrinted(Exception):
    """The typesetter refused the plan."""


def plan_pdf(paper: PlanPaper) -> bytes:
    """The plan as PDF. Raises `NotPrinted` and `fonts.FontError`."""
    tagged = len(paper.whole.milestones) <= MOST_TAGGED
    try:
        made = compiler().compile(
            template(),
            format="pdf",
            sys_inputs=inputs(paper),
            pdf_standards=["ua-1"] if tagged else [],
            pdf_tags=tagged,
            timestamp=int(paper.now.timestamp()),
        )
    except RuntimeError as error:
        raise NotPrinted(str(error)) from error
    if not isinstance(made, bytes):
        raise NotPrinted("no document")
    return made


def plan_pictures(paper: PlanPaper, inch: float = _PREVIEW) -> list[bytes]:
    """The pages as PNG, to look at. Raises as `plan_pdf`."""
    made = compiler().compile(template(), format="png", ppi=inch, sys_inputs=inputs(paper))
    return [made] if isinstance(made, bytes) else list(made or ())


def inputs(paper: PlanPaper) -> dict[str, str]:
    """What the template reads: one JSON text."""
    return {"paper": json.dumps(content(paper), ensure_ascii=False)}


@lru_cache(maxsize=1)
def template() -> bytes:
    """The template's source: ours alone."""
    return resources.files("templates").joinpath("pdf/plan.typ").read_bytes()
