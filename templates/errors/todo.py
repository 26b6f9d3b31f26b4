"""What is said when a kind reminder goes to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import todo
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _nobody(_error: todo.NobodyToRemind, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nobody to remind now"),
        t.text("Nothing is pressing, or they were reminded within the last week. Nothing was sent."),
    )


def _yourself(_error: todo.NotYourself, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You need no reminder of your own"),
        t.text("`/me todo` shows what waits for you. Nothing was sent."),
    )


def _not_there(error: todo.NotThere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} has not arrived yet", name=safe(error.name, 60)),
        t.text("No reminder would reach them: `/network arriving` invites them. Nothing was sent."),
    )


ERRORS: Final[ErrorTable] = {
    todo.NobodyToRemind: _nobody,
    todo.NotThere: _not_there,
    todo.NotYourself: _yourself,
}
