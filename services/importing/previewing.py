"""What a spreadsheet with the register of a network would do to it as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.importing.network import Known, addresses, kind_of, layouts, read
from domain.importing.people import KnownPerson
from services.importing.views import ImportView
from services.kept_sheets import Keeping
from services.partner_words import partner_words
from storage import addresses as stored_addresses
from storage import arrivals, members, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.sheets import Sheets
    from services.kept_sheets import KeptSheets
    from storage.transaction import Transaction

_FILES: Final = Keeping("network.import", kind_of, layouts)


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
    return _view(tx, _FILES.keep(tx, actor, sheets))


def show(tx: Transaction, actor: Actor, draft: int) -> ImportView:
    """What a kept file would do now. Raises `Changed` when it is gone, `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.load(tx, actor, draft))


def hold(tx: Transaction, actor: Actor, draft: int, sheet: int, kind: str) -> ImportView:
    """The sheet (counted from 0) holds this kind of thing, or is not read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.hold(tx, actor, draft, sheet, kind))


def say(tx: Transaction, actor: Actor, draft: int, sheet: int, column: int, field: str) -> ImportView:
    """The column (from 1) of a sheet (from 0) says this, or nothing that is read. Raises as `show`."""
    actor.must_be(Role.COORDINATOR)
    return _view(tx, _FILES.say(tx, actor, draft, sheet, column, field))


def forget(tx: Transaction, actor: Actor, draft: int) -> None:
    """Give a file up. Harmless when it is gone, or somebody else's."""
    _FILES.forget(tx, actor, draft)


def _view(tx: Transaction, kept: KeptSheets) -> ImportView:
    known = _known(tx, addresses(kept.sheets, kept.layouts))
    outcome = read(kept.sheets, kept.layouts, known, partner_words())
    return ImportView(kept.id, kept.sheets, kept.layouts, known, outcome)


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
