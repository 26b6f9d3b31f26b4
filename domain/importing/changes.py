"""What a row would change: a new thing, or some fields of a known one, from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.partners import stamp
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class FieldChange(Record):
    """One field: its key, what it is and what it would be, in codes rather than in words; "" for nothing."""

    field: str
    old: str
    new: str


class Entry(Record):
    """A row that was understood: of which thing (None: of a new one), and what it changes.

    Of a new thing all fields that say something are changes, from nothing. `name` is what it is called now.
    """

    kind: str
    key: int | None
    name: str
    changes: tuple[FieldChange, ...]

    @property
    def new(self) -> bool:
        """Whether the thing is not known yet."""
        return self.key is None

    @property
    def same(self) -> bool:
        """Whether the row says what is known already."""
        return not self.new and not self.changes

    def now(self, field: str) -> str | None:
        """What the field would be; None where it stays."""
        return next((change.new for change in self.changes if change.field == field), None)


def stamp_of(entries: Iterable[Entry]) -> str:
    """What entries change, in few letters: whether it is still what somebody saw and confirmed."""
    return stamp(
        (one.kind, one.key, one.name, tuple((c.field, c.old, c.new) for c in one.changes))
        for one in entries
        if not one.same
    )
