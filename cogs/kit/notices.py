"""The kinds of notices and their words: who draws them registers here (`cogs/<noun>/notices.py`).

    register(KIND, tell=surveys.closing_soon, draw=_card, line=_line)

`tell` is a service `(tx, notice, reader)` that says what there is to say when it is sent, None for nothing.
`draw` makes its card, `line` its line (with Markdown, up to `LONGEST` characters) among others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from domain.notices import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cogs.kit.cards import Card
    from domain.notices import NoticeKind
    from domain.notices.reader import Reader
    from locales import Translator
    from services.notices.views import Tell

V = TypeVar("V")

LONGEST: Final = 140


@dataclass(frozen=True)
class Words:
    """How one kind of notices is told."""

    tell: Tell
    draw: Callable[[Any, Translator, Reader], Card]
    line: Callable[[Any, Translator], str]


_REGISTRY: Final[dict[str, Words]] = {}


def register(
    kind: NoticeKind,
    *,
    tell: Callable[[Any, Any, Any], V | None],
    draw: Callable[[V, Translator, Reader], Card],
    line: Callable[[V, Translator], str],
) -> None:
    """Give a kind its words. Raises `ValueError` when it has some."""
    if kind.code in _REGISTRY:
        raise ValueError(f"{kind.code} has its words already")
    _REGISTRY[kind.code] = Words(tell, draw, line)


def words_of(code: str) -> Words:
    """The words of a kind. Raises `KeyError` for one that nobody registered."""
    return _REGISTRY[code]


def tells() -> Mapping[str, Tell]:
    """What the services of notices are given: for each kind, who says what there is to say."""
    return {code: words.tell for code, words in _REGISTRY.items()}


def without_words() -> list[str]:
    """Kinds that nobody can tell: at start-up an error, since their notices would be cancelled."""
    return sorted(KINDS.keys() - _REGISTRY.keys())
