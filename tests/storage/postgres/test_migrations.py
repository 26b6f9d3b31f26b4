"""The history on PostgreSQL: the same steps, the same end, and clear words for a server that is not as it must be."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from storage import dialect, migrations
from storage.errors import DatabaseBusy, DatabaseRefused, DatabaseUnreachable, SchemaMismatch
from storage.migrations.tools import has_model, upgrade_connection
from storage.postgres import connections, migrating
from storage.schema import metadata
from tests.storage.test_migrations import WRITTEN, assert_kept, steps, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from tests.postgres import Server

ROOT = Path(__file__).parents[3]


@pytest.fixture
def fresh(postgres: Server) -> str:
    """An empty database."""
    return postgres.make("fresh")


@pytest.fixture
def raw(fresh: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(fresh, autocommit=True) as raw:
        yield raw


@pytest.fixture
def engine_on() -> Iterator[Callable[[str], Engine]]:
    made: list[Engine] = []

    def on(address: str) -> Engine:
        made.append(connections.engine(address, 2))
        return made[-1]

    yield on
    for engine in made:
        engine.dispose()


def test_the_steps_lead_to_the_tables_of_the_code(
    postgres: Server, engine_on: Callable[[str], Engine]
) -> None:
    with engine_on(postgres.address).connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": has_model}
        )
        assert compare_metadata(context, metadata) == []


def described(connection: Connection) -> dict[str, object]:
    """What Alembic does not compare: checks, foreign keys' actions, how texts are ordered, where keys come from."""
    inspector = inspect(connection)
    found: dict[str, object] = {}
    for name in inspector.get_table_names():
        if name == "alembic_version" or not has_model(name, "table", {}):
            continue
        found[f"{name} checks"] = {c["name"]: c["sqltext"] for c in inspector.get_check_constraints(name)}
        keys = inspector.get_foreign_keys(name)
        found[f"{name} references"] = sorted((str(key["name"]), str(key["options"])) for key in keys)
        for column in inspector.get_columns(name):
            collation = getattr(column["type"], "collation", None)
            found[f"{name}.{column['name']}"] = str(column["type"]), collation, column["default"]
    return found


def test_the_steps_lead_to_the_constraints_of_the_code(
    postgres: Server, fresh: str, engine_on: Callable[[str], Engine]
) -> None:
    dialect.order_texts_alike()
    with engine_on(postgres.address).connect() as migrated, engine_on(fresh).begin() as made:
        metadata.create_all(made)
        assert described(migrated) == described(made)
        assert described(made)["person.name"] == ('TEXT COLLATE "C"', "C", None)


@pytest.mark.parametrize("step", steps())
def test_what_was_written_before_a_step_survives_all_later_ones(
    step: str, fresh: str, raw: psycopg.Connection[Any], engine_on: Callable[[str], Engine]
) -> None:
    with engine_on(fresh).begin() as connection:
        upgrade_connection(connection, None, step)
    raw.execute(WRITTEN[step])
    tables = set(re.findall(r"INSERT INTO (\w+)", WRITTEN[step]))
    before = written(raw, tables)
    assert all(before.values())
    migrating.upgrade(fresh)
    assert_kept(before, written(raw, tables))


def test_a_step_that_fails_leaves_the_database_as_it_was(
    fresh: str, raw: psycopg.Connection[Any], add_step: Callable[[str], None]
) -> None:
    migrating.upgrade(fresh)
    add_step('    op.add_column("person", sa.Column("x", sa.Text()))\n    raise KeyError("oops")\n')
    with pytest.raises(KeyError):
        migrating.upgrade(fresh)
    with pytest.raises(psycopg.errors.UndefinedColumn):
        raw.execute("SELECT x FROM person")
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() < (migrations.head(),)


async def test_processes_that_start_at_once_wait_for_one_of_them(fresh: str) -> None:
    code = f"from storage.postgres.migrating import upgrade; upgrade({fresh!r})"
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(3)
    ]
    assert [(await process.communicate())[1].decode() for process in started] == ["", "", ""]


def test_a_database_from_the_future_is_left_alone(fresh: str, raw: psycopg.Connection[Any]) -> None:
    migrating.upgrade(fresh)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaMismatch, match="9999"):
        migrating.upgrade(fresh)


def test_somebody_else_s_database_is_left_alone(fresh: str, raw: psycopg.Connection[Any]) -> None:
    raw.execute("CREATE TABLE diary (day TEXT)")
    with pytest.raises(SchemaMismatch, match="not Techlink"):
        migrating.upgrade(fresh)
    assert raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall() == [
        ("diary",)
    ]


def test_a_database_that_is_held_is_named_as_such(
    fresh: str, raw: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "PATIENCE_SECONDS", 0.05)
    with raw.transaction():
        raw.execute("SELECT pg_advisory_xact_lock(1413825353, 0)")
        with pytest.raises(DatabaseBusy, match="another process"):
            migrating.upgrade(fresh)


def test_a_database_in_another_encoding_is_refused(postgres: Server) -> None:
    postgres.run("DROP DATABASE IF EXISTS latin")
    postgres.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(DatabaseRefused, match="LATIN1"):
        migrating.upgrade(postgres.named("latin"))


def test_an_account_that_may_make_no_tables_is_told(fresh: str, raw: psycopg.Connection[Any]) -> None:
    raw.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    raw.execute("DROP ROLE IF EXISTS guest")
    raw.execute("CREATE ROLE guest LOGIN")
    with pytest.raises(DatabaseRefused, match="owner of the database"):
        migrating.upgrade(fresh.replace("techlink@", "guest@"))


@pytest.mark.parametrize(
    ("address", "error", "line"),
    [
        (
            "postgresql://ana:secret@127.0.0.1:1/x",
            DatabaseUnreachable,
            r"does not answer: .*port 1 failed: .*refused",
        ),
        ("postgresql://ana:secret%@127.0.0.1/x", DatabaseRefused, "address"),
    ],
)
def test_no_server_is_one_line_without_the_password(address: str, error: type[Exception], line: str) -> None:
    with pytest.raises(error, match=line) as refusal:
        migrating.upgrade(address)
    assert "\n" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_alembic_is_not_loaded_for_a_database_that_is_up_to_date(postgres: Server) -> None:
    code = (
        "import sys; from storage.postgres.migrating import upgrade; "
        f"upgrade({postgres.address!r}); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
