"""Several times in one text, each read by itself: "mardi 14h; mercredi 10h; 18/06 9h30".

Each keeps what was typed and what it was pinned to. What is ambiguous is asked one by one; whatever becomes
of one piece, the others stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from domain import when
from domain.errors import Changed
from domain.polls import MOST_SLOTS, SlotsTooMany
from domain.records import Record, replace
from services.events.pinning import Pinned, pinned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.actors import Actor
    from domain.errors import DomainError
    from domain.when import Read
    from storage.transaction import Transaction

_APART: Final = re.compile(r"[;\n]+")
_BULLET: Final = re.compile(r"^\s*[-–•*]\s+")
_LONGEST: Final = 100


class Piece(Record):
    """One of the times: what was typed, and what it was pinned to ("" for not yet)."""

    typed: str
    exact: str = ""

    def as_data(self) -> dict[str, str]:
        """Plain data for a draft; `Piece(**data)` takes it back."""
        return {"typed": self.typed, "exact": self.exact}


class Understood(Record):
    """A piece as it is read: `read`, or `choices` between which its author says, or why not (`refused`)."""

    piece: Piece
    read: Read | None = None
    choices: tuple[Read, ...] = ()
    refused: DomainError | None = None

    @property
    def clear(self) -> bool:
        """Whether there is nothing to ask."""
        return self.read is not None and self.refused is None


def split(typed: str) -> tuple[Piece, ...]:
    """The times of a text, apart by semicolons or lines. Raises `SlotsTooMany`, before any is read."""
    said = [" ".join(_BULLET.sub("", one).split()) for one in _APART.split(typed)]
    found = tuple(Piece(one[:_LONGEST]) for one in said if one)
    if len(found) > MOST_SLOTS:
        raise SlotsTooMany(MOST_SLOTS)
    return found


def joined(pieces: Iterable[Piece]) -> str:
    """The text that `split` takes apart again, a line each."""
    return "\n".join(one.typed for one in pieces)


def retyped(before: Sequence[Piece], typed: str) -> tuple[Piece, ...]:
    """A text that was typed anew; what stands there as before is understood as before."""
    known = {one.typed: one for one in before}
    return tuple(known.get(one.typed, one) for one in split(typed))


def replaced(pieces: Sequence[Piece], at: int, typed: str) -> tuple[Piece, ...]:
    """One of them typed anew, or left out where nothing was typed. Raises `Changed` for none of them."""
    if not 0 <= at < len(pieces):
        raise Changed
    return (*pieces[:at], *split(typed), *pieces[at + 1 :])


def chosen(pieces: Sequence[Piece], at: int, offered: Sequence[str], number: int) -> tuple[Piece, ...]:
    """One of the readings that were offered for one of them is meant. Raises `Changed`."""
    if not (0 <= at < len(pieces) and 0 <= number < len(offered)):
        raise Changed
    return (*pieces[:at], replace(pieces[at], exact=offered[number]), *pieces[at + 1 :])


def understood(tx: Transaction, actor: Actor, pieces: Sequence[Piece]) -> tuple[Understood, ...]:
    """How each is read; what is understood is pinned, so that it means the same an hour later."""
    found: list[Understood] = []
    for piece in pieces:
        day = next((one.read for one in reversed(found) if one.read is not None), None)
        found.append(_one(tx, actor, piece, day))
    return tuple(found)


def offered(pieces: Sequence[Understood]) -> dict[str, list[str]]:
    """For those that are asked: their readings, spelled out, by the number of the piece."""
    return {str(at): [when.spelled(one) for one in each.choices] for at, each in enumerate(pieces)}


def _one(tx: Transaction, actor: Actor, piece: Piece, before: Read | None) -> Understood:
    at: Pinned = pinned(tx, actor, piece.typed, piece.exact)
    if at.read is not None:
        return Understood(replace(piece, exact=at.exact), at.read)
    if isinstance(at.refused, when.NoDate) and before is not None:
        # "Tuesday 14:00; 16:00": the day before it may be meant, but nobody said so.
        on = pinned(tx, actor, f"{before.start:%Y-%m-%d} {piece.typed}")
        return Understood(piece, None, on.choices or ((on.read,) if on.read else ()), at.refused)
    refused = at.refused
    if refused is not None and piece.exact:
        refused = refused.replaced(typed=piece.typed)
    return Understood(piece, None, at.choices, refused)


def from_data(said: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """What lies in a draft."""
    return tuple(Piece(one["typed"], one["exact"]) for one in said)
