"""Whose clock an hour is of: the author's, a named place's, or what letters say."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from domain.records import Record
from domain.when.combine import Senseless
from domain.when.zones import LETTERS, OTHER_CLOCKS, fixed_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.when.pieces import Zone


class Clocks(Record):
    """The clocks of a zone; with `offset`, only while they are so far from UTC.

    With `letters`, only while the zone calls itself so: then no other needs to be asked about.
    """

    zone: str
    offset: timedelta | None = None
    letters: str = ""


def clocks(said: Sequence[Zone], own: str) -> list[Clocks]:
    """The clocks that may be meant. Raises `Senseless` for zones that do not go together."""
    if not said:
        return [Clocks(own)]
    names = {zone.name for zone in said if zone.name}
    offsets = {zone.minutes for zone in said if zone.minutes is not None}
    letters = {zone.letters for zone in said if zone.letters}
    if len(names) > 1 or len(offsets) > 1 or len(letters) > 1 or (letters and (names or offsets)):
        raise Senseless
    if letters:
        return _by_letters(letters.pop(), own)
    if names and offsets:
        return [Clocks(names.pop(), timedelta(minutes=offsets.pop() or 0))]
    if offsets:
        zone = fixed_zone(offsets.pop() or 0)
        if zone is None:
            raise Senseless
        return [Clocks(zone)]
    named = Clocks(names.pop())
    return [Clocks(own), named] if any(zone.where for zone in said) else [named]


def _by_letters(letters: str, own: str) -> list[Clocks]:
    """Clocks that call themselves so, the author's first; else those meant, and what the letters say."""
    minutes, zone = LETTERS[letters]
    if minutes is None:
        return [Clocks(zone), *(Clocks(other) for other in OTHER_CLOCKS[letters])]
    fixed = fixed_zone(minutes)
    literal = [Clocks(fixed)] if fixed else []
    return [*(Clocks(name, letters=letters.upper()) for name in (own, zone)), Clocks(zone), *literal]


def to_ask(said: Sequence[Zone]) -> bool:
    """Letters that say nothing are always asked about."""
    return any(zone.letters in OTHER_CLOCKS for zone in said)
