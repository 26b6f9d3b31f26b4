"""The types behind `acts.button("answer", int, int, str)`: argument types in, a typed act out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from cogs.kit.act import Act

A = TypeVar("A", int, str)
B = TypeVar("B", int, str)
C = TypeVar("C", int, str)
D = TypeVar("D", int, str)
E = TypeVar("E", int, str)
F = TypeVar("F", int, str)


class Declare(Protocol):
    """Declares an act of up to six arguments, each a whole number or a text without colons.

    `opens` says that its handler opens a modal: then nothing may be answered before it.
    """

    @overload
    def __call__(self, name: str, /, *, opens: bool = ...) -> Act[()]: ...
    @overload
    def __call__(self, name: str, a: type[A], /, *, opens: bool = ...) -> Act[A]: ...
    @overload
    def __call__(self, name: str, a: type[A], b: type[B], /, *, opens: bool = ...) -> Act[A, B]: ...
    @overload
    def __call__(
        self, name: str, a: type[A], b: type[B], c: type[C], /, *, opens: bool = ...
    ) -> Act[A, B, C]: ...
    @overload
    def __call__(
        self, name: str, a: type[A], b: type[B], c: type[C], d: type[D], /, *, opens: bool = ...
    ) -> Act[A, B, C, D]: ...
    @overload
    def __call__(
        self, name: str, a: type[A], b: type[B], c: type[C], d: type[D], e: type[E], /, *, opens: bool = ...
    ) -> Act[A, B, C, D, E]: ...
    @overload
    def __call__(
        self,
        name: str,
        a: type[A],
        b: type[B],
        c: type[C],
        d: type[D],
        e: type[E],
        f: type[F],
        /,
        *,
        opens: bool = ...,
    ) -> Act[A, B, C, D, E, F]: ...
