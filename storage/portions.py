"""Many values for one condition, some at a time: engines take only so many parameters in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")
_AT_ONCE: Final = 500


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """All of them in their order, at most 500 at once."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
