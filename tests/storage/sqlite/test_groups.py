"""Group commit on the writer's thread: whatever the members do, each is a transaction of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.errors import TransactionLost
from storage.sqlite.connections import connect
from storage.sqlite.groups import Writer
from tests.clock import FixedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.transaction import Unscoped


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    raw = connect(tmp_path_factory.mktemp("groups") / "a.sqlite3")
    raw.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, said TEXT UNIQUE, body BLOB)")
    yield raw
    raw.close()


@pytest.fixture
def writer(raw: sqlite3.Connection) -> Iterator[Writer]:
    raw.execute("DELETE FROM line")
    writer = Writer(raw, FixedClock())
    yield writer
    writer.close()


def said(raw: sqlite3.Connection) -> list[str]:
    return [said for (said,) in raw.execute("SELECT said FROM line ORDER BY id")]


@contextmanager
def little_room(raw: sqlite3.Connection) -> Iterator[None]:
    """A disk with room for a few pages more."""
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages + 20}")
    yield
    raw.execute("PRAGMA max_page_count = 1073741823")


def say(tx: Unscoped, word: str) -> None:
    tx.connection.execute(text("INSERT INTO line (said) VALUES (:word)"), {"word": word})


def saying(word: str) -> Callable[[Unscoped], str]:
    def work(tx: Unscoped) -> str:
        say(tx, word)
        return word

    return work


def failing(word: str) -> Callable[[Unscoped], None]:
    def work(tx: Unscoped) -> None:
        say(tx, word)
        raise LookupError(word)

    return work


def rolling_back(word: str) -> Callable[[Unscoped], None]:
    def work(tx: Unscoped) -> None:
        say(tx, word)
        tx.connection.connection.execute("ROLLBACK")

    return work


def colliding(word: str) -> Callable[[Unscoped], None]:
    """What ON CONFLICT ROLLBACK, a full disk and some other errors do: the whole transaction is gone."""

    def work(tx: Unscoped) -> None:
        say(tx, word)
        tx.connection.execute(text("INSERT OR ROLLBACK INTO line (said) VALUES (:word)"), {"word": word})

    return work


def nesting(word: str) -> Callable[[Unscoped], str]:
    """A member with a savepoint of its own, of which only the outer part is kept."""

    def work(tx: Unscoped) -> str:
        say(tx, word)
        inner = tx.connection.begin_nested()
        say(tx, word + "!")
        inner.rollback()
        return word

    return work


def violating(word: str) -> Callable[[Unscoped], None]:
    """The statement is undone, and the error goes through the work."""

    def work(tx: Unscoped) -> None:
        say(tx, word)
        say(tx, word)

    return work


def violating_inside(word: str) -> Callable[[Unscoped], str]:
    """The error is expected, and the rest of the work is kept."""

    def work(tx: Unscoped) -> str:
        say(tx, word)
        with suppress(IntegrityError), tx.connection.begin_nested():
            say(tx, word)
        return word

    return work


def leaving_open(word: str) -> Callable[[Unscoped], None]:
    def work(tx: Unscoped) -> None:
        say(tx, word)
        tx.connection.begin_nested()
        raise LookupError(word)

    return work


def filling(_word: str) -> Callable[[Unscoped], None]:
    """More than the disk has room for."""

    def work(tx: Unscoped) -> None:
        tx.connection.execute(text("INSERT INTO line (body) VALUES (zeroblob(4000000))"))

    return work


def cancelled(word: str) -> Callable[[Unscoped], None]:
    """An error that is no `Exception`."""

    def work(tx: Unscoped) -> None:
        say(tx, word)
        raise KeyboardInterrupt

    return work


KINDS = {
    "saying": saying,
    "nesting": nesting,
    "violating_inside": violating_inside,
    "violating": violating,
    "leaving_open": leaving_open,
    "filling": filling,
    "cancelled": cancelled,
    "failing": failing,
    "rolling_back": rolling_back,
    "colliding": colliding,
}
KEPT = ("saying", "nesting", "violating_inside")


@pytest.fixture(scope="module")
def shared(raw: sqlite3.Connection) -> Iterator[Writer]:
    writer = Writer(raw, FixedClock())
    yield writer
    writer.close()


@given(kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=12))
def test_exactly_the_members_that_succeed_are_kept(
    kinds: list[str], raw: sqlite3.Connection, shared: Writer
) -> None:
    raw.execute("DELETE FROM line")
    with little_room(raw):
        outcomes = shared.run([KINDS[kind](f"{n}") for n, kind in enumerate(kinds)])
    expected = [f"{n}" for n, kind in enumerate(kinds) if kind in KEPT]
    assert said(raw) == expected
    assert [outcome.value for outcome in outcomes if outcome.error is None] == expected
    assert not raw.in_transaction


def test_who_ends_the_transaction_is_told(raw: sqlite3.Connection, writer: Writer) -> None:
    outcomes = writer.run([saying("a"), rolling_back("b"), saying("c")])
    assert [type(outcome.error) for outcome in outcomes] == [type(None), TransactionLost, type(None)]
    assert said(raw) == ["a", "c"]


def test_a_full_disk_costs_only_who_does_not_fit(raw: sqlite3.Connection, writer: Writer) -> None:
    with little_room(raw):
        outcomes = writer.run([saying("before"), filling(""), saying("after")])
    assert "full" in str(outcomes[1].error)
    assert (outcomes[0].value, outcomes[2].value) == ("before", "after")
    assert said(raw) == ["before", "after"]


def test_a_lost_nested_transaction_does_not_confuse_the_next(raw: sqlite3.Connection, writer: Writer) -> None:
    def lost_inside(tx: Unscoped) -> None:
        with tx.connection.begin_nested():
            tx.connection.connection.execute("ROLLBACK")

    def left_open(tx: Unscoped) -> None:
        tx.connection.begin_nested()
        raise LookupError

    for bad in (lost_inside, left_open):
        outcomes = writer.run([bad, nesting(bad.__name__)])
        assert outcomes[0].error is not None
        assert outcomes[1].value == bad.__name__
        assert writer.run([lambda tx: tx.connection.in_nested_transaction()])[0].value is False
        assert writer.run([bad])[0].error is not None
        assert writer.run([nesting(bad.__name__ + " alone")])[0].error is None
    assert said(raw) == ["lost_inside", "lost_inside alone", "left_open", "left_open alone"]


def test_nothing_is_committed_before_all_have_run(
    tmp_path: Path, raw: sqlite3.Connection, writer: Writer
) -> None:
    path = raw.execute("PRAGMA database_list").fetchone()[2]
    with closing(sqlite3.connect(path)) as stranger:

        def looking(_tx: Unscoped) -> list[str]:
            return said(stranger)

        outcomes = writer.run([saying("a"), looking, saying("b"), looking])
        assert [outcomes[1].value, outcomes[3].value] == [[], []]
        assert said(stranger) == ["a", "b"]
