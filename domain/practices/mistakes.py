"""Mistakes that are gathered, so that all that is wrong with what was typed is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.errors import DomainError
from domain.practices.errors import SeveralWrong

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Mistakes:
    """What was found wrong so far."""

    def __init__(self) -> None:
        self._found: list[DomainError] = []

    @property
    def found(self) -> tuple[DomainError, ...]:
        """All of it, in the order in which it was met."""
        return tuple(self._found)

    def tried(self, act: Callable[[], T], otherwise: T) -> T:
        """What the act gives; `otherwise` where it is refused, which is noted."""
        try:
            return act()
        except SeveralWrong as refused:
            self._found += refused.wrong
        except DomainError as refused:
            self._found.append(refused)
        return otherwise

    def tell(self) -> None:
        """Raise what was found: the one mistake as it is, several as `SeveralWrong`."""
        if len(self._found) > 1:
            raise SeveralWrong(tuple(self._found))
        if self._found:
            raise self._found[0]
