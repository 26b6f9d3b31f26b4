"""`search`: the whole service call beside the bare FTS5 query with the same terms, at three sizes.

Both ask the same file in this process and take turns. With PostgreSQL the call is timed there, too.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import search_world
from bot.composition import core_of
from bot.config import Config
from domain.practices.filters import Filters
from domain.search import queries
from domain.search.indexing import FIELDS, WEIGHTS
from services.practices import mending, searching, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import NetworkId
    from services.core import Core
    from storage.transaction import Unscoped

SIZES: Final = (1_000, 10_000, 100_000)
ON_POSTGRES: Final = (1_000, 10_000)
ROUNDS: Final = 5
# What people type: two to five words, frequent and rare, in each language.
ASKED: Final = (
    ("en", "school canteen food waste"),
    ("en", "old fishing nets"),
    ("en", "training for young people"),
    ("en", "rooftop solar tenants"),
    ("en", "innovation voucher small firms"),
    ("fr", "vélos cargo dernier kilomètre"),
    ("fr", "énergie des bâtiments publics"),
    ("fr", "réparer au lieu de jeter"),
    ("fr", "eau potable fuites"),
    ("fr", "jeunes apprentis chantier naval"),
    ("es", "recibo de la luz"),
    ("es", "empresas y formación de personas"),
    ("es", "aceite usado"),
    ("es", "autobús en zonas rurales"),
    ("es", "compra conjunta de sensores"),
    ("pt", "resíduos de couro"),
    ("pt", "água e energia nas casas"),
    ("pt", "financiamento de pequenas empresas"),
    ("pt", "mobilidade elétrica nas cidades"),
    ("pt", "algas e conchas"),
)
_BARE: Final = (
    "SELECT rowid FROM practice_fts WHERE practice_fts MATCH ? "
    f"ORDER BY bm25(practice_fts, {', '.join(str(WEIGHTS[one]) for one in FIELDS)}) LIMIT 10"
)


@dataclass
class Size:
    """Seconds of each call at one size; `entered`: seconds to make it findable; `bytes` of the whole file."""

    practices: int
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    postgres: list[float] = field(default_factory=list)
    entered: float = 0.0
    bytes: int = 0
    index: int = 0


@dataclass
class Measured:
    """By size; `lexicon`: seconds to read the vocabulary, once a process."""

    sizes: list[Size] = field(default_factory=list)
    lexicon: float = 0.0
    loads: list[float] = field(default_factory=list)


async def measure(postgres: str | None, sizes: Sequence[int] = SIZES) -> Measured:
    """Run all of it; some ten minutes, most of which goes into filling the largest."""
    measured = Measured(loads=[os.getloadavg()[0]])
    began = time.perf_counter()
    vocabulary.shipped()
    measured.lexicon = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as folder:
        async with core_of(Config(data=Path(folder)), None) as core:  # type: ignore[call-arg]
            await _grow(core, Path(folder) / "techlink.sqlite3", sizes, measured)
    if postgres is not None:
        await _on_postgres(postgres, measured)
    measured.loads.append(os.getloadavg()[0])
    return measured


async def _grow(core: Core, file: Path, sizes: Sequence[int], measured: Measured) -> None:
    network: NetworkId | None = None
    there = 0
    for many in sizes:
        size = Size(many)
        began = time.perf_counter()
        network = await search_world.filled(core, many - there, network, there)
        size.entered = time.perf_counter() - began
        there = many
        with sqlite3.connect(file) as raw:
            size.bytes, size.index = _bytes(raw)
            for _ in range(ROUNDS):
                for language, text in ASKED:
                    await _turn(core, raw, network, (language, text), size)
        measured.sizes.append(size)


async def _turn(
    core: Core, raw: sqlite3.Connection, network: NetworkId, asked: tuple[str, str], size: Size
) -> None:
    size.ours.append(await _timed(core, network, *asked))
    terms = await core.look_across(_terms, network, *asked)
    match = " OR ".join(f'"{term}"' for term in terms)
    began = time.perf_counter()
    raw.execute(_BARE, (match,)).fetchall()
    size.bare.append(time.perf_counter() - began)


async def _timed(core: Core, network: NetworkId, language: str, text: str) -> float:
    began = time.perf_counter()
    await core.look_across(_ask, network, language, text)
    return time.perf_counter() - began


def _ask(tx: Unscoped, network: NetworkId, language: str, text: str) -> Any:
    return searching.found(tx.within(network), text, language, Filters(), 0, searching.PAGE)


def _terms(tx: Unscoped, network: NetworkId, language: str, text: str) -> list[str]:
    here = tx.within(network)
    lexicon = vocabulary.shipped()
    query, _ = mending.understood(here, queries.read(text, language, lexicon), lexicon)
    return sorted(searching.wanted(query, str(network))[0])


def _bytes(raw: sqlite3.Connection) -> tuple[int, int]:
    """Of the whole file, and of what is there for the search alone."""
    pages = raw.execute("PRAGMA page_count").fetchone()[0] * raw.execute("PRAGMA page_size").fetchone()[0]
    kept = "SELECT sum(length(block)) FROM practice_fts_data"
    texts = "SELECT sum(length(title || keywords || summary || body || names)) FROM practice_search"
    return pages, int(raw.execute(kept).fetchone()[0]) + int(raw.execute(texts).fetchone()[0])


async def _on_postgres(address: str, measured: Measured) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings: dict[str, Any] = {"data": Path(folder), "database": address}
        async with core_of(Config(**settings), None) as core:
            network, there = None, 0
            for size in measured.sizes:
                if size.practices not in ON_POSTGRES:
                    continue
                network = await search_world.filled(core, size.practices - there, network, there)
                there = size.practices
                for _ in range(ROUNDS):
                    size.postgres += [await _timed(core, network, *asked) for asked in ASKED]
