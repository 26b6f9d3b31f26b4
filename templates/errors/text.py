"""What a person is told about a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.errors import DomainError
    from locales import Translator

_ENDS: Final = ".!?…:"


class ErrorText(Record):
    """What happened, in a few words; then what is safe and what to do. Both may hold Markdown."""

    title: str
    body: str


def sentence(text: str) -> str:
    """Somebody else's words with a full stop, where they end without any sign; nothing stays nothing."""
    return text if not text or text[-1] in _ENDS else f"{text}."


if TYPE_CHECKING:
    ErrorTable = Mapping[type[DomainError], Callable[[Any, Translator], ErrorText]]
