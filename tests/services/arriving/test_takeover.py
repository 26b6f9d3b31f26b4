"""Who writes a list, or hands out codes, comes in as nobody else by that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import ChannelKind
from domain.arriving import CodeUsed
from domain.sheets import Sheets
from services import door, importing, members, networks
from services.arriving import codes, coming, confirming
from services.notices import readers
from storage import arrivals, outbox, people
from storage.schema.door import sign_in as sign_ins
from storage.schema.notices import notice as notices
from tests.domain.importing.given import sheet
from tests.services.arriving.conftest import HEADINGS, PORTO, imported, member_called, visitor
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("listed")
EVE: Final = discord_user(66, "Eve", manages=True, server=12)
MALLORY: Final = discord_user(68, "Mallory")
INES: Final = discord_user(69, "Inês")


@pytest.fixture
async def evil(core: Core, listed: object) -> None:
    """A second network, of Eve's, with a partner."""
    await core.across(networks.found, EVE, "Evil")
    await core.write(EVE, networks.type_partners, "Evil Ltd; Norte; English")
    await core.write(EVE, networks.confirm)


async def evil_import(core: Core, *row: str) -> None:
    found = Sheets("p.xlsx", (sheet("People", HEADINGS, list(row)),))
    view = await core.write(EVE, importing.keep, found)
    assert isinstance(await core.write(EVE, importing.apply, view.id, view.outcome.stamp), importing.Imported)


async def asked(core: Core) -> int:
    """How many links to sign in were made."""
    return await core.look_across(lambda tx: len(tx.connection.execute(sign_ins.select()).all()))


@pytest.mark.usefixtures("evil")
async def test_no_code_is_handed_out_of_whom_another_network_knows(core: Core) -> None:
    ines = await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=True)
    await evil_import(core, "I. D.", "Evil Ltd", "ines@porto.example", "", "")
    assert await core.write(EVE, codes.waiting) == ()


async def test_the_code_that_is_handed_out_is_not_their_own_and_ends_when_they_come(core: Core) -> None:
    key = await member_called(core, "Inês Duarte")
    (handed,) = [one for one in await core.write(BOSS, codes.waiting) if one.member.id == key]
    own = await core.read(BOSS, lambda tx, _: arrivals.load(tx, key))
    assert handed.arrival.code != own.code
    found = await core.write(MALLORY, codes.whose, handed.arrival.code)
    assert found.member.id == key, "it works until then"
    ines = await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=False)
    with pytest.raises(CodeUsed):
        await core.write(MALLORY, codes.take, handed.arrival.code)
    done = await core.write(INES, codes.take, own.code)
    assert done.member.id == key, "their own goes on"


@pytest.mark.usefixtures("evil")
async def test_an_address_that_a_list_gave_to_an_account_lets_nobody_in(core: Core) -> None:
    await assigned(core, 70, "Vic Tim", partner=PORTO)
    await core.write(EVE, members.assign, members.Subject(70, "Vic Tim"), function="guest")
    await evil_import(core, "Vic Tim", "", "eve@evil.example", "", "")
    await core.across(door.ask, "eve@evil.example")
    assert await asked(core) == 0
    await core.across(door.ask, "ines@porto.example")
    assert await asked(core) == 1, "who was listed and has nothing else still gets in"


async def test_who_came_by_the_link_signs_in_by_that_address_and_by_no_other(core: Core) -> None:
    ines = await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=False)

    def also(tx: Any, _actor: Any) -> None:
        people.add_channel(tx, ines.person, ChannelKind.EMAIL, "boss@here.example")

    await core.write(BOSS, also)
    await core.across(door.ask, "boss@here.example")
    assert await asked(core) == 0
    await core.across(door.ask, "ines@porto.example")
    assert await asked(core) == 1


async def test_for_people_of_no_partner_the_coordination_is_asked(core: Core) -> None:
    await imported(core, ["Solo Person", "", "solo@x.example", "", ""])
    solo = await visitor(core, "Solo Person")
    await core.write(solo, coming.join, "Solo Person", "en", "Europe/Lisbon", mail=False)

    def told(tx: Any, _actor: Any) -> list[Any]:
        rows = tx.connection.execute(notices.select().where(notices.c.kind == "arrival.arrived"))
        found = outbox.load(tx, [row.id for row in rows])
        return [confirming.tell_arrived(tx, one, readers.alone(tx, one.member)) for one in found]

    (one,) = await core.read(BOSS, told)
    assert (one.name, one.partner) == ("Solo Person", "Atlantic innovation")
    await core.write(BOSS, confirming.confirm, one.member)
