"""A network with two published practices and a draft; one practice hides whom to write to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from domain.actors import PartnerId
from domain.practices.entries import Entry
from domain.practices.model import ContactShown, Facts, Wording
from domain.records import replace
from services.practices import importing
from storage import across
from tests.services.networks_made import assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from services.core import Core
    from storage.transaction import Unscoped

ANA: Final = discord_user(2, "Ana")
PORTO, BREST = PartnerId(1), PartnerId(2)
CLEO: Final = discord_user(4, "Cléo", locale="fr")
BIKES: Final = Wording("en", "Cargo bikes", "Parcels by bike.", "Vans in the way.", evidence="Fewer vans.")
VELOS: Final = Wording("fr", "Vélos cargo", "Des colis à vélo.")
TIDES: Final = Wording("pt", "Marés", "Uma turbina na ria.", "Gasóleo caro.", evidence="34 %.")
MOBILITY: Final = Facts(theme="mobility", country="PT", region="PT11", contact="ana@example.org")


@dataclass(frozen=True)
class Filled:
    """The network, and the keys of what is published."""

    network: NetworkId
    keys: tuple[str, ...]


def entries(*, shown: ContactShown = ContactShown.COORDINATION) -> tuple[Entry, ...]:
    facts = replace(MOBILITY, contact_shown=shown)
    return (
        Entry("bikes", BIKES, facts),
        Entry("bikes", VELOS, facts, "en"),
        Entry("tides", TIDES, Facts(theme="energy")),
    )


@pytest.fixture
async def filled(core: Core) -> Filled:
    network = await built(core)
    await assigned(core, 2, "Ana", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST)

    def fill(tx: Unscoped) -> None:
        here = tx.within(network)
        importing.take_over(here, entries(), publish=True)
        importing.take_over(here, [Entry("draft", TIDES, Facts())], publish=False)

    await core.across(fill)
    found = await core.across(across.all_networks)
    return Filled(found[0].id, ("bikes", "tides"))
