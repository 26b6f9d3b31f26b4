"""What a person is told about a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.errors import DomainError
    from locales import Translator


@dataclass(frozen=True)
class ErrorText:
    """What happened, in a few words; then what is safe and what to do. Both may hold Markdown."""

    title: str
    body: str


if TYPE_CHECKING:
    ErrorTable = Mapping[type[DomainError], Callable[[Any, Translator], ErrorText]]
