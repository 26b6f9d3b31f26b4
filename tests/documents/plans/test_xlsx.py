"""A plan as a workbook, and what one that is sent back would change."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.sheets.reading import read as read_file
from documents.sheets.writing import write
from domain.actors import MemberId, PartnerId
from domain.importing.lines import Code
from domain.plans.importing.cells import Fault, read_day, read_place
from domain.plans.importing.kinds import FINDINGS, KINDS, MILESTONES, THEMES, F, SheetKind
from domain.plans.importing.reading import LIMITS, layouts, read
from domain.plans.model import Finding, FindingId, FindingKind, MilestoneKind, Money, Owner, Place, Theme
from domain.records import replace
from domain.sheets import Sheets
from locales import translator
from templates.tables.plans import COLUMNS, plan_tables
from templates.words.plans import terms
from tests.documents.plans.samples import LANGUAGES, PEOPLE, empty, hostile, large, paper
from tests.documents.plans.sheets import known, outcome, sheet, sheets, with_cell, with_row

A, M, Z = SheetKind.ACTIONS, SheetKind.MILESTONES, SheetKind.ZONES
ALL = [pytest.param(paper(language), id=language) for language in LANGUAGES]
ALL += [pytest.param(empty(), id="empty"), pytest.param(hostile(), id="hostile")]


@pytest.mark.parametrize("made", ALL)
def test_sent_back_as_it_is_it_changes_nothing(made: object) -> None:
    data = write(plan_tables(made, translator(made.language)))
    found = read_file(data, "plan.xlsx", LIMITS)
    told = read(found, layouts(found), known(made))
    assert told.problems == ()
    assert told.effective == 0
    assert told.missing == ()
    assert len(told.milestones) == len(made.whole.milestones)
    assert len(told.entries) > len(made.whole.milestones)


def test_sent_back_in_another_language_it_changes_nothing() -> None:
    made = paper("pt")
    for language in LANGUAGES:
        told = outcome(made, sheets(replace(made, language=language)))
        assert told.problems == ()
        assert told.effective == 0


TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@settings(max_examples=25, deadline=None)
@example(["-"] * 6, Decimal(0))
@given(st.lists(TEXTS, min_size=6, max_size=6), st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_whatever_is_written_comes_back_from_the_file(texts: list[str], value: Decimal) -> None:
    made = paper("en")
    whole = replace(made.whole, milestones=(), actions=made.whole.actions[:1])
    zone = replace(
        whole.zones[0], title=texts[0], objective=texts[1], territory=(Place(None, texts[2]),), theme=texts[3]
    )
    finding = Finding(FindingId(1), FindingKind.FIGURE, texts[4], value, texts[5], 2024, texts[0])
    action = replace(
        whole.actions[0], title=texts[5], description=texts[4], budget=Money(abs(int(value)), "GBP")
    )
    changed = replace(
        whole,
        plan=replace(whole.plan, vision=texts[3]),
        diagnosis=(finding,),
        zones=(zone, *whole.zones[1:]),
        actions=(action, *whole.actions[1:]),
    )
    odd = replace(made, whole=changed)
    found = read_file(write(plan_tables(odd, translator("en"))), "plan.xlsx", LIMITS)
    told = read(found, layouts(found), known(odd))
    assert told.effective == 0
    # Titles that nobody can have, since they say nothing, may be told as such; no more.
    assert {one.code for one in told.problems} <= {Code.SLOT}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_read_as_what_it_is(language: str) -> None:
    found = sheets(replace(paper("en"), language=language))
    assert [one.kind for one in layouts(found)] == list(SheetKind)
    for layout in layouts(found):
        wanted = ["" if field is F.STATUS else field for field in COLUMNS[SheetKind(layout.kind)]]
        assert list(layout.fields) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_list_is_understood(language: str) -> None:
    from domain.folding import fold

    t = translator(language)
    assert {one: FINDINGS[fold(terms.finding_kind(t, one))] for one in FindingKind} == {
        one: one.value for one in FindingKind
    }
    assert all(MILESTONES[fold(terms.milestone_kind(t, one))] == one for one in MilestoneKind)
    assert all(THEMES[fold(terms.theme(t, one))] == one for one in Theme)


def test_the_file_has_lists_hidden_ids_and_no_formula() -> None:
    book = load_workbook(io.BytesIO(write(plan_tables(hostile(), translator("fr")))))
    assert book.sheetnames[:6] == ["Plan", "Diagnostic", "Zones", "Indicateurs", "Actions", "Jalons"]
    for one in book.worksheets[:6]:
        assert one.column_dimensions["A"].hidden
        assert all(cell.data_type != "f" for row in one.iter_rows() for cell in row)
    rules = {
        str(rule.sqref).split("2:")[0]: rule.formula1
        for rule in book["Jalons"].data_validations.dataValidation
    }
    assert rules["C"].startswith("'Actions'!$D$2")
    assert rules["E"].startswith("'_lists'!")
    assert book["_lists"].sheet_state == "veryHidden"
    assert any(cell.value == "=HYPERLINK(1)" for row in book["Jalons"].iter_rows() for cell in row)


def test_long_texts_are_seen_whole_and_sheets_can_be_printed() -> None:
    book = load_workbook(io.BytesIO(write(plan_tables(paper("pt"), translator("pt")))))
    actions = book["Ações"]
    (described,) = [cell for cell in actions[2] if str(cell.value).startswith("Os parceiros redigem")]
    assert described.alignment.wrap_text
    assert described.alignment.vertical == "top"
    assert actions.row_dimensions[2].height >= 3 * 16
    for one in book.worksheets[:6]:
        assert one.page_setup.orientation == "landscape"
        assert (one.sheet_properties.pageSetUpPr.fitToPage, one.print_title_rows) == (True, "$1:$1")
    assert [one.page_setup.fitToWidth for one in book.worksheets[:6]] == [2, 1, 1, 1, 2, 2]


def test_names_of_sheets_fit_everywhere() -> None:
    for language in LANGUAGES:
        names = [one.name for one in plan_tables(paper("en"), translator(language))]
        assert len(set(names)) == 6
        assert all(0 < len(name) <= 31 for name in names)


def test_five_thousand_milestones_come_back() -> None:
    told = outcome(large(), sheets(large()))
    assert (told.effective, told.problems, len(told.milestones)) == (0, (), 5000)


def test_what_changes_is_told_field_by_field() -> None:
    made = paper("en")
    found = with_cell(sheets(made), M, 1, F.DUE, "31/03/2027")
    found = with_cell(found, M, 1, F.TITLE, "Kick-off in Viana")
    found = with_cell(found, M, 2, F.OWNER, "-")
    found = with_cell(found, A, 1, F.BUDGET, "130 000,50 €")
    told = outcome(made, found)
    assert told.problems == ()
    assert told.effective == 3
    first, second = (one for one in told.milestones if not one.same)
    assert {(one.field, one.old, one.new) for one in first.changes} == {
        ("title", "Kick-off meeting with all partners", "Kick-off in Viana"),
        ("due", "2027-03-08", "2027-03-31"),
    }
    assert first.fields.due == date(2027, 3, 31)
    assert second.fields.owner is None
    assert told.actions[0].fields.budget == Money(13_000_050)
    assert told.stamp != outcome(made, sheets(made)).stamp


def test_new_things_hang_on_each_other() -> None:
    made = paper("en")
    found = with_row(sheets(made), Z, {F.TITLE: "Harbour towns", F.THEME: "Urban mobility"})
    found = with_row(
        found, A, {F.ZONE: "harbour towns", F.TITLE: "Ferry stops", F.PARTNER: "agencia ria nova"}
    )
    found = with_row(found, M, {F.ACTION: "Ferry stops", F.TITLE: "Plans", F.DUE: "2027-05-01"})
    found = with_row(
        found,
        M,
        {F.ACTION: "Ferry stops", F.TITLE: "Built", F.DUE: "2027-09-01", F.AFTER: "Plans; Z1.A1.M1"},
    )
    told = outcome(made, found)
    assert told.problems == ()
    zone, action = told.zones[-1], told.actions[-1]
    plans, built = told.milestones[-2:]
    assert zone.new
    assert zone.fields.theme == "mobility"
    assert (action.zone, action.fields.partner) == (zone.ref, PartnerId(2))
    assert plans.action == built.action == action.ref < 0
    assert built.fields.depends_on == (plans.ref, made.whole.milestones[0].id)


def test_a_list_of_ones_own_adds_zones_and_actions_by_the_way() -> None:
    rows = [
        ["Work of 2027", "", "", "", ""],
        ["Axe", "Activité", "Tâche", "Pilote", "Date limite"],
        ["Ports", "Bornes", "Étude", "Maëlle Le Goff", "15/04/2027"],
        ["Ports", "Bornes", "Travaux", "Léo Martin", "2027-10-01"],
        ["Low-carbon ports", "Shore power for ferries", "Inauguration", "ana ribeiro", "1.12.2027"],
    ]
    told = outcome(paper("en"), Sheets("suivi.xlsx", (sheet("Suivi", rows),)))
    assert told.problems == ()
    assert [one.name for one in told.zones] == ["Ports"]
    assert [(one.name, one.zone) for one in told.actions] == [("Bornes", -1)]
    assert [(one.name, one.action) for one in told.milestones] == [
        ("Étude", -1),
        ("Travaux", -1),
        ("Inauguration", 1),
    ]
    owners = [one.fields.owner for one in told.milestones]
    assert owners == [
        Owner(MemberId(3), "Maëlle Le Goff"),
        Owner(None, "Léo Martin"),
        Owner(MemberId(1), "Ana Ribeiro"),
    ]
    assert told.missing[0].startswith("P2.Z")


def test_owners_are_known_by_address_and_need_not_have_joined() -> None:
    made = paper("en")
    found = with_cell(sheets(made), M, 2, F.OWNER, "Somebody Else")
    found = with_cell(found, M, 2, F.OWNER_EMAIL, "M2@example.org")
    found = with_cell(found, M, 1, F.OWNER, "Rita Sousa")
    found = with_cell(found, M, 1, F.OWNER_EMAIL, "rita@example.org")
    told = outcome(made, found)
    assert told.problems == ()
    first, second = told.milestones[:2]
    assert first.fields.owner == Owner(None, "Rita Sousa", "rita@example.org")
    assert second.fields.owner == Owner(MemberId(2), "Xoán Castro")
    assert PEOPLE[1].name == "Xoán Castro"


WRONG = [
    (M, 1, F.DUE, "31/02/2027", Fault.NO_SUCH_DAY),
    (M, 1, F.DUE, "in May", Fault.DAY),
    (M, 1, F.DUE, "2020-01-01", Fault.BEFORE_PLAN),
    (M, 1, F.DUE, "2030-01-01", Fault.AFTER_PLAN),
    (M, 2, F.DUE, "2027-05-05", Fault.CLOSED),
    (M, 1, F.DUE, "-", Fault.CLEARED),
    (M, 1, F.TITLE, "–", Fault.CLEARED),
    (M, 1, F.KIND, "party", Fault.KIND),
    (M, 1, F.ACTION, "Nothing of the kind", Fault.NO_PARENT),
    (M, 1, F.ACTION, "P2.Z1.A2", Fault.PARENT_STAYS),
    (M, 1, F.AFTER, "M99", Fault.AFTER),
    (M, 1, F.AFTER, "M2", Fault.CIRCLE),
    (A, 1, F.PARTNER, "Nobody’s institute", Fault.PARTNER),
    (A, 1, F.BUDGET, "a lot", Fault.AMOUNT),
    (A, 1, F.ZONE, "P2.Z2", Fault.PARENT_STAYS),
    (A, 1, F.REGIONS, "ES99", Fault.PLACE),
    (Z, 1, F.TERRITORY, "Porto; PT99", Fault.PLACE),
    (SheetKind.PLAN, 1, F.LAST, "2026-01-01", Fault.PERIOD),
    (SheetKind.PLAN, 1, F.LAST, "2027-04-01", Fault.OUTSIDE),
    (SheetKind.PLAN, 1, F.LANGUAGE, "Klingon", Fault.LANGUAGE),
    (SheetKind.PLAN, 1, F.TIME_ZONE, "Atlantis", Fault.TIME_ZONE),
    (SheetKind.DIAGNOSIS, 1, F.YEAR, "last year", Fault.YEAR),
    (SheetKind.DIAGNOSIS, 1, F.KIND, "mood", Fault.KIND),
    (SheetKind.INDICATORS, 1, F.TARGET, "1.500", Fault.NUMBER),
]


@pytest.mark.parametrize(("kind", "row", "field", "text", "fault"), WRONG)
def test_what_is_wrong_is_told_at_its_cell(
    kind: SheetKind, row: int, field: F, text: str, fault: Fault
) -> None:
    made = paper("en")
    told = outcome(made, with_cell(sheets(made), kind, row, field, text))
    problem = next(one for one in told.problems if one.detail is fault)
    assert problem.code is Code.SLOT
    assert problem.column == COLUMNS[kind].index(field) + 1
    assert fault is Fault.CIRCLE or problem.row == row + 1


def test_three_good_and_two_bad_rows_are_all_told() -> None:
    found = sheets(paper("en"))
    for row, due in ((1, "2027-03-09"), (2, "31/02/2027"), (4, "never")):
        found = with_cell(found, M, row, F.DUE, due)
    told = outcome(paper("en"), found)
    assert [(one.row, one.column, one.heading, one.words) for one in told.problems] == [
        (3, 6, "Due date", "31/02/2027"),
        (5, 6, "Due date", "never"),
    ]


def test_a_file_of_another_plan_or_another_network_is_not_taken() -> None:
    made = paper("en")
    other = replace(made, network=replace(made.network, id=4))
    told = outcome(made, sheets(other))
    assert {one.code for one in told.problems} >= {Code.UNKNOWN_ID}


def test_the_same_row_twice_is_told() -> None:
    made = paper("en")
    found = sheets(made)
    cells = found.sheets[5].rows[1].cells
    again = with_row(found, M, dict(zip(COLUMNS[M], cells, strict=False)))
    (problem,) = outcome(made, again).problems
    assert (problem.code, problem.number) == (Code.TWICE, 2)


def test_what_is_not_in_the_file_stays() -> None:
    made = paper("en")
    found = sheets(made)
    less = replace(found.sheets[5], rows=found.sheets[5].rows[:-2])
    told = outcome(made, replace(found, sheets=(*found.sheets[:5], less)))
    assert told.effective == 0
    assert told.missing == tuple(str(made.whole.code_of(one)) for one in made.whole.milestones[-2:])


def test_how_far_a_milestone_is_is_not_read() -> None:
    made = paper("en")
    assert outcome(made, with_cell(sheets(made), M, 1, F.STATUS, "Done")).effective == 0


@given(st.dates(date(1900, 1, 1)))
def test_days_are_read_with_the_day_first(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}") == day
    assert read_day(f"{day.day:02}.{day.month:02}.{day.year}") == day
    assert read_day(f"{day.month}/{day.day}/{str(day.year)[2:]}") is Fault.DAY


def test_places_are_read_with_their_codes() -> None:
    assert read_place("Norte (PT11)") == Place("PT11", "")
    assert read_place("Região do Norte (PT11)") == Place("PT11", "Região do Norte")
    assert read_place("pt11") == Place("PT11", "")
    assert read_place("Matosinhos") == Place(None, "Matosinhos")
    assert read_place("Nowhere (PT99)") is None
    assert {kind.key for kind in KINDS} == set(SheetKind)
