"""A page of the chart as it is shown in chat: the picture, its description, which page it is of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.plans.gantt.drawing import CHAT, pages
from documents.plans.gantt.figures import alt_text
from documents.plans.gantt.raster import gantt_png
from domain.records import Record
from locales import translator

if TYPE_CHECKING:
    from domain.plans.papers import PlanPaper


class Shown(Record):
    """A page, counted from 0, as PNG with the words for those who do not see it."""

    png: bytes
    described: str
    page: int
    pages: int


def gantt_shown(paper: PlanPaper, page: int = 0) -> Shown:
    """That page; the last one for any that is not there. Only for worker processes; raises as `gantt_png`."""
    every = pages(paper, CHAT)
    number = min(max(0, page), len(every) - 1)
    t = translator(paper.language, paper.plan.time_zone)
    return Shown(gantt_png(paper, number), alt_text(paper, every[number], t), number, len(every))
