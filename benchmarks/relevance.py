"""`relevance`: how good the first ten results are, for judged queries over the demo collection.

The same queries go to Techlink on both engines, to SQLite's FTS5 as it comes, and to PostgreSQL's own search
in each language. Half "a" is what the ranking was tuned on; half "b" was never looked at, and is published.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.search_world import shipped
from bot.composition import core_of
from bot.config import Config
from domain.practices import entries
from services.practices import importing, searching
from storage import across

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.actors import NetworkId
    from storage.transaction import Unscoped

QUERIES: Final = Path(__file__).parent / "relevance" / "queries.json"
TEN: Final = 10
_CONFIGURATIONS: Final = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese"}
_PUT: Final = """
    INSERT INTO t VALUES (%(key)s, %(c)s::regconfig,
        setweight(to_tsvector(%(c)s::regconfig, %(title)s), 'A')
        || setweight(to_tsvector(%(c)s::regconfig, %(body)s), 'C'))
"""
_ASK: Final = """
    SELECT key FROM t,
        LATERAL (SELECT replace(plainto_tsquery(language, %(text)s)::text, '&', '|')::tsquery AS q) AS asked
    WHERE v @@ q ORDER BY ts_rank_cd(v, q) DESC, key LIMIT 20
"""
_TEXTS: Final = ("title", "summary", "problem", "solution", "evidence", "transfer")


@dataclass(frozen=True)
class Query:
    """A judged query: `grades` from 1 to 3 by key of the practice, all others are 0."""

    id: str
    half: str
    kind: str
    language: str
    text: str
    grades: Mapping[str, int]


@dataclass
class Measured:
    """By searcher, half and kind, nDCG and recall of each query. `alike`: the same ten on both engines."""

    ndcg: dict[tuple[str, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    recall: dict[tuple[str, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    alike: int = 0
    compared: int = 0


def judged() -> list[Query]:
    """The set, as it is kept."""
    return [Query(**one) for one in json.loads(QUERIES.read_text("utf-8"))]


def ndcg(found: Sequence[str], grades: Mapping[str, int], at: int = TEN) -> float:
    """Normalised discounted cumulative gain: 1 where the best come first (gain 2^grade - 1)."""

    def gain(values: Sequence[int]) -> float:
        return math.fsum((2**value - 1) / math.log2(place + 2) for place, value in enumerate(values[:at]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(key, 0) for key in found]) / best if best else 0.0


def recall(found: Sequence[str], grades: Mapping[str, int], at: int = TEN) -> float:
    """Which share of what is helpful (grade 2 and 3), as far as it fits, is among the first."""
    wanted = {key for key, grade in grades.items() if grade > 1}
    return len(wanted & set(found[:at])) / min(len(wanted), at) if wanted else 0.0


async def measure(postgres: str | None) -> Measured:
    """Run all of it; under a minute."""
    measured = Measured()
    queries = judged()
    here = await ours(None, queries)
    _count(measured, "Techlink", queries, here)
    _count(measured, "FTS5 alone", queries, _fts5(queries))
    if postgres is not None:
        there = await ours(postgres, queries)
        measured.compared = len(queries)
        measured.alike = sum(here[one.id] == there[one.id] for one in queries)
        _count(measured, "PostgreSQL’s own", queries, _postgres(postgres, queries))
    return measured


def _count(measured: Measured, who: str, queries: Sequence[Query], found: Mapping[str, list[str]]) -> None:
    for one in queries:
        for kind in (one.kind, "all"):
            measured.ndcg[who, one.half, kind].append(ndcg(found[one.id], one.grades))
            measured.recall[who, one.half, kind].append(recall(found[one.id], one.grades))


async def ours(address: str | None, queries: Sequence[Query]) -> dict[str, list[str]]:
    """The keys that Techlink finds, by id of the query: on SQLite, or on the PostgreSQL database there."""
    with tempfile.TemporaryDirectory() as folder:
        settings: dict[str, Any] = {"data": Path(folder)}
        if address is not None:
            settings["database"] = address
        async with core_of(Config(**settings), None) as core:
            network = await core.across(_filled)

            def ask(tx: Unscoped) -> dict[str, list[str]]:
                here = tx.within(network)
                return {one.id: searching.keys(here, one.text, one.language, TEN) for one in queries}

            return await core.look_across(ask)


def _filled(tx: Unscoped) -> NetworkId:
    made = across.found_network(tx, server=None, name="Relevance", language="en", zone="UTC").id
    importing.take_over(tx.within(made), entries.read(shipped()), publish=True)
    return made


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _fts5(queries: Sequence[Query]) -> dict[str, list[str]]:
    """One table of all languages, its tokenizer that folds accents, all words joined by OR, its BM25."""
    with sqlite3.connect(":memory:") as raw:
        raw.execute(f"CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, {', '.join(_TEXTS)}, keywords)")
        places = ", ".join("?" * (len(_TEXTS) + 2))
        raw.executemany(
            f"INSERT INTO t VALUES ({places})",
            [
                [one["key"], *(one.get(name, "") for name in _TEXTS), " ".join(one.get("keywords", ()))]
                for one in shipped()
            ],
        )
        ask = "SELECT key FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, 5, 2.5, 1, 1, 1, 1, 4) LIMIT 20"
        return {
            one.id: _once(raw.execute(ask, (" OR ".join(f'"{word}"' for word in _words(one.text)),)))
            for one in queries
        }


def _postgres(address: str, queries: Sequence[Query]) -> dict[str, list[str]]:
    """Each practice under its language's configuration; the query under each, joined by OR, `ts_rank_cd`."""
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(address) as raw:
        raw.execute("CREATE TEMP TABLE t (key text, language regconfig, v tsvector)")
        for one in shipped():
            body = " ".join(one.get(name, "") for name in _TEXTS[1:])
            said = {
                "key": one["key"],
                "c": _CONFIGURATIONS[one["language"]],
                "title": one["title"],
                "body": body,
            }
            raw.execute(_PUT, said)
        return {one.id: _once(raw.execute(_ASK, {"text": one.text})) for one in queries}


def _once(rows: Any) -> list[str]:
    return list(dict.fromkeys(str(row[0]) for row in rows))[:TEN]
