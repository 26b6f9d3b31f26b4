"""A spreadsheet kept as a draft for a day: its cells and how its columns are read, nothing worked out.

So what an import shows is always told against what is known at that moment. The register of a network, a plan
and the methodology are imported by it, each with the kinds of its own sheets.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Changed
from domain.importing.columns import NOT_READ, Layout, as_kind, corrected
from domain.records import Record, plain, replace
from domain.sheets import Flaw, Row, Sheet, Sheets
from services import own_drafts
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from domain.actors import Actor
    from domain.importing.columns import Kind
    from storage.transaction import Transaction

_LIVES: Final = timedelta(days=1)


class KeptSheets(Record):
    """A kept file: the draft's id, its visible sheets, how each is read, and what it is for (`about`)."""

    id: int
    sheets: Sheets
    layouts: tuple[Layout, ...]
    about: Mapping[str, int]


class Keeping:
    """The files that are kept for one sort of import; others' files are none of its own.

    `draft` names the sort, `kind_of` finds a kind of sheet by its name, `guessed` says how a file is read.
    """

    def __init__(
        self,
        draft: str,
        kind_of: Callable[[str], Kind | None],
        guessed: Callable[[Sheets], tuple[Layout, ...]],
    ) -> None:
        self._draft: Final = draft
        self._kind_of: Final = kind_of
        self._guessed: Final = guessed

    def keep(
        self,
        tx: Transaction,
        actor: Actor,
        sheets: Sheets,
        how: Sequence[Layout] | None = None,
        **about: int,
    ) -> KeptSheets:
        """Keep the visible sheets of a file; `how` each is read is guessed where it is not given."""
        seen = Sheets(sheets.filename, tuple(one for one in sheets.sheets if not one.hidden))
        return self._put(tx, actor, seen, tuple(how) if how is not None else self._guessed(seen), about)

    def load(self, tx: Transaction, actor: Actor, draft: int) -> KeptSheets:
        """One's own file. Raises `Changed` when it is gone, or is none of these."""
        kept = own_drafts.load(tx, actor, draft, self._draft)
        if "sheets" not in kept.payload:
            raise Changed  # one that an earlier release kept in another form
        return KeptSheets(draft, *from_json(kept.payload), kept.payload.get("about") or {})

    def hold(self, tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> KeptSheets:
        """The sheet (counted from 0) holds this kind of thing, or is not read. Raises `Changed`."""
        before = self.load(tx, actor, draft)
        found, one = before.sheets.sheets, self._kind_of(kind)
        if not 0 <= sheet < len(found):
            raise Changed
        layout = Layout(found[sheet].name) if one is None else as_kind(found[sheet], one)
        return self._again(tx, actor, before, sheet, layout)

    def say(
        self, tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str
    ) -> KeptSheets:
        """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises `Changed`."""
        before = self.load(tx, actor, draft)
        if not 0 <= sheet < len(before.layouts) or column < 1:
            raise Changed
        kind = self._kind_of(before.layouts[sheet].kind)
        if kind is None or (field != NOT_READ and field not in kind):
            raise Changed
        return self._again(tx, actor, before, sheet, corrected(before.layouts[sheet], column, field))

    def forget(self, tx: Transaction, actor: Actor, draft: int) -> None:
        """Give a file up. Harmless when it is gone, or somebody else's."""
        own_drafts.drop(tx, actor, draft, self._draft)

    def _again(
        self, tx: Transaction, actor: Actor, before: KeptSheets, sheet: int, layout: Layout
    ) -> KeptSheets:
        drafts.remove(tx, before.id)
        changed = tuple(layout if number == sheet else one for number, one in enumerate(before.layouts))
        return self._put(tx, actor, before.sheets, changed, before.about)

    def _put(
        self,
        tx: Transaction,
        actor: Actor,
        sheets: Sheets,
        how: tuple[Layout, ...],
        about: Mapping[str, int],
    ) -> KeptSheets:
        payload = {**to_json(sheets, how), "about": dict(about)}
        new = drafts.add(tx, actor.address, self._draft, payload, tx.now + _LIVES, member=actor.member)
        return KeptSheets(new.id, sheets, how, about)


def to_json(sheets: Sheets, how: tuple[Layout, ...]) -> dict[str, Any]:
    """A file as it is kept in a draft: its cells, and how its columns are read."""
    return {
        "filename": sheets.filename,
        "sheets": [
            {
                "name": sheet.name,
                "rows": [[row.number, list(row.cells)] for row in sheet.rows],
                "flaws": [[*at, flaw.value] for at, flaw in sheet.flaws.items()],
            }
            for sheet in sheets.sheets
        ],
        "layouts": [plain(layout) for layout in how],
    }


def from_json(payload: Any) -> tuple[Sheets, tuple[Layout, ...]]:
    """The file and its layouts again."""
    sheets = tuple(
        Sheet(
            one["name"],
            tuple(Row(number, tuple(cells)) for number, cells in one["rows"]),
            {(row, column): Flaw(flaw) for row, column, flaw in one["flaws"]},
        )
        for one in payload["sheets"]
    )
    how = tuple(replace(Layout(**one), fields=tuple(one["fields"])) for one in payload["layouts"])
    return Sheets(payload["filename"], sheets), how
