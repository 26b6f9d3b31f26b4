"""Every reason to refuse a form, where it is found, and that all are said at once."""

from __future__ import annotations

import pytest

from domain.questionnaires import FormProblem, FormRefused, ProblemCode
from domain.questionnaires.conversion import convert
from tests.domain.questionnaires.tables import table

CHOICES = "list_name | name | label | score\nyn | yes | Yes | 1\nyn | no | No | 0"
DIMENSIONS = "kind | code | label\ndimension | d | D\nfacet | f | F"
BIG = "list_name | name | label\n" + "\n".join(f"yn | n{n} | N {n}" for n in range(26))

# Code: the sheets, and where the problem is (sheet, row, column) with its parameters.
CASES: dict[ProblemCode, tuple[dict[str, str], tuple[str, int, str, dict[str, str]]]] = {
    ProblemCode.NO_SHEET: ({"choices": CHOICES}, ("survey", 0, "", {"name": "survey"})),
    ProblemCode.TOO_LARGE: (
        {"survey": "type | name | label\nselect_one yn | a | A", "choices": BIG},
        ("survey", 2, "type", {"what": "choices", "count": "26", "most": "25"}),
    ),
    ProblemCode.INVALID: (
        {"survey": "type | name | label\ntext | a b | A"},
        ("survey", 2, "", {}),
    ),
    ProblemCode.UNSUPPORTED_TYPE: (
        {"survey": "type | name | label\ngeotrace | a | A"},
        ("survey", 2, "type", {"type": "geotrace"}),
    ),
    ProblemCode.UNSUPPORTED_COLUMN: (
        {"survey": "type | name | label | Default\ntext | a | A | x"},
        ("survey", 2, "Default", {"value": "x"}),
    ),
    ProblemCode.UNKNOWN_FUNCTION: (
        {"survey": "type | name | label | relevance\ntext | a | A |\ntext | b | B | frob(${a})"},
        ("survey", 3, "relevance", {"code": "xpath_unknown_function", "detail": "frob"}),
    ),
    ProblemCode.BAD_EXPRESSION: (
        {"survey": "type | name | label | constraint\ntext | a | A | . >"},
        ("survey", 2, "constraint", {"code": "xpath_syntax", "detail": ""}),
    ),
    ProblemCode.BAD_PATTERN: (
        {"survey": "type | name | label | constraint\ntext | a | A | regex(., '^(?=x)')"},
        ("survey", 2, "constraint", {"code": "xpath_bad_pattern", "detail": "^(?=x)"}),
    ),
    ProblemCode.UNKNOWN_PATH: (
        {"survey": "type | name | label | relevant\ntext | a | A | /data/nope = 1"},
        ("survey", 2, "relevant", {"name": "nope"}),
    ),
    ProblemCode.CYCLE: (
        {"survey": "type | name | label | relevant\ntext | a | A | ${b} = 'x'\ntext | b | B | ${a} = 'x'"},
        ("survey", 2, "relevant", {"names": "a → b → a"}),
    ),
    ProblemCode.BAD_SCORE: (
        {
            "survey": "type | name | label | score\nselect_one yn | a | A | 1",
            "choices": CHOICES.replace("| 0", "| 0,5"),
        },
        ("choices", 3, "score", {"value": "0,5"}),
    ),
    ProblemCode.NO_HIGHEST_SCORE: (
        {
            "survey": "type | name | label | dimension\nselect_one yn | a | A | d",
            "choices": "list_name | name | label\nyn | yes | Yes",
            "dimensions": DIMENSIONS,
        },
        ("survey", 2, "dimension", {"name": "yn"}),
    ),
    ProblemCode.RESERVED_WITH_SCORE: (
        {
            "survey": "type | name | label\nselect_one yn | a | A",
            "choices": CHOICES + "\nyn | dk | Don’t know | 0",
        },
        ("choices", 4, "score", {"name": "dk"}),
    ),
    ProblemCode.UNDECLARED_DIMENSION: (
        {"survey": "type | name | label | dimension\ntext | a | A | x", "dimensions": DIMENSIONS},
        ("survey", 2, "dimension", {"code": "x"}),
    ),
    ProblemCode.UNDECLARED_FACET: (
        {"survey": "type | name | label | facet\ntext | a | A | d", "dimensions": DIMENSIONS},
        ("survey", 2, "facet", {"code": "d"}),
    ),
    ProblemCode.UNKNOWN_KIND: (
        {"survey": "type | name | label\ntext | a | A", "dimensions": DIMENSIONS + "\nfacette | g | G"},
        ("dimensions", 4, "kind", {"kind": "facette"}),
    ),
    ProblemCode.DUPLICATE_CODE: (
        {"survey": "type | name | label\ntext | a | A", "dimensions": DIMENSIONS + "\nfacet | f | F2"},
        ("dimensions", 4, "code", {"code": "f"}),
    ),
    ProblemCode.MISSING_TRANSLATION: (
        {"survey": "type | name | label::English (en) | label::French (fr)\ntext | a | A |"},
        ("survey", 2, "label::French (fr)", {"language": "fr", "text": "label"}),
    ),
    ProblemCode.MISSING_LABEL: (
        {"survey": "type | name | label | calculation\nnote | n | N |\ninteger | a | |"},
        ("survey", 3, "label", {"name": "a"}),
    ),
    ProblemCode.TWO_CHAPTER_ENDS: (
        {
            "survey": "type | name | label | appearance\nbegin_group | g | G |\ntext | a | A | chapter-end\n"
            "text | b | B | chapter-end\nend_group | | |"
        },
        ("survey", 4, "appearance", {"name": "b"}),
    ),
    ProblemCode.CHAPTER_END_OUTSIDE: (
        {"survey": "type | name | label | appearance\ntext | a | A | chapter-end"},
        ("survey", 2, "appearance", {"name": "a"}),
    ),
    ProblemCode.DUPLICATE_LANGUAGE: (
        {"survey": "type | name | label::English (en) | label::Anglais (en)\ntext | a | A | A"},
        ("survey", 1, "", {"language": "en"}),
    ),
}
ELSEWHERE = {
    ProblemCode.UNREADABLE,  # test_convert: hostile files
    ProblemCode.TOO_SLOW,  # whoever runs the conversion
}


