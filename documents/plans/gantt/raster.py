"""A page of the chart as PNG. Only for worker processes: `await core.offload(gantt_png, paper, page)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.charts.raster import png
from documents.plans.gantt.drawing import CHAT, svg

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper


def gantt_png(paper: PlanPaper, page: int = 0) -> bytes:
    """That page, counted from 0. Raises `charts.raster.NotDrawn` and `fonts.FontError`."""
    return png(svg(paper, page, CHAT))
