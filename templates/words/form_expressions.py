"""Words for what is wrong in expressions of a questionnaire's file, or read otherwise by other programs.

As in `form_problems`: each sentence stands behind its place and a colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.questionnaires.refusals import FormProblem, ProblemCode
from domain.questionnaires.xpath.functions.strings import LONGEST_PATTERN
from templates.words.form_problem_parts import SHOWN_QUOTE, number, value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator
    from templates.words.form_problem_parts import Say


def _unknown_function(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "no function is named “{name}”; check its spelling, or write the condition without it.",
        name=value(problem, "name", "detail"),
    )


def _bad_expression(problem: FormProblem, t: Translator) -> str:
    detail = value(problem, "detail")
    texts: Mapping[str, Callable[[], str]] = {
        "xpath_too_long": lambda: t.text(
            "the expression is too long ({count} characters); split it with rows of the type `calculate`.",
            count=number(problem, "detail", t),
        ),
        "xpath_too_deep": lambda: t.text(
            "the expression has too many brackets or steps inside each other (more than {count}); split it "
            "with rows of the type `calculate`.",
            count=number(problem, "detail", t),
        ),
        "xpath_arguments": lambda: t.text(
            "the function “{name}” is given too many or too few values; correct what stands in its brackets.",
            name=detail,
        ),
        "xpath_unknown_axis": lambda: t.text(
            "“{name}::” leads nowhere; write the name of the question itself instead.", name=detail
        ),
        "xpath_too_much": lambda: t.text(
            "the expression is too much work to calculate; shorten it, or have it look at fewer questions."
        ),
    }
    say = texts.get(problem.values.get("code", ""))
    if say:
        return say()
    if not detail:
        return t.text("the expression stops too early; complete it, and close its quotes and brackets.")
    return t.text(
        "the expression cannot be understood at “{detail}”; check quotes, brackets and signs there.",
        detail=detail,
    )


def _bad_pattern(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the pattern “{pattern}” cannot be used; keep it under {most} characters, close its brackets, and "
        "do without look-ahead, look-behind and back-references.",
        pattern=value(problem, "pattern", "detail"),
        most=t.number(LONGEST_PATTERN),
    )


def _unknown_path(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the form has no question or list named “{name}”; correct the name, or add what it stands for.",
        name=value(problem, "name"),
    )


def _cycle(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "these questions depend on each other in a circle: {names}; take one of them out of the "
        "expression of another.",
        names=value(problem, "names", limit=SHOWN_QUOTE),
    )


def _bare_condition(problem: FormProblem, t: Translator) -> str:
    name = value(problem, "name")
    if name == ".":
        return t.text(
            "the answer alone stands as a condition, and some programs say that it holds while it is blank; "
            "compare it with something, such as `. != ''`."
        )
    return t.text(
        "“{name}” alone stands as a condition, and some programs say that it holds while it is blank; "
        "compare it with something, such as `!= ''`.",
        name=name,
    )


def _open_pattern(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "the pattern “{pattern}” is found anywhere in an answer; for the whole answer write it between "
        "`^` and `$`, alternatives in brackets.",
        pattern=value(problem, "pattern"),
    )


def _bare_date(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{value}” is compared as a text by some programs; write `date('{value}')`.",
        value=value(problem, "value"),
    )


def _engines_differ(problem: FormProblem, t: Translator) -> str:
    return t.text(
        "“{what}” works here and not in every program that reads such forms; where the form is used "
        "elsewhere too, write it without.",
        what=value(problem, "what"),
    )


EXPRESSIONS: Final[Mapping[ProblemCode, Say]] = {
    ProblemCode.UNKNOWN_FUNCTION: _unknown_function,
    ProblemCode.BAD_EXPRESSION: _bad_expression,
    ProblemCode.BAD_PATTERN: _bad_pattern,
    ProblemCode.UNKNOWN_PATH: _unknown_path,
    ProblemCode.CYCLE: _cycle,
    ProblemCode.BARE_CONDITION: _bare_condition,
    ProblemCode.OPEN_PATTERN: _open_pattern,
    ProblemCode.BARE_DATE: _bare_date,
    ProblemCode.ENGINES_DIFFER: _engines_differ,
}
"""A sentence for each code."""
