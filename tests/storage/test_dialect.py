"""The tables, and what is not portable, in the words of both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.schema import CreateIndex, CreateTable

from storage import members, people
from storage.dialect import inserted_key, upserting
from storage.schema import metadata
from storage.schema.people import person
from storage.schema.settings import setting
from tests.portability import uncertain

DIALECTS = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}
LONGEST_NAME = 63  # in PostgreSQL


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_table_can_be_made_in_both_engines(dialect: str) -> None:
    for table in metadata.sorted_tables:
        made = [CreateTable(table), *(CreateIndex(index) for index in table.indexes)]
        assert all(str(each.compile(dialect=DIALECTS[dialect])).strip() for each in made)


def test_every_table_is_of_a_network_or_of_people_everywhere() -> None:
    everywhere = {name for name, table in metadata.tables.items() if "network_id" not in table.c}
    assert everywhere == {
        "network",
        "person",
        "channel",
        "secret",
        "sign_in",
        "portal_session",
        "address_claim",
    }


def test_keys_are_wide_and_never_given_twice() -> None:
    for table in metadata.tables.values():
        assert table.dialect_options["sqlite"]["autoincrement"] is True, table.name
        if "id" in table.c:
            assert table.c.id.type.compile(DIALECTS["postgresql"]) == "BIGINT"


def test_names_fit_into_both_engines() -> None:
    for table in metadata.tables.values():
        for thing in (*table.constraints, *table.indexes):
            assert thing.name is None or len(str(thing.name)) <= LONGEST_NAME, thing.name


@pytest.mark.parametrize("dialect", DIALECTS)
def test_an_upsert_overwrites_everything_but_the_key(dialect: str) -> None:
    row = {"network_id": 1, "key": "a", "value": 1, "changed_at": None, "changed_by": None}
    sql = str(upserting(dialect, setting, row).compile(dialect=DIALECTS[dialect]))
    assert "ON CONFLICT (network_id, " in sql
    overwritten = sql.split("DO UPDATE SET")[1]
    assert "changed_by = excluded.changed_by" in overwritten
    assert "network_id" not in overwritten


def test_only_a_row_with_one_key_tells_it(unscoped) -> None:
    row = {"name": "Inês", "created_at": unscoped.now}
    assert inserted_key(unscoped.connection.execute(insert(person).values(row))) == 1
    renamed = unscoped.connection.execute(update(person).values(name="X"))
    with pytest.raises(InvalidRequestError, match="insert"):
        inserted_key(renamed)


NAMES = ["Zoë", "ana", "Ana", "Émile", "Ana-María", "Ana Maria", "élan", "_x", "10", "9", "Ω", "😀"]


def test_names_come_in_the_same_order_on_both_engines(tx) -> None:
    for name in NAMES:
        members.add(tx, people.add_person(tx, name).id, None)
    assert [member.name for member in members.listed(tx)] == sorted(NAMES)


def test_an_order_that_depends_on_the_engine_is_seen() -> None:
    assert list(uncertain(select(person).order_by(person.c.name, person.c.id.desc()))) == []
    assert list(uncertain(select(person).order_by(person.c.language.desc()))) == ["person.language"]
    assert list(uncertain(select(person).order_by(person.c.language.desc().nulls_last()))) == []
