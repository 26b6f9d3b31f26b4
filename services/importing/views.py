"""What the services of imports answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from domain.importing.columns import Layout
    from domain.importing.network import Known, Outcome
    from domain.networks import Network
    from domain.sheets import Sheets
    from services.members import Mirror


class ImportView(Record):
    """A file that is kept: how it is read, and what it would do to what the network knows now.

    `moved`: it was to be carried out, and would not do any more what was shown; nothing was done.
    """

    id: int
    sheets: Sheets
    layouts: tuple[Layout, ...]
    known: Known
    outcome: Outcome
    moved: bool = False

    @property
    def network(self) -> Network:
        """The network that it is for."""
        return self.known.network


class Imported(Record):
    """What an import did. `mirrors` are the roles that follow on the server.

    `renamed` are partners that have a role or a channel under their old name; `undo` is the draft that takes
    it all back, 0 where partners were added: their names and codes stay theirs. `expected` people are not on
    Discord yet and can be invited.
    """

    network: Network
    outcome: Outcome
    mirrors: tuple[Mirror, ...]
    renamed: tuple[str, ...]
    undo: int
    expected: int = 0


class Undone(Record):
    """An import taken back: how many partners and people are as before, and the roles that follow."""

    network: Network
    partners: int
    people: int
    mirrors: tuple[Mirror, ...]
