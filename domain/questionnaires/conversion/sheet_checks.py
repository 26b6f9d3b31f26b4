"""What can be said of the sheets before pyxform reads them: types, columns, scores, translations."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from domain.questionnaires.conversion.columns import TEXTS, Columns
from domain.questionnaires.conversion.rows import (
    ANSWERABLE,
    ROOT,
    SurveyRow,
    names_of,
    survey_rows,
    unknown_names,
)
from domain.questionnaires.formdef import CHAPTER_END, RESERVED, QuestionKind, Structure
from domain.questionnaires.refusals import ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.questionnaires.conversion.problems import Problems
    from domain.questionnaires.conversion.workbook import Row, Workbook

MOST_OPTIONS: Final = 1_000  # of one list; those that do not fit a select are searched
DEEPEST: Final = 10  # groups in groups; pyxform itself fails at some hundred
# Columns that mean something which is not carried out yet; a filled cell is refused.
_NOT_YET: Final = frozenset({
    "trigger", "parameters", "guidance_hint", "save_to", "image", "big-image", "audio", "video", "autoplay",
    "media::image", "media::big-image", "media::audio", "media::video", "repeat_count",
})  # fmt: skip
_CHOSEN: Final = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})
_TRUTHS: Final = frozenset({"yes", "no", "true", "false", "true()", "false()"})


def check_sheets(workbook: Workbook, problems: Problems) -> None:
    """Note every problem of the sheets by themselves."""
    rows = list(survey_rows(workbook.sheet("survey")))
    _types(workbook, rows, problems)
    _columns(workbook, problems)
    _references(workbook, problems)
    _chapter_ends(workbook, rows, problems)
    _scores(workbook, rows, problems)
    _dimensions(workbook, problems)
    _translations(workbook, problems)
    _labels(workbook, rows, problems)


def _types(workbook: Workbook, rows: Sequence[SurveyRow], problems: Problems) -> None:
    header = Columns(workbook.sheet("survey")).header("type")
    lengths, lists = _list_lengths(workbook), _lists(workbook)
    for found in rows:
        number = found.row.number
        if found.kind in _CHOSEN and found.choices not in lists and "${" not in found.choices:
            problems.add("survey", number, header, ProblemCode.UNKNOWN_LIST, name=found.choices[:100])
        if found.kind not in ANSWERABLE or found.extra:
            problems.add("survey", number, header, ProblemCode.UNSUPPORTED_TYPE, type=found.type)
        if found.path.count("/") > DEEPEST:
            problems.add("survey", number, header, ProblemCode.TOO_LARGE, what="groups",
                         count=str(found.path.count("/")), most=str(DEEPEST))  # fmt: skip
        options = lengths.get(found.choices, 0)
        if options > MOST_OPTIONS:
            problems.add("survey", number, header, ProblemCode.TOO_LARGE, what="choices",
                         count=str(options), most=str(MOST_OPTIONS))  # fmt: skip


def _lists(workbook: Workbook) -> set[str]:
    columns = Columns(workbook.sheet("choices"))
    return {columns.cell(row, "list_name") for row in columns.sheet.rows} - {""}


def _list_lengths(workbook: Workbook) -> dict[str, int]:
    sheet = workbook.sheet("choices")
    columns = Columns(sheet)
    lengths: dict[str, int] = {}
    for row in sheet.rows:
        if columns.cell(row, "name") not in RESERVED:
            name = columns.cell(row, "list_name")
            lengths[name] = lengths.get(name, 0) + 1
    return lengths


def _columns(workbook: Workbook, problems: Problems) -> None:
    for name in ("survey", "choices"):
        sheet = workbook.sheet(name)
        for row in sheet.rows:
            for column in Columns(sheet).all:
                value = row.cells.get(column.header, "")
                if value and _is_not_yet(column.kind, value):
                    problems.add(
                        name, row.number, column.header, ProblemCode.UNSUPPORTED_COLUMN, value=value[:100]
                    )


def _is_not_yet(kind: str, value: str) -> bool:
    if kind == "readonly":  # a condition would have to be watched
        return value.lower() not in _TRUTHS
    return kind in _NOT_YET or kind.startswith(("body::", "instance::", "media::"))


def _references(workbook: Workbook, problems: Problems) -> None:
    """Names that no row has: pyxform would stop at the first one."""
    sheet = workbook.sheet("survey")
    known = names_of(sheet)
    for row in sheet.rows:
        for header, cell in row.cells.items():
            for name in unknown_names(cell, known):
                problems.add("survey", row.number, header, ProblemCode.UNKNOWN_PATH, name=name[:100])


def _chapter_ends(workbook: Workbook, rows: Sequence[SurveyRow], problems: Problems) -> None:
    columns = Columns(workbook.sheet("survey"))
    header = columns.header("appearance")
    chapters = {found.path for found in rows if found.kind is Structure.GROUP and found.parent == ROOT}
    seen: set[str] = set()
    for found in rows:
        if CHAPTER_END not in columns.cell(found.row, "appearance").split():
            continue
        name = columns.cell(found.row, "name")
        chapter = next((path for path in chapters if found.path.startswith(f"{path}/")), None)
        if chapter is None or found.kind is not QuestionKind.TEXT:
            problems.add("survey", found.row.number, header, ProblemCode.CHAPTER_END_OUTSIDE, name=name)
        elif chapter in seen:
            problems.add("survey", found.row.number, header, ProblemCode.TWO_CHAPTER_ENDS, name=name)
        else:
            seen.add(chapter)


def _scores(workbook: Workbook, rows: Sequence[SurveyRow], problems: Problems) -> None:
    columns = Columns(workbook.sheet("survey"))
    declared = {kind: _codes(workbook, kind) for kind in ("dimension", "facet")}
    highest = _highest_points(workbook, problems)
    for found in rows:
        number = found.row.number
        weight = columns.cell(found.row, "score")
        if weight and (_number(weight) or Decimal(0)) <= 0:
            problems.add("survey", number, columns.header("score"), ProblemCode.BAD_SCORE, value=weight)
        for kind, code in (
            ("dimension", ProblemCode.UNDECLARED_DIMENSION),
            ("facet", ProblemCode.UNDECLARED_FACET),
        ):
            cell = columns.cell(found.row, kind)
            if cell and cell not in declared[kind]:
                problems.add("survey", number, columns.header(kind), code, code=cell)
        if (
            columns.cell(found.row, "dimension")
            and found.choices
            and highest.get(found.choices, Decimal(0)) <= 0
        ):
            problems.add("survey", number, columns.header("dimension"), ProblemCode.NO_HIGHEST_SCORE,
                         name=found.choices)  # fmt: skip


def _highest_points(workbook: Workbook, problems: Problems) -> Mapping[str, Decimal]:
    """The highest points of each list; what is wrong with points is noted on the way."""
    sheet = workbook.sheet("choices")
    columns = Columns(sheet)
    highest: dict[str, Decimal] = {}
    for row in sheet.rows:
        cell, name = columns.cell(row, "score"), columns.cell(row, "name")
        points = _number(cell) if cell else None
        header = columns.header("score")
        if cell and name in RESERVED:
            problems.add("choices", row.number, header, ProblemCode.RESERVED_WITH_SCORE, name=name)
        elif cell and (points is None or points < 0):
            problems.add("choices", row.number, header, ProblemCode.BAD_SCORE, value=cell)
        elif points is not None:
            of = columns.cell(row, "list_name")
            highest[of] = max(points, highest.get(of, points))
    return highest


def _number(cell: str) -> Decimal | None:
    """Plain digits with a point; `1,5` is no number here."""
    try:
        found = Decimal(cell)
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 1_000_000 and len(cell) < 20 else None


def _codes(workbook: Workbook, kind: str) -> set[str]:
    sheet = workbook.sheet("dimensions")
    columns = Columns(sheet)
    return {columns.cell(row, "code") for row in sheet.rows if columns.cell(row, "kind").lower() == kind}


def _dimensions(workbook: Workbook, problems: Problems) -> None:
    sheet = workbook.sheet("dimensions")
    columns = Columns(sheet)
    seen: set[tuple[str, str]] = set()
    for row in sheet.rows:
        if not row.cells:
            continue
        kind, code = columns.cell(row, "kind").lower(), columns.cell(row, "code")
        if kind not in {"dimension", "facet"}:
            problems.add(
                "dimensions", row.number, columns.header("kind"), ProblemCode.UNKNOWN_KIND, kind=kind
            )
        if not code or (kind, code) in seen:
            problems.add(
                "dimensions", row.number, columns.header("code"), ProblemCode.DUPLICATE_CODE, code=code
            )
        if not columns.texts(row, "label"):
            problems.add(
                "dimensions", row.number, columns.header("label"), ProblemCode.MISSING_LABEL, name=code
            )
        seen.add((kind, code))


def _translations(workbook: Workbook, problems: Problems) -> None:
    """A text that is there in one language has to be there in all that the survey's labels claim."""
    survey = Columns(workbook.sheet("survey"))
    claimed = list(dict.fromkeys(survey.languages("label")))
    for name, sheet in workbook.sheets.items():
        columns = Columns(sheet)
        for language in _twice(columns):
            problems.add(name, 1, "", ProblemCode.DUPLICATE_LANGUAGE, language=language)
        for row in sheet.rows:
            for kind in TEXTS:
                _missing(name, columns, row, kind, claimed, problems)


