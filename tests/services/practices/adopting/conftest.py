"""A network with people, and a practice that Cléo of Brest shared and that is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import MemberId, PartnerId
from domain.notices import NoticeState
from domain.people import Standing
from domain.practices.adopting import AdoptionFields
from domain.practices.model import Facts, PracticeId, Status, Wording
from services.practices import publishing, sharing
from services.practices.adopting import acting
from storage import members
from storage.practices import practices
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import Actor, Caller
    from services.core import Core
    from services.practices.adopting.views import AdoptionView
    from storage.transaction import Transaction

ANA: Final = discord_user(2, "Ana")
BRUNO: Final = discord_user(3, "Bruno")
CLEO: Final = discord_user(4, "Cléo", locale="fr")
STRANGER: Final = discord_user(9, "Somebody")
PORTO, BREST = PartnerId(1), PartnerId(2)

BIKES: Final = Wording("en", "Cargo bikes for the last mile", "Parcels go the last mile by bike.")
AT_PORTO: Final = AdoptionFields("Porto", "With three wheels, for the hills")


@dataclass(frozen=True)
class Made:
    """Berta coordinates; Ana is Porto's contact and Bruno works there; Cléo of Brest shared the practice."""

    boss: MemberId
    ana: MemberId
    bruno: MemberId
    cleo: MemberId
    practice: PracticeId


def _publish(tx: Transaction, _actor: Actor, author: MemberId) -> PracticeId:
    facts = Facts(theme="mobility", country="FR")
    draft = practices.add(tx, facts, BIKES, author=author, partner=BREST)
    return publishing.publish(tx, practices.change(tx, draft, status=Status.PUBLISHED)).id


@pytest.fixture
async def made(core: Core) -> Made:
    await built(core)
    await assigned(core, 1, "Berta", standing=Standing.COORDINATOR)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST, standing=Standing.CONTACT)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in members.listed(tx)})
    practice = await core.write(BOSS, _publish, found["Cléo"])
    return Made(found["Berta"], found["Ana"], found["Bruno"], found["Cléo"], practice)


async def adopted(core: Core, made: Made, by: Caller = BRUNO, **said: Any) -> AdoptionView:
    """The practice, taken over at Porto."""
    fields = AdoptionFields(**{"place": "Porto", "partner": PORTO} | said)
    return await core.write(by, acting.adopt, made.practice, fields)


async def withdrawn(core: Core, made: Made) -> None:
    """The practice is nowhere to be found any more."""
    revision = await core.read(BOSS, lambda tx, _: practices.load(tx, made.practice).revision)
    await core.write(BOSS, sharing.withdraw, made.practice, revision)


async def waiting(core: Core, kind: str) -> list[Any]:
    """The notices of that kind that are to come, in the order in which they are due."""
    own = notices.select().where(notices.c.kind == kind, notices.c.state == NoticeState.PENDING)
    asked = own.order_by(notices.c.due_at, notices.c.id)
    return list(await core.read(BOSS, lambda tx, _: tx.connection.execute(asked).all()))
