"""`charts`: how long a radar takes and how late the loop is meanwhile, beside matplotlib's of the same.

Both draw in worker processes of the bot's own offloader, one process each. They take turns radar by radar, so
that whatever else the machine does falls on both.
"""

from __future__ import annotations

import asyncio
import importlib.util
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks import plain_charts
from bot.offload import PebbleOffloader
from documents.charts import Axis, Radar
from documents.charts.drawing import svg
from documents.charts.raster import radar_png

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS: Final = 12
EVERY: Final = 0.005
OURS, THEIRS = "Techlink", "matplotlib"
PNG, SVG = "PNG", "SVG"
_JOBS: Final[dict[tuple[str, str], Callable[[Radar], bytes | str]]] = {
    (OURS, SVG): svg,
    (THEIRS, SVG): plain_charts.svg,
    (OURS, PNG): radar_png,
    (THEIRS, PNG): plain_charts.png,
}
_LABELS: Final = {
    "en": (
        "Direction",
        "People and culture",
        "From idea to project",
        "Cooperation",
        "Knowledge and technology",
        "Resources and funding",
        "Use and impact",
    ),
    "fr": (
        "Orientation",
        "Personnes et culture",
        "De l’idée au projet",
        "Coopération",
        "Savoirs et technologies",
        "Ressources et financement",
        "Usages et impact",
    ),
    "es": (
        "Rumbo",
        "Personas y cultura",
        "De la idea al proyecto",
        "Cooperación",
        "Conocimiento y tecnología",
        "Recursos y financiación",
        "Uso e impacto",
    ),
    "pt": (
        "Rumo",
        "Pessoas e cultura",
        "Da ideia ao projeto",
        "Cooperação",
        "Conhecimento e tecnologia",
        "Recursos e financiamento",
        "Uso e impacto",
    ),
}


@dataclass
class Drawn:
    """Seconds a picture, the loop's lags meanwhile in seconds, the first picture with a new worker, bytes."""

    taken: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    first: float = 0.0
    size: int = 0


@dataclass
class Measured:
    """By (who, kind); without matplotlib only ours."""

    drawn: dict[tuple[str, str], Drawn] = field(default_factory=dict)
    resting: list[float] = field(default_factory=list)

    @property
    def compared(self) -> bool:
        """Whether the baseline was there."""
        return (THEIRS, PNG) in self.drawn


def radars() -> list[Radar]:
    """The shipped self-assessment in four languages: seven axes, a partner and a median."""
    made = []
    for turn, (language, labels) in enumerate(_LABELS.items()):
        values = [((17 * place + 29 * turn) % 97, (11 * place + 40) % 80) for place in range(len(labels))]
        axes = tuple(Axis(label, *pair) for label, pair in zip(labels, values, strict=True))
        made.append(Radar(axes, language, title="Innovation self-assessment 2027", partner="Partner"))
    return made


async def measure() -> Measured:
    """Run all of it; about half a minute."""
    measured = Measured()
    who = [OURS, THEIRS] if importlib.util.find_spec("matplotlib") else [OURS]
    workers = {name: PebbleOffloader(workers=1, seconds=60, memory=1024) for name in who}
    try:
        await _resting(measured)
        for kind in (SVG, PNG):
            await _first(kind, workers, measured)
            for turn in range(ROUNDS):
                await _round(kind, turn, workers, measured)
            for worker in workers.values():
                await worker.close()
    finally:
        for worker in workers.values():
            await worker.close()
    return measured


async def _resting(measured: Measured) -> None:
    """The lag of a loop that only waits: what the machine alone does to it."""
    watching = asyncio.create_task(_watch(measured.resting))
    await asyncio.sleep(2)
    watching.cancel()


async def _first(kind: str, workers: dict[str, PebbleOffloader], measured: Measured) -> None:
    """With a new worker: its start and its imports, which nobody else has to wait for."""
    for name, worker in workers.items():
        drawn = measured.drawn[name, kind] = Drawn()
        before = time.perf_counter()
        picture = await worker.run(_JOBS[name, kind], radars()[0])
        drawn.first = time.perf_counter() - before
        drawn.size = len(picture)


async def _round(kind: str, turn: int, workers: dict[str, PebbleOffloader], measured: Measured) -> None:
    order = list(workers.items())
    for radar in radars():
        for name, worker in order if turn % 2 == 0 else reversed(order):
            drawn = measured.drawn[name, kind]
            watching = asyncio.create_task(_watch(drawn.late))
            await asyncio.sleep(0)
            before = time.perf_counter()
            await worker.run(_JOBS[name, kind], radar)
            drawn.taken.append(time.perf_counter() - before)
            watching.cancel()


async def _watch(late: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(EVERY)
        late.append(max(0.0, loop.time() - before - EVERY))
