"""Refusals of answers (`domain/questionnaires/refusals.py`): what is expected, never who is to blame."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Final

from domain.questionnaires import DONT_KNOW, refusals
from templates.errors.text import ErrorText, sentence
from templates.markdown import safe
from templates.words.form_problems import problem_line

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_SHOWN: Final = 60
_PROBLEMS: Final = 10
_CHARACTERS: Final = 3_500  # a message takes 4,000, the card's title and buttons included


def _kept(t: Translator) -> str:
    return t.text("Everything else is as it was.")


def _answer_refused(_error: refusals.AnswerRefused, t: Translator) -> ErrorText:
    return ErrorText(t.text("This cannot be taken as an answer"), _kept(t))


def _nothing_asked(_error: refusals.NothingAsked, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nothing is asked just now"),
        t.text("Your words were not taken as an answer. Use the buttons of the card, or type “go on”."),
    )


def _empty(_error: refusals.EmptyAnswer, t: Translator) -> ErrorText:
    return ErrorText(t.text("There was nothing to read"), t.text("Type a few words, or use the buttons."))


def _too_long(error: refusals.TooLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long to keep"),
        t.text(
            "{length} characters; up to {cap} fit. Shorten it, or give a link to a longer text.",
            length=t.number(error.length),
            cap=t.number(error.cap),
        ),
    )


def _not_a_number(error: refusals.NotANumber, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A number is asked here"),
        t.text("“{typed}” is not one. Write it in figures, such as 12.", typed=safe(error.typed, _SHOWN)),
    )


def _not_whole(error: refusals.NotWhole, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A whole number is asked here"),
        t.text("“{typed}” has a fraction. Write it without, such as 12.", typed=safe(error.typed, _SHOWN)),
    )


def _ambiguous_number(error: refusals.AmbiguousNumber, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” can be read in two ways", typed=safe(error.typed, _SHOWN)),
        t.text("Did you mean {readings}? Type it like that.", readings=t.join(error.readings, "or")),
    )


def _number_too_large(error: refusals.NumberTooLarge, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That number is too large"),
        t.text("Up to {largest} can be kept exactly.", largest=t.number(error.largest)),
    )


def _bare_number(error: refusals.BareNumber, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Which sentence do you mean?"),
        t.text(
            "Type the letter before it ({letters}) or its first words.",
            letters=t.join(error.letters, "or"),
        ),
    )


def _unknown_choice(error: refusals.UnknownChoice, t: Translator) -> ErrorText:
    if not error.letters:
        return ErrorText(
            t.text("No sentence fits these words"),
            t.text(
                "“{typed}” is not in the list. Type a word of the one you mean, or only its beginning.",
                typed=safe(error.typed, _SHOWN),
            ),
        )
    return ErrorText(
        t.text("No sentence fits these words"),
        t.text(
            "“{typed}” is none of the sentences. Type the letter before one ({letters}) or its first words, "
            "in any language of the questionnaire; or press its button.",
            typed=safe(error.typed, _SHOWN),
            letters=t.join(error.letters, "or"),
        ),
    )


def _ambiguous_choice(error: refusals.AmbiguousChoice, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Several sentences fit these words"),
        t.text("Type the letter of the one you mean: {letters}.", letters=t.join(error.letters, "or"))
        if any(error.letters)
        else t.text("“{typed}” is in several of them. Type more of the one you mean.",
                    typed=safe(error.typed, _SHOWN)),
    )  # fmt: skip


def _not_a_date(error: refusals.NotADate, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A day is asked here"),
        t.text("“{typed}” is not one. Write it like 31/01/2027 or 2027-01-31.",
               typed=safe(error.typed, _SHOWN)),
    )  # fmt: skip


def _no_such_date(error: refusals.NoSuchDate, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The calendar has no “{typed}”", typed=safe(error.typed, _SHOWN)),
        t.text("The day comes first, then the month: 31/01/2027."),
    )


def _year_missing(error: refusals.YearMissing, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Of which year is “{typed}”?", typed=safe(error.typed, _SHOWN)),
        t.text("Type it with its year, such as 31/01/2027."),
    )


def _aside_not_alone(error: refusals.AsideNotAlone, t: Translator) -> ErrorText:
    body = (
        t.text("“Don’t know” stands alone. Type it by itself, or the sentences that apply.")
        if error.aside == DONT_KNOW
        else t.text("“Not applicable” stands alone. Type it by itself, or the sentences that apply.")
    )
    return ErrorText(t.text("These do not go together"), body)


def _unclear_list(error: refusals.UnclearList, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” can be read in two ways", typed=safe(error.typed, _SHOWN)),
        t.text("Put commas between what you mean: A, C."),
    )


def _constraint(error: refusals.ConstraintNotMet, t: Translator) -> ErrorText:
    message = sentence(safe(error.message, 500)) or t.text("It does not fit what is asked here.")
    return ErrorText(t.text("This cannot be taken as an answer"), f"{message} {_kept(t)}")


def _not_asked_now(_error: refusals.NotAskedNow, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This question is not asked now"),
        t.text("Your other answers decide which questions are asked. {kept}", kept=_kept(t)),
    )


def _read_only(_error: refusals.ReadOnly, t: Translator) -> ErrorText:
    return ErrorText(t.text("The questionnaire fills this in by itself"), _kept(t))


def _no_form_file(error: refusals.NoFormFile, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This file cannot be a questionnaire"),
        t.text(
            "“{filename}” is of another kind. A questionnaire is an Excel workbook (.xlsx) or Markdown "
            "tables (.md), written as an XLSForm.",
            filename=safe(error.filename, _SHOWN),
        ),
    )


def _form_file_too_large(error: refusals.FormFileTooLarge, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That file is too large"),
        t.text(
            "It has {size} MB, and {most} MB are the most. Take out pictures and sheets that are not used.",
            size=t.number(ceil(error.size / 100_000) / 10, 1),
            most=t.number(error.most // 1_000_000),
        ),
    )


def _form_refused(error: refusals.FormRefused, t: Translator) -> ErrorText:
    lines = _fitting([f"- {problem_line(problem, t)}" for problem in error.problems[:_PROBLEMS]])
    more = len(error.problems) - len(lines)
    if more:
        lines.append(t.plural("and {n} more", "and {n} more", more))
    return ErrorText(
        t.plural(
            "The questionnaire has {n} mistake", "The questionnaire has {n} mistakes", len(error.problems)
        ),
        "\n".join(lines),
    )


def _fitting(lines: list[str]) -> list[str]:
    """The first lines that one message holds together; at least one."""
    ends = accumulate(len(line) + 1 for line in lines)
    return [line for line, end in zip(lines, ends, strict=True) if end <= _CHARACTERS] or lines[:1]


ERRORS: Final[ErrorTable] = {
    refusals.AnswerRefused: _answer_refused,
    refusals.NothingAsked: _nothing_asked,
    refusals.EmptyAnswer: _empty,
    refusals.TooLong: _too_long,
    refusals.NotANumber: _not_a_number,
    refusals.NotWhole: _not_whole,
    refusals.AmbiguousNumber: _ambiguous_number,
    refusals.NumberTooLarge: _number_too_large,
    refusals.NotADate: _not_a_date,
    refusals.NoSuchDate: _no_such_date,
    refusals.YearMissing: _year_missing,
    refusals.AsideNotAlone: _aside_not_alone,
    refusals.UnclearList: _unclear_list,
    refusals.BareNumber: _bare_number,
    refusals.UnknownChoice: _unknown_choice,
    refusals.AmbiguousChoice: _ambiguous_choice,
    refusals.ConstraintNotMet: _constraint,
    refusals.NotAskedNow: _not_asked_now,
    refusals.ReadOnly: _read_only,
    refusals.NoFormFile: _no_form_file,
    refusals.FormFileTooLarge: _form_file_too_large,
    refusals.FormRefused: _form_refused,
}
