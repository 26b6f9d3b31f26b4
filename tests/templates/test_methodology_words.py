"""The methodology as a workbook: sent back as it is, it changes nothing; and every mistake has its words."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from documents.methodology.xlsx import methodology_xlsx
from documents.sheets.reading import read as read_file
from domain.actors import NetworkId
from domain.events.model import EventKind, Manner
from domain.importing.lines import Code, Problem
from domain.languages import LANGUAGES
from domain.methodology.exchange.columns import FIELDS, KINDS
from domain.methodology.exchange.reading import LIMITS, Fault, Known, Outcome, layouts, own_of, read
from domain.methodology.lists import Phase, TaskStatus
from domain.methodology.model import Task
from domain.methodology.proofs import ProofState
from domain.methodology.schedule import Fit
from domain.networks import Network
from domain.records import replace
from locales import translator
from templates.words.methodology import terms
from tests.domain.methodology.made import methodology

if TYPE_CHECKING:
    from domain.sheets import Sheets

every_language = pytest.mark.parametrize("language", LANGUAGES)
NETWORK = Network(
    NetworkId(3), None, "Atlantic", "en", "Europe/Lisbon", False, datetime(2027, 1, 1, tzinfo=UTC)
)
KNOWN = Known(NETWORK, methodology())


def parsed(data: bytes) -> Sheets:
    file = read_file(data, "methodology.xlsx", LIMITS)
    return replace(file, sheets=tuple(sheet for sheet in file.sheets if not sheet.hidden))


def changed(language: str, change: Any, known: Known = KNOWN) -> Outcome:
    """What the workbook says once somebody has changed its cells."""
    book = load_workbook(io.BytesIO(methodology_xlsx(known, language)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    seen = parsed(out.getvalue())
    return read(seen, layouts(seen), known)


def column(sheet: Any, field: str) -> int:
    return [one.key for one in FIELDS].index(field) + 1


def row_of(sheet: Any, title: str) -> int:
    return next(
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, column(sheet, "title_en")).value == title
    )


def put(field: str, value: str, title: str = "Send the agenda", sheet: int = 1) -> Any:
    """A change of one cell of the seminar's agenda, unless told otherwise."""

    def change(book: Any) -> None:
        found = book.worksheets[sheet]
        found.cell(row_of(found, title), column(found, field)).value = value

    return change


@every_language
def test_sent_back_as_it_is_it_changes_nothing(language: str) -> None:
    seen = parsed(methodology_xlsx(KNOWN, language))
    how = layouts(seen)
    assert [layout.kind for layout in how] == [kind.value for kind in EventKind]
    found = read(seen, how, KNOWN)
    assert found.problems == ()
    assert (len(found.entries), found.effective, found.missing) == (len(methodology().tasks), 0, ())


@every_language
def test_variants_and_tasks_of_the_network_s_own_come_back_too(language: str) -> None:
    agenda = next(one for one in methodology().of(EventKind.SEMINAR) if one.key == "agenda")
    own = (
        replace(agenda, region="PT11", days=-20),
        replace(agenda, region="FR", used=False),
        Task(
            EventKind.SEMINAR,
            "x1",
            -4,
            {"fr": "Commander des fruits"},
            {},
            least=1,
            manners=frozenset({Manner.ON_SITE}),
        ),
    )
    known = Known(NETWORK, replace(methodology(), own=own))
    seen = parsed(methodology_xlsx(known, language))
    found = read(seen, layouts(seen), known)
    assert (found.problems, found.effective) == ((), 0)


@every_language
def test_ids_are_hidden_and_words_can_be_chosen(language: str) -> None:
    book = load_workbook(io.BytesIO(methodology_xlsx(KNOWN, language)))
    sheet = book.worksheets[0]
    assert sheet.column_dimensions["A"].hidden
    assert len(sheet.data_validations.dataValidation) >= 4
    headings = [cell.value for cell in sheet[1]]
    assert len(set(headings)) == len(FIELDS) == 21


def test_another_day_is_one_change() -> None:
    found = changed("en", put("days", "-12"))
    (entry,) = [one for one in found.entries if not one.same]
    assert [(one.field, one.old, one.new) for one in entry.changes] == [("days", "-10", "-12")]
    (own,) = own_of(methodology(), found.entries)
    assert (own.key, own.days) == ("agenda", -12)
    after = replace(methodology(), own=(own,))
    assert [one.days for one in after.of(EventKind.SEMINAR) if one.key == "agenda"] == [-12]
    # Said back as it ships, it is the network's own no more.
    back = changed("en", put("days", "-10"), Known(NETWORK, after))
    assert own_of(after, back.entries) == ()


