"""A network whose coordinator imports a list: Inês of Porto and Karim of Brest, neither of them on Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from domain.actors import MemberId, NetworkId, PartnerId, Visitor
from domain.people import Standing
from domain.sheets import Sheets
from services import importing, links
from services.importing import Imported
from storage import members
from tests.domain.importing.given import sheet
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from services.core import Core

ANA: Final = discord_user(2, "Ana")
STRANGER: Final = discord_user(9, "ines_d")
PORTO, BREST = PartnerId(1), PartnerId(2)
HEADINGS: Final = ["Name", "Partner", "E-mail", "Function", "Role"]
INES: Final = ["Inês Duarte", "Porto technology centre", "ines@porto.example", "engineer", ""]
KARIM: Final = ["Karim Benali", "Université de Brest", "karim@brest.example", "", ""]


async def imported(core: Core, *rows: list[str]) -> Imported:
    """The rows, imported by the coordinator."""
    view = await core.write(BOSS, importing.keep, Sheets("people.xlsx", (sheet("People", HEADINGS, *rows),)))
    done = await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    assert isinstance(done, Imported), view.outcome.problems
    return done


async def member_called(core: Core, name: str) -> MemberId:
    """The id of the member of that name."""

    def found(tx: object, _actor: object) -> MemberId:
        return next(one.id for one in members.listed(tx, left=True) if one.name == name)  # type: ignore[arg-type]

    return await core.read(BOSS, found)


async def visitor(core: Core, name: str) -> Visitor:
    """That person as a link brings them."""
    key = await member_called(core, name)
    person = await core.read(BOSS, lambda tx, _: members.load(tx, key).person.id)
    return Visitor(person, NetworkId(1))


@pytest.fixture
async def listed(core: Core) -> None:
    """Berta coordinates; Ana is the contact of Porto; Inês and Karim are expected."""
    await built(core)
    await core.across(links.prepare)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await imported(core, INES, KARIM)
