"""The methodology by spreadsheet: out as it holds, and in again, what it would change shown first.

For the coordination. A list that an event has already stays as it is, until somebody renews it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import Changed
from domain.importing.columns import NOT_READ, Layout, as_kind, corrected
from domain.methodology.exchange.columns import kind_of
from domain.methodology.exchange.reading import Known, layouts, own_of, read
from domain.methodology.reading import as_data
from domain.sheets import Sheets
from services.events import desk
from services.importing.previewing import from_json, to_json
from services.methodology.common import in_force
from storage import drafts, networks, trail
from storage.methodology import versions

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, NetworkId
    from domain.methodology.exchange.reading import Outcome
    from domain.methodology.model import Methodology
    from storage.transaction import Transaction

_DRAFT: Final = "methodology.import"
_LIVES: Final = timedelta(days=1)
_LONGEST_NAME: Final = 200


@dataclass(frozen=True)
class MethodologyImport:
    """A kept file: how it is read, and what it would change of the methodology as it is now.

    `moved`: it was to be carried out, and would not do any more what was shown; nothing was done.
    """

    id: int
    sheets: Sheets
    layouts: tuple[Layout, ...]
    known: Known
    outcome: Outcome
    moved: bool = False


@dataclass(frozen=True)
class MethodologyImported:
    """What an import did, and the number of the version that holds now."""

    known: Known
    outcome: Outcome
    version: int


@dataclass(frozen=True)
class Overview:
    """What holds in the network: which version (0: what ships), of when, and in which regions otherwise."""

    network: NetworkId
    network_name: str
    methodology: Methodology
    version: int
    made_at: datetime | None
    regions: tuple[str, ...]
    may_change: bool


def overview(tx: Transaction, actor: Actor) -> Overview:
    """What holds, for members. Raises `NotAMember`."""
    desk.must_be_known(actor)
    methodology, version = in_force(tx)
    latest = versions.latest(tx)
    return Overview(
        network=tx.network,
        network_name=networks.load(tx).name,
        methodology=methodology,
        version=version,
        made_at=latest.made_at if latest is not None else None,
        regions=tuple(sorted({one.region for one in methodology.own if one.region})),
        may_change=Role.COORDINATOR in actor.roles,
    )


def may_import(_tx: Transaction, actor: Actor) -> None:
    """Raise `RoleNeeded` unless the actor coordinates: asked before a file is fetched."""
    actor.must_be(Role.COORDINATOR)


def known(tx: Transaction, actor: Actor) -> Known:
    """The methodology as it holds, for the workbook. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _known(tx)


def keep(tx: Transaction, actor: Actor, sheets: Sheets) -> MethodologyImport:
    """Keep a file for a day, its columns guessed. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    seen = Sheets(sheets.filename, tuple(sheet for sheet in sheets.sheets if not sheet.hidden))
    return _kept(tx, actor, seen, layouts(seen))


def show(tx: Transaction, actor: Actor, draft: int) -> MethodologyImport:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    kept = drafts.load(tx, draft)
    if kept is None or kept.kind != _DRAFT or kept.address != actor.address:
        raise Changed
    return _view(tx, draft, *from_json(kept.payload))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> MethodologyImport:
    """The sheet (counted from 0) is of this kind of event, or is not read. Raises as `show`."""
    before = show(tx, actor, draft)
    found, one = before.sheets.sheets, kind_of(kind)
    if not 0 <= sheet < len(found):
        raise Changed
    layout = Layout(found[sheet].name) if one is None else as_kind(found[sheet], one)
    return _again(tx, actor, before, sheet, layout)


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> MethodologyImport:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    before = show(tx, actor, draft)
    if not 0 <= sheet < len(before.layouts) or column < 1:
        raise Changed
    kind = kind_of(before.layouts[sheet].kind)
    if kind is None or (field != NOT_READ and field not in kind):
        raise Changed
    return _again(tx, actor, before, sheet, corrected(before.layouts[sheet], column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    kept = drafts.load(tx, draft)
    if kept is not None and kept.kind == _DRAFT and kept.address == actor.address:
        drafts.remove(tx, draft)


def apply(tx: Transaction, actor: Actor, draft: int, seen: str) -> MethodologyImported | MethodologyImport:
    """Do what the file says, if that is still what was shown: `seen` is its stamp.

    While anything is wrong, nothing is done and the file is handed back as it would work now. Raises
    `Changed` or `RoleNeeded`.
    """
    view = show(tx, actor, draft)
    outcome = view.outcome
    if outcome.problems or not outcome.effective or outcome.stamp != seen:
        return replace(view, moved=outcome.stamp != seen)
    forget(tx, actor, draft)
    own = own_of(view.known.methodology, outcome.entries)
    number = versions.add(tx, as_data(own), view.sheets.filename[:_LONGEST_NAME], actor.member)
    detail = {"version": number, "rows": outcome.effective}
    trail.record(tx, actor.member, "methodology imported", "network", tx.network, detail)
    return MethodologyImported(_known(tx), outcome, number)


def _again(
    tx: Transaction, actor: Actor, before: MethodologyImport, sheet: int, layout: Layout
) -> MethodologyImport:
    drafts.remove(tx, before.id)
    changed = tuple(layout if number == sheet else one for number, one in enumerate(before.layouts))
    return _kept(tx, actor, before.sheets, changed)


def _kept(tx: Transaction, actor: Actor, sheets: Sheets, how: tuple[Layout, ...]) -> MethodologyImport:
    draft = drafts.add(tx, actor.address, _DRAFT, to_json(sheets, how), tx.now + _LIVES, member=actor.member)
    return _view(tx, draft.id, sheets, how)


def _view(tx: Transaction, draft: int, sheets: Sheets, how: tuple[Layout, ...]) -> MethodologyImport:
    found = _known(tx)
    return MethodologyImport(draft, sheets, how, found, read(sheets, how, found))


def _known(tx: Transaction) -> Known:
    return Known(networks.load(tx), in_force(tx)[0])
