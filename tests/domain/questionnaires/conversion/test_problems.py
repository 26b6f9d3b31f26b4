"""Every reason to refuse a form, where it is found, and that all are said at once."""

from __future__ import annotations

import pytest

from domain.questionnaires import FormProblem, FormRefused, ProblemCode
from domain.questionnaires.conversion import convert, read
from domain.questionnaires.refusals import WARNINGS
from tests.domain.questionnaires.tables import table

CHOICES = "list_name | name | label | score\nyn | yes | Yes | 1\nyn | no | No | 0"
DIMENSIONS = "kind | code | label\ndimension | d | D\nfacet | f | F"
BIG = "list_name | name | label\n" + "\n".join(f"yn | n{n} | N {n}" for n in range(1001))

# Code: the sheets, and where the problem is (sheet, row, column) with its parameters.
CASES: dict[ProblemCode, tuple[dict[str, str], tuple[str, int, str, dict[str, str]]]] = {
    ProblemCode.NO_SHEET: (
        {"choices": CHOICES},
        ("survey", 0, "", {"name": "survey", "format": "markdown"}),
    ),
    ProblemCode.TOO_LARGE: (
        {"survey": "type | name | label\nselect_one yn | a | A", "choices": BIG},
        ("survey", 2, "type", {"what": "choices", "count": "1001", "most": "1000"}),
    ),
    ProblemCode.INVALID: (
        {"survey": "type | name | label\ntext | meta | A"},
        ("survey", 2, "", {}),
    ),
    ProblemCode.UNKNOWN_LIST: (
        {"survey": "type | name | label\nselect_one topic | a | A", "choices": CHOICES},
        ("survey", 2, "type", {"name": "topic"}),
    ),
    ProblemCode.EMPTY_CELL: (
        {"survey": "type | Name | label\ntext | | A\ntext | b | B"},
        ("survey", 2, "Name", {"what": "name"}),
    ),
    ProblemCode.BAD_NAME: (
        {"survey": "type | name | label\ntext | a b | A"},
        ("survey", 2, "name", {"name": "a b"}),
    ),
    ProblemCode.NAME_TAKEN: (
        {"survey": "type | name | label\ntext | a | A\ntext | a | B"},
        ("survey", 3, "name", {"name": "a"}),
    ),
    ProblemCode.NO_BEGINNING: (
        {"survey": "type | name | label\ntext | a | A\nend_group | |"},
        ("survey", 3, "type", {"what": "group"}),
    ),
    ProblemCode.NO_END: (
        {"survey": "type | name | label\nbegin_group | g | G\ntext | a | A"},
        ("survey", 2, "type", {"what": "group"}),
    ),
    ProblemCode.NO_COLUMN: (
        {"survey": "kind | name | label\ntext | a | A"},
        ("survey", 0, "", {"name": "type"}),
    ),
    ProblemCode.UNSUPPORTED_TYPE: (
        {"survey": "type | name | label\ngeotrace | a | A"},
        ("survey", 2, "type", {"type": "geotrace"}),
    ),
    ProblemCode.UNSUPPORTED_COLUMN: (
        {"survey": "type | name | label | Read only\ntext | a | A |\ntext | b | B | ${a} = 'x'"},
        ("survey", 3, "Read only", {"value": "${a} = 'x'"}),
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
    ProblemCode.BAD_DEFAULT: (
        {"survey": "type | name | label | Default\ninteger | a | A | 2.5"},
        ("survey", 2, "Default", {"value": "2.5"}),
    ),
    ProblemCode.BARE_CONDITION: (
        {"survey": "type | name | label | relevant\ntext | a | A |\ntext | b | B | ${a} and 1 = 1"},
        ("survey", 3, "relevant", {"name": "a"}),
    ),
    ProblemCode.OPEN_PATTERN: (
        {"survey": "type | name | label | constraint\ntext | a | A | regex(., '[0-9]+')"},
        ("survey", 2, "constraint", {"pattern": "[0-9]+"}),
    ),
    ProblemCode.BARE_DATE: (
        {"survey": "type | name | label | constraint\ndate | a | A | . > '2027-01-31'"},
        ("survey", 2, "constraint", {"value": "2027-01-31"}),
    ),
    ProblemCode.ENGINES_DIFFER: (
        {"survey": "type | name | label | constraint\ntext | a | A | floor(.) = 1"},
        ("survey", 2, "constraint", {"what": "floor"}),
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


def warnings(sheets: dict[str, str]) -> tuple[FormProblem, ...]:
    convert(table(**sheets), "form.md")
    _, found = read(table(**sheets), "form.md")
    return found.warnings


def test_every_reason_has_a_case() -> None:
    assert set(CASES) | ELSEWHERE == set(ProblemCode)


@pytest.mark.parametrize("code", CASES)
def test_reason(code: ProblemCode) -> None:
    sheets, (sheet, row, column, values) = CASES[code]
    said = warnings(sheets) if code in WARNINGS else problems(sheets)
    found = [problem for problem in said if problem.code is code]
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
        ("survey", 4, ProblemCode.UNKNOWN_PATH),
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


def test_a_form_with_every_mistake_says_all_of_them() -> None:
    """FORMS.md's list of what is to be refused, in one file."""
    nested = "(" * 200 + "1" + ")" * 200
    headers = [
        "label::English (en)",
        "label::French (fr)",
        "relevant",
        "constraint",
        "calculation",
        "default",
    ]
    survey = [
        " | ".join(["type", "name", *headers, "repeat_count", "score", "dimension", "appearance"]),
        "text | a | A | A | frobnicate(1) | | | | | | |",
        "text | b | B | B | ${a} > | | | | | | |",
        "calculate | c | | | | | ${d} | | | | |",
        "calculate | d | | | | | ${c} | | | | |",
        "calculate | e | | | | | pulldata('x', 'y', 'z', ${a}) | | | | |",
        "select_one_from_file towns.csv | f | F | F | | | | | | | |",
        "geotrace | g | G | G | | | | | | | |",
        "geopoint | h | H | H | | | | | | | |",
        "background-audio | i | I | I | | | | | | | |",
        "image | j | J | J | | | | | | | |",
        "select_one yn or_other | k | K | K | | | | | | | |",
        "select_one yn | l | L | L | | | | | | heavy | nowhere |",
        "text | m | M | | | regex(., '(a+)+$(?=b)') | | | | | |",
        f"text | n | N | N | | {nested} = 1 | | | | | |",
        "begin_repeat | o | O | O | | | | | 100000 | | |",
        "integer | p | P | P | | | | 1,5 | | | |",
        "end_repeat | | | | | | | | | | |",
        "text | q | Q | Q | | | | | | | | chapter-end",
        "text | r | R ${nobody} | R | | | | | | | |",
        "text | s t | S | S | | | | | | | |",
        "text | 9u | U | U | | | | | | | |",
    ]  # fmt: skip
    choices = (
        "list_name | name | label::English (en) | label::French (fr) | score\nyn | yes | Yes | Oui | 1,5"
    )
    found = problems({"survey": "\n".join(survey), "choices": choices})
    said = {(p.sheet, p.row, p.code) for p in found}
    assert said >= {
        ("survey", 7, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 8, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 9, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 10, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 11, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 12, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 13, ProblemCode.BAD_SCORE),
        ("survey", 13, ProblemCode.UNDECLARED_DIMENSION),
        ("survey", 14, ProblemCode.MISSING_TRANSLATION),
        ("survey", 16, ProblemCode.UNSUPPORTED_TYPE),
        ("survey", 16, ProblemCode.UNSUPPORTED_COLUMN),
        ("survey", 19, ProblemCode.CHAPTER_END_OUTSIDE),
        ("choices", 2, ProblemCode.BAD_SCORE),
        ("survey", 2, ProblemCode.UNKNOWN_FUNCTION),
        ("survey", 3, ProblemCode.BAD_EXPRESSION),
        ("survey", 4, ProblemCode.CYCLE),
        ("survey", 6, ProblemCode.UNKNOWN_FUNCTION),
        ("survey", 14, ProblemCode.BAD_PATTERN),
        ("survey", 15, ProblemCode.BAD_EXPRESSION),
        ("survey", 17, ProblemCode.BAD_DEFAULT),
        ("survey", 20, ProblemCode.UNKNOWN_PATH),
        ("survey", 21, ProblemCode.BAD_NAME),
        ("survey", 22, ProblemCode.BAD_NAME),
    }


def test_what_the_form_library_complains_of_is_said_row_by_row() -> None:
    found = problems(
        {"survey": "type | name | label\ntext | a b | A\ntext | b | B\ntext | 1c | C\ntext | | D"}
    )
    assert [(p.row, p.code) for p in found] == [
        (2, ProblemCode.BAD_NAME),
        (4, ProblemCode.BAD_NAME),
        (5, ProblemCode.EMPTY_CELL),
    ]


ONE = "type | name | label\nselect_multiple yn | a | A"


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"survey": ONE}, ("survey", 2, "type", ProblemCode.UNKNOWN_LIST, {"name": "yn"})),
        (
            {"survey": ONE, "choices": "liste | name | label\nyn | yes | Yes"},
            ("survey", 2, "type", ProblemCode.UNKNOWN_LIST, {"name": "yn"}),
        ),
        (
            {"survey": ONE, "choices": f"{CHOICES}\nyn | yes | Y |"},
            ("choices", 4, "name", ProblemCode.NAME_TAKEN, {"name": "yes"}),
        ),
        (
            {"survey": ONE, "choices": f"{CHOICES}\nyn | | Y |"},
            ("choices", 4, "name", ProblemCode.EMPTY_CELL, {"what": "name"}),
        ),
        (
            {"survey": ONE, "choices": f"{CHOICES}\nyn | a b | Y |"},
            ("choices", 4, "name", ProblemCode.BAD_NAME, {"name": "a b"}),
        ),
        (
            {"survey": "type | name | label\n | g | G\ntext | a | A"},
            ("survey", 2, "type", ProblemCode.EMPTY_CELL, {"what": "type"}),
        ),
        (
            {"survey": "type | name | label\ncalculate | c |\ntext | a | A"},
            ("survey", 2, "calculation", ProblemCode.EMPTY_CELL, {"what": "calculation"}),
        ),
    ],
)
def test_common_complaints_of_the_form_library_have_our_own_words_and_their_place(
    sheets: dict[str, str], expected: tuple[str, int, str, ProblemCode, dict[str, str]]
) -> None:
    """Each once: the raw words of the library do not stand beside them."""
    assert [(p.sheet, p.row, p.column, p.code, p.values) for p in problems(sheets)] == [expected]


def test_each_question_without_its_list_is_said() -> None:
    found = problems({"survey": "type | name | label\nselect_one x | a | A\nselect_one y | b | B"})
    assert [(p.row, p.values["name"]) for p in found] == [(2, "x"), (3, "y")]


def test_two_circles_are_two_problems() -> None:
    survey = "type | name | label | relevant\n" + "\n".join(
        f"text | {name} | X | ${{{other}}} = 'x'" for name, other in ("ab", "ba", "cd", "dc", "ee")
    )
    cycles = [p for p in problems({"survey": survey}) if p.code is ProblemCode.CYCLE]
    assert [(p.row, p.values["names"]) for p in cycles] == [(2, "a → b → a"), (4, "c → d → c"), (6, "e → e")]
