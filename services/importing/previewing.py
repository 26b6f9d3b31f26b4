"""A spreadsheet kept as a draft, and what it would do to the network as it is now.

The draft holds the file's cells and how its columns are read, nothing that was worked out: so what is shown
is always told against what the network knows at that moment.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import Role
from domain.errors import Changed
from domain.importing.columns import NOT_READ, Layout, as_kind, corrected
from domain.importing.network import Known, addresses, kind_of, layouts, read
from domain.importing.people import KnownPerson
from domain.sheets import Flaw, Row, Sheet, Sheets
from services.importing.views import ImportView
from services.partner_words import partner_words
from storage import addresses as stored_addresses
from storage import arrivals, drafts, members, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction

_DRAFT: Final = "network.import"
_LIVES: Final = timedelta(days=1)


def may_import(_tx: Transaction, actor: Actor) -> None:
    """Raise `RoleNeeded` unless the actor coordinates: asked before a file is fetched."""
    actor.must_be(Role.COORDINATOR)


def register(tx: Transaction, actor: Actor) -> Known:
    """The partners and people of the network, for the template. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _known(tx, frozenset())


def keep(tx: Transaction, actor: Actor, sheets: Sheets) -> ImportView:
    """Keep a file for a day, its columns guessed. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    seen = Sheets(sheets.filename, tuple(sheet for sheet in sheets.sheets if not sheet.hidden))
    return _kept(tx, actor, seen, layouts(seen))


def show(tx: Transaction, actor: Actor, draft: int) -> ImportView:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    kept = drafts.load(tx, draft)
    if kept is None or kept.kind != _DRAFT or kept.address != actor.address:
        raise Changed
    return _view(tx, draft, *from_json(kept.payload))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> ImportView:
    """The sheet (counted from 0) holds this kind of thing, or is not read. Raises as `show`."""
    before = show(tx, actor, draft)
    found, one = before.sheets.sheets, kind_of(kind)
    if not 0 <= sheet < len(found):
        raise Changed
    layout = Layout(found[sheet].name) if one is None else as_kind(found[sheet], one)
    return _again(tx, actor, before, sheet, layout)


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> ImportView:
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


def _again(tx: Transaction, actor: Actor, before: ImportView, sheet: int, layout: Layout) -> ImportView:
    drafts.remove(tx, before.id)
    changed = tuple(layout if number == sheet else one for number, one in enumerate(before.layouts))
    return _kept(tx, actor, before.sheets, changed)


def _kept(tx: Transaction, actor: Actor, sheets: Sheets, how: tuple[Layout, ...]) -> ImportView:
    payload = to_json(sheets, how)
    draft = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return _view(tx, draft.id, sheets, how)


def _view(tx: Transaction, draft: int, sheets: Sheets, how: tuple[Layout, ...]) -> ImportView:
    known = _known(tx, addresses(sheets, how))
    return ImportView(draft, sheets, how, known, read(sheets, how, known, partner_words()))


def _known(tx: Transaction, asked: frozenset[str]) -> Known:
    """What the network knows. Of `asked` it learns only which addresses are taken by others."""
    channels = stored_addresses.known(tx)
    people, away = [], arrivals.away(tx)
    for member in members.listed(tx, left=True):
        channel = channels.get(member.person.id)
        address, theirs = (channel.address, channel.agreed_at is not None) if channel else ("", False)
        people.append(KnownPerson(member, address, theirs, member.id in away))
    own = {one.member.person.id for one in people}
    owners = stored_addresses.owners(tx, asked)
    elsewhere = frozenset(address for address, person in owners.items() if person not in own)
    return Known(networks.load(tx), networks.list_partners(tx, left=True), tuple(people), elsewhere)


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
        "layouts": [asdict(layout) for layout in how],
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
