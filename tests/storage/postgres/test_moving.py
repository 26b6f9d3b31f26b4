"""Moving a SQLite file's rows to PostgreSQL: everything as it was, or nothing, and never over something else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from storage import moving
from storage.errors import DatabaseBusy, DatabaseRefused, MoveFailed, SchemaMismatch
from storage.moving import move
from storage.postgres import migrating
from storage.schema import metadata
from storage.sqlite.connections import connect
from tests.storage.test_migrations import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Column, Connection, Table

    from tests.postgres import Server

# A row at least in every table; Ana was recorded by Eva, who came later.
ROWS = """
INSERT INTO network (id, server_id, name, language, zone, demo, created_at)
    VALUES (7, 9007199254740993, 'Atlântico „Ñ” 漢', 'pt', 'Europe/Lisbon', TRUE, 1800000000123);
INSERT INTO partner (id, network_id, code, name, kind, language, created_at)
    VALUES (3, 7, 'P1', 'Centro', 'centre', 'pt', 1800000000000);
INSERT INTO person (id, name, created_at) VALUES (1, 'Ana', 1), (2, 'Eva', 2);
INSERT INTO channel (person_id, kind, address, agreed_at) VALUES (1, 'discord', '100', 5), (2, 'discord', '101', NULL);
INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at) VALUES (5, 7, 2, NULL, '', 1);
INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at, recorded_by)
    VALUES (4, 7, 1, 3, 'head of R&D', 1, 5);
INSERT INTO member_role (network_id, member_id, role) VALUES (7, 4, 'contact'), (7, 5, 'coordinator');
INSERT INTO setting (network_id, key, value, changed_at, changed_by) VALUES (7, 'a', '[1, "é"]', 1, 5);
INSERT INTO setting_history (network_id, key, value, changed_at) VALUES (7, 'a', '{"b":1.50}', 1);
INSERT INTO form (id, network_id, hash, definition, added_at) VALUES (1, 7, 'h', '{}', 1);
INSERT INTO wave (id, network_id, form_id, label, opens_at, closes_at, created_by, created_at)
    VALUES (2, 7, 1, '2027', 1, 2, 5, 1);
INSERT INTO invitation (network_id, wave_id, partner_id, state) VALUES (7, 2, 3, 'posted');
INSERT INTO survey_session (id, network_id, wave_id, member_id, partner_id, walk, revision, reviewing, paused,
        started_at, updated_at)
    VALUES (6, 7, 2, 4, 3, '{"a":null}', 3, FALSE, TRUE, 1, 2);
INSERT INTO survey_event (network_id, session_id, revision, at, language, kind, node)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
    SELECT 7, 6, i, i, 'pt', 'set', 'q' || i FROM n;
INSERT INTO submission (network_id, receipt, wave_id, partner_id, member_id, answers, sent_at)
    VALUES (7, 'AAAA-BBBB', 2, 3, 4, '{"/data/q":"l2"}', 1);
INSERT INTO settlement (network_id, wave_id, partner_id, node, value, basis, member_id, settled_at)
    VALUES (7, 2, 3, '/data/q', 'l2', '["l2","l3"]', 4, 1);
INSERT INTO signature (network_id, wave_id, partner_id, answers, people, shared, ever_shared, member_id, signed_at)
    VALUES (7, 2, 3, '{"/data/q":"l2"}', 2, TRUE, FALSE, 4, 1);
INSERT INTO nudge (network_id, wave_id, partner_id, state, asked_at) VALUES (7, 2, 3, 'due', 1);
INSERT INTO delivery (id, network_id, way, address, nonce, state, attempts, created_at)
    VALUES (1, 7, 'discord', '100', 'n', 'pending', 0, 1);
INSERT INTO notice (id, network_id, kind, subject_kind, subject_id, member_id, dedupe_key, state, due_at, wake_at,
        created_at, delivery_id)
    VALUES (1, 7, 'k', 'wave', 2, 4, 'd', 'pending', 1, 2, 1, 1);
