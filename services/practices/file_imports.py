"""Practices by spreadsheet or JSON, in chat: a file is kept, shown as what it would do, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.importing.changes import stamp_of
from domain.practices.importing.outcome import Known
from domain.practices.importing.reading import keys, layouts, read
from domain.practices.sheet import KINDS
from domain.records import Record, replace
from locales.places import country_words
from services.kept_sheets import Keeping
from services.practices import desk, importing
from storage import trail
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.importing.columns import Kind, Layout
    from domain.practices.entries import Entry
    from domain.practices.importing.outcome import Outcome
    from domain.sheets import Sheets
    from services.kept_sheets import KeptSheets
    from services.practices.importing import Imported
    from storage.transaction import Transaction


def _kind_of(key: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.key == key), None)


_FILES: Final = Keeping("practice.import", _kind_of, layouts)


class PracticeImport(Record):
    """A kept file: how it is read, and what it would change of the collection as it is now.

    `moved`: it was to be carried out, and would not do any more what was shown; nothing was done.
    """

    id: int
    sheets: Sheets
    layouts: tuple[Layout, ...]
    known: Known
    outcome: Outcome
    moved: bool = False


class PracticesImported(Record):
    """What an import did; `rest` is the stamp of what is left to do of the same file, "" for nothing."""

    known: Known
    outcome: Outcome
    done: Imported
    rest: str = ""


def may_import(_tx: Transaction, actor: Actor) -> None:
    """Raise `RoleNeeded` unless the actor coordinates: asked before a file is fetched."""
    actor.must_be(Role.COORDINATOR)


def keep(tx: Transaction, actor: Actor, sheets: Sheets) -> PracticeImport:
    """Keep a file for a day, its columns guessed. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.keep(tx, actor, sheets))


def show(tx: Transaction, actor: Actor, draft: int) -> PracticeImport:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.load(tx, actor, draft))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> PracticeImport:
    """The sheet (counted from 0) holds practices, or is not read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.hold(tx, actor, draft, sheet, kind))


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> PracticeImport:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.say(tx, actor, draft, sheet, column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    _FILES.forget(tx, actor, draft)


def apply(tx: Transaction, actor: Actor, draft: int, seen: str) -> PracticesImported | PracticeImport:
    """Do what the file says and publish it, if that is still what was shown: `seen` is its stamp.

    A long file is done in portions, one a call, so that others can write meanwhile: call again with `rest`.
    Whatever becomes of that, the file stays until all of it is done. While anything is wrong, nothing is done
    and the file is handed back as it would work now. Raises `Changed` or `RoleNeeded`.
    """
    view = show(tx, actor, draft)
    outcome = view.outcome
    if outcome.problems or not outcome.effective or outcome.stamp != seen:
        return replace(view, moved=outcome.stamp != seen)
    now, later = _portion(outcome)
    if not later:
        forget(tx, actor, draft)
    done = importing.take_over(tx, now, publish=True)
    detail = {"new": done.new, "changed": done.changed}
    trail.record(tx, actor.member, "practices imported", "network", tx.network, detail)
    return PracticesImported(view.known, outcome, done, later)


def _portion(outcome: Outcome) -> tuple[Sequence[Entry], str]:
    """What is done now of what would change something, and the stamp of what is left, "" for nothing."""
    changed = {one.entry.key for one in outcome.rows if not one.change.same}
    now, *later = importing.portions(one for one in outcome.entries if one.key in changed)
    keys = {one.key for portion in later for one in portion}
    return now, stamp_of(one.change for one in outcome.rows if one.entry.key in keys) if keys else ""


def outcome_of(tx: Transaction, sheets: Sheets, how: Sequence[Layout] | None = None) -> Outcome:
    """What a file would do, without asking who: for the command line."""
    read_as = layouts(sheets) if how is None else tuple(how)
    return read(sheets, read_as, _known(tx, keys(sheets, read_as)))


def _view(tx: Transaction, kept: KeptSheets) -> PracticeImport:
    known = _known(tx, keys(kept.sheets, kept.layouts))
    outcome = read(kept.sheets, kept.layouts, known)
    return PracticeImport(kept.id, kept.sheets, kept.layouts, known, outcome)


def _known(tx: Transaction, named: set[str]) -> Known:
    there = practices.keyed(tx, sorted(named))
    return Known(tx.network, there, desk.own_themes(tx), country_words(), tx.now.date())
