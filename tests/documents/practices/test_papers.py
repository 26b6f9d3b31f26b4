"""A practice on paper and the collection as a workbook: what is in them, and nothing is a command."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from documents.practices.content import content
from documents.practices.pdf import practice_pdf
from documents.practices.site import practices_site
from documents.practices.xlsx import practices_xlsx
from domain.languages import LANGUAGES
from locales import translator
from templates.words.practice_papers import period
from tests.documents.plans.pdf_reading import read
from tests.documents.practices.samples import HOSTILE, collection, hostile, paper, practice
from tests.domain.practices.facts_said import NAMES, saying, without


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_holds_all_that_is_said(language: str) -> None:
    pdf = read(practice_pdf(paper(language, funding="Interreg pays.")))
    text = " ".join(pdf.text().split())
    said = practice().in_language(language)
    for words in (
        *said.title.split(),
        said.evidence,
        "Comércio da Ribeira",
        "Rui Salgado",
        "rui@example.org",
    ):
        assert words in text, words
    assert "Interreg pays." in text
    assert b"/Lang" in pdf.raw


def test_what_people_wrote_is_no_command_of_the_typesetter() -> None:
    text = "".join(read(practice_pdf(paper("fr", hostile()))).text().split()).replace("\u200b", "")
    assert '#panic("x")$x$*bold*' in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_a_practice_and_language_and_every_cell_is_text(language: str) -> None:
    book = load_workbook(io.BytesIO(practices_xlsx(collection(language))))
    rows = list(book.worksheets[0].iter_rows())
    assert [row[0].value for row in rows[1:4]] == ["key-12", "key-12", "key-13"]
    assert rows[1][3].value == "Cargo bikes for the last mile"
    assert rows[2][2].value is not None
    cells = [cell for row in rows for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    bad = [cell for cell in cells if cell.value == HOSTILE]
    assert bad
    assert all(cell.quotePrefix for cell in bad)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "March 2021 to 2023"), ("fr", "mars 2021 à 2023"), ("es", "de marzo de 2021 a 2023")],
)
def test_a_month_is_said_as_people_write_it(language: str, said: str) -> None:
    assert period(practice().facts, translator(language)).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize("name", [one for one in NAMES if one != "contact_shown"])
def test_a_sheet_says_each_fact(name: str) -> None:
    """Whom the contact is shown to is none: who may not see it gets a sheet without it."""
    said, bare = (content(paper("en", practice(12, facts))) for facts in (saying(name), without(name)))
    assert said != bare


@pytest.mark.parametrize("name", [one for one in NAMES if one != "contact"])
def test_a_page_of_the_collection_says_each_fact(name: str) -> None:
    """Whom to write to stands there only where everybody may know it, which is the other fact."""
    said, bare = (
        practices_site(collection("en", practice(12, facts))) for facts in (saying(name), without(name))
    )
    assert said != bare