INSERT INTO delivery_notice (network_id, delivery_id, notice_id) VALUES (7, 1, 1);
INSERT INTO inbox (network_id, notice_id, member_id, placed_at) VALUES (7, 1, 4, 1);
INSERT INTO notice_settings (network_id, member_id, way, digest_at, digest_weekday) VALUES (7, 4, 'dm', '09:00', 0);
INSERT INTO notice_rhythm (network_id, member_id, kinds, rhythm) VALUES (7, 4, 'survey', 'daily');
INSERT INTO draft (id, network_id, address, kind, payload, created_at, expires_at) VALUES (40, 7, '1', 'k', '{}', 1, 2);
INSERT INTO draft (id, network_id, address, kind, payload, created_at, expires_at) VALUES (41, 7, '1', 'k', '{}', 1, 2);
DELETE FROM draft WHERE id = 41;
INSERT INTO trail (network_id, at, act, subject_kind, subject_id, detail) VALUES (7, 1, 'edited', 'partner', 3, '{}');
INSERT INTO arrival (network_id, member_id, code, listed_at, arrived_at) VALUES (7, 4, 'ABCD-EFGH', 1, 2);
INSERT INTO consent (network_id, member_id, purpose, wording, language, given_at, how, recorded_by)
    VALUES (7, 4, 'photo', 'photo.1', 'pt', 1, 'behalf', 5);
INSERT INTO secret (name, value, made_at) VALUES ('links', 'é', 1);
"""


# Plans lie in a network of their own, as they do where their tables are made; evidence names its file since then.
SHA256 = "a" * 64
PLANS = (
    WRITTEN["0006"]
    .replace("kind, text, file,", "kind, text, file_id,")
    .replace(f"'{SHA256}'", "1")
    .partition("INSERT INTO plan (")
)
ROWS += f"""
INSERT INTO network (id, name, language, zone, demo, created_at) VALUES (1, 'B', 'pt', 'Europe/Lisbon', FALSE, 1);
INSERT INTO member (id, network_id, person_id, function, joined_at) VALUES (1, 1, 1, '', 1);
INSERT INTO file (id, network_id, sha256, name, media, size, member_id, given_at)
    VALUES (1, 1, '{SHA256}', 'map.pdf', 'application/pdf', 9000000000, 1, 1800000000123);
{"".join(PLANS[1:])}
INSERT INTO sign_in (person_id, sha256, made_at, expires_at) VALUES (1, '{SHA256}', 1, 2);
INSERT INTO portal_session (person_id, sha256, device, opened_at, seen_at, expires_at)
    VALUES (1, '{SHA256}', 'Firefox', 1, 2, 3);
INSERT INTO address_claim (person_id, address, made_at, expires_at) VALUES (1, 'ana@porto.example', 1, 2);
"""


def written(revision: str, first: str) -> str:
    """What could be written at a revision, from the first row of that table on."""
    _, table, rows = WRITTEN[revision].partition(f"INSERT INTO {first} ")
    assert table
    return table + rows


# Events lie in that network too.
ROWS += f"""
INSERT INTO form (id, network_id, hash, definition, added_at) VALUES (2, 1, 'h', '{{}}', 1);
{written("0010", "guest")}
{written("0011", "methodology_version")}
{written("0012", "agenda_item")}
{written("0013", "feedback").replace("VALUES (1, 1, 1, 1811845800000", "VALUES (1, 1, 2, 1811845800000")}
"""

# And so do practices, with all that was said and made of them.
ROWS += f"""
{written("0014", "practice")}
{written("0015", "practice_quote")}
{written("0016", "practice_saved_search")}
{written("0017", "practice_adoption")}
{written("0018", "visit")}
{written("0019", "practice_concept")}
INSERT INTO practice_file (network_id, practice_id, file_id) VALUES (1, 1, 1);
"""


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Path:
    """A SQLite file with rows in every table."""
    path = tmp_path / "techlink.sqlite3"
    path.write_bytes(empty_file.read_bytes())
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.executescript(ROWS)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    return path


@pytest.fixture
def target(postgres: Server) -> str:
    return postgres.make("moved")


@pytest.fixture
def there(target: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(target, autocommit=True) as raw:
        yield raw


def quiet(_table: str, _copied: int, _total: int) -> None:
    """Nobody listens."""


def named(columns: Iterable[Column[Any]]) -> str:
    """Their names, quoted: one is called "left"."""
    return ", ".join(f'"{one.name}"' for one in columns)


def rows_of(execute: Any) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, as they lie there."""
    return {
        table.name: execute(
            f"SELECT {named(table.c)} FROM {table.name} ORDER BY {named(table.primary_key)}"
        ).fetchall()
        for table in metadata.sorted_tables
    }


