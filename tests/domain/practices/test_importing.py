"""A file of practices: what it would do, every mistake at its cell, and any export sent back changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.actors import NetworkId
from domain.importing.columns import unread_columns
from domain.importing.lines import Code
from domain.languages import LANGUAGES
from domain.practices.entries import EntryRefused, written
from domain.practices.errors import NotBegunYet
from domain.practices.fields import tidy_facts, tidy_words
from domain.practices.importing.outcome import Fault, Known
from domain.practices.importing.reading import as_sheets, layouts, read
from domain.practices.model import (
    TEXTS,
    ContactShown,
    EvidenceLevel,
    Facts,
    HostKind,
    Maturity,
    Status,
    Theme,
    Wording,
)
from domain.practices.papers import Collection
from domain.practices.sheet import F
from domain.records import replace
from domain.sheets import Row, Sheet, Sheets
from locales import translator
from locales.places import country_words
from templates.tables.practices import practice_table
from tests.documents.practices.samples import practice

if TYPE_CHECKING:
    from domain.practices.importing.outcome import Outcome
    from domain.practices.model import Practice

HEADS = ("Key", "Language", "Title", "Summary", "Theme", "Country", "Links")
GOOD = ("bikes", "English", "Cargo bikes", "Parcels by bike.", "mobility", "PT", "https://example.org/a")


def sheets(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> Sheets:
    return Sheets(
        "x.xlsx", (Sheet("Practices", tuple(Row(n, one) for n, one in enumerate((heads, *rows), 1))),)
    )


def told(found: Sheets, *practices: Practice, own: tuple[str, ...] = ()) -> Outcome:
    known = Known(NetworkId(1), {one.key: one for one in practices}, own, country_words(), date(2027, 7, 1))
    return read(found, layouts(found), known)


def faults(outcome: Outcome) -> list[tuple[int, int, object]]:
    return [(one.row, one.column, one.detail) for one in outcome.problems]


def test_a_row_is_a_practice_and_its_words_are_codes() -> None:
    outcome = told(sheets(GOOD))
    assert outcome.problems == ()
    (entry,) = outcome.entries
    assert (entry.key, entry.words.language, entry.facts.theme) == ("bikes", "en", "mobility")
    assert entry.facts.links == ("https://example.org/a",)
    assert outcome.effective == 1


def test_headings_and_words_of_any_of_our_languages_are_known() -> None:
    heads = ("Clé", "Langue", "Titre", "Résumé", "Thème", "C’est un échec")
    outcome = told(sheets(("v", "français", "Vélos", "Des colis.", "Mobilité urbaine", "oui"), heads=heads))
    assert outcome.problems == ()
    assert outcome.entries[0].facts == Facts(theme="mobility", failure=True)


def test_every_mistake_is_told_at_its_cell() -> None:
    bad = ("", "Klingon", "T" * 101, "", "magic", "Atlantis", "http://127.0.0.1/")
    outcome = told(sheets(GOOD, bad, GOOD))
    assert [(row, column) for row, column, _ in faults(outcome)] == [
        (3, 1), (3, 2), (3, 3), (3, 4), (3, 5), (3, 6), (3, 7), (4, 1),
    ]  # fmt: skip
    by_column = {column: detail for row, column, detail in faults(outcome) if row == 3}
    assert by_column[1] is Fault.MISSING
    assert by_column[2] is Fault.WORD
    assert by_column[5] is Fault.THEME
    assert by_column[6] is Fault.COUNTRY
    assert faults(outcome)[-1] == (4, 1, Fault.TWICE)


@pytest.mark.parametrize(
    ("country", "region", "read"),
    [
        ("Portugal", "Norte", ("PT", "PT11")),
        ("", "Galiza", ("ES", "ES11")),
        ("Irlande", "", ("IE", "")),
        ("fr", "Bretagne (FRH0)", ("FR", "FRH0")),
    ],
)
def test_places_are_understood_as_in_chat(country: str, region: str, read: tuple[str, str]) -> None:
    heads = ("Key", "Language", "Title", "Summary", "Theme", "Country", "Region")
    outcome = told(sheets((*GOOD[:5], country, region), heads=heads))
    assert outcome.problems == ()
    facts = outcome.entries[0].facts
    assert (facts.country, facts.region) == read


def test_a_region_is_no_country_and_a_start_to_come_is_refused() -> None:
    heads = ("Key", "Language", "Title", "Summary", "Theme", "Country", "Region", "Since")
    outcome = told(sheets((*GOOD[:5], "Norte", "Portugal", "March 2031"), heads=heads))
    found = {column: detail for _, column, detail in faults(outcome)}
    assert (found[6], found[7]) == (Fault.COUNTRY, Fault.REGION)
    assert isinstance(found[8], NotBegunYet)


def test_a_formula_without_a_value_is_one_mistake() -> None:
    rows = (Row(1, HEADS), Row(2, (GOOD[0], GOOD[1], "", *GOOD[3:])))
    found = Sheets("x.xlsx", (Sheet("Practices", rows, flaws={(2, 3): "formula"}),))
    assert [(one.row, one.column, one.code) for one in told(found).problems] == [(2, 3, Code.FORMULA)]


def test_names_in_json_that_are_none_stand_in_columns_that_are_not_read() -> None:
    data = [{"key": "a", "language": "en", "title": "T", "summary": "S", "theme": "energy", "colour": "red"}]
    found = as_sheets(data, "x.json")
    assert told(found).problems == ()
    assert [said for _, said in unread_columns(found.sheets[0], layouts(found)[0])] == ["colour"]


def test_rows_of_one_key_are_its_languages_and_the_original_says_the_facts() -> None:
    heads = (*HEADS, "Original language")
    second = ("bikes", "pt", "Bicicletas", "Encomendas.", "", "", "", "en")
    outcome = told(sheets((*GOOD, ""), second, heads=heads))
    assert outcome.problems == ()
    first, other = outcome.entries
    assert (other.original, other.facts) == ("en", first.facts)
    lost = told(sheets((*second[:-1], "fr"), heads=heads))
    assert faults(lost) == [(2, 8, Fault.NO_ORIGINAL)]


def test_an_empty_cell_leaves_what_is_known_and_a_hyphen_clears_it() -> None:
    known = practice()
    heads = ("Key", "Language", "Title", "Summary", "Difficulties", "Place")
    same = told(sheets((known.key, "en", "", "", "", ""), heads=heads), known)
    assert (same.effective, same.problems) == (0, ())
    (entry, *_) = told(sheets((known.key, "en", "", "", "-", "Braga"), heads=heads), known).entries
    assert (entry.words.difficulties, entry.facts.place) == ("", "Braga")
    assert entry.words.title == known.original.title
    cleared = told(sheets((known.key, "en", "-", "", "", ""), heads=heads), known)
    assert faults(cleared) == [(2, 3, Fault.CLEARED)]


def test_rows_of_one_practice_cannot_want_two_places() -> None:
    known = practice()
    heads = ("Key", "Language", "Title", "Place")
    moved = told(sheets((known.key, "en", "", ""), (known.key, "pt", "", "Braga"), heads=heads), known)
    assert {one.facts.place for one in moved.entries} == {"Braga"}
    torn = told(sheets((known.key, "en", "", "Faro"), (known.key, "pt", "", "Braga"), heads=heads), known)
    assert faults(torn) == [(3, 1, Fault.DIFFERENT)]


def test_what_is_not_published_is_not_written_over() -> None:
    draft = replace(practice(), status=Status.DRAFT)
    outcome = told(sheets((draft.key, *GOOD[1:])), draft)
    assert faults(outcome) == [(2, 1, Fault.NOT_PUBLISHED)]


def test_json_is_read_as_the_same_rows() -> None:
    known = practice()
    data = [written(known.key, one.words, known.facts, "en") for one in known.wordings]
    assert told(as_sheets(data, "x.json"), known).effective == 0
    new = told(as_sheets([{**one, "key": "other"} for one in data], "x.json"))
    assert new.problems == ()
    assert new.entries[0].facts == known.facts


@pytest.mark.parametrize("data", [None, {}, [], "x", [1], [[]]])
def test_what_is_no_list_of_practices_is_refused(data: object) -> None:
    with pytest.raises(EntryRefused):
        as_sheets(data, "x.json")


LINE = st.text("aÀéñõB0 =+\"'<|;-–", min_size=1, max_size=20).filter(
    lambda text: any(sign.isalnum() for sign in text)
)
WORDS = st.fixed_dictionaries(dict.fromkeys(("title", *TEXTS), LINE))
FACTS = st.builds(
    Facts,
    theme=st.sampled_from([*(one.value for one in Theme), "Our own"]),
    country=st.sampled_from(["", "PT", "FR"]),
    region=st.sampled_from(["", "PT11", "FRH0"]),
    place=LINE,
    organisation=LINE,
    host=st.sampled_from([None, *HostKind]),
    started=st.sampled_from(["", "2019", "2020-02"]),
    ended=st.sampled_from(["", "2021", "2022-12"]),
    maturity=st.sampled_from([None, *Maturity]),
    evidence_level=st.sampled_from(list(EvidenceLevel)),
    failure=st.booleans(),
    contact=LINE,
    contact_shown=st.sampled_from(list(ContactShown)),
    links=st.sampled_from([(), ("https://example.org/a", "https://example.org/b")]),
)


@settings(max_examples=40)
@given(st.sampled_from(LANGUAGES), WORDS, WORDS, FACTS)
def test_a_collection_that_is_sent_back_changes_nothing(
    language: str, first: dict[str, str], second: dict[str, str], facts: Facts
) -> None:
    own = ("Our own",)
    said = [tidy_words(Wording("fr", **first)), tidy_words(Wording("es", **second))]
    known = practice(7, tidy_facts(facts, own), *said)
    now = datetime(2027, 7, 1, tzinfo=UTC)
    table = practice_table(
        Collection("x", (known,), date(2027, 7, 1), now, language, own), translator(language)
    )
    rows = (tuple(column.heading for column in table.columns), *table.rows)
    back = Sheets("x.xlsx", (Sheet(table.name, tuple(Row(n, one) for n, one in enumerate(rows, 1))),))
    assert layouts(back)[0].fields == tuple(F)
    outcome = told(back, known, own=own)
    assert outcome.problems == ()
    assert outcome.effective == 0