def _missing(
    sheet: str, columns: Columns, row: Row, kind: str, claimed: Iterable[str], problems: Problems
) -> None:
    texts = columns.texts(row, kind)
    for language in claimed:
        if texts and language not in texts:
            header = columns.header(kind, language)
            problems.add(
                sheet, row.number, header, ProblemCode.MISSING_TRANSLATION, language=language, text=kind
            )


def _twice(columns: Columns) -> set[str]:
    found = [(column.kind, column.language) for column in columns.all if column.kind in TEXTS]
    return {language for kind, language in found if found.count((kind, language)) > 1}


def _labels(workbook: Workbook, rows: Iterable[SurveyRow], problems: Problems) -> None:
    survey, choices = Columns(workbook.sheet("survey")), Columns(workbook.sheet("choices"))
    for found in rows:
        is_chapter = found.kind is Structure.GROUP and found.parent == ROOT
        if (isinstance(found.kind, QuestionKind) or is_chapter) and not survey.texts(found.row, "label"):
            name = survey.cell(found.row, "name")
            problems.add(
                "survey", found.row.number, survey.header("label"), ProblemCode.MISSING_LABEL, name=name
            )
    for row in choices.sheet.rows:
        if row.cells and not choices.texts(row, "label"):
            name = choices.cell(row, "name")
            problems.add("choices", row.number, choices.header("label"), ProblemCode.MISSING_LABEL, name=name)
