"""Headings of all sorts: which sheet holds what, and which of its columns says what."""

from __future__ import annotations

import pytest

from domain.importing.columns import NOT_READ, Layout, as_kind, corrected, guess, headings, unread
from domain.importing.network import KINDS
from domain.importing.partners import PARTNERS
from domain.importing.people import PEOPLE
from domain.sheets import Row, Sheet
from tests.domain.importing.given import sheet


def guessed(name: str, *rows: str) -> tuple[str, int, tuple[str, ...]]:
    layout = guess(sheet(name, *(row.split("|") for row in rows)), KINDS)
    return layout.kind, layout.header, layout.fields


@pytest.mark.parametrize(
    ("name", "row", "kind", "fields"),
    [
        ("Sheet1", "Organisation|Country|Type", "partners", ("name", "place", "kind")),
        ("Feuil1", "Nom de la structure|Pays|Langue", "partners", ("name", "place", "language")),
        ("Hoja1", "Código|Entidad|Región", "partners", ("code", "name", "place")),
        ("Folha1", "Sigla|Entidade|País ou região", "partners", ("code", "name", "place")),
        ("Sheet1", "Name|E-Mail:|Organisation|Job title", "people", ("name", "email", "partner", "function")),
        ("Feuil1", "NOM|PRÉNOM|Courriel|Structure", "people", ("name", "given", "email", "partner")),
        ("Hoja1", "Nombre|Apellidos|Correo electrónico|Cargo", "people", ("name", "family", "email", "function")),
        ("Folha1", "Nome|E-mail*|Parceiro|Função", "people", ("name", "email", "partner", "function")),
        ("Contacts", "Nom|Partenaire", "people", ("name", "partner")),
        ("Socios", "Nombre|Observaciones", "partners", ("name", NOT_READ)),
        ("x", "Adress e-mail|Organizatoin|Full name", "people", ("email", "partner", "name")),
        ("x", "Name of the partner|Phone|E-mail of the person|First name", "people",
         ("partner", NOT_READ, "email", "given")),
    ],
)  # fmt: skip
def test_headings_in_four_languages(name: str, row: str, kind: str, fields: tuple[str, ...]):
    assert guessed(name, row, "x|y|z") == (kind, 1, fields)


def test_headings_may_stand_below_a_title():
    assert guessed("x", "Our network 2027", "", "Name|E-mail|Partner", "Ana|a@b.pt|P1")[:2] == ("people", 3)


@pytest.mark.parametrize("rows", [("Ana|Porto",), ("2027|12",), ("Budget|Month",), ("Name?" * 40,)])
def test_what_no_heading_names_is_not_read(rows: tuple[str, ...]):
    assert guessed("x", *rows)[0] == NOT_READ


def test_an_empty_and_a_hidden_sheet_are_not_read():
    assert not guess(Sheet("Partners"), KINDS).read
    assert not guess(Sheet("Partners", (Row(1, ("Name",)),), hidden=True), KINDS).read
    assert as_kind(Sheet("x"), PEOPLE) == Layout("x", "people")


def test_a_column_is_corrected_and_nothing_is_said_twice():
    layout = Layout("x", "people", 1, ("name", NOT_READ))
    moved = corrected(layout, 2, "name")
    assert moved.fields == (NOT_READ, "name")
    assert corrected(moved, 4, "email").fields == (NOT_READ, "name", NOT_READ, "email")
    assert corrected(moved, 2, NOT_READ).fields == (NOT_READ, NOT_READ)
    assert moved.column("name") == 2
    assert moved.column("email") == 0


def test_a_sheet_read_as_something_else_is_guessed_anew():
    found = sheet("x", ["Name", "E-mail"], ["Ana", "a@b.pt", "more"])
    assert as_kind(found, PARTNERS).fields == ("name", NOT_READ)
    assert headings(found, as_kind(found, PARTNERS)) == ("Name", "E-mail", "")


def test_no_heading_means_two_things():
    for kind in KINDS:
        words = [word for field in kind.fields for word in field.words]
        assert sorted(words) == sorted(set(words))


def test_columns_that_are_not_read_are_named():
    found = sheet("x", ["Name", "Phone", "", "", "E-mail", "Notes"], ["Ana", "12", "", "?", "a@b.pt", ""])
    assert unread(found, guess(found, KINDS)) == ("Phone", "D", "Notes")
    assert unread(found, Layout("x")) == ()
