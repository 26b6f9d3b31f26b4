"""What stands in minutes, as one value: made of what is known now, or of what was sent as plain data.

Members are ids in it, never names: who is forgotten is named nowhere, and who changed their name is called by
the one that they have.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from domain.actors import MemberId
from domain.meetings.agenda import Item
from domain.meetings.model import EntryKind
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.meetings.model import Entry


class Line(Record):
    """One entry as minutes show it; `id` is the entry's."""

    id: int
    kind: EntryKind
    text: str
    said_by: MemberId | None = None
    link: str = ""
    owner: MemberId | None = None
    due: date | None = None

    @classmethod
    def of(cls, entry: Entry) -> Line:
        """An entry as it is now; whoever wishes so is not named beside their words."""
        said_by = None if entry.nameless else entry.said_by
        return cls(int(entry.id), entry.kind, entry.text, said_by, entry.link, entry.owner, entry.due)


class Content(Record):
    """Minutes: from when to when it was held, who was there and who was not, the agenda, what was noted.

    `others` are people who were there and are nobody in the network: their number only.
    """

    start: datetime
    end: datetime
    present: tuple[MemberId, ...]
    absent: tuple[MemberId, ...]
    others: int
    items: tuple[Item, ...]
    lines: tuple[Line, ...]

    @property
    def members(self) -> frozenset[MemberId]:
        """All whom it names."""
        named = {one for line in self.lines for one in (line.said_by, line.owner) if one is not None}
        return frozenset({*self.present, *self.absent, *named})

    def lines_of(self, kind: EntryKind) -> tuple[Line, ...]:
        """The entries of one kind, in their order."""
        return tuple(line for line in self.lines if line.kind is kind)

    def as_data(self) -> dict[str, Any]:
        """Plain data, as JSON can; `from_data` takes it back."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "present": list(self.present),
            "absent": list(self.absent),
            "others": self.others,
            "items": [{"title": one.title, "minutes": one.minutes, "lead": one.lead} for one in self.items],
            "entries": [
                {
                    "id": one.id,
                    "kind": one.kind.value,
                    "text": one.text,
                    "said_by": one.said_by,
                    "link": one.link,
                    "owner": one.owner,
                    "due": None if one.due is None else one.due.isoformat(),
                }
                for one in self.lines
            ],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Content:
        """What `as_data` gave."""
        return cls(
            datetime.fromisoformat(data["start"]),
            datetime.fromisoformat(data["end"]),
            tuple(MemberId(one) for one in data["present"]),
            tuple(MemberId(one) for one in data["absent"]),
            data["others"],
            tuple(Item(one["title"], one["minutes"], one["lead"]) for one in data["items"]),
            tuple(
                Line(
                    one["id"],
                    EntryKind(one["kind"]),
                    one["text"],
                    None if one["said_by"] is None else MemberId(one["said_by"]),
                    one["link"],
                    None if one["owner"] is None else MemberId(one["owner"]),
                    None if one["due"] is None else date.fromisoformat(one["due"]),
                )
                for one in data["entries"]
            ),
        )
