"""The section on `search`: what was measured, how, and whether the aims are met."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from benchmarks.figures import percentile
from benchmarks.page import aim
from benchmarks.search import ASKED, ROUNDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.search import Measured, Size

_TIMES: Final = 1.3
_MORE: Final = 5.0
_AT_TEN_THOUSAND: Final = 25.0
_HOW: Final = f"""\
## `search`: how long somebody waits for what they look for

**What.** The whole service call of `/practice search`: the words are read, in four languages, with synonyms,
translations and mended spellings; the engine finds; the best are put in order; the page is loaded with its
snippets and counted by theme, country and so on.

**Baseline.** The bare FTS5 query on the same file with the same terms, joined by OR, in order of its BM25,
ten row numbers. It is asked through Python’s `sqlite3`.

**How.** Practices made of the sentences of the demo collection, a quarter in each language
(`benchmarks/search_world.py`); {len(ASKED)} queries, {ROUNDS} rounds, in turns, in one process. What is
behind the first sixty that the engine finds is not looked at again: of a larger collection the ranking sees
no more. What was typed is read in the first round and known in the others, as when somebody turns a page.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    return "\n".join([_HOW, *_aims(measured), "", *_table(measured), "", *_conditions(measured), ""])


def _ms(taken: Sequence[float], share: float) -> float:
    return percentile(taken, share) * 1000


def _aims(measured: Measured) -> list[str]:
    lines = ["| Aim | Measured | |", "|---|---|---|"]
    for size in measured.sizes:
        bare, ours = _ms(size.bare, 0.95), _ms(size.ours, 0.95)
        told = f"{size.practices:,} practices, p95: at most {_TIMES:g} times bare FTS5 and {_MORE:g} ms"
        most = _TIMES * bare + _MORE
        lines.append(aim(told, f"{ours:.1f} ms (of {most:.1f} ms; bare: {bare:.1f} ms)", met=ours <= most))
        if size.practices == 10_000:
            told = f"{size.practices:,} practices, p95: at most {_AT_TEN_THOUSAND:g} ms"
            lines.append(aim(told, f"{ours:.1f} ms", met=ours <= _AT_TEN_THOUSAND))
    return lines


def _table(measured: Measured) -> list[str]:
    rows = [
        "| Practices | By | n | p50 ms | p95 ms | entering one, ms | the file, MB | for the search, MB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    before = 0
    for size in measured.sizes:
        one = size.entered / (size.practices - before) * 1000
        before = size.practices
        rows.append(_row(size, "bare FTS5", size.bare, "", "", ""))
        rows.append(
            _row(
                size,
                "Techlink",
                size.ours,
                f"{one:.1f}",
                f"{size.bytes / 1e6:.0f}",
                f"{size.index / 1e6:.0f}",
            )
        )
        if size.postgres:
            rows.append(_row(size, "Techlink on PostgreSQL", size.postgres, "", "", ""))
    return rows


def _row(size: Size, by: str, taken: Sequence[float], *more: str) -> str:
    half, most = _ms(taken, 0.5), _ms(taken, 0.95)
    return f"| {size.practices:,} | {by} | {len(taken)} | {half:.1f} | {most:.1f} | {' | '.join(more)} |"


def _conditions(measured: Measured) -> list[str]:
    said = datetime.now(UTC).strftime("%-d %B %Y")
    loads = ", ".join(f"{one:.1f}" for one in measured.loads)
    return [
        f"Reading the vocabulary, once a process when somebody searches first: {measured.lexicon:.1f} s.",
        f"The machine has {os.cpu_count()} processors; its load before and after: {loads}.",
        f"Measured on {said} with Python {platform.python_version()} and SQLite {sqlite3.sqlite_version}.",
    ]
