"""When something is to be, as it was typed: read once and pinned, so that it means the same an hour later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain import when
from domain.records import Record
from services import when_typed

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.when import Read
    from storage.transaction import Transaction


class Pinned(Record):
    """A reading, or those of which one is to be chosen, or why there is none (`choices` may help even then).

    One choice alone is to be confirmed: it is not sure enough to be taken.
    """

    read: Read | None = None
    choices: tuple[Read, ...] = ()
    refused: when.Refused | None = None

    @property
    def exact(self) -> str:
        """The reading, spelled out so that it is read in one way only; "" for none."""
        return "" if self.read is None else when.spelled(self.read)

    @property
    def offered(self) -> tuple[str, ...]:
        """The choices, spelled out likewise."""
        return tuple(when.spelled(one) for one in self.choices)


def as_typed(typed: str, at: Pinned, zone: str) -> str:
    """What stands in a window: what was typed, but not in the spelling that a list of suggestions fills in.

    `zone` is the reader's: what is said for another clock stays spelled out.
    """
    read = at.read
    if read is None or typed != at.exact or read.zone != zone or read.said_twice():
        return typed
    if not isinstance(read.start, datetime) or (read.end is not None and not isinstance(read.end, datetime)):
        return typed
    start = f"{read.start:%d/%m/%Y %H:%M}"
    if read.end is None:
        return start
    same = read.end.date() == read.start.date()
    return f"{start}–{read.end:%H:%M}" if same else typed


def pinned(
    tx: Transaction, actor: Actor, typed: str, exact: str = "", hour: when.Hour | None = None
) -> Pinned:
    """What was typed, or what it was pinned to.

    A day without its hour keeps `hour`; without one, or with a part of the day, it comes with some to choose.
    """
    try:
        found = when_typed.moment(tx, actor, exact or typed, hour=hour)
    except when.Refused as error:
        nearby = when_typed.nearby(tx, actor, typed) if isinstance(error, when.NoTime) else ()
        return Pinned(choices=nearby, refused=error)
    return Pinned(choices=found.candidates) if isinstance(found, when.Ambiguous) else Pinned(found)