def test_a_copied_row_with_a_region_is_a_variant() -> None:
    def copy(book: Any) -> None:
        sheet = book.worksheets[1]
        row, last = row_of(sheet, "Send the agenda"), sheet.max_row + 1
        for at in range(1, len(FIELDS) + 1):
            sheet.cell(last, at).value = sheet.cell(row, at).value
        sheet.cell(last, column(sheet, "region")).value = "pt11"
        sheet.cell(last, column(sheet, "days")).value = -25

    found = changed("pt", copy)
    assert found.problems == ()
    (entry,) = [one for one in found.entries if not one.same]
    assert entry.new
    assert {one.field for one in entry.changes} == {"region", "days"}
    after = replace(methodology(), own=own_of(methodology(), found.entries))
    days = {
        region: [one.days for one in after.of(EventKind.SEMINAR, region) if one.key == "agenda"]
        for region in ("", "PT11", "ES11")
    }
    assert days == {"": [-10], "PT11": [-25], "ES11": [-10]}


def test_a_new_row_is_a_new_task_with_a_key_of_its_own() -> None:
    def add(book: Any) -> None:
        for number in (0, 1):
            sheet = book.worksheets[number]
            last = sheet.max_row + 1
            sheet.cell(last, column(sheet, "title_es")).value = "Pedir fruta"
            sheet.cell(last, column(sheet, "days")).value = -4
            sheet.cell(last, column(sheet, "role")).value = "lugar y técnica"

    found = changed("es", add)
    assert found.problems == ()
    new = [one.task for one in found.entries if one.new]
    assert [(one.kind, one.key, one.days, one.role, one.least) for one in new] == [
        (EventKind.CONFERENCE, "x1", -4, "logistics", 1),
        (EventKind.SEMINAR, "x2", -4, "logistics", 1),
    ]


def test_what_is_not_used_says_so_and_what_is_not_there_stays() -> None:
    found = changed("fr", put("used", "non"))
    after = replace(methodology(), own=own_of(methodology(), found.entries))
    assert "agenda" not in {one.key for one in after.of(EventKind.SEMINAR)}
    gone = changed("en", lambda book: book.worksheets[1].delete_rows(2))
    assert [one.key for one in gone.missing] == ["objective"]
    assert gone.effective == 0


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("days", "soon", Fault.NUMBER),
        ("days", "-999", Fault.FAR),
        ("days", "-", Fault.CLEARED),
        ("days", "-3", Fault.LEAST),
        ("least", "11", Fault.LEAST),
        ("skip_under", "8", Fault.NO_REASON),
        ("role", "juggler", Fault.WORD),
        ("proof", "luck", Fault.WORD),
        ("used", "perhaps", Fault.WORD),
        ("manners", "on the moon", Fault.WORD),
        ("region", "PT99Z9", Fault.REGION),
    ],
)
def test_a_mistake_is_told_at_its_cell(field: str, value: str, fault: Fault) -> None:
    found = changed("en", put(field, value))
    (problem,) = found.problems
    assert problem.detail is fault
    assert (problem.sheet, problem.heading != "", problem.row > 1, problem.column > 0) == (
        "Seminar",
        True,
        True,
        True,
    )
    for language in LANGUAGES:
        assert terms.fault_text(problem, translator(language))


def test_more_mistakes() -> None:
    def several(book: Any) -> None:
        sheet = book.worksheets[1]
        sheet.cell(2, column(sheet, "id")).value = "agenda-ffff"
        sheet.cell(3, column(sheet, "title_en")).value = "x" * 101
        sheet.cell(row_of(sheet, "Note who is there"), column(sheet, "skip_under")).value = 3
        last = sheet.max_row + 1
        sheet.cell(last, column(sheet, "title_en")).value = "Send the agenda"
        sheet.cell(last + 1, column(sheet, "title_en")).value = "Something new"

    found = changed("en", several)
    assert [(one.code, one.detail) for one in found.problems] == [
        (Code.UNKNOWN_ID, None),
        (Code.LONG, None),
        (Code.SLOT, Fault.NEVER_LATE),
        (Code.TWICE, None),
        (Code.SLOT, Fault.NO_DAYS),
    ]


@every_language
def test_there_is_a_word_for_everything(language: str) -> None:
    t = translator(language)
    said = [terms.status_name(one, t) for one in TaskStatus]
    said += [terms.phase_name(one, t) for one in Phase]
    said += [terms.proof_state(one, t) for one in ProofState]
    said += [terms.manner_name(one, t) for one in Manner]
    said += [terms.fit_name(one, t) for one in Fit if one is not Fit.USUAL]
    said += [terms.days_text(one, t) for one in (-1, 0, 1, 30)]
    said += [terms.sheet_name(one.key, t) for one in KINDS]
    said += [terms.field_name(one.key, t) for one in FIELDS]
    assert all(said)
    for fault in Fault:
        assert terms.fault_text(Problem("S", 1, 1, Code.SLOT, words="x", detail=fault, number=3), t)
    assert terms.fault_text(Problem("S", 1, 1, Code.TWICE), t) is None
    assert all(len(terms.sheet_name(one.key, t)) <= 31 for one in KINDS)
