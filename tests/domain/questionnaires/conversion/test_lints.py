"""Expressions that ODK's two engines read differently are warned of; those that they agree on are not."""

from __future__ import annotations

import pytest

from domain.questionnaires import ProblemCode
from domain.questionnaires.conversion.lints import lints
from domain.questionnaires.xpath import XPathError, compile_xpath
from tests.domain.questionnaires import odk

BARE, OPEN = ProblemCode.BARE_CONDITION, ProblemCode.OPEN_PATTERN
DATE, DIFFER = ProblemCode.BARE_DATE, ProblemCode.ENGINES_DIFFER

# Of the recorded expressions on which the engines disagree: what warns of each, or why nothing does.
DISAGREED: dict[str, ProblemCode | str] = {
    "not(/data/blank)": BARE,
    "if(/data/blank, 'T', 'F')": BARE,
    "/data/blank = false()": BARE,
    "regex('abc123', '[0-9]+')": OPEN,
    "/data/d1 < '2027-01-01'": DATE,
    "substring(/data/name, 1, 5)": DIFFER,
    "floor(3.7)": DIFFER,
    "floor(-3.5)": DIFFER,
    "name(/data/age)": DIFFER,
    "//age": DIFFER,
    "/data/age|/data/inc": DIFFER,
    "count(/data/age|/data/inc)": DIFFER,
    "id('x')": "refused: unknown function",
    "/data/nope = ''": "refused: unknown path",
    "string(number('x'))": "how NaN is written",
    "number('1e3')": "depends on the answer",
    "number('+5')": "depends on the answer",
    "10000000000 * 100000000000": "how a large number is written",
    "0.00001 * 1": "how a small number is written",
    "string-length(/data/sp)": "depends on the answer: blanks around it",
    "round(-2.5)": "depends on the answer: half of a negative number",
    "max(/data/r/x)": "depends on the answers: blanks (trap 9)",
    "sum(/data/r/x)": "depends on the answers: blanks (trap 9)",
    "sum(/data/nope)": "refused: unknown path",
    "/data/r[2]/name": "repeats are refused",
    "/data/r/name": "repeats are refused",
    "position(/data/r[2])": "repeats are refused",
    "string(/data/r/name)": "repeats are refused",
    "date(/data/d1 + 1)": "how a day is written",
    "date(18262)": "how a day is written",
    "date('2020-02-30')": "both fail",
    "date('garbage')": "both fail",
    "format-date('garbage', '%Y')": "one fails, the other is blank, as we are",
    "- - 3": "no row of a form says so",
}


def found(source: str, column: str = "calculation") -> list[ProblemCode]:
    return [code for code, _ in lints(compile_xpath(source).tree, column)]


@odk.needed
def test_every_disagreement_is_warned_of_or_explained() -> None:
    recorded = odk.load("expressions.json")["expressions"]
    spoken = {"true": "1", "false": "0"}
    disagreed = {
        one["xpath"]
        for one in recorded
        if spoken.get(one["web_forms"], one["web_forms"]) != spoken.get(one["javarosa"], one["javarosa"])
    }
    assert disagreed == set(DISAGREED)
    for one in recorded:
        expected = DISAGREED.get(one["xpath"])
        try:
            said = found(one["xpath"])
        except XPathError:
            assert expected == "refused: unknown function"
            continue
        if isinstance(expected, ProblemCode):
            assert expected in said, one
        elif expected is None:
            # Both may make the same of one blank or one date, and not of the next.
            assert set(said) <= {BARE, DATE, OPEN}, one


@pytest.mark.parametrize(
    ("source", "column", "codes"),
    [
        ("/data/a", "relevant", [BARE]),
        ("/data/a", "calculation", []),
        ("../a and ../b = 1", "relevant", [BARE]),
        ("if(/data/a = 1, /data/b, 'x')", "calculation", []),
        ("if(/data/a = 1, /data/b, 'x')", "relevant", [BARE]),
        ("not(.)", "constraint", [BARE]),
        ("selected(/data/m, 'a')", "relevant", []),
        ("instance('x')/root/item[name = /data/a]", "relevant", []),
        ("count(/data/r[x]) > 1", "relevant", []),
        ("true()", "required", []),
        ("regex(., '^a$')", "constraint", []),
        ("regex(., '^(a|b)$')", "constraint", []),
        ("regex(., '^[|]$')", "constraint", []),
        (r"regex(., '^a\|b$')", "constraint", []),
        ("regex(., '^a|b$')", "constraint", [OPEN]),
        (r"regex(., '^a\$')", "constraint", [OPEN]),
        ("regex(., /data/pattern)", "constraint", []),
        (". >= date('2027-01-01')", "constraint", []),
        ("'2027-01-01' <= .", "constraint", [DATE]),
        ("format-date(., '%Y-%m-%d') = '2027-01-01'", "constraint", []),
        ("/data/a = 'x'", "constraint", []),
    ],
)
def test_lints(source: str, column: str, codes: list[ProblemCode]) -> None:
    assert found(source, column) == codes
