"""What is wrong with a cell of a spreadsheet of practices: what is expected there, with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.importing.columns import unread_columns
from domain.practices.importing.outcome import Fault
from domain.practices.sheet import F
from domain.sheets import letters
from templates.errors import describe
from templates.markdown import safe
from templates.words.import_problems import TEXTS, place
from templates.words.practice_papers import choices, heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.importing.columns import Layout
    from domain.importing.lines import Problem
    from domain.sheets import Sheets
    from locales import Translator

_WORDS: Final = 60


def problem_line(problem: Problem, t: Translator, own_themes: tuple[str, ...] = ()) -> str:
    """The place, and what is the matter there. One line, harmless in a message."""
    return t.join_facts([f"**{place(problem, t)}**", _said(problem, t, own_themes)])


def unread_lines(sheets: Sheets, how: Sequence[Layout], t: Translator) -> Iterator[str]:
    """The columns that nothing is read of, each by its sheet: "Practices, column F (Colour)"."""
    for sheet, layout in zip(sheets.sheets, how, strict=True):
        for number, said in unread_columns(sheet, layout):
            column = letters(number)
            column = f"{column} ({safe(said, _WORDS)})" if said else column
            yield t.text("{sheet}, column {column}", sheet=safe(sheet.name, _WORDS), column=column)


def _said(problem: Problem, t: Translator, own_themes: tuple[str, ...]) -> str:
    detail = problem.detail
    if isinstance(detail, Fault):
        said = _fault(problem, detail, t, own_themes)
        if not problem.words:
            return said
        return t.text("“{words}”: {problem}", words=safe(problem.words, _WORDS), problem=said)
    if isinstance(detail, DomainError):
        found = describe(detail, t)
        return " ".join(f"{found.title}. {found.body}".split())
    return TEXTS[problem.code](problem, t)


def _fault(problem: Problem, fault: Fault, t: Translator, own_themes: tuple[str, ...]) -> str:
    if fault in (Fault.WORD, Fault.THEME):
        offered = next(
            (words for key, words in choices(t, own_themes).items() if _is_of(problem, key, fault, t)), ()
        )
        if offered:
            return t.text("one of these is expected: {words}.", words=t.join(map(safe, offered), "or"))
    return {
        Fault.MISSING: t.text("something has to be written here."),
        Fault.CLEARED: t.text("this cannot be cleared."),
        Fault.WORD: t.text("one of the words of the list is expected."),
        Fault.THEME: t.text("one of the words of the list is expected."),
        Fault.COUNTRY: t.text("the name or the code of a country is expected, such as Ireland or PT."),
        Fault.REGION: t.text("the name or the NUTS code of a region is expected, such as Norte or FRH0."),
        Fault.TWICE: t.text("row {row} has the same key and language.", row=str(problem.number)),
        Fault.NO_ORIGINAL: t.text("the file has no row of this key in that language."),
        Fault.DIFFERENT: t.text(
            "row {row} wants other values of the same practice, such as another place or contact. Give all "
            "rows of a key the same.",
            row=str(problem.number),
        ),
        Fault.NOT_PUBLISHED: t.text(
            "{code} has this key, and it is not published: it stays as it is. Take the row out, or give it "
            "another key.",
            code=problem.other,
        ),
    }[fault]


def _is_of(problem: Problem, key: str, fault: Fault, t: Translator) -> bool:
    if fault is Fault.THEME:
        return key == F.THEME
    return problem.heading == heading(t, key)
