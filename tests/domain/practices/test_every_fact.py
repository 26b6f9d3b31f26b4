"""Whatever is known of a practice goes out and comes in again: a field that was forgotten fails here."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from domain.actors import NetworkId
from domain.practices.entries import read, written
from domain.practices.importing.outcome import Known
from domain.practices.importing.reading import layouts
from domain.practices.importing.reading import read as read_sheets
from domain.practices.model import Facts, Wording
from domain.practices.papers import Collection
from domain.sheets import Row, Sheet, Sheets
from locales import translator
from locales.places import country_words
from templates.tables.practices import practice_table
from tests.documents.practices.samples import practice
from tests.domain.practices.facts_said import NAMES, SAID, saying, without

WORDS = Wording("en", "Cargo bikes", "Parcels by bike.")
EVERY = pytest.mark.parametrize("name", NAMES)


def test_each_fact_is_tried() -> None:
    assert set(SAID) == set(NAMES), "give a new field a value in facts_said.py"
    assert all(saying(name) != without(name) for name in NAMES)


@EVERY
def test_it_is_in_json_and_read_back(name: str) -> None:
    (entry,) = read([written("k", WORDS, saying(name), "en")])
    assert entry.facts == saying(name)
    assert written("k", WORDS, saying(name), "en") != written("k", WORDS, without(name), "en")


def table(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """A spreadsheet with a practice of which that is known."""
    of = Collection(
        "x", (practice(7, facts, WORDS),), date(2027, 7, 1), datetime(2027, 7, 1, tzinfo=UTC), "en"
    )
    made = practice_table(of, translator("en"))
    return (tuple(column.heading for column in made.columns), *made.rows)


@EVERY
def test_it_is_in_a_spreadsheet_and_read_back(name: str) -> None:
    rows = tuple(Row(number, one) for number, one in enumerate(table(saying(name)), 1))
    found = Sheets("x.xlsx", (Sheet("Practices", rows),))
    outcome = read_sheets(found, layouts(found), Known(NetworkId(1), countries=country_words()))
    assert [one.facts for one in outcome.entries] == [saying(name)]
    assert table(saying(name)) != table(without(name))
