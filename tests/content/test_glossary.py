"""The glossary has four languages in every row, each term once, and the words the questionnaire uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from tests.content.tables import Sheet, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = Path(__file__).parents[2] / "locales"
GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


@pytest.fixture(scope="module")
def terms() -> list[list[str]]:
    """Rows of the term tables: English, French, Spanish, Portuguese."""
    lines = GLOSSARY.read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if len(row) == 4 and row[0] != "English"]


def test_every_term_has_four_languages_and_stands_once(terms: list[list[str]]) -> None:
    assert len(terms) > 60
    assert all(all(row) for row in terms)
    assert len({row[0] for row in terms}) == len(terms)
    assert not [row for row in terms if re.search(r"['\"]", "".join(row))]


def test_the_questionnaire_speaks_the_glossary(
    terms: list[list[str]], instrument: dict[str, Sheet], levels: dict[str, Sheet]
) -> None:
    named = [list(texts(row, "label").values()) for row in instrument["dimensions"]]
    assert [row for row in named if row not in terms] == []
    reserved = [texts(row, "label") for row in levels["d1_intent"][5:]]
    joined = [" · ".join(row[code] for row in reserved) for code in ("en", "fr", "es", "pt")]
    assert joined in terms


def messages(language: str, catalogues: str = "*") -> Iterator[tuple[str, str]]:
    """Every message of the catalogues in English and in that language, the forms of a plural one by one."""
    for path in sorted((LOCALES / language).glob(f"{catalogues}.po")):
        with path.open("rb") as file:
            for one in read_po(file, locale=language):
                if not one.id:
                    continue
                said = [one.string] if isinstance(one.string, str) else one.string
                english = one.id if isinstance(one.id, str) else one.id[-1]
                yield from ((english, each) for each in said)


RECEIPTS = re.compile(r"comprovativos? (de envio|do apagamento|\{number\})", re.IGNORECASE)
OTHERWISE = {
    "fr": r"comité (de direction|de suivi)|Justificatif attendu|ce qui est attendu|Après \{codes\}",
    "es": r"comité de (seguimiento|pilotaje)|adherid|adhirió|Después de \{codes\}|^Espera a$|eliminación",
    "pt": r"comité de acompanhamento|\baderi|Depois de \{codes\}|eliminação|(?<!ocumento )(?<!ocumentos )comprovativo",
}
"""What was said for the same thing as the glossary's term."""


@pytest.mark.parametrize("language", OTHERWISE)
def test_one_term_for_one_thing(language: str) -> None:
    wrong = re.compile(OTHERWISE[language], re.IGNORECASE)
    assert [said for _, said in messages(language) if wrong.search(RECEIPTS.sub("", said))] == []


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_calling_a_milestone_off_is_not_the_cancel_of_a_window(language: str) -> None:
    every = dict(messages(language, "plan*"))
    never_mind = dict(messages(language))["Cancel"][:5].casefold()
    about = re.compile(r"\bcall(ed)?\b.* off\b|\bcall(ed)? (it )?off\b", re.IGNORECASE)
    said = {english: one for english, one in every.items() if about.search(english)}
    assert len(said) > 6
    assert {english: one for english, one in said.items() if never_mind in one.casefold()} == {}


@pytest.mark.parametrize("language", ["es", "pt"])
def test_quotes_are_of_one_style(language: str) -> None:
    assert [said for _, said in messages(language) if re.search("[“”]", said)] == []
