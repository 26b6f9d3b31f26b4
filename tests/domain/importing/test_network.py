"""A whole file: all mistakes at once, all or nothing, and what was shown is what is done."""

from __future__ import annotations

from domain.importing.network import LIMITS, addresses, layouts
from domain.records import replace
from domain.sheets import Flaw, Sheets
from tests.domain.importing.given import KNOWN, PORTO, outcome, people, sheet, told

ROWS = (
    ["Name", "Partner", "E-mail"],
    ["Zoé", "P2", "z@example.org"],
    ["Iria", "Atlantis", "i@example.org"],
    ["Rui", "P1", "r@example.org"],
    ["Ewa", "P1", "ewa"],
    ["Tom", "P2", "t@example.org"],
)


def test_three_good_rows_and_two_bad_ones_are_five_rows_and_two_mistakes():
    found = outcome(sheet("People", *ROWS))
    assert [(one.sheet, *at) for one, at in zip(found.problems, told(found.problems), strict=True)] == [
        ("People", 3, 2, "no_partner"),
        ("People", 5, 3, "bad_email"),
    ]
    assert {one.heading for one in found.problems} == {"Partner", "E-mail"}
    assert len(found.people) == 3


def test_cells_that_cannot_be_read_are_mistakes_where_they_count():
    found = sheet("People", *ROWS[:2], first=1)
    flawed = replace(found, flaws={(2, 3): Flaw.FORMULA, (2, 9): Flaw.ERROR})
    assert told(outcome(flawed).problems) == [(2, 3, "formula")]
    assert outcome(flawed).people == ()


def test_two_sheets_of_one_kind_do_not_both_count():
    found = outcome(sheet("People", *ROWS[:2]), sheet("More people", ROWS[0], ["Rui", "P1", "r@example.org"]))
    assert [(one.sheet, one.row, one.code, one.other) for one in found.problems] == [
        ("More people", 0, "two_sheets", "People")
    ]


def test_what_is_shown_has_a_stamp_that_moves_with_what_is_known():
    one = people("Name|Function", "Yves|Head")
    assert one.stamp == people("Name|Function", "Yves|Head", "Berta|").stamp
    assert one.stamp != people("Name|Function", "Yves|Chief").stamp
    moved = replace(KNOWN, partners=(replace(PORTO, name="Porto"), *KNOWN.partners[1:]))
    assert one.stamp == people("Name|Function", "Yves|Head", known=moved).stamp


def test_addresses_are_gathered_where_they_stand():
    file = Sheets("a", (sheet("People", *ROWS), sheet("Notes", ["a@b.org"])))
    assert addresses(file, layouts(file)) == {
        "z@example.org", "i@example.org", "r@example.org", "t@example.org",
    }  # fmt: skip


def test_a_file_without_anything_that_is_known():
    found = outcome(sheet("Notes", ["Budget"], ["12"]))
    assert (found.effective, found.problems, found.missing_people) == (0, (), ())
    assert LIMITS.rows > 1_000
