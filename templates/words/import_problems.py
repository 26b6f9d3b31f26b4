"""Words for what is wrong in a register that is imported: at which cell, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.importing.lines import Code
from domain.languages import LANGUAGES
from domain.networks import PartnerKind
from domain.partner_lines import MOST_PARTNERS
from domain.partners import Slot, Wrong
from domain.people import Standing
from domain.sheets import letters
from templates.markdown import safe
from templates.words.importing import standing_word
from templates.words.networks import kind_name, typed_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.importing.lines import Problem
    from locales import Translator

    Say = Callable[[Problem, Translator], str]

_SHOWN: Final = 60
_PERSON: Final = 100


def problem_line(problem: Problem, t: Translator) -> str:
    """The place, and what is the matter there. One line, harmless in a message."""
    return t.join_facts([f"**{place(problem, t)}**", TEXTS[problem.code](problem, t)])


def place(problem: Problem, t: Translator) -> str:
    """Sheet, row and column, as far as they are known: "Members, row 12, column C (E-mail)"."""
    sheet = safe(problem.sheet, _SHOWN)
    column = letters(problem.column)
    if problem.heading:
        column = f"{column} ({safe(problem.heading, _SHOWN)})"
    row = str(problem.row)  # as the table's own margin writes it
    if problem.row and problem.column:
        return t.text("{sheet}, row {row}, column {column}", sheet=sheet, row=row, column=column)
    return t.text("{sheet}, row {row}", sheet=sheet, row=row) if problem.row else sheet


def _words(problem: Problem) -> str:
    return safe(problem.words, _SHOWN)


def _other(problem: Problem) -> str:
    return safe(problem.other, _SHOWN)


def _language(problem: Problem, t: Translator) -> str:
    languages = t.join((t.language_name(code) for code in LANGUAGES), "or")
    return t.text(
        "“{words}” is no language that Techlink speaks: {languages}.",
        words=_words(problem),
        languages=languages,
    )


def _slot(problem: Problem, t: Translator) -> str:
    fault = problem.detail
    if fault.wrong is Wrong.UNKNOWN and fault.slot is Slot.KIND:
        kinds = t.join((kind_name(kind, t) for kind in PartnerKind), "or")
        return t.text(
            "“{words}” is no kind that Techlink knows: {kinds}.", words=_words(problem), kinds=kinds
        )
    if fault.wrong is Wrong.UNKNOWN and fault.slot is Slot.LANGUAGE:
        return _language(problem, t)
    return str(typed_fault(fault, t))


def _near(text: str, problem: Problem, t: Translator) -> str:
    if not problem.near:
        return text
    words = t.join((f"**{safe(word, 40)}**" for word in problem.near), "or")
    return f"{text} {t.text('Did you mean {words}?', words=words)}"


def _email_taken(problem: Problem, t: Translator) -> str:
    if problem.number:
        return t.text("Row {row} gives the same address; each person has their own.", row=str(problem.number))
    if problem.other:
        return t.text("This is the address of {name}.", name=_other(problem))
    return t.text("This address belongs to somebody else.")


def _same_name(problem: Problem, t: Translator) -> str:
    return t.text(
        "It is not clear whether this is one whom the network knows: {people}. Use the row of the template, "
        "which says who it is; or write the name of somebody new more fully, so that it differs.",
        people=t.join((safe(one, _PERSON) for one in problem.near), "or"),
    )


def _role(problem: Problem, t: Translator) -> str:
    roles = t.join((standing_word(standing, t) for standing in Standing), "or")
    return t.text("“{words}” is no role that Techlink knows: {roles}.", words=_words(problem), roles=roles)


TEXTS: Final[Mapping[Code, Say]] = {
    Code.FORMULA: lambda _problem, t: t.text(
        "The formula has no value in the file. Open it in a spreadsheet program and save it, or type the "
        "value."
    ),
    Code.ERROR_VALUE: lambda _problem, t: t.text("The formula went wrong here. Type the value."),
    Code.NO_COLUMN: lambda _problem, t: t.text("No column says the name. Say which one does: **Columns**."),
    Code.TOO_MANY_ROWS: lambda problem, t: t.text(
        "A sheet of partners is read up to {rows} rows; a server holds {most} partners.",
        rows=t.number(problem.number),
        most=t.number(MOST_PARTNERS),
    ),
    Code.UNKNOWN_ID: lambda _problem, t: t.text(
        "The hidden first column holds an id that is none of this network. Empty it to add the row as new."
    ),
    Code.TWICE: lambda problem, t: t.text(
        "{name} stands in row {row} already. Keep one of the two.",
        name=_other(problem),
        row=str(problem.number),
    ),
    Code.TWO_SHEETS: lambda problem, t: t.text(
        "The sheet “{other}” is read as the same. Say which of the two is not to be read: **Columns**.",
        other=_other(problem),
    ),
    Code.SLOT: _slot,
    Code.CODE_STAYS: lambda problem, t: t.text(
        "The code of a partner stays: it is {code}.", code=_other(problem)
    ),
    Code.NO_NAME: lambda _problem, t: t.text("The name is missing."),
    Code.LONG: lambda problem, t: t.text(
        "It is longer than {most} characters.", most=t.number(problem.number)
    ),
    Code.NO_EMAIL: lambda _problem, t: t.text(
        "Somebody new needs an e-mail address: by it they are reached, and known again."
    ),
    Code.BAD_EMAIL: lambda problem, t: t.text(
        "“{words}” is no e-mail address. Example: ana@example.org", words=_words(problem)
    ),
    Code.EMAIL_TAKEN: _email_taken,
    Code.EMAIL_THEIRS: lambda problem, t: t.text(
        "{name} gave their address themselves, and only they change it.", name=_other(problem)
    ),
    Code.SAME_NAME: _same_name,
    Code.LEFT: lambda problem, t: t.text(
        "{name} is not in the network any more. Take the row out. Who shall be back: `/network partners`, or "
        "for a person a row without the hidden id.",
        name=_other(problem),
    ),
    Code.NO_PARTNER: lambda problem, t: _near(
        t.text("There is no partner “{words}”. Add it to the sheet of partners.", words=_words(problem)),
        problem,
        t,
    ),
    Code.ROLE: _role,
    Code.LANGUAGE: _language,
    Code.CONTACT_ALONE: lambda _problem, t: t.text("A contact is the contact of a partner: say of which."),
    Code.LAST_COORDINATOR: lambda problem, t: t.text(
        "{name} is the only one who coordinates. Make somebody else coordinate as well.", name=_other(problem)
    ),
}
"""A text for every `Code`; a test asks for it."""
