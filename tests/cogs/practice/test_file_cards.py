"""Cards of a file of practices hold what is longest, in four languages, and say what matters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cogs.practice.files import commands
from cogs.practice.files.exporting import file_buttons
from cogs.practice.files.importing import read_json
from cogs.practice.files.preview import columns, imported, preview
from cogs.practice.files.vocabulary import card as vocabulary_card
from domain.actors import NetworkId
from domain.languages import LANGUAGES
from domain.practices.entries import EntryRefused
from domain.practices.importing.outcome import Fault, Known
from domain.practices.importing.reading import as_sheets, layouts, read
from domain.practices.model import PracticeId, Status
from domain.records import replace
from domain.search.exchange import Source
from domain.sheets import SheetsRefused
from locales import Translator, translator
from services.practices.file_imports import PracticeImport, PracticesImported
from services.practices.importing import Imported
from templates.words.practice_imports import problem_line
from tests.cogs.test_network_cards import held
from tests.documents.practices.samples import practice

if TYPE_CHECKING:
    from discord.ui import LayoutView

LONG = "*" * 100
BAD: dict[str, Any] = {
    "key": "`" * 300, "language": "|" * 80, "title": "*" * 300, "theme": "_" * 90, "country": "~" * 90, "region": "!",
    "period": {"from": "*" * 90}, "links": ["http://10.0.0.1/" + "*" * 400], "partner_kind": "`" * 90,
}  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(str(request.param), "Europe/Lisbon")


def view(data: list[Any], *practices: Any) -> PracticeImport:
    sheets = as_sheets(data, f"{LONG}.json")
    known = Known(NetworkId(2**50), {one.key: one for one in practices}, (LONG,) * 5)
    return PracticeImport(2**50, sheets, layouts(sheets), known, read(sheets, layouts(sheets), known))


def entry(number: int, **what: Any) -> dict[str, Any]:
    good = {"key": f"k{number}", "language": "fr", "title": LONG, "summary": "S", "theme": "mobility"}
    return good | what


def said(card: LayoutView) -> str:
    return str(card.to_components())


def test_mistakes_are_paged_and_each_is_told(t: Translator) -> None:
    shown = view([BAD | {"key": f"{n}{'`' * 190}"} for n in range(20)])
    assert len(shown.outcome.problems) > 100
    for page in (0, 3, 999):
        held(preview(replace(shown, moved=True), t, page))
        held(columns(shown, 0, t, page))


def test_new_and_changed_practices_are_told(t: Translator) -> None:
    there = practice(7)
    data = [entry(n) for n in range(60)] + [entry(0, key=there.key, language="en", title=LONG[:90])]
    shown = view(data, there)
    assert shown.outcome.problems == ()
    for page in (0, 1, 99):
        held(preview(shown, t, page))
    held(imported(PracticesImported(shown.known, shown.outcome, Imported(60, 1, 61)), t))


def test_each_fault_has_its_sentence(t: Translator) -> None:
    there = replace(practice(7), status=Status.DRAFT)
    rows = [entry(0, key=there.key), entry(1), entry(1), entry(2, title="-"), entry(3, original="pt"), BAD]
    shown = view(rows, there)
    found = {one.detail for one in shown.outcome.problems if isinstance(one.detail, Fault)}
    assert found == set(Fault) - {Fault.DIFFERENT}
    lines = [problem_line(one, t) for one in shown.outcome.problems]
    assert len(set(lines)) == len(lines)


def test_a_file_without_known_headings_asks_what_it_holds(t: Translator) -> None:
    shown = view([entry(1)])
    bare = replace(shown, layouts=tuple(replace(one, kind="") for one in shown.layouts))
    held(preview(replace(bare, outcome=replace(shown.outcome, rows=())), t))


def test_a_practice_can_be_taken_along(t: Translator) -> None:
    assert len(file_buttons(2**50, PracticeId(2**50), t)) == 2
    assert {one.name for one in commands.PRACTICE.commands} >= {"export", "import", "vocabulary"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{}", b"\xff\xfe", b"[" * 100_000, b'"text"'])
def test_what_is_no_json_list_is_refused(data: bytes) -> None:
    with pytest.raises(EntryRefused):
        read_json(data, "x.json")


def test_a_list_that_is_too_long_is_refused() -> None:
    many = b"[" + b",".join([b'{"key":"a"}'] * 1_001) + b"]"
    with pytest.raises(SheetsRefused):
        read_json(many, "x.json")


def test_the_longest_list_of_vocabularies_holds(t: Translator) -> None:
    one = Source("*" * 100, 6_000, datetime(2027, 7, 1, tzinfo=UTC))
    held(vocabulary_card([one] * 40, 2**50, t))
    held(vocabulary_card([], 2**50, t))
