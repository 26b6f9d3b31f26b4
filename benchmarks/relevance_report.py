"""The section on `relevance`: what was measured, how, and whether the aims are met."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from statistics import fmean
from typing import TYPE_CHECKING, Final

from benchmarks.page import aim

if TYPE_CHECKING:
    from benchmarks.relevance import Measured

_KINDS: Final = ("same", "across", "inflected", "misspelt", "all")
_SAME: Final = 0.9
_ACROSS: Final = 0.75
_HOW: Final = """\
## `relevance`: whether the first ten are the right ones

**What.** 120 judged queries over the 200 practices of the demo collection, in four languages mixed: 40 in the
language of what they look for, 40 in another one, 20 inflected or without accents, 20 misspelt. Each practice
has a grade from 0 to 3 for each query, given by reading all of them, without any search
(`benchmarks/relevance/README.md`). *nDCG@10* is 1 where the best come first; *recall* is the share of what is
helpful (grades 2 and 3) that is among the first ten.

**Baselines.** *FTS5 alone*: SQLite’s full text search as it comes, words joined by OR, its own BM25 with
weights of fields. *PostgreSQL’s own*: each practice under its language’s configuration, the query under each,
joined by OR, `ts_rank_cd`.

**How.** The set is split in half; the ranking was tuned on the first half, and **the figures below are those
of the second**, which nothing was tuned on.
"""


def section(measured: Measured) -> str:
    """The whole section."""
    said = datetime.now(UTC).strftime("%-d %B %Y")
    return "\n".join(
        [
            _HOW,
            *_aims(measured),
            "",
            *_table(measured),
            "",
            f"Measured on {said} with Python {platform.python_version()}.",
            "",
        ]
    )


def _aims(measured: Measured) -> list[str]:
    def mean(who: str, kind: str) -> float:
        return fmean(measured.ndcg[who, "b", kind])

    others = [who for who in _searchers(measured) if who != "Techlink"]
    best = max(mean(who, "same") for who in others)
    told = f"nDCG@10 where language is the same: at least {_SAME}, and above both baselines"
    lines = [
        "| Aim | Measured | |",
        "|---|---|---|",
        aim(
            told,
            f"{mean('Techlink', 'same'):.3f} (the better baseline: {best:.3f})",
            met=mean("Techlink", "same") >= max(_SAME, best),
        ),
        aim(
            f"nDCG@10 across languages: at least {_ACROSS}",
            f"{mean('Techlink', 'across'):.3f} "
            f"(the better baseline: {max(mean(who, 'across') for who in others):.3f})",
            met=mean("Techlink", "across") >= _ACROSS,
        ),
    ]
    if measured.compared:
        lines.append(
            aim(
                "The same first ten on SQLite and PostgreSQL",
                f"{measured.alike} of {measured.compared} queries",
                met=measured.alike == measured.compared,
            )
        )
    return lines


def _searchers(measured: Measured) -> list[str]:
    return list(dict.fromkeys(who for who, _, _ in measured.ndcg))


def _table(measured: Measured) -> list[str]:
    rows = ["| Search | Queries | n | nDCG@10 | recall@10 |", "|---|---|---:|---:|---:|"]
    for who in _searchers(measured):
        for kind in _KINDS:
            gained, found = measured.ndcg[who, "b", kind], measured.recall[who, "b", kind]
            if gained:
                rows.append(f"| {who} | {kind} | {len(gained)} | {fmean(gained):.3f} | {fmean(found):.3f} |")
    return rows
