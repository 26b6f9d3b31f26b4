"""The chart of a plan over time: drawn in a worker; a card without it says the same in words."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Final

import discord
import structlog

from services.plans import papers

if TYPE_CHECKING:
    from cogs.kit import Press
    from documents.plans.gantt.shown import Shown
    from domain.plans.model import PlanId
    from domain.plans.papers import PlanPaper

# A first picture waits for a new worker, others for somebody's form; after that the card goes without.
LONGEST_WAIT: Final = 8.0
_log = structlog.get_logger(__name__)


async def paper(press: Press, plan: PlanId) -> PlanPaper:
    """A plan for documents, in the reader's language. Raises `NotAMember` or `NotFound`."""
    return await press.read(papers.paper, plan, press.t.language)


async def schedule(press: Press, of: PlanPaper, page: int = 0) -> Shown | None:
    """A page of the chart; None where there is nothing on it, or it could not be drawn (which is logged)."""
    if not of.whole.milestones:
        return None
    # Only workers draw; the bot's start need not read how.
    from documents.plans.gantt.shown import gantt_shown  # noqa: PLC0415

    try:
        async with asyncio.timeout(LONGEST_WAIT):
            return await press.offload(gantt_shown, of, page)
    except Exception as error:  # noqa: BLE001 - whatever went wrong in the worker, the card has the words
        _log.warning("schedule_not_drawn", reason=type(error).__name__, error=str(error))
        return None


def as_file(shown: Shown | None) -> discord.File | None:
    """The picture as a file, which can be sent once."""
    if shown is None:
        return None
    return discord.File(io.BytesIO(shown.png), filename="schedule.png", description=shown.described)
