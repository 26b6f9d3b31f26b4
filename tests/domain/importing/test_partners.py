"""Rows of organisations: new ones, changes from what to what, and every mistake at its cell."""

from __future__ import annotations

import pytest

from domain.importing.identity import id_of
from domain.networks import PartnerKind
from domain.partners import Slot, Wrong
from domain.records import replace
from tests.domain.importing.given import KNOWN, NETWORK, partner, partners, told

ID = id_of(NETWORK, "partners", 1)
ALL = "Code|Name|Kind of organisation|Country or region|Language"


def changes(headings: str, *rows: str) -> list[tuple[str, str, str]]:
    found = partners(headings, *rows)
    assert found.problems == ()
    (entry,) = found.partners
    assert not entry.new
    return [(str(one.field), one.old, one.new) for one in entry.changes]


def test_a_new_partner_with_what_is_left_open_guessed():
    found = partners(ALL, "|Universidad de Vigo||Galicia|", "VIGO|Astillero|PYME|Spain|français")
    assert found.problems == ()
    one, two = found.partners
    assert one.new
    assert (one.code, one.facts.kind, one.facts.language, one.facts.region) == (
        "", PartnerKind.UNIVERSITY, "es", "ES11",
    )  # fmt: skip
    assert (two.code, two.facts.kind, two.facts.language) == ("VIGO", PartnerKind.ENTERPRISE, "fr")
    assert found.missing_partners == ("Porto technology centre", "Université de Brest")
    assert found.effective == 2


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Techlink id|Name|Kind", f"{ID}|Porto centre|université"),
        ("Code|Name|Kind", "p1|Porto centre|University"),
    ],
)
def test_a_partner_is_known_by_its_id_or_its_code_and_may_change_its_name(headings: str, row: str):
    assert changes(headings, row) == [
        ("name", "Porto technology centre", "Porto centre"),
        ("kind", "centre", "university"),
    ]


def test_a_partner_is_known_by_its_name_however_it_is_spelt():
    assert changes("Partner|Region", "PORTO  technology CENTRE|Galicia") == [
        ("name", "Porto technology centre", "PORTO technology CENTRE"),
        ("place", "PT11/PT", "ES11/ES"),
    ]


def test_an_empty_cell_changes_nothing_and_a_dash_clears():
    assert changes(ALL, "P1||||") == []
    assert changes(ALL, "P1|||–|") == [("place", "PT11/PT", "")]


def test_a_region_that_we_do_not_know_stays():
    odd = replace(KNOWN, partners=(partner(1, "Odd", region="PT99"),))
    found = partners("Code|Region", "P1|PT99, Portugal", known=odd)
    assert (found.problems, found.effective) == ((), 0)
    moved = partners("Code|Region", "P1|PT11, Portugal", known=odd)
    assert moved.partners[0].now("place") == "PT11/PT"


def test_two_partners_may_change_names():
    found = partners("Code|Name", "P1|Université de Brest", "P2|Porto technology centre")
    assert found.problems == ()
    assert [entry.facts.name for entry in found.partners] == [
        "Université de Brest",
        "Porto technology centre",
    ]


@pytest.mark.parametrize(
    ("row", "at", "code"),
    [
        ("|x-bogus|Porto", (2, 2), "unknown_id"),
        (f"|{id_of(NETWORK, 'partners', 3)}|Cork", (2, 3), "left"),
        (f"P2|{ID}|Porto", (2, 1), "code_stays"),
        ("P9||Porto technology centre", (2, 1), "code_stays"),
        ("||", None, ""),
        ("P9||", (2, 3), "no_name"),
        ("a b||Vigo", (2, 1), "slot"),
        ("||Cork Labs", (2, 3), "slot"),
        ("||@everyone", (2, 3), "slot"),
        ("||" + "x" * 81, (2, 3), "slot"),
        ("P1||Université de Brest", (2, 3), "slot"),
    ],
)
def test_every_mistake_has_its_cell(row: str, at: tuple[int, int] | None, code: str):
    found = partners("Code|Techlink id|Name", row)
    assert told(found.problems) == ([] if at is None else [(*at, code)])
    assert found.effective == 0


def test_words_that_are_not_known_are_told_with_what_is_near():
    found = partners(ALL, "|Vigo|shop|Galica|Klingon")
    assert [(one.column, one.words, one.near) for one in found.problems] == [
        (3, "shop", ()),
        (4, "Galica", ("Galicia",)),
        (5, "Klingon", ()),
    ]
    assert {one.detail.wrong for one in found.problems} == {Wrong.UNKNOWN}
    assert [one.detail.slot for one in found.problems] == [Slot.KIND, Slot.PLACE, Slot.LANGUAGE]


def test_nothing_is_said_twice():
    found = partners("Code|Name", "P1|Porto centre", "|Vigo", "P1|Porto", "|vigo", "V|Three", "V|Four")
    assert told(found.problems) == [(4, 2, "twice"), (5, 2, "slot"), (7, 1, "slot")]
    assert [one.number for one in found.problems if one.code == "twice"] == [2]


def test_a_server_holds_only_so_many():
    full = partners("Name", *(f"Partner {n}" for n in range(39)))
    assert told(full.problems) == [(40, 1, "slot")]
    many = partners("Name", *(f"Partner {n}" for n in range(101)))
    assert told(many.problems) == [(102, 0, "too_many_rows")]


def test_a_sheet_needs_a_column_that_says_who():
    found = partners("Region|Language", "Norte|Portuguese")
    assert told(found.problems) == [(1, 0, "no_column")]
