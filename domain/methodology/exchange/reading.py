"""A whole file: its sheets one after the other, row by row."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from domain.events.model import EventKind, Manner
from domain.folding import fold
from domain.importing.changes import FieldChange
from domain.importing.columns import headings
from domain.importing.lines import Code, Lines, one_line
from domain.languages import LANGUAGES
from domain.methodology.exchange.columns import MANNERS, TEXTS, USED, F, guess, id_of, text_field
from domain.methodology.model import EVERYWHERE, Task
from domain.partners import stamp
from domain.records import Record, replace
from domain.regions import is_code, may_exist
from domain.sheets import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.importing.columns import Layout
    from domain.importing.lines import Line, Problem
    from domain.methodology.model import Methodology
    from domain.networks import Network
    from domain.sheets import Sheets

LIMITS: Final = Limits(
    size=3_000_000, unpacked=40_000_000, sheets=10, rows=1_000, columns=40, characters=2_000, total=2_000_000
)
FURTHEST: Final = 400
LONGEST: Final = {"title": 100, "what": 600, "skipped": 300}
MOST_TASKS: Final = 100
"""Of one kind of event; variants of regions count."""
_NUMBER: Final = re.compile(r"[+\-−]?\d{1,4}")


class Fault(StrEnum):
    """What can be wrong with a cell, besides what can be wrong with any."""

    NUMBER = "number"
    FAR = "far"
    NO_DAYS = "no_days"
    LEAST = "least"
    NEVER_LATE = "never_late"
    NO_REASON = "no_reason"
    NO_TITLE = "no_title"
    WORD = "word"
    REGION = "region"
    CLEARED = "cleared"
    FULL = "full"


class Known(Record):
    """What the network knows: its methodology, and itself, for the hidden ids."""

    network: Network
    methodology: Methodology


class TaskEntry(Record):
    """A row that was understood: the task as it would be, and what of it is other than `before`."""

    task: Task
    before: Task | None
    changes: tuple[FieldChange, ...]

    @property
    def new(self) -> bool:
        """Whether there is no such row yet."""
        return self.before is None

    @property
    def same(self) -> bool:
        """Whether the row says what is known already."""
        return self.before is not None and not self.changes


class Outcome(Record):
    """What a file would do. With any problem it does nothing. `missing` are tasks that it does not name."""

    entries: tuple[TaskEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[Task, ...] = ()

    @property
    def effective(self) -> int:
        """How many rows would change something."""
        return sum(not one.same for one in self.entries)

    @property
    def stamp(self) -> str:
        """What it changes, in few letters: whether it is still what somebody saw."""
        return stamp(
            (*one.task.id, tuple((c.field, c.old, c.new) for c in one.changes))
            for one in self.entries
            if not one.same
        )


def layouts(sheets: Sheets) -> tuple[Layout, ...]:
    """How each sheet is most likely read."""
    return tuple(guess(sheet) for sheet in sheets.sheets)


def read(sheets: Sheets, how: Sequence[Layout], known: Known) -> Outcome:
    """What the file would do, and everything that is wrong with it."""
    found = [
        Lines(sheet, layout, headings(sheet, layout))
        for sheet, layout in zip(sheets.sheets, how, strict=True)
        if layout.read
    ]
    rows = {one.id: one for one in known.methodology.rows}
    names = _fresh(rows)
    entries: dict[tuple[EventKind, str, str], TaskEntry] = {}
    first: dict[str, str] = {}
    for lines in found:
        lines.flaws()
        other = first.setdefault(lines.layout.kind, lines.sheet.name)
        if other != lines.sheet.name:
            lines.note(0, 0, Code.TWO_SHEETS, other=other)
        elif not (lines.has(F.ID) or any(lines.has(text_field("title", code)) for code in LANGUAGES)):
            lines.note(lines.layout.header, 0, Code.NO_COLUMN)
        else:
            _sheet(lines, rows, names, known, entries)
    problems = tuple(
        problem
        for lines in found
        for problem in sorted(lines.problems, key=lambda one: (one.row, one.column))
    )
    read_kinds = {lines.layout.kind for lines in found}
    missing = tuple(one for one in rows.values() if one.kind in read_kinds and one.id not in entries)
    return Outcome(tuple(entries.values()), problems, missing)


def own_of(methodology: Methodology, entries: Iterable[TaskEntry]) -> tuple[Task, ...]:
    """What the network says otherwise than what ships, once these entries are carried out."""
    own = {one.id: one for one in methodology.own} | {one.task.id: one.task for one in entries}
    shipped = {one.id: one for one in methodology.tasks}
    return tuple(one for id_, one in own.items() if shipped.get(id_) != one)


def cells(task: Task) -> dict[str, str]:
    """A task's values as plain texts, by field: codes rather than words."""
    said = {
        F.REGION: task.region,
        F.USED: "yes" if task.used else "no",
        F.DAYS: str(task.days),
        F.LEAST: str(task.least) if task.least else "",
        F.SKIP_UNDER: str(task.skip_under) if task.skip_under else "",
        F.ROLE: task.role,
        F.PROOF: task.proof,
        F.MANNERS: ";".join(sorted(task.manners)),
    }
    texts = {
        text_field(text, code): getattr(task, text).get(code, "") for text in TEXTS for code in LANGUAGES
    }
    return {str(field): value for field, value in said.items()} | texts


