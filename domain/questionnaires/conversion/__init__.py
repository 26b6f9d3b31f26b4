"""Files to forms. Only worker processes import this package's work: it loads pyxform and openpyxl.

workbook      bytes to rows, within limits
sheet_checks  what the rows say by themselves
xlsform       pyxform's reading (the only file that touches pyxform)
complaints    what it complains of, in our codes
build         the two joined into a form
form_checks   what the resolved expressions say
lints         what should be looked at in them
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from domain.questionnaires.conversion.build import build
from domain.questionnaires.conversion.form_checks import FormChecks
from domain.questionnaires.conversion.problems import Problems
from domain.questionnaires.conversion.rows import is_structure
from domain.questionnaires.conversion.sheet_checks import check_sheets
from domain.questionnaires.conversion.workbook import read_workbook
from domain.questionnaires.conversion.xlsform import parse
from domain.questionnaires.encoding import encode
from domain.questionnaires.refusals import UNBUILT, Examined, FormRefused, ProblemCode

if TYPE_CHECKING:
    from domain.questionnaires.conversion.workbook import Workbook
    from domain.questionnaires.conversion.xlsform import XForm
    from domain.questionnaires.form import Form

_MOST_BROKEN: Final = 20


def convert(data: bytes, filename: str) -> Form:
    """The form in an .xlsx file or in Markdown tables. Raises `FormRefused` with all that is wrong.

    For a worker process with a time limit: the file may be hostile.
    """
    form, problems = read(data, filename)
    problems.refuse()
    assert form is not None  # noqa: S101 - without a form there is a problem
    return form


def examine(data: bytes, filename: str) -> Examined:
    """Everything that is to be said about a file, and the form if the engine can run it.

    For a worker process with a time limit, like `convert`; raises nothing that a file could cause.
    """
    try:
        form, problems = read(data, filename)
    except FormRefused as refused:
        return Examined(None, refused.problems, ())
    runs = form is not None and all(problem.is_tolerable for problem in problems.errors)
    return Examined(encode(form) if form and runs else None, problems.errors, problems.warnings)


def read(data: bytes, filename: str) -> tuple[Form | None, Problems]:
    """The form as far as it can be read, and everything that speaks against using it.

    Raises `FormRefused` for a file that is no workbook at all.
    """
    workbook = read_workbook(data, filename)
    problems = Problems()
    check_sheets(workbook, problems)
    if problems.has(ProblemCode.TOO_LARGE):
        return None, problems
    xform = _parsed(workbook, PurePath(filename).stem, problems)
    if xform is None:
        return None, problems
    form = build(workbook, xform)
    FormChecks(workbook, form, problems).run()
    return None if problems.has(*UNBUILT) else form, problems


def _parsed(workbook: Workbook, form_id: str, problems: Problems) -> XForm | None:
    """What pyxform makes of the workbook, its complaints noted one row after another."""
    broken: set[int] = set()
    ends = {
        row.number for row in workbook.sheet("survey").rows if is_structure(workbook.sheet("survey"), row)
    }
    while True:
        try:
            return parse(workbook, form_id, broken)
        except FormRefused as refused:
            problem = refused.problems[0]
            if problem.row or problem.code is not ProblemCode.INVALID or not problems.has(*UNBUILT):
                problems.take(problem)  # without a row, it only repeats what was said with one
        row = problem.row if problem.sheet == "survey" else 0
        if not row or row in broken | ends or len(broken) >= _MOST_BROKEN:
            return None
        broken.add(row)
