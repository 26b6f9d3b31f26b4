"""What is wrong in a form, said in a sentence with its place."""

from __future__ import annotations

import re

import pytest

from domain.questionnaires import FormProblem, FormRefused, ProblemCode
from domain.questionnaires.conversion import convert
from domain.questionnaires.conversion.rows import ANSWERABLE, KINDS
from locales import translator
from templates.errors import describe
from templates.words.form_problems import TEXTS, TYPES, problem_line
from tests.domain.questionnaires.tables import table

LANGUAGES = ("en", "fr", "es", "pt")
HOSTILE = "@everyone **a** `b`\n# c [d](https://e.example) <@1> {place} \u202e||f||"

# What each code says, as the conversion raises it; several where the sentence depends on what is said.
PARAMS: dict[ProblemCode, tuple[dict[str, str], ...]] = {
    ProblemCode.UNREADABLE: ({"detail": "BadZipFile"},),
    ProblemCode.TOO_LARGE: tuple(
        {"what": what, "count": "12345", "most": "10"}
        for what in ("bytes", "rows", "columns", "characters", "groups", "choices", "else")
    ),
    ProblemCode.NO_SHEET: ({"name": "survey"}, {"name": "survey", "format": "markdown"}),
    ProblemCode.INVALID: ({"detail": "There has been a mistake."}, {"detail": "KeyError"}),
    ProblemCode.UNKNOWN_LIST: ({"name": "topic"}, {"name": ""}),
    ProblemCode.EMPTY_CELL: ({"what": "name"}, {"what": "type"}, {"what": "calculation"}),
    ProblemCode.BAD_NAME: ({"name": "a b"},),
    ProblemCode.NAME_TAKEN: ({"name": "a"},),
    ProblemCode.NO_BEGINNING: ({"what": "group"},),
    ProblemCode.NO_END: ({"what": "repeat"},),
    ProblemCode.NO_COLUMN: ({"name": "type"},),
    ProblemCode.UNSUPPORTED_TYPE: ({"type": "geotrace"},),
    ProblemCode.UNSUPPORTED_COLUMN: ({"value": "x"},),
    ProblemCode.UNKNOWN_FUNCTION: ({"code": "xpath_unknown_function", "detail": "frob"}, {"name": "frob"}),
    ProblemCode.BAD_EXPRESSION: (
        {"code": "xpath_syntax", "detail": ""},
        {"code": "xpath_syntax", "detail": ")"},
        {"code": "xpath_too_long", "detail": "12000"},
        {"code": "xpath_too_deep", "detail": "60"},
        {"code": "xpath_arguments", "detail": "substr"},
        {"code": "xpath_unknown_axis", "detail": "beside"},
        {"code": "xpath_too_much", "detail": ""},
    ),
    ProblemCode.BAD_PATTERN: ({"code": "xpath_bad_pattern", "detail": "^(?=x)"}, {"pattern": "^(?=x)"}),
    ProblemCode.UNKNOWN_PATH: ({"name": "nope"},),
    ProblemCode.CYCLE: ({"names": "a → b → a"},),
    ProblemCode.BAD_SCORE: ({"value": "0,5"},),
    ProblemCode.NO_HIGHEST_SCORE: ({"name": "yn"},),
    ProblemCode.RESERVED_WITH_SCORE: ({"name": "dk"},),
    ProblemCode.UNDECLARED_DIMENSION: ({"code": "x"},),
    ProblemCode.UNDECLARED_FACET: ({"code": "x"},),
    ProblemCode.UNKNOWN_KIND: ({"kind": "facette"}, {"kind": ""}),
    ProblemCode.DUPLICATE_CODE: ({"code": "f"}, {"code": ""}),
    ProblemCode.MISSING_TRANSLATION: ({"language": "fr", "text": "label"}, {"language": "", "text": "hint"}),
    ProblemCode.MISSING_LABEL: ({"name": "a"}, {"name": ""}),
    ProblemCode.TWO_CHAPTER_ENDS: ({"name": "b"},),
    ProblemCode.CHAPTER_END_OUTSIDE: ({"name": "b"},),
    ProblemCode.DUPLICATE_LANGUAGE: ({"language": "en"}, {"language": ""}),
    ProblemCode.TOO_SLOW: ({"seconds": "20"},),
    ProblemCode.BAD_DEFAULT: ({"value": "2.5"},),
    ProblemCode.BARE_CONDITION: ({"name": "age"}, {"name": "."}),
    ProblemCode.OPEN_PATTERN: ({"pattern": "[0-9]+"},),
    ProblemCode.BARE_DATE: ({"value": "2027-01-31"},),
    ProblemCode.ENGINES_DIFFER: ({"what": "floor"},),
}
BOTH = {ProblemCode.BAD_SCORE, ProblemCode.NAME_TAKEN}
CASES = [
    FormProblem(sheet, 12, "label::French (fr)", code, tuple(params.items()))
    for code, several in PARAMS.items()
    for params in several
    for sheet in (("survey", "choices") if code in BOTH else ("survey",))
]


def test_every_code_has_a_sentence() -> None:
    assert set(TEXTS) == set(PARAMS) == set(ProblemCode)