def _sheet(
    lines: Lines,
    rows: Mapping[tuple[EventKind, str, str], Task],
    names: Iterator[str],
    known: Known,
    entries: dict[tuple[EventKind, str, str], TaskEntry],
) -> None:
    kind = EventKind(lines.layout.kind)
    ids = {id_of(known.network, kind, one.key): one.key for one in rows.values() if one.kind is kind}
    titles = {
        fold(title): one.key for one in rows.values() if one.kind is kind for title in one.title.values()
    }
    seen: dict[tuple[EventKind, str, str], int] = {}
    of_kind = sum(one.kind is kind for one in rows.values())
    for line in lines:
        key = _key(line, ids, titles)
        region = _region(line)
        if line.faulty or region is None:
            continue
        before = rows.get((kind, key, region)) if key else None
        base = before or rows.get((kind, key, EVERYWHERE)) if key else None
        task = _task(line, base, known.methodology, kind, key or "", region)
        if line.faulty or task is None:
            continue
        task = task if key else replace(task, key=next(names))
        if (earlier := seen.setdefault(task.id, line.number)) != line.number:
            line.wrong(F.ID, Code.TWICE, number=earlier)
            continue
        of_kind += before is None
        if of_kind > MOST_TASKS:
            line.wrong(F.ID, Code.SLOT, detail=Fault.FULL, number=MOST_TASKS, words="")
            return
        entries[task.id] = TaskEntry(task, before, _changes(base, task))


def _fresh(rows: Iterable[tuple[EventKind, str, str]]) -> Iterator[str]:
    """Keys that no task has, for new ones."""
    taken = {key for _, key, _ in rows}
    return (key for number in count(1) if (key := f"x{number}") not in taken)


