"""What is said of a file that is not taken, or cannot be handed back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import files
from domain.files import Refusal
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator
    from templates.errors.text import ErrorTable


def _refused(error: files.FileRefused, t: Translator) -> ErrorText:
    return _TEXTS[Refusal(error.why)](error, t)


def _kind(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Programs are not taken"),
        t.text(
            "“{name}” is something that a computer runs. Nothing was changed. Send what shows the result: a "
            "PDF, a picture, a table, or the address of a page.",
            name=safe(error.filename, 80),
        ),
    )


def _large(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That file is too large"),
        t.text(
            "“{name}” has {size}, and {most} are the most. Nothing was changed. Make it smaller, or give the "
            "address where it lies.",
            name=safe(error.filename, 80),
            size=size_words(error.size, t),
            most=size_words(error.most, t),
        ),
    )


def _empty(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nothing in that file"),
        t.text("“{name}” is empty. Nothing was changed. Choose it again.", name=safe(error.filename, 80)),
    )


def _unreached(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The file did not arrive"),
        t.text(
            "“{name}” could not be fetched from Discord. Nothing was changed. Choose it again.",
            name=safe(error.filename, 80),
        ),
    )


def _gone(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The file is missing"),
        t.text(
            "“{name}” was given, and is not where it was kept. Whoever runs Techlink may have it in a "
            "backup; or ask who gave it to give it again.",
            name=safe(error.filename, 80),
        ),
    )


def _back(error: files.FileRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Discord does not carry a file this large"),
        t.text(
            "“{name}” has {size}, and {most} can be sent here. It is safe: whoever runs Techlink can give it "
            "to you.",
            name=safe(error.filename, 80),
            size=size_words(error.size, t),
            most=size_words(error.most, t),
        ),
    )


_TEXTS: Final[Mapping[Refusal, Callable[[files.FileRefused, Translator], ErrorText]]] = {
    Refusal.KIND: _kind,
    Refusal.LARGE: _large,
    Refusal.EMPTY: _empty,
    Refusal.UNREACHED: _unreached,
    Refusal.GONE: _gone,
    Refusal.BACK: _back,
}

ERRORS: Final[ErrorTable] = {files.FileRefused: _refused}