def test_every_row_of_every_table_arrives_as_it_was(
    file: Path, target: str, there: psycopg.Connection[Any]
) -> None:
    with closing(connect(file)) as here:
        before = list(here.iterdump())
        sent = rows_of(here.execute)
        assert all(sent.values()), "every table is tried: add a row to ROWS for a new one"
        heard: list[tuple[str, int, int]] = []
        moved = move(f"sqlite:///{file}", target, lambda *told: heard.append(told))
        assert list(here.iterdump()) == before, "the file is left as it was"
    assert rows_of(there.execute) == sent
    assert moved == {name: len(rows) for name, rows in sent.items()}
    assert [told[1:] for told in heard if told[0] == "survey_event"] == [
        (0, 2500),
        (1000, 2500),
        (2000, 2500),
        (2500, 2500),
    ]


def test_keys_go_on_where_they_were_and_none_is_given_again(
    file: Path, target: str, there: psycopg.Connection[Any]
) -> None:
    move(f"sqlite:///{file}", target, quiet)
    person = there.execute("INSERT INTO person (name, created_at) VALUES ('Rui', 1) RETURNING id").fetchone()
    draft = there.execute(
        "INSERT INTO draft (network_id, address, kind, payload, created_at, expires_at)"
        " VALUES (7, '1', 'k', '{}', 1, 2) RETURNING id"
    ).fetchone()
    assert (person, draft) == ((3,), (42,)), "41 was a draft that is gone"


def test_a_database_that_holds_something_is_refused(
    file: Path, target: str, there: psycopg.Connection[Any]
) -> None:
    migrating.upgrade(target)
    there.execute("INSERT INTO person (name, created_at) VALUES ('Rui', 1)")
    with pytest.raises(DatabaseRefused, match="person"):
        move(f"sqlite:///{file}", target, quiet)
    assert there.execute("SELECT count(*) FROM network").fetchone() == (0,)


def test_nothing_arrives_when_something_fails_on_the_way(
    file: Path, target: str, there: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(table: str, _copied: int, _total: int) -> None:
        if table == "trail":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(f"sqlite:///{file}", target, stop)
    assert not any(rows_of(there.execute).values())

    def lose(there: Connection, table: Table, *_: object) -> None:
        if table.name == "trail":
            there.execute(table.delete())

    monkeypatch.setattr(moving, "_look_back", lose)
    with pytest.raises(MoveFailed, match="not all rows arrived in trail"):
        move(f"sqlite:///{file}", target, quiet)
    assert not any(rows_of(there.execute).values())


def test_a_file_that_is_being_written_is_left_alone(
    file: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.connections.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("storage.sqlite.giving.connect", lambda path: connect(path, busy=0.05))
    with closing(connect(file)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy, match="stop Techlink"):
            move(f"sqlite:///{file}", target, quiet)


@pytest.mark.parametrize("content", [None, b"no database at all, but long enough to be one" * 50])
def test_what_is_no_file_of_ours_is_refused_and_not_made(
    tmp_path: Path, target: str, content: bytes | None
) -> None:
    path = tmp_path / "other.sqlite3"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises((DatabaseRefused, SchemaMismatch), match="other"):
        move(f"sqlite:///{path}", target, quiet)
    assert path.exists() is (content is not None)


def test_a_file_of_an_earlier_version_is_not_brought_up_to_date(file: Path, target: str) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0002'")
    with pytest.raises(SchemaMismatch, match="techlink migrate"):
        move(f"sqlite:///{file}", target, quiet)


@pytest.mark.parametrize(
    ("source", "target_"), [("postgresql://x/y", "postgresql://x/z"), ("sqlite:///a", "sqlite:///b")]
)
def test_only_from_a_file_to_a_server(source: str, target_: str) -> None:
    with pytest.raises(DatabaseRefused):
        move(source, target_, quiet)