def _key(line: Line, ids: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """The key of the task that a row is about: by its hidden id, else by its title; "" for a new one."""
    if said := line.text(F.ID):
        if said not in ids:
            line.wrong(F.ID, Code.UNKNOWN_ID)
        return ids.get(said, "")
    named = (line.text(text_field("title", code)) for code in LANGUAGES)
    return next((titles[fold(one)] for one in named if one and fold(one) in titles), "")


def _region(line: Line) -> str | None:
    said = line.value(F.REGION)
    if not said:
        return EVERYWHERE
    code = said.upper()
    # A country alone is one too.
    if re.fullmatch("[A-Z]{2}", code) or (is_code(code) and may_exist(code)):
        return code
    line.wrong(F.REGION, Code.SLOT, detail=Fault.REGION)
    return None


def _task(
    line: Line, base: Task | None, methodology: Methodology, kind: EventKind, key: str, region: str
) -> Task | None:
    start = base or Task(kind, key, 0, {}, {})
    roles = {fold(word): one.key for one in methodology.roles.values() for word in one.title.values()}
    proofs = {fold(word): one.key for one in methodology.proofs.values() for word in one.title.values()}
    if base is None and not line.text(F.DAYS):
        line.wrong(F.DAYS, Code.SLOT, detail=Fault.NO_DAYS)
    values: dict[str, Any] = {
        "days": _number(line, F.DAYS, start.days, -FURTHEST),
        "least": _number(line, F.LEAST, start.least),
        "skip_under": _number(line, F.SKIP_UNDER, start.skip_under),
        "role": _word(line, F.ROLE, roles | {fold(key): key for key in methodology.roles}, start.role),
        "proof": _word(line, F.PROOF, proofs | {fold(key): key for key in methodology.proofs}, start.proof),
        "used": _word(line, F.USED, USED, "yes" if start.used else "no") != "no",
        "manners": _manners(line, start.manners),
        **{text: _texts(line, text, getattr(start, text)) for text in TEXTS},
    }
    if line.faulty:
        return None
    task = replace(start, region=region, **values)
    if task.days < 0 and not task.least:
        task = replace(task, least=1)
    _must_hold(line, task)
    return task


def _must_hold(line: Line, task: Task) -> None:
    if not any(task.title.values()):
        line.wrong(text_field("title", LANGUAGES[0]), Code.SLOT, detail=Fault.NO_TITLE)
    if task.days < 0 and task.least > -task.days:
        line.wrong(F.LEAST, Code.SLOT, detail=Fault.LEAST)
    if task.skip_under and task.days >= 0:
        line.wrong(F.SKIP_UNDER, Code.SLOT, detail=Fault.NEVER_LATE)
    elif task.skip_under and not any(task.skipped.values()):
        line.wrong(F.SKIP_UNDER, Code.SLOT, detail=Fault.NO_REASON)


def _number(line: Line, field: F, present: int, smallest: int = 0) -> int:
    said = line.value(field)
    # A dash clears; of the days themselves it would clear what has to be there.
    if said is None:
        return present
    if said == "":
        if field is F.DAYS:
            line.wrong(field, Code.SLOT, detail=Fault.CLEARED)
        return 0
    if not _NUMBER.fullmatch(said):
        line.wrong(field, Code.SLOT, detail=Fault.NUMBER)
        return present
    number = int(said.replace("−", "-"))
    if not smallest <= number <= FURTHEST:
        line.wrong(field, Code.SLOT, detail=Fault.FAR, number=FURTHEST)
    return number


def _word(line: Line, field: F, words: Mapping[str, str], present: str) -> str:
    said = line.value(field)
    if said is None:
        return present
    if said and fold(said) not in words:
        line.wrong(field, Code.SLOT, detail=Fault.WORD)
        return present
    return words[fold(said)] if said else ""


def _manners(line: Line, present: frozenset[Manner]) -> frozenset[Manner]:
    said = line.value(F.MANNERS)
    if said is None:
        return present
    parts = [fold(part) for part in re.split(r"[;,]", said) if part.strip()]
    if unknown := [part for part in parts if part not in MANNERS]:
        line.wrong(F.MANNERS, Code.SLOT, detail=Fault.WORD, words=unknown[0])
        return present
    return frozenset(Manner(MANNERS[part]) for part in parts)


def _texts(line: Line, text: str, present: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for code in LANGUAGES:
        field = text_field(text, code)
        said = line.value(field)
        if said is not None and len(said) > LONGEST[text]:
            line.wrong(field, Code.LONG, number=LONGEST[text])
        before = present.get(code, "")
        # What it says already is left as it is, with the no-break spaces that a cell's text loses.
        now = before if said is None or said == one_line(before) else said
        if now:
            found[code] = now
    return found


def _changes(before: Task | None, task: Task) -> tuple[FieldChange, ...]:
    was, now = cells(before) if before else {}, cells(task)
    return tuple(
        FieldChange(field, was.get(field, ""), value)
        for field, value in now.items()
        if was.get(field, "") != value
    )