@pytest.mark.parametrize("problem", CASES, ids=lambda p: f"{p.sheet}-{p.code}-{p.params}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_whole(problem: FormProblem, language: str) -> None:
    line = problem_line(problem, translator(language))
    assert line.endswith(".")
    assert not re.search(r"\{|“”|«\s*»|\(\)|  ", line)
    assert line.startswith("survey, " if problem.sheet == "survey" else "choices, ")
    assert "label::French (fr)" in line


@pytest.mark.parametrize("problem", CASES, ids=lambda p: f"{p.sheet}-{p.code}-{p.params}")
def test_no_two_languages_say_the_same_and_none_says_the_code(problem: FormProblem) -> None:
    lines = {problem_line(problem, translator(language)) for language in LANGUAGES}
    assert len(lines) == len(LANGUAGES)
    assert not any(code in line for line in lines for code in ("xpath_", f" {problem.code.value} "))


def test_each_case_says_something_of_its_own() -> None:
    lines = [problem_line(case, translator("en")) for case in CASES]
    named_twice = {ProblemCode.UNKNOWN_FUNCTION, ProblemCode.BAD_PATTERN}  # under two names of the parameter
    assert len(set(lines)) == len(lines) - len(named_twice)


@pytest.mark.parametrize(
    ("sheet", "row", "column", "places"),
    [
        ("survey", 12, "relevant", ("row 12, column", "ligne 12, colonne", "fila 12, columna", "linha 12, coluna")),
        ("survey", 1200, "", ("row 1200:", "ligne 1200\u00a0:", "fila 1200:", "linha 1200:")),
        ("survey", 0, "relevant", ("survey, column", "survey, colonne", "survey, columna", "survey, coluna")),
        ("survey", 0, "", ("survey:", "survey\u00a0:", "survey:", "survey:")),
        ("", 0, "", ("the file:", "le fichier\u00a0:", "el archivo:", "o ficheiro:")),
    ],
)  # fmt: skip
def test_places(sheet: str, row: int, column: str, places: tuple[str, ...]) -> None:
    problem = FormProblem(sheet, row, column, ProblemCode.CYCLE, (("names", "a → b → a"),))
    for language, said in zip(LANGUAGES, places, strict=True):
        line = problem_line(problem, translator(language))
        assert line.startswith(sheet)
        assert said in line
        assert "a → b → a" in line


@pytest.mark.parametrize("code", ProblemCode)
def test_what_people_wrote_has_no_effect(code: ProblemCode) -> None:
    for params in PARAMS[code]:
        kept = {"code": params["code"]} if code is ProblemCode.BAD_EXPRESSION else {}
        values = dict.fromkeys(params, HOSTILE * 5) | kept
        problem = FormProblem(HOSTILE, 3, HOSTILE, code, tuple(values.items()))
        for language in LANGUAGES:
            line = problem_line(problem, translator(language))
            assert "\n" not in line
            assert "\u202e" not in line
            assert "@everyone" not in line
            assert not re.search(r"(?<!\\)(\*|<@|\[d|\|\|)", line)
            assert len(line) < 1_000


def test_the_types_named_are_those_that_can_be_asked() -> None:
    assert {KINDS[name.replace("_", " ")] for name in TYPES} == ANSWERABLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_problems_fit_one_message(language: str) -> None:
    t = translator(language)
    short = [FormProblem("survey", row, "type", ProblemCode.UNKNOWN_KIND) for row in range(2, 42)]
    body = describe(FormRefused(tuple(short)), t).body
    assert body.count("\n- ") == 9
    assert "30" in body.splitlines()[-1]
    long = [
        FormProblem(HOSTILE, row, HOSTILE, ProblemCode.INVALID, (("detail", "** " * 200),))
        for row in range(10)
    ]
    lines = describe(FormRefused(tuple(long)), t).body.splitlines()
    assert len("\n".join(lines)) < 3_600
    assert str(10 - (len(lines) - 1)) in lines[-1]


def test_exactly_ten_leave_nothing_over() -> None:
    ten = [FormProblem("survey", row, "kind", ProblemCode.UNKNOWN_KIND) for row in range(2, 12)]
    lines = describe(FormRefused(tuple(ten)), translator("en")).body.splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("- survey, row 11, column kind: ")


def test_a_broken_form() -> None:
    with pytest.raises(FormRefused) as refused:
        convert(
            table(
                survey="type | name | label::English (en) | label::French (fr) | relevant\n"
                "geotrace | way | Your way | Votre chemin |\n"
                "select_one yn | own | Your own? | |\n"
                "integer | staff | How many? | Combien ? | frob(1)",
                choices="list_name | name | label::English (en) | label::French (fr) | score\n"
                "yn | yes | Yes | Oui | 0,5",
            ),
            "form.md",
        )
    text = describe(refused.value, translator("en"))
    assert text.title == "The questionnaire has 4 mistakes"
    way, own, staff, yes = text.body.splitlines()
    assert way == (
        "- survey, row 2, column type: “geotrace” cannot be asked in a conversation yet; use `text`, "
        "`integer`, `decimal`, `date`, `select_one`, `select_multiple`, `note`, `calculate` or `begin_group`, "
        "without `or_other`."
    )
    assert own == (
        "- survey, row 3, column label::French (fr): this text is missing in French and is there in another "
        "language; add the translation in this column."
    )
    assert staff == (
        "- survey, row 4, column relevant: no function is named “frob”; check its spelling, or write the "
        "condition without it."
    )
    assert yes == (
        "- choices, row 2, column score: “0,5” is no number of points; write 0 or more, with a point, such "
        "as 3 or 0.5."
    )
