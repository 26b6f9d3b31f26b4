"""The network of the events' tests, with a seminar at which seven people were, and what it was like for them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.meetings.attendance import Source
from domain.people import Standing
from services.feedback import answering, opening, thanking
from services.meetings import attending
from services.surveys.instruments import FEEDBACK, convert_shipped
from storage import members
from tests.services.events.conftest import ANA, BREST, BRUNO, CLEO, Made, announced, made
from tests.services.networks_made import BOSS, assigned, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller, MemberId
    from domain.events.model import Event
    from services.core import Core
    from services.feedback.views import MyFeedback
    from tests.clock import FixedClock

__all__ = ["Made", "made"]

DORA: Final = discord_user(5, "Dora", locale="es-ES")
ELI: Final = discord_user(6, "Eli")
FAY: Final = discord_user(7, "Fay")
THERE: Final = (ANA, BRUNO, CLEO, DORA, ELI, FAY)
"""Those who were there and are asked, in the order of their names; Berta, who organises it, was there too."""
FINE: Final = {"overall": "v4", "useful": "v5", "prepared": "v3", "spoken": "na"}


@pytest.fixture(scope="session")
def definition() -> str:
    return convert_shipped(FEEDBACK)


@pytest.fixture
async def event(core: Core, made: Made) -> Event:
    """Berta's seminar, to come."""
    for user, name in ((5, "Dora"), (6, "Eli"), (7, "Fay")):
        await assigned(core, user, name, partner=BREST, standing=Standing.MEMBER)
    return await announced(core)


async def held(core: Core, clock: FixedClock, event: Event, definition: str = "") -> None:
    """It is over by five minutes, all were ticked; with a definition its questionnaire is open."""
    clock.advance(event.ends_at + timedelta(minutes=5) - clock.now())
    await ticked(core, event, *(await ids(core)).values())
    if definition:
        assert await opens(core, event, definition)


async def ids(core: Core) -> dict[str, MemberId]:
    """All members, by name."""
    return await core.read(BOSS, lambda tx, _: {one.name: one.id for one in members.listed(tx)})


async def ticked(core: Core, event: Event, *who: MemberId) -> None:
    await core.write(BOSS, attending.tick, event.id, who, Source.SHEET)


async def opens(core: Core, event: Event, definition: str) -> bool:
    return await core.across(
        opening.tend, (await core.read(BOSS, lambda tx, _: tx.network)), event.id, definition
    )


async def thanked(core: Core, event: Event, definition: str = "") -> int:
    return await core.write(BOSS, thanking.thank, event.id, definition)


async def says(core: Core, who: Caller, event: Event, **said: str) -> MyFeedback:
    """Somebody sends the whole page at once."""
    seen = (await core.read(who, answering.show, event.id)).revision
    return await core.write(who, answering.fill_and_send, event.id, seen, {**FINE, **said})


async def rows(core: Core, table: Any) -> list[Any]:
    """All rows of a table."""
    return list(await core.read(BOSS, lambda tx, _: tx.connection.execute(table.select()).all()))
