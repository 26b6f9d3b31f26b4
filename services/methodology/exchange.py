"""The methodology by spreadsheet: out as it holds, and in again, what it would change shown first.

For the coordination. A list that an event has already stays as it is, until somebody renews it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.methodology.exchange.columns import kind_of
from domain.methodology.exchange.reading import Known, layouts, own_of, read
from domain.methodology.reading import as_data
from domain.records import Record, replace
from services.events import desk
from services.kept_sheets import Keeping
from services.methodology.common import in_force
from storage import networks, trail
from storage.methodology import versions

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, NetworkId
    from domain.importing.columns import Layout
    from domain.methodology.exchange.reading import Outcome
    from domain.methodology.model import Methodology
    from domain.sheets import Sheets
    from services.kept_sheets import KeptSheets
    from storage.transaction import Transaction

_FILES: Final = Keeping("methodology.import", kind_of, layouts)
_LONGEST_NAME: Final = 200


class MethodologyImport(Record):
    """A kept file: how it is read, and what it would change of the methodology as it is now.

    `moved`: it was to be carried out, and would not do any more what was shown; nothing was done.
    """

    id: int
    sheets: Sheets
    layouts: tuple[Layout, ...]
    known: Known
    outcome: Outcome
    moved: bool = False


class MethodologyImported(Record):
    """What an import did, and the number of the version that holds now."""

    known: Known
    outcome: Outcome
    version: int


class Overview(Record):
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
    return _view(tx, _FILES.keep(tx, actor, sheets))


def show(tx: Transaction, actor: Actor, draft: int) -> MethodologyImport:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.load(tx, actor, draft))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> MethodologyImport:
    """The sheet (counted from 0) is of this kind of event, or is not read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.hold(tx, actor, draft, sheet, kind))


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> MethodologyImport:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.say(tx, actor, draft, sheet, column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    _FILES.forget(tx, actor, draft)


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


def _view(tx: Transaction, kept: KeptSheets) -> MethodologyImport:
    found = _known(tx)
    outcome = read(kept.sheets, kept.layouts, found)
    return MethodologyImport(kept.id, kept.sheets, kept.layouts, found, outcome)


def _known(tx: Transaction) -> Known:
    return Known(networks.load(tx), in_force(tx)[0])
