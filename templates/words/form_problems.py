"""Words for what is wrong in a questionnaire's file: where it is, what is the matter, how to mend it.

Each sentence stands behind its place and a colon, so that it begins with a small letter. Names of sheets,
columns and types are XLSForm's own, the same in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.refusals import FormProblem, ProblemCode
from templates.words.form_expressions import EXPRESSIONS
from templates.words.form_problem_parts import SHOWN, SHOWN_QUOTE, language, number, one_line, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator
    from templates.words.form_problem_parts import Say

TYPES: Final = (
    "text", "integer", "decimal", "date", "select_one", "select_multiple", "note", "calculate", "begin_group",
)  # fmt: skip
"""What a survey's row can be today (`conversion.rows.ANSWERABLE`, which a test compares)."""


def problem_line(problem: FormProblem, t: Translator) -> str:
    """The place and the sentence: "survey, row 12, column relevant: …". One line, harmless in a message."""
    return t.text("{place}: {problem}", place=place(problem, t), problem=TEXTS[problem.code](problem, t))


def place(problem: FormProblem, t: Translator) -> str:
    """Where it is: sheet, row and column as far as they are known; the file when no sheet is."""
    sheet, column = one_line(problem.sheet, SHOWN), one_line(problem.column, SHOWN)
    row = str(problem.row)  # as the table's own margin writes it
    if problem.row and column:
        return t.text("{sheet}, row {row}, column {column}", sheet=sheet, row=row, column=column)
    if problem.row:
        return t.text("{sheet}, row {row}", sheet=sheet, row=row)
    if column:
        return t.text("{sheet}, column {column}", sheet=sheet, column=column)
    return sheet or t.text("the file")


# The file as a whole


def _unreadable(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "it cannot be read ({detail}); save it as an Excel workbook (.xlsx), or as Markdown tables in UTF-8.",
        detail=value(problem, "detail"),
    )


def _too_large(problem: FormProblem, t: Translator) -> str:
    count, most = number(problem, "count", t), number(problem, "most", t)
    texts: Mapping[str, Callable[[], str]] = {
        "bytes": lambda: t.text(
            "it holds {count} bytes and {most} are the most; take out pictures and sheets that are not used.",
            count=count, most=most,
        ),
        "rows": lambda: t.text(
            "it has {count} rows or more and {most} are the most, headers included; take out rows, or make "
            "two questionnaires of it.",
            count=count, most=most,
        ),
        "columns": lambda: t.text(
            "it has {count} columns or more and {most} are the most; delete those that are not used.",
            count=count, most=most,
        ),
        "characters": lambda: t.text(
            "this cell has {count} characters and {most} are the most; shorten it.", count=count, most=most
        ),
        "groups": lambda: t.text(
            "this stands inside too many groups ({count} levels, and {most} are the most); take some "
            "groups away.",
            count=count, most=most,
        ),
        "choices": lambda: t.text(
            "the list of this question has {count} choices and {most} are the most; shorten it, or split "
            "the question in two.",
            count=count, most=most,
        ),
    }  # fmt: skip
    say = texts.get(problem.values.get("what", ""))
    return say() if say else t.text("{count} is too much, {most} is the most.", count=count, most=most)


def _no_sheet(problem: FormProblem, t: Translator) -> str:
    name = value(problem, "name")
    if problem.values.get("format") == "markdown":
        return t.text(
            "no table of the file is named “{name}”; write `## {name}` on a line above the table with the "
            "questions.",
            name=name,
        )
    return t.text(
        "the file has no sheet named “{name}”; add it, or give this name to the sheet with the questions.",
        name=name,
    )


def _invalid(problem: FormProblem, t: Translator) -> str:
    detail = value(problem, "detail", limit=SHOWN_QUOTE)
    if " " in detail:
        return t.text(
            "the form library, which speaks English, does not accept this: “{detail}” Correct it and send "
            "the file again.",
            detail=detail,
        )
    # Only the name of an exception: the library fell over the form instead of complaining.
    return t.text(
        "the form cannot be understood ({detail}); check that every group has its end and every "
        "question its type and name.",
        detail=detail,
    )


