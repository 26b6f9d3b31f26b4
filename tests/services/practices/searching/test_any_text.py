"""Whatever is typed is searched for without an error, and never by looking through a whole table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from domain.languages import LANGUAGES
from domain.practices.filters import Filters
from services.practices import completing, matching, searching
from storage.practices import practices
from storage.searching import searching as index
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from domain.actors import Actor
    from services.core import Core
    from storage.transaction import Transaction

SIGNS: Final = (
    "AND", "OR", "NOT", "NEAR", '"', "“", "”", "«", "»", "*", "(", ")", ":", "^", "-", "'", "''", ";", "--", "\\",
    "%", "_", "{", "}", "|", "&", "!", "<->", "title:", "\x00", "\u202e", "🚲", "👩‍🔬", "½", "İ", "ß", "ﬃ",
    "DROP TABLE practice", "' OR 1=1 --", "NULL", "bicicleta", "cargo", "the", "de la", "école", "велосипед",
    "自転車", "دراجة", "9" * 30, "a" * 100, "1", "q",
)  # fmt: skip
TYPED: Final = (
    st.text(max_size=80)
    | st.lists(st.sampled_from(SIGNS), max_size=30).map(" ".join)
    | st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
)
FILTERS: Final = st.sampled_from(
    [
        Filters(),
        Filters(themes=frozenset({"energy", "'"})),
        Filters(years=(0, 9999), regions=frozenset({"PT11"})),
    ]
)
# One row a network: the sum of all is asked for, as FTS5 asks it of itself.
_SMALL: Final = "practice_search_total"


class Watched:
    """The statements on practices of a connection, each with how the database would go about it."""

    def __init__(self, connection: Connection) -> None:
        self.plans: list[str] = []
        self._sqlite = connection.dialect.name == "sqlite"
        self._connection = connection
        if not self._sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            # A plan that cannot do without one counts as so costly that it would be compiled first, each time.
            connection.exec_driver_sql("SET LOCAL jit = off")
        event.listen(connection, "before_cursor_execute", self._explain)

    def end(self) -> None:
        event.remove(self._connection, "before_cursor_execute", self._explain)

    def whole_tables(self) -> list[str]:
        """The steps that look through a whole table of practices."""
        return [one for one in self.plans if _is_whole(one, sqlite=self._sqlite)]

    def _explain(self, _connection: Any, cursor: Any, statement: str, asked: Any, *_: Any) -> None:
        if "practice" in statement and statement.startswith(("SELECT", "WITH", "\nWITH")):
            how = "EXPLAIN QUERY PLAN" if self._sqlite else "EXPLAIN"
            cursor.execute(f"{how} {statement}", asked)
            self.plans += [str(row[-1] if self._sqlite else row[0]).strip() for row in cursor.fetchall()]


def _is_whole(step: str, *, sqlite: bool) -> bool:
    if _SMALL in step:
        return False
    if not sqlite:
        return "Seq Scan on practice" in step
    # "INDEX 0:" of a virtual table with nothing behind it is all of it; with "M" it is what matches.
    return step.startswith("SCAN practice") and ("VIRTUAL TABLE" not in step or step.endswith("INDEX 0:"))


def test_a_whole_table_would_be_seen() -> None:
    assert _is_whole("SCAN practice_search AS s", sqlite=True)
    assert _is_whole("SCAN practice_fts VIRTUAL TABLE INDEX 0:", sqlite=True)
    assert not _is_whole("SCAN practice_fts VIRTUAL TABLE INDEX 0:M6", sqlite=True)
    assert not _is_whole("SEARCH practice USING INDEX ix (network_id=?)", sqlite=True)
    assert _is_whole("->  Seq Scan on practice_posting p", sqlite=False)
    assert not _is_whole("Seq Scan on practice_search_total", sqlite=False)


@pytest.mark.usefixtures("made")
async def test_any_text_is_searched_for_without_an_error_or_a_whole_table(core: Core) -> None:
    tried = 0

    def run(tx: Transaction, actor: Actor) -> list[str]:
        watched = Watched(tx.connection)

        @settings(max_examples=60)
        @given(typed=TYPED, language=st.sampled_from(LANGUAGES), filters=FILTERS)
        @example(typed="bicicleta " * 1_000, language="pt", filters=Filters())
        @example(typed="x" * 10_000, language="en", filters=Filters())
        @example(typed='"' * 10_000, language="en", filters=Filters(themes=frozenset({"energy"})))
        @example(typed='"cargo" "bikes" NOT (OR "the of"', language="en", filters=Filters())
        @example(typed="the of and de la", language="en", filters=Filters())
        @example(typed="bicyc\x00le", language="en", filters=Filters())
        def finds(typed: str, language: str, filters: Filters) -> None:
            nonlocal tried
            tried += 1
            found = searching.found(tx, typed, language, filters, 0, 5)
            assert found.total <= 3
            assert len(found.found) == found.total
            matching.matches(tx, typed, language, filters)
            completing.complete(tx, actor, typed)

        finds()
        watched.end()
        assert watched.plans
        return watched.whole_tables()

    assert await core.read(BOSS, run) == []
    assert tried > 40


@pytest.mark.usefixtures("made")
async def test_what_is_asked_for_by_ids_is_not_looked_for_in_a_whole_network(core: Core) -> None:
    def run(tx: Transaction, _: Actor) -> list[str]:
        watched = Watched(tx.connection)
        assert index.candidates(tx, range(1, index.FIRST + 1))
        assert practices.newest(tx, 3)
        watched.end()
        assert watched.plans
        return [one for one in watched.plans if one.endswith("(network_id=?)")]

    assert await core.read(BOSS, run) == []


@pytest.mark.usefixtures("made")
async def test_what_autocomplete_offers_fits_and_finds(core: Core) -> None:
    def run(tx: Transaction, actor: Actor) -> Iterator[tuple[str, int]]:
        for typed in ("bic", "bicicletas de ca", "leather", "sol", ""):
            for shown, value in completing.complete(tx, actor, typed):
                assert len(value) <= 100
                yield shown, searching.found(tx, value, "en", Filters(), 0, 5).total

    offered = dict(await core.read(BOSS, lambda tx, actor: list(run(tx, actor))))
    assert offered["Leather offcuts become school bags"] >= 1
    assert offered["bicicleta de carga"] >= 1
    assert offered["bicicletas"] >= 1
