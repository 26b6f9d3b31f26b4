"""Refusals around the tasks of events (`domain/methodology/errors.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.methodology import errors
from domain.methodology.lists import TaskStatus
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.methodology.terms import status_name

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_TITLE: Final = 80


def _not_yours(error: errors.NotYourTask, t: Translator) -> ErrorText:
    title = t.text("Others do that: {task}", task=safe(error.task, _TITLE))
    if not error.names:
        return ErrorText(title, t.text("Nothing was changed. The coordination can do it."))
    names = t.join((safe(name, 60) for name in error.names[:5]), "or")
    return ErrorText(
        title, t.text("Nothing was changed. {names} can do it, or the coordination.", names=names)
    )


def _not_open(error: errors.TaskNotOpen, t: Translator) -> ErrorText:
    status = status_name(TaskStatus(error.status), t)
    return ErrorText(
        t.text("It is {status} already: {task}", status=status, task=safe(error.task, _TITLE)),
        t.text("Nothing was changed. Open it again first, if it is to be done after all."),
    )


def _is_open(error: errors.TaskIsOpen, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is open: {task}", task=safe(error.task, _TITLE)), t.text("There is nothing to open again.")
    )


def _proof(error: errors.ProofNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("What shows that it is done? {task}", task=safe(error.task, _TITLE)),
        t.text("Nothing was changed. A sentence, a link or a file: that is what an auditor looks at."),
    )


def _reason(_: errors.TaskReasonNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Why is it left out?"),
        t.text("Nothing was changed. A few words are enough: they stand in the closing report."),
    )


def _long(error: errors.ProofTextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long"),
        t.plural(
            "Nothing was changed. There is room for {n} character here.",
            "Nothing was changed. There is room for {n} characters here.",
            error.longest,
        ),
    )


def _link(_: errors.ProofNotALink, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is no address of a page"),
        t.text("Nothing was changed. An address looks like https://example.org/agenda.pdf"),
    )


def _full(error: errors.ProofFilesFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} file is there already", "{n} files are there already", error.most),
        t.text("Nothing was changed. Put several into one PDF, or give the link of a folder."),
    )


def _no_list(error: errors.NoTaskList, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{event} has no list of tasks", event=error.event),
        t.text("It was called off, or announced before there were lists. `/event tasks` makes one."),
    )


ERRORS: Final[ErrorTable] = {
    errors.NotYourTask: _not_yours,
    errors.TaskNotOpen: _not_open,
    errors.TaskIsOpen: _is_open,
    errors.ProofNeeded: _proof,
    errors.TaskReasonNeeded: _reason,
    errors.ProofTextLong: _long,
    errors.ProofNotALink: _link,
    errors.ProofFilesFull: _full,
    errors.NoTaskList: _no_list,
}