def _too_slow(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "reading the form took more than {seconds} s, so it was stopped; shorten its longest lists and "
        "expressions.",
        seconds=number(problem, "seconds", t),
    )


# What keeps the form library from making a form of it


def _unknown_list(problem: FormProblem, t: Translator) -> str:
    name = value(problem, "name")
    if not name:
        return t.text("the type names no list; write one behind it, such as `select_one topics`.")
    return t.text(
        "the sheet `choices` has no list named “{name}”; write its options there, with this name in the "
        "column `list_name`, or correct the name here.",
        name=name,
    )


def _empty_cell(problem: FormProblem, t: Translator) -> str:
    texts: Mapping[str, Callable[[], str]] = {
        "type": lambda: t.text("the type is missing; write one, such as `text` or `select_one topics`."),
        "calculation": lambda: t.text("there is nothing to work out; write the expression in this column."),
    }
    say = texts.get(problem.values.get("what", ""))
    return say() if say else t.text("the name is missing; write a short one that no other row has.")


def _bad_name(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{name}” cannot be a name; begin with a letter and go on with letters, digits, `_`, `-` or `.`, "
        "without blanks, such as `main_topic`.",
        name=value(problem, "name"),
    )


def _name_taken(problem: FormProblem, t: Translator) -> str:
    name = value(problem, "name")
    if problem.sheet == "choices":
        return t.text("a row above in the same list is named “{name}”; give this one another.", name=name)
    return t.text("a row above in the same group is named “{name}”; give this one another.", name=name)


def _no_beginning(problem: FormProblem, t: Translator) -> str:
    what = value(problem, "what")
    return t.text(
        "nothing begins what ends here; add a row `begin_{what}` above, or take this one out.", what=what
    )


def _no_end(problem: FormProblem, t: Translator) -> str:
    what = value(problem, "what")
    return t.text("what begins here has no end; add a row `end_{what}` below its questions.", what=what)


def _no_column(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the sheet has no column `{name}`; write this word in its first row, above what belongs there.",
        name=value(problem, "name"),
    )


# Cells of the survey and its choices


def _unsupported_type(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{type}” cannot be asked in a conversation yet; use {types}, without `or_other`.",
        type=value(problem, "type"),
        types=t.join((f"`{name}`" for name in TYPES), "or"),
    )


def _unsupported_column(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "this column is not carried out yet; empty the cell, which says “{value}”, or delete the column.",
        value=value(problem, "value"),
    )


def _missing_translation(problem: FormProblem, t: Translator) -> str:
    if not problem.values.get("language"):
        return t.text(
            "this text has a language in its other columns and none in this one; fill it in here too, or "
            "name the language of every column, such as `label::French (fr)`."
        )
    return t.text(
        "this text is missing in {language} and is there in another language; add the translation in "
        "this column.",
        language=language(problem, t),
    )


def _missing_label(problem: FormProblem, t: Translator) -> str:
    name = value(problem, "name")
    if not name:
        return t.text("there is no text to show; write it in this column.")
    return t.text("“{name}” has no text to show; write it in this column.", name=name)


def _duplicate_language(problem: FormProblem, t: Translator) -> str:
    if not problem.values.get("language"):
        return t.text("two columns hold the same text; keep one of them.")
    return t.text(
        "two columns hold the same text in {language}; keep one of them, or correct the code in brackets.",
        language=language(problem, t),
    )


def _two_chapter_ends(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{name}” is the second `chapter-end` of its chapter; keep only one in each.",
        name=value(problem, "name"),
    )


