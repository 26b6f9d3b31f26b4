"""The judged queries over the demo collection: what both engines give, and that it is good enough to be shown."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks import relevance
from tests.engines import postgres_only

if TYPE_CHECKING:
    from tests.postgres import Server


@postgres_only
async def test_both_engines_give_the_same_ten_for_each_judged_query(engine: str, postgres: Server) -> None:
    queries = relevance.judged()
    here = await relevance.ours(None, queries)
    there = await relevance.ours(postgres.make("judged"), queries)
    assert len(queries) == 120
    assert {one.id: there[one.id] for one in queries if here[one.id] != there[one.id]} == {}
    # Far below what is published, so that it falls when something breaks and not when a number is turned.
    assert fmean(relevance.ndcg(here[one.id], one.grades) for one in queries) > 0.7
