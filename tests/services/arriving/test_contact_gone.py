"""The only contact goes while somebody of the partner waits for a word: whoever is next is asked, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.people import Standing
from services import me, members
from services.arriving import coming, confirming
from services.me import erasing
from services.notices import readers
from storage import outbox
from tests.services.arriving.conftest import ANA, PORTO, imported, member_called, visitor
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

ZED = discord_user(3, "Zed")


@pytest.fixture
async def waiting(core: Core, clock: FixedClock, listed: None) -> int:
    """Inês has joined, and Ana, the only contact of Porto, was asked; her member's id."""
    ines = await visitor(core, "Inês Duarte")
    await core.write(ines, coming.join, "Inês Duarte", "pt", "Europe/Lisbon", mail=False)
    clock.advance(timedelta(hours=1))
    return int(await member_called(core, "Inês Duarte"))


async def asked(core: Core, member: int) -> list[tuple[str, bool]]:
    """Who was asked, in that order, and whether the notice still says something."""

    def found(tx: Any, _actor: Any) -> list[tuple[str, bool]]:
        rows = [one for one in outbox.about(tx, "member", member) if one.kind == "arrival.arrived"]
        names = members_of(tx)
        return [
            (names[one.member], confirming.tell_arrived(tx, one, readers.alone(tx, one.member)) is not None)
            for one in sorted(rows, key=lambda one: one.id)
            if one.member in names
        ]

    return await core.read(BOSS, found)


def members_of(tx: Any) -> dict[Any, str]:
    from storage import members as stored

    return {one.id: one.name for one in stored.listed(tx)}


async def test_where_the_only_contact_leaves_the_coordination_is_asked_once(core: Core, waiting: int) -> None:
    assert await asked(core, waiting) == [("Ana", True)]
    await core.write(ANA, members.leave)
    assert await asked(core, waiting) == [("Berta", True)]
    await assigned(core, 4, "Otto", partner=PORTO)
    assert await asked(core, waiting) == [("Berta", True)], "another change asks nobody again"


async def test_a_new_contact_is_asked_once(core: Core, clock: FixedClock, waiting: int) -> None:
    await core.write(ANA, members.leave)
    await assigned(core, 3, "Zed", partner=PORTO, standing=Standing.CONTACT)
    assert await asked(core, waiting) == [("Berta", False), ("Zed", True)]
    clock.advance(timedelta(hours=1))
    await assigned(core, 3, "Zed", function="Head")
    await core.write(ZED, me.introduce, "Zed", "Director")
    assert [name for name, _ in await asked(core, waiting)] == ["Berta", "Zed"]


async def test_a_second_contact_is_not_asked_beside_the_first_until_that_one_goes(
    core: Core, waiting: int
) -> None:
    await assigned(core, 3, "Zed", partner=PORTO, standing=Standing.CONTACT)
    assert await asked(core, waiting) == [("Ana", True)]
    await assigned(core, 2, "Ana", standing=Standing.MEMBER)
    assert await asked(core, waiting) == [("Ana", False), ("Zed", True)]


async def test_a_contact_who_is_erased_or_moved_is_one_who_goes(core: Core, waiting: int) -> None:
    shown = await core.read(ANA, erasing.preview)
    await core.write(ANA, erasing.erase, shown.erasure.seal)
    assert await asked(core, waiting) == [("Berta", True)]


async def test_of_who_was_confirmed_or_disowned_nobody_is_asked_again(core: Core, waiting: int) -> None:
    await core.write(ANA, confirming.disown, waiting)
    await core.write(ANA, members.leave)
    assert await asked(core, waiting) == []


async def test_a_contact_who_has_not_come_is_not_waited_for(core: Core, listed: None) -> None:
    await imported(core, ["Léa Martin", "Université de Brest", "lea@brest.example", "", "contact"])
    karim = await visitor(core, "Karim Benali")
    await core.write(karim, coming.join, "Karim Benali", "fr", "Europe/Paris", mail=False)
    assert await asked(core, int(await member_called(core, "Karim Benali"))) == [("Berta", True)]
