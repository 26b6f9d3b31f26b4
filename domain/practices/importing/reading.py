"""A whole file of practices: its rows, each known by its key and its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.importing.changes import Entry as Change
from domain.importing.changes import FieldChange
from domain.importing.columns import guess, headings
from domain.importing.lines import Code, Lines
from domain.practices.entries import EntryRefused, unknown, written
from domain.practices.importing.cells import key_of, read_row
from domain.practices.importing.outcome import Fault, Outcome, PracticeRow
from domain.practices.sheet import KEY, KINDS, F
from domain.records import replace
from domain.sheets import Limits, Row, Sheet, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.importing.columns import Layout
    from domain.importing.lines import Line
    from domain.practices.entries import Entry
    from domain.practices.importing.outcome import Known
    from domain.practices.model import Facts

LIMITS: Final = Limits(
    size=8_000_000,
    unpacked=60_000_000,
    sheets=10,
    rows=1_000,
    columns=60,
    characters=10_000,
    total=8_000_000,
)
_HEADER: Final = 1


def layouts(sheets: Sheets) -> tuple[Layout, ...]:
    """How each sheet is most likely read."""
    return tuple(guess(sheet, KINDS) for sheet in sheets.sheets)


def keys(sheets: Sheets, how: Sequence[Layout]) -> set[str]:
    """The keys that a file names."""
    return {key for lines in _lines(sheets, how) for line in lines if (key := key_of(line))}


def read(sheets: Sheets, how: Sequence[Layout], known: Known) -> Outcome:
    """What the file would do, and everything that is wrong with it."""
    found = list(_lines(sheets, how))
    rows: dict[tuple[str, str], tuple[Line, Entry]] = {}
    for lines in found:
        lines.flaws()
        if not lines.has(F.KEY) or not lines.has(F.TITLE):
            lines.note(lines.layout.header, 0, Code.NO_COLUMN)
            continue
        for line in lines:
            _take(line, rows, known)
    _agree(rows, known)
    problems = tuple(
        problem
        for lines in found
        for problem in sorted(lines.problems, key=lambda one: (one.row, one.column))
    )
    return Outcome(tuple(_row(entry, known) for _, entry in rows.values()), problems)


def _lines(sheets: Sheets, how: Sequence[Layout]) -> Iterable[Lines]:
    for sheet, layout in zip(sheets.sheets, how, strict=True):
        if layout.read:
            yield Lines(sheet, layout, headings(sheet, layout))


def _take(line: Line, rows: dict[tuple[str, str], tuple[Line, Entry]], known: Known) -> None:
    there = known.practices.get(key_of(line))
    if there is not None and not there.public:
        line.wrong(F.KEY, Code.SLOT, detail=Fault.NOT_PUBLISHED, other=there.code)
    entry = read_row(line, known)
    if entry is None:
        return
    place = (entry.key, entry.words.language)
    if place in rows:
        line.wrong(F.KEY, Code.SLOT, detail=Fault.TWICE, number=rows[place][0].number)
        return
    rows[place] = (line, entry)


def _agree(rows: dict[tuple[str, str], tuple[Line, Entry]], known: Known) -> None:
    """Rows of one key say the same of what has no language, and a new practice has its original."""
    by_key: dict[str, list[tuple[Line, Entry]]] = {}
    for line, entry in rows.values():
        by_key.setdefault(entry.key, []).append((line, entry))
    for key, said in by_key.items():
        practice = known.practices.get(key)
        facts = _new(said) if practice is None else _changed(said, practice.facts)
        for line, entry in said:
            rows[entry.key, entry.words.language] = (line, replace(entry, facts=facts, agreed=True))


def _new(said: Sequence[tuple[Line, Entry]]) -> Facts:
    """The original's: what its other languages repeat, or leave out, is not looked at."""
    there = {entry.words.language for _, entry in said}
    for line, entry in said:
        if entry.original and entry.original not in there:
            line.wrong(F.ORIGINAL, Code.SLOT, detail=Fault.NO_ORIGINAL)
    first = min(said, key=lambda one: bool(one[1].original))
    return first[1].facts


def _changed(said: Sequence[tuple[Line, Entry]], before: Facts) -> Facts:
    """What one of its rows changes, whichever it is; two that want different things are a mistake."""
    changing = [(line, entry) for line, entry in said if entry.facts != before]
    if not changing:
        return before
    first = changing[0]
    for line, entry in changing[1:]:
        if entry.facts != first[1].facts:
            line.wrong(F.KEY, Code.SLOT, detail=Fault.DIFFERENT, number=first[0].number)
    return first[1].facts


def _row(entry: Entry, known: Known) -> PracticeRow:
    """With what of it is other than the network has it; contacts count, whoever may see them."""
    practice = known.practices.get(entry.key)
    old: Mapping[str, Any] = {}
    if practice is not None:
        there = {one.words.language: one.words for one in practice.wordings}
        words = there.get(entry.words.language)
        old = {} if words is None else written(entry.key, words, practice.facts, practice.original.language)
    new = written(entry.key, entry.words, entry.facts, entry.original or entry.words.language)
    names = [name for name in (*new, *old) if old.get(name) != new.get(name)]
    changes = tuple(
        FieldChange(name, _text(old.get(name)), _text(new.get(name))) for name in dict.fromkeys(names)
    )
    key = None if practice is None else int(practice.id)
    return PracticeRow(entry, Change(KEY, key, entry.words.title, changes))


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return " – ".join(str(one) for one in value.values() if one)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def as_sheets(data: Any, filename: str) -> Sheets:
    """A JSON list of practices as a sheet: the first object is in row 2. Raises `EntryRefused`.

    What no column is for stands behind them, so that it is told that it is not read.
    """
    if not isinstance(data, list) or not data:
        raise EntryRefused(0, "", type(data).__name__)
    for number, one in enumerate(data, start=1):
        if not isinstance(one, dict):
            raise EntryRefused(number, "", type(one).__name__)
    more = unknown(data)
    rows = [Row(_HEADER, (*F, *more))]
    for number, one in enumerate(data, start=1):
        cells = (*(_cell(one, key) for key in F), *(_plain(one.get(name)) for name in more))
        rows.append(Row(number + _HEADER, cells))
    return Sheets(filename, (Sheet(KEY, tuple(rows)),))


def _cell(said: Mapping[str, Any], key: F) -> str:
    value = said.get(key)
    if key in {F.STARTED, F.ENDED}:
        period = said.get("period")
        value = period.get(key) if isinstance(period, dict) else value
        if key is F.STARTED and not value:
            value = said.get("year")
    if isinstance(value, list):
        return ("\n" if key is F.LINKS else ", ").join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _plain(value)


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
