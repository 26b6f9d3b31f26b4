"""The kinds of notices and their words: who draws them registers here (`cogs/<noun>/notices.py`).

    register(KIND, tell=surveys.closing_soon, draw=_card, line=_line)

`tell` is a service `(tx, notice, reader)` that says what there is to say when it is sent, None for nothing.
`draw` makes its card, `line` its line (with Markdown, up to `LONGEST` characters) among others. Kinds that
have the same `lines` share one line where several of them are about one thing: it is given all their views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from cogs.kit.text import fitted
from domain.notices import KINDS
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from discord.ui import Item

    from cogs.kit.cards import Card
    from domain.notices import NoticeKind
    from domain.notices.about import About
    from domain.notices.reader import Reader
    from locales import Translator
    from services.notices.views import Tell

V = TypeVar("V")

LONGEST: Final = 140
_TITLE: Final = 60


class Words(Record):
    """How one kind of notices is told."""

    tell: Tell
    draw: Callable[[Any, Translator, Reader], Card]
    line: Callable[[Any, Translator], str]
    lines: Callable[[Sequence[Any], Translator], str] | None = None


_REGISTRY: Final[dict[str, Words]] = {}
_LOOKS: Final[dict[str, Callable[[int, str, int], Item[Any]]]] = {}


def register(
    kind: NoticeKind,
    *,
    tell: Callable[[Any, Any, Any], V | None],
    draw: Callable[[V, Translator, Reader], Card],
    line: Callable[[V, Translator], str],
    lines: Callable[[Sequence[V], Translator], str] | None = None,
) -> None:
    """Give a kind its words. Raises `ValueError` when it has some."""
    if kind.code in _REGISTRY:
        raise ValueError(f"{kind.code} has its words already")
    _REGISTRY[kind.code] = Words(tell, draw, line, lines)


def words_of(code: str) -> Words:
    """The words of a kind. Raises `KeyError` for one that nobody registered."""
    return _REGISTRY[code]


def look_at(kind: str, button: Callable[[int, str, int], Item[Any]]) -> None:
    """A button `(network, label, id)` that shows what notices of that kind of subject are about."""
    _LOOKS[kind] = button


def look_button(network: int, about: About, t: Translator, label: str = "") -> Item[Any] | None:
    """The button that shows what a notice is about; None for what cannot be shown any more."""
    made = _LOOKS.get(about.kind)
    return made(network, label or t.text("Look at it"), about.id) if made is not None else None


def named(about: About) -> str:
    """What a notice is about: code and title, as far as they are known."""
    return " ".join(filter(None, [about.code, fitted(about.title, _TITLE)]))


def tells() -> Mapping[str, Tell]:
    """What the services of notices are given: for each kind, who says what there is to say."""
    return {code: words.tell for code, words in _REGISTRY.items()}


def without_words() -> list[str]:
    """Kinds that nobody can tell: at start-up an error, since their notices would be cancelled."""
    return sorted(KINDS.keys() - _REGISTRY.keys())