def _chapter_end_outside(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{name}” cannot be a `chapter-end`: only a question of the type `text` inside a chapter (a group "
        "of the first level) can; move it there, or empty this cell.",
        name=value(problem, "name"),
    )


# Dimensions and points


def _bad_score(problem: FormProblem, t: Translator) -> str:
    typed = value(problem, "value")
    if problem.sheet == "survey":
        return t.text(
            "“{value}” is no weight; write a number above 0 with a point, such as 2 or 0.5.", value=typed
        )
    return t.text(
        "“{value}” is no number of points; write 0 or more, with a point, such as 3 or 0.5.", value=typed
    )


def _no_highest_score(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "no choice of the list “{name}” has points above 0; write them in the column `score` of the sheet "
        "`choices`, or empty this cell.",
        name=value(problem, "name"),
    )


def _reserved_with_score(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{name}” stands for “don’t know” or “not applicable” and never counts; empty this cell.",
        name=value(problem, "name"),
    )


def _undeclared_dimension(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the sheet `dimensions` has no dimension with the code “{code}”; add it there, or correct the code.",
        code=value(problem, "code"),
    )


def _undeclared_facet(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the sheet `dimensions` has no facet with the code “{code}”; add it there, or correct the code.",
        code=value(problem, "code"),
    )


def _unknown_kind(problem: FormProblem, t: Translator) -> str:
    kind = value(problem, "kind")
    if not kind:
        return t.text("this cell is empty; write `dimension` or `facet`.")
    return t.text("“{kind}” is not expected here; write `dimension` or `facet`.", kind=kind)


def _duplicate_code(problem: FormProblem, t: Translator) -> str:
    code = value(problem, "code")
    if not code:
        return t.text("the code is missing; write a short one that no other row has.")
    return t.text("the code “{code}” is taken by a row above; give this row another.", code=code)


def _bad_default(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{value}” cannot be an answer to this question; write one as it is kept: the names of choices, a "
        "number with a point, a day such as 2027-01-31.",
        value=value(problem, "value"),
    )


# Warnings: the form is taken all the same


TEXTS: Final[Mapping[ProblemCode, Say]] = {
    **EXPRESSIONS,
    ProblemCode.UNREADABLE: _unreadable,
    ProblemCode.TOO_LARGE: _too_large,
    ProblemCode.NO_SHEET: _no_sheet,
    ProblemCode.INVALID: _invalid,
    ProblemCode.UNKNOWN_LIST: _unknown_list,
    ProblemCode.EMPTY_CELL: _empty_cell,
    ProblemCode.BAD_NAME: _bad_name,
    ProblemCode.NAME_TAKEN: _name_taken,
    ProblemCode.NO_BEGINNING: _no_beginning,
    ProblemCode.NO_END: _no_end,
    ProblemCode.NO_COLUMN: _no_column,
    ProblemCode.UNSUPPORTED_TYPE: _unsupported_type,
    ProblemCode.UNSUPPORTED_COLUMN: _unsupported_column,
    ProblemCode.BAD_SCORE: _bad_score,
    ProblemCode.NO_HIGHEST_SCORE: _no_highest_score,
    ProblemCode.RESERVED_WITH_SCORE: _reserved_with_score,
    ProblemCode.UNDECLARED_DIMENSION: _undeclared_dimension,
    ProblemCode.UNDECLARED_FACET: _undeclared_facet,
    ProblemCode.UNKNOWN_KIND: _unknown_kind,
    ProblemCode.DUPLICATE_CODE: _duplicate_code,
    ProblemCode.MISSING_TRANSLATION: _missing_translation,
    ProblemCode.MISSING_LABEL: _missing_label,
    ProblemCode.TWO_CHAPTER_ENDS: _two_chapter_ends,
    ProblemCode.CHAPTER_END_OUTSIDE: _chapter_end_outside,
    ProblemCode.DUPLICATE_LANGUAGE: _duplicate_language,
    ProblemCode.TOO_SLOW: _too_slow,
    ProblemCode.BAD_DEFAULT: _bad_default,
}
"""A sentence for each code; a test asks for every one."""
