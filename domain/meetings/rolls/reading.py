"""The bytes of an attendance file as people and their stays.

Teams writes UTF-16 with tabs or UTF-8 with commas, in parts: a summary, a line a person, and a line for
each time that somebody joined; the last is believed where somebody stands in both. Its older files say
"joined" and "left" line by line. Zoom writes UTF-8 with commas, a line a stay, or a line a person with
minutes only.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from domain.folding import fold
from domain.meetings.errors import RollUnreadable
from domain.meetings.rolls import times
from domain.meetings.rolls.columns import Column, column_of, joins, of_zoom
from domain.meetings.rolls.model import Roll, Seen, Skipped, Sort, Stay
from domain.records import replace

if TYPE_CHECKING:
    from datetime import datetime

LARGEST: Final = 2 * 1024 * 1024
"""Bytes; a thousand people with ten stays each are half of that."""
MOST_LINES: Final = 12_000
"""Lines, the empty ones too: those of a thousand people with ten stays each, and a tenth more."""
MOST_PEOPLE: Final = 2000
_LONGEST_LINE: Final = 5000
_LONGEST_NAME: Final = 200
_LONGEST_ADDRESS: Final = 254
"""RFC 5321; what is longer is no address."""
_BYTE_ORDERS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_DELIMITERS: Final = "\t,;"
_AROUND: Final = _DELIMITERS + ' "'
_TITLE: Final = re.compile(r"\d\s*\.[^\t,;]+")
"""How a part begins: "3. In-Meeting Activities", without what stands around it."""


@dataclass
class _Table:
    """A part of the file with headings: where each column stands, and its rows with their lines."""

    headings: list[str]
    at: dict[Column, int]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def cell(self, row: list[str], column: Column) -> str:
        place = self.at.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""


def read(data: bytes, around: datetime) -> Roll:
    """The people of a file. `around` is the wall time at which the event began. Raises `RollUnreadable`."""
    if len(data) > LARGEST:
        raise RollUnreadable("size", most=LARGEST)
    lines = _decode(data).splitlines()
    if len(lines) > MOST_LINES:
        raise RollUnreadable("lines", most=MOST_LINES)
    tables, loose = _tables(lines)
    sort = Sort.ZOOM if any(of_zoom(one.headings) for one in tables) else Sort.TEAMS
    said = [one.cell(row, column) for one in tables for _, row in one.rows for column in _TIMES]
    order = times.order_of(said, around)
    people, skipped = _gather(tables, order, around)
    skipped = sorted([*skipped, *loose], key=lambda one: one.line)
    if not people and not skipped:
        raise RollUnreadable("empty")
    return Roll(sort, tuple(people), tuple(skipped))


_TIMES: Final = (Column.JOINED, Column.LEFT, Column.TIME)


def _decode(data: bytes) -> str:
    encoding = next((name for start, name in _BYTE_ORDERS if data.startswith(start)), "") or _guessed(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise RollUnreadable("text") from None
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise RollUnreadable("text")
    return text


def _guessed(data: bytes) -> str:
    # A text of mostly plain letters in UTF-16 has a zero in every other byte.
    head = data[:400]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 4 else "utf-8"


def _tables(lines: list[str]) -> tuple[list[_Table], list[Skipped]]:
    """The parts that name people and say when, and lines below them that belong to none.

    What stands before the first part tells of the meeting, and a line with one cell is a part's title. Raises
    `RollUnreadable` where there is no part that is known.
    """
    tables: list[_Table] = []
    loose: list[Skipped] = []
    likely: list[str] = []
    delimiter, apart = "", False
    for number, line in enumerate(lines, 1):
        bare = line.strip(_AROUND)
        if not bare:
            apart = True
            continue
        if len(line) > _LONGEST_LINE:
            # No cell of a roll is so long; that of a title above the parts may be.
            loose += [Skipped(number, _shown([bare]), "time")] if tables else []
            continue
        begun = _begun(line)
        if begun is not None:
            table, delimiter = begun
            tables.append(table)
            apart = False
            continue
        cells = _cells(line, delimiter or max(_DELIMITERS, key=line.count))
        if not tables:
            likely = cells if len(cells) > max(2, len(likely)) else likely
        elif not _TITLE.fullmatch(bare):
            # A part goes on below an empty line where it looks like it.
            if apart and len(cells) != len(tables[-1].headings):
                loose.append(Skipped(number, _shown(cells), "time"))
            else:
                tables[-1].rows.append((number, cells))
                apart = False
    if not tables:
        raise RollUnreadable("columns", tuple(one.strip()[:40] for one in likely[:10]))
    return tables, loose


def _begun(line: str) -> tuple[_Table, str] | None:
    """The table that begins with this line, if it holds headings; and what parts its cells."""
    for delimiter in _DELIMITERS:
        cells = _cells(line, delimiter)
        at: dict[Column, int] = {}
        for place, cell in enumerate(cells):
            column = column_of(cell)
            if column is not None:
                at.setdefault(column, place)
        timed = Column.JOINED in at or Column.LENGTH in at or {Column.ACTION, Column.TIME} <= set(at)
        if Column.NAME in at and timed:
            return _Table(cells, at), delimiter
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(line), delimiter=delimiter), [])


def _gather(tables: list[_Table], order: times.Order, around: datetime) -> tuple[list[Seen], list[Skipped]]:
    people: dict[str, Seen] = {}
    skipped: list[Skipped] = []
    for table in tables:
        here: dict[str, tuple[Seen, list[Stay]]] = {}
        for number, row in table.rows:
            name = table.cell(row, Column.NAME)[:_LONGEST_NAME]
            email = table.cell(row, Column.EMAIL).lower()
            if not any(sign.isalnum() for sign in name):
                skipped.append(Skipped(number, _shown(row), "name"))
                continue
            email = email if "@" in email and len(email) <= _LONGEST_ADDRESS else ""
            seen = Seen(number, name, email, ())
            key = email or fold(name)
            first, stays = here.get(key, (seen, []))
            why = _stay(table, row, order, around, stays)
            if why:
                skipped.append(Skipped(number, _shown(row), why))
                continue
            here[key] = first, stays
            if len(here) > MOST_PEOPLE:
                raise RollUnreadable("people", most=MOST_PEOPLE)
        # A later part of the same file says the same more exactly.
        people.update((key, replace(first, stays=tuple(stays))) for key, (first, stays) in here.items())
        if len(people) > MOST_PEOPLE:
            raise RollUnreadable("people", most=MOST_PEOPLE)
    return list(people.values()), skipped


def _stay(table: _Table, row: list[str], order: times.Order, around: datetime, stays: list[Stay]) -> str:
    """Adds this row to somebody's stays; or says why it cannot be read."""
    if Column.ACTION in table.at:
        return _action(table, row, order, around, stays)
    joined = times.read(table.cell(row, Column.JOINED), order, around)
    left = times.read(table.cell(row, Column.LEFT), order, around)
    length = times.length(table.cell(row, Column.LENGTH))
    if joined is None and length is None:
        return "time"
    if joined is not None and left is None and length is not None:
        left = joined + length
    if joined is not None and left is not None and left < joined:
        return "time"
    stays.append(Stay(joined, left, length))
    return ""


def _action(table: _Table, row: list[str], order: times.Order, around: datetime, stays: list[Stay]) -> str:
    at = times.read(table.cell(row, Column.TIME), order, around)
    action = joins(table.cell(row, Column.ACTION))
    if at is None or action is None:
        return "time" if at is None else "action"
    last = stays[-1] if stays else None
    is_open = last is not None and last.left is None
    if action:
        # Who "joins" without having left is where they were.
        if not is_open:
            stays.append(Stay(at, None, None))
        return ""
    if not is_open or last is None or last.joined is None or at < last.joined:
        return "action"
    stays[-1] = Stay(last.joined, at, None)
    return ""


def _shown(row: list[str]) -> str:
    return " · ".join(cell.strip() for cell in row if cell.strip())[:100]