def problems(sheets: dict[str, str]) -> tuple[FormProblem, ...]:
    with pytest.raises(FormRefused) as refused:
        convert(table(**sheets), "form.md")
    return refused.value.problems


def test_every_reason_has_a_case() -> None:
    assert set(CASES) | ELSEWHERE == set(ProblemCode)


@pytest.mark.parametrize("code", CASES)
def test_reason(code: ProblemCode) -> None:
    sheets, (sheet, row, column, values) = CASES[code]
    found = [problem for problem in problems(sheets) if problem.code is code]
    assert len(found) == 1
    assert (found[0].sheet, found[0].row, found[0].column) == (sheet, row, column)
    assert values.items() <= found[0].values.items()


def test_all_problems_are_said_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        {
            "choices": "list_name | name | label | score\nyn | yes | Yes | many",
            "survey": "type | name | label | relevant | dimension\nbarcode | a | A | |\n"
            "text | b | B | nope(1) | x\ntext | c | | /data/zzz = 1 |",
        }
    )
    assert [(p.sheet, p.row, p.code) for p in found] == [
        ("survey", 2, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 3, ProblemCode.UNDECLARED_DIMENSION),
        ("survey", 3, ProblemCode.UNKNOWN_FUNCTION),
        ("survey", 4, ProblemCode.MISSING_LABEL),
        ("choices", 2, ProblemCode.BAD_SCORE),
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "count(/data/a/..)",
        "current()/../a = 1",
        "instance('yn')/root/item[name = /data/a]/label = 'x'",
        "//a = 1",
    ],
)
def test_sound_paths_are_not_complained_of(expression: str) -> None:
    convert(
        table(
            survey=f"type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | {expression}",
            choices=CHOICES,
        ),
        "form.md",
    )


@pytest.mark.parametrize(
    ("column", "expression"),
    [
        ("relevant", "instance('nope')/root/item = 1"),
        ("relevant", "instance(${a})/root/item = 1"),
        ("relevant", "instance('yn')/root/item[name = /data/zzz]/label = 'x'"),
        ("constraint", "../zzz = ."),
        ("required", "count(/data/*/zzz) > 1"),
    ],
)
def test_paths_that_lead_nowhere_are(column: str, expression: str) -> None:
    sheets = {
        "survey": f"type | name | label | {column}\nselect_one yn | a | A |\ntext | b | B | {expression}",
        "choices": CHOICES,
    }
    assert [(p.row, p.column, p.code) for p in problems(sheets)] == [(3, column, ProblemCode.UNKNOWN_PATH)]


@pytest.mark.parametrize(
    "rows",
    [
        "calculate | a | | | ${a} + 1",
        "calculate | a | | | ${b}\ncalculate | b | | | ${c}\ncalculate | c | | | ${a}",
        "begin_group | g | G | ${x} = 1 |\ninteger | x | X | |\nend_group | | | |",
        "integer | x | X | . = 1 |",
    ],
)
def test_cycles(rows: str) -> None:
    found = problems({"survey": f"type | name | label | relevant | calculation\n{rows}"})
    assert ProblemCode.CYCLE in {problem.code for problem in found}


@pytest.mark.parametrize(
    ("column", "expression"),
    [
        ("relevant", "count(/data/*[count(/data/*[count(/data/*[count(/data/*) > 1]) > 1]) > 1]) > 1"),
        ("constraint", "count(/data/*[count(/data/*[count(/data/*[count(/data/*) > 1]) > 1]) > 1]) > 1"),
        ("relevant", "count(" + "//*/.." * 200 + ") > 1"),
    ],
)
def test_an_expression_that_would_take_for_ever_is_refused(column: str, expression: str) -> None:
    """Predicates in predicates: with a hundred rows each level takes a hundred times as long."""
    rows = "\n".join(f"text | t{n} | T | " for n in range(100))
    survey = f"type | name | label | {column}\nbegin_group | g | G |\n{rows}\nend_group | | |\n"
    other = expression.replace("/data/", "/data/g/")
    found = problems({"survey": f"{survey}text | a | A | {other}"})
    assert {(p.row, p.code, p.values["code"]) for p in found if p.code is not ProblemCode.CYCLE} <= {
        (104, ProblemCode.BAD_EXPRESSION, "xpath_too_much")
    }
    assert found
