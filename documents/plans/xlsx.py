"""From a plan to a workbook: `await core.offload(plan_xlsx, paper)`. Only for worker processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.sheets.writing import write
from locales import translator
from templates.tables.plans import plan_tables

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper


def plan_xlsx(paper: PlanPaper) -> bytes:
    """The workbook of a plan, with headings in the language of the paper."""
    return write(plan_tables(paper, translator(paper.language)))
