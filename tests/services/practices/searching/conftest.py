"""A network with people and a few practices, and what a search finds of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import MemberId, PartnerId
from domain.people import Standing
from domain.practices.entries import read
from services.practices import importing, searching
from storage import members
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller, NetworkId
    from domain.practices.model import Practice
    from services.core import Core
    from services.practices.views import Results

ANA: Final = discord_user(2, "Ana")
CLEO: Final = discord_user(4, "Cléo", locale="fr")
STRANGER: Final = discord_user(9, "Somebody")
PORTO, BREST = PartnerId(1), PartnerId(2)

BIKES: Final = {
    "key": "bikes",
    "language": "pt",
    "title": "Bicicletas de carga para a última milha",
    "summary": "As entregas no centro fazem-se com bicicletas de carga; menos 38 % de furgões.",
    "problem": "As carrinhas bloqueavam as ruas estreitas.",
    "theme": "mobility",
    "country": "PT",
    "region": "PT11",
    "place": "Porto",
    "partner_kind": "authority",
    "maturity": "running",
    "evidence_level": "measured",
    "period": {"from": "2021-03"},
    "keywords": ["logística urbana", "última milha"],
}
ROOFS: Final = {
    "key": "roofs",
    "language": "fr",
    "title": "Des toits solaires sur les écoles",
    "summary": "Les panneaux solaires des écoles donnent de l’électricité à tout le quartier.",
    "theme": "energy",
    "country": "FR",
    "place": "Brest",
    "period": {"from": "2019"},
}
LEATHER: Final = {
    "key": "leather",
    "language": "en",
    "title": "Leather offcuts become school bags",
    "summary": "A tannery gives its leather waste to a workshop that sews school bags.",
    "theme": "circular",
    "country": "IE",
    "place": "Cork",
}
ENTRIES: Final = (BIKES, ROOFS, LEATHER)


@dataclass(frozen=True)
class Made:
    """Berta coordinates; Ana is the contact of Porto, Cléo that of Brest. Three practices are published."""

    network: NetworkId
    boss: MemberId
    ana: MemberId
    cleo: MemberId


@pytest.fixture
async def made(core: Core) -> Made:
    network = await built(core)
    await assigned(core, 1, "Berta", standing=Standing.COORDINATOR)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 4, "Cléo", partner=BREST, standing=Standing.CONTACT)
    await shared(core, *ENTRIES)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in members.listed(tx)})
    return Made(network, found["Berta"], found["Ana"], found["Cléo"])


async def shared(core: Core, *entries: dict[str, Any]) -> None:
    """Publish these, as an import does."""
    await core.write(BOSS, lambda tx, _: importing.take_over(tx, read(list(entries)), publish=True))


async def search(core: Core, words: str, who: Caller = ANA, **how: Any) -> Results:
    return await core.read(who, searching.search, words, **how)


async def keys(core: Core, words: str, who: Caller = ANA, **how: Any) -> list[str]:
    """The keys of what is found, in order."""
    return [one.practice.key for one in (await search(core, words, who, **how)).found]


async def practice(core: Core, key: str) -> Practice:
    from storage.practices import practices

    return (await core.read(BOSS, lambda tx, _: practices.keyed(tx, [key])))[key]
