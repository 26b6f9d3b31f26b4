"""Whether all was kept as it was said: read from the database after the bot was killed, and from the log."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from domain.events.model import Reply, Seat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.event_crowd import Said, Wave

_PLACE: Final = re.compile(r"you are number (\d+) on the waiting list")
_TOLD: Final = {
    Reply.GOING: "A seat is yours.",
    Reply.MAYBE: "You said maybe",
    Reply.NO: "You said that you are not going",
}


@dataclass(frozen=True)
class Kept:
    """An answer in the database; `place` counts from 1 among those who wait."""

    reply: Reply
    seat: Seat
    place: int


@dataclass
class Checked:
    """What was found of all events together: how many, of how many people's answers."""

    answers: int = 0
    wrong: int = 0
    """Answers that are lost, or another than was pressed, or of which somebody was told something else."""
    overbooked: int = 0
    """Seats that were given beyond the capacity."""
    seated: int = 0
    waiting: int = 0
    overtaken: int = 0
    """Who pressed after somebody else had been acknowledged, and stands before them."""


def kept(file: Path, event: int) -> dict[str, Kept]:
    """The answers to an event, by the account on Discord."""
    sql = """
        SELECT c.address, a.reply, a.seat
        FROM event_answer a
        JOIN member m ON m.id = a.member_id
        JOIN channel c ON c.person_id = m.person_id AND c.kind = 'discord'
        WHERE a.event_id = ? ORDER BY a.queued_at, a.id
    """
    found: dict[str, Kept] = {}
    place = 0
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        for address, reply, seat in database.execute(sql, (event,)):
            place += seat == Seat.WAITING
            found[address] = Kept(Reply(reply), Seat(seat), place if seat == Seat.WAITING else 0)
    return found


def check(checked: Checked, wave: Wave, found: dict[str, Kept], seats: int) -> None:
    """Hold what people pressed and were told against what was kept of it."""
    checked.answers += len(found)
    checked.wrong += sum(not _as_said(one, found.get(one.who)) for one in wave.said)
    taken = sum(one.seat is Seat.SEATED for one in found.values())
    checked.seated += taken
    checked.waiting += sum(one.seat is Seat.WAITING for one in found.values())
    checked.overbooked += max(0, taken - seats)
    checked.overtaken += _overtaken(wave.said, found)


def _as_said(said: Said, kept: Kept | None) -> bool:
    if kept is None or kept.reply is not said.reply:
        return False
    if kept.seat is Seat.WAITING:
        place = _PLACE.search(said.card)
        return place is not None and int(place[1]) == kept.place
    return _TOLD[said.reply] in said.card


def _overtaken(said: Sequence[Said], found: dict[str, Kept]) -> int:
    """Who stands before somebody that had been acknowledged before they pressed. A seat is place 0."""
    coming = [(one, found[one.who].place) for one in said if one.reply is Reply.GOING and one.who in found]
    return sum(
        any(first.acknowledged < one.sent and before > place for first, before in coming)
        for one, place in coming
    )


@dataclass(frozen=True)
class Edits:
    """The edits of one card: how many, in how many seconds from the first press to the last edit."""

    count: int
    seconds: float
    closest: float
    """Seconds between the two that came closest to each other."""

    @property
    def pace(self) -> float:
        """Edits a second."""
        return self.count / self.seconds


def edits(log: Sequence[dict[str, Any]], message: str) -> Edits:
    """The requests that edited that message, from the playground's log."""
    at = [_moment(row) for row in log if _edits(row, message)]
    first = next(_moment(row) for row in log if str(row.get("path", "")).endswith("/interactions"))
    gaps = [later - earlier for earlier, later in pairwise(at)]
    return Edits(len(at), (at[-1] if at else first) - first, min(gaps, default=0.0))


def _moment(row: dict[str, Any]) -> float:
    return datetime.fromisoformat(row["at"]).timestamp()


def _edits(row: dict[str, Any], message: str) -> bool:
    return row.get("method") == "PATCH" and str(row.get("path", "")).endswith(f"/messages/{message}")
