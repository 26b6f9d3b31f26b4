"""A file's partners and people together: people may belong to partners that the same file adds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.addresses import compared
from domain.folding import fold
from domain.importing.changes import stamp_of
from domain.importing.columns import Kind, Layout, guess, headings
from domain.importing.lines import Code, Lines, Problem, Repeat, one_line
from domain.importing.partners import KEY as OF_PARTNERS
from domain.importing.partners import PARTNERS, PartnerEntry, PartnerField, names_said, read_partners
from domain.importing.people import KEY as OF_PEOPLE
from domain.importing.people import PEOPLE, Around, KnownPerson, PersonEntry, PersonField
from domain.importing.roll import read_people
from domain.records import Record
from domain.sheets import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.networks import Network, Partner
    from domain.partner_lines import Words
    from domain.sheets import Sheets

KINDS: Final = (PARTNERS, PEOPLE)
LIMITS: Final = Limits(
    size=2_000_000, unpacked=40_000_000, sheets=10, rows=3_000, columns=60, characters=1_000, total=1_000_000
)
"""A network has 40 partners; a register of a thousand people takes a tenth of this."""


class Known(Record):
    """What the network knows: its partners and people, those that left too. `elsewhere` as in `Around`."""

    network: Network
    partners: tuple[Partner, ...]
    people: tuple[KnownPerson, ...]
    elsewhere: frozenset[str] = frozenset()


class Outcome(Record):
    """What a file would do. With any problem it does nothing.

    `missing_partners` and `missing_people` are names that the network knows and the file does not say;
    `repeats` are rows that say what another says already, and count once.
    """

    partners: tuple[PartnerEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing_partners: tuple[str, ...] = ()
    missing_people: tuple[str, ...] = ()
    repeats: tuple[Repeat, ...] = ()

    @property
    def effective(self) -> int:
        """How many rows would change something."""
        return sum(not entry.same for entry in (*self.partners, *self.people))

    @property
    def stamp(self) -> str:
        """What it would change, in few letters."""
        return stamp_of((*self.partners, *self.people))


def kind_of(key: str) -> Kind | None:
    """The kind of that key; None for a sheet that is not read."""
    return next((kind for kind in KINDS if kind.key == key), None)


def layouts(sheets: Sheets) -> tuple[Layout, ...]:
    """How each sheet is most likely read."""
    return tuple(guess(sheet, KINDS) for sheet in sheets.sheets)


def read(sheets: Sheets, how: Sequence[Layout], known: Known, words: Words) -> Outcome:
    """What the file would do, and everything that is wrong with it."""
    found = [
        Lines(sheet, layout, headings(sheet, layout))
        for sheet, layout in zip(sheets.sheets, how, strict=True)
        if layout.read
    ]
    for lines in found:
        lines.flaws()
    ours, theirs = (_complete(found, key) for key in (OF_PARTNERS, OF_PEOPLE))
    partners = tuple(
        entry for lines in ours for entry in read_partners(lines, known.network, known.partners, words)
    )
    around = _around(known, partners, [name for lines in ours for name in names_said(lines)], words)
    people = tuple(entry for lines in theirs for entry in read_people(lines, around))
    _one_sheet_each(found)
    problems = tuple(
        problem
        for lines in found
        for problem in sorted(lines.problems, key=lambda one: (one.row, one.column))
    )
    said = ({entry.key for entry in partners}, {entry.key for entry in people})
    present = [one for one in known.partners if one.active]
    active = [one.member for one in known.people if one.member.active]
    return Outcome(
        partners,
        people,
        problems,
        tuple(one.name for one in present if int(one.id) not in said[0]) if ours else (),
        tuple(one.name for one in active if int(one.id) not in said[1]) if theirs else (),
        tuple(repeat for lines in found for repeat in lines.repeats),
    )


def addresses(sheets: Sheets, how: Sequence[Layout]) -> frozenset[str]:
    """Every address that the file gives, as addresses are compared."""
    found: set[str] = set()
    for sheet, layout in zip(sheets.sheets, how, strict=True):
        column = layout.column(PersonField.EMAIL) if layout.kind == OF_PEOPLE else 0
        cells = (one_line(row.cell(column)) for row in sheet.rows if row.number > layout.header)
        found |= {compared(cell) for cell in cells if "@" in cell}
    return frozenset(found)


def _complete(found: Iterable[Lines], key: str) -> list[Lines]:
    """The sheets of a kind that have the columns without which no row can be read."""
    complete = []
    for lines in found:
        if lines.layout.kind != key:
            continue
        names = (
            (PartnerField.NAME, PartnerField.CODE, PartnerField.ID)
            if key == OF_PARTNERS
            else (PersonField.NAME, PersonField.GIVEN, PersonField.FAMILY, PersonField.EMAIL, PersonField.ID)
        )
        if any(map(lines.has, names)):
            complete.append(lines)
        else:
            lines.note(lines.layout.header, 0, Code.NO_COLUMN)
    return complete


def _one_sheet_each(found: Sequence[Lines]) -> None:
    """Two sheets of the same kind would not know of each other: which of them counts?"""
    first: dict[str, str] = {}
    for lines in found:
        name = first.setdefault(lines.layout.kind, lines.sheet.name)
        if name != lines.sheet.name:
            lines.note(0, 0, Code.TWO_SHEETS, other=name)


def _around(known: Known, entries: Sequence[PartnerEntry], faulty: Iterable[str], words: Words) -> Around:
    """The partners as they will be called, by code and by name.

    Names that stand in rows with mistakes count too: one mistake is told once.
    """
    renamed = {entry.key: entry.facts.name for entry in entries if entry.key is not None}
    names = {int(one.id): renamed.get(int(one.id), one.name) for one in known.partners if one.active}
    called = {fold(name): name for name in faulty}
    for one in known.partners:
        if one.active:
            called |= dict.fromkeys(_ways(one.code, names[int(one.id)]), names[int(one.id)])
    for one in known.partners:
        if one.active:  # rows that nobody touched still say what it was called
            old = dict.fromkeys(_ways(one.code, one.name), names[int(one.id)])
            called = old | called
    for entry in entries:
        called |= dict.fromkeys(_ways(entry.code, entry.facts.name), entry.facts.name)
    return Around(known.network, known.people, called, names, known.elsewhere, words.languages)


def _ways(code: str, name: str) -> list[str]:
    """How a partner can be written in a cell, folded: its code, its name, or both."""
    ways = (code, name, f"{code} {name}", f"{code} · {name}", f"{code}: {name}")
    return [fold(one_line(way)) for way in ways[0 if code else 1 :]]
