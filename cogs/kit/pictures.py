"""Charts as files for cards. A chart never costs the card: its figures stand there as text anyway."""

from __future__ import annotations

import asyncio
import io
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, ParamSpec, Protocol, TypeVar

import discord
import structlog

from documents.charts import alt_text
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from documents.charts import Radar

P = ParamSpec("P")
T = TypeVar("T")

# A first picture waits for a new worker, others for somebody's form; after that the card goes without.
LONGEST_WAIT: Final = 8.0
MOST_KEPT: Final = 32  # about 150 kB each
_log = structlog.get_logger(__name__)
_recent: Final[OrderedDict[Radar, bytes]] = OrderedDict()


class Offloads(Protocol):
    """A `Press` (which tells Discord first that it may take a while) or the core itself."""

    async def offload(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a top-level function with plain data in a worker process."""
        ...


async def chart_file(
    by: Offloads, radar: Radar, name: str = "radar", wait: float = LONGEST_WAIT
) -> discord.File | None:
    """The chart as a PNG with its description, or None when it could not be drawn in time (which is logged).

    Put it on a card with `card.chart(file)` and send the view with `[file]`; a file can be sent once.
    """
    drawn = _recent.get(radar)
    if drawn is None:
        drawn = await _draw(by, radar, wait)
        if drawn is None:
            return None
        _recent[radar] = drawn
    _recent.move_to_end(radar)
    while len(_recent) > MOST_KEPT:
        _recent.popitem(last=False)
    described = alt_text(radar, translator(radar.language))
    return discord.File(io.BytesIO(drawn), filename=f"{name}.png", description=described)


async def _draw(by: Offloads, radar: Radar, wait: float) -> bytes | None:
    # Only the worker draws; the bot's start need not read how.
    from documents.charts.raster import radar_png  # noqa: PLC0415

    try:
        async with asyncio.timeout(wait):
            return await by.offload(radar_png, radar)
    except Exception as error:  # noqa: BLE001 - whatever went wrong in the worker, the card has the figures
        _log.warning("chart_not_drawn", reason=type(error).__name__, error=str(error))
        return None
