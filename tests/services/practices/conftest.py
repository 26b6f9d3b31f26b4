"""A network with people who share and review practices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import MemberId, PartnerId, Role
from domain.notices import NoticeState
from domain.people import Standing
from domain.practices.review import Verdict
from services.practices import filling, reading, reviewing, searching, sharing
from storage import members
from storage.schema.notices import notice as notices
from tests.services.networks_made import BOSS, assigned, built, discord_user

if TYPE_CHECKING:
    from domain.actors import Caller
    from domain.practices.windows import Form
    from services.core import Core
    from services.practices.views import PracticeView

ANA: Final = discord_user(2, "Ana")
BRUNO: Final = discord_user(3, "Bruno", locale="pt-BR")
CLEO: Final = discord_user(4, "Cléo", locale="fr")
STRANGER: Final = discord_user(9, "Somebody")
PORTO, BREST = PartnerId(1), PartnerId(2)

FIVE: Final = {
    "title": "Cargo bikes for the last mile",
    "summary": "Parcels reach the old town by cargo bike instead of by van.",
    "problem": "Vans blocked the narrow streets every morning.",
    "evidence": "38 per cent fewer vans before noon, counted over a year.",
    "theme": "mobility",
}
"""What is enough to publish."""


@dataclass(frozen=True)
class Made:
    """Berta coordinates; Ana is the contact of Porto and Bruno works there; Cléo of Brest reviews."""

    boss: MemberId
    ana: MemberId
    bruno: MemberId
    cleo: MemberId


@pytest.fixture
async def made(core: Core) -> Made:
    await built(core)
    await assigned(core, 1, "Berta", standing=Standing.COORDINATOR)
    await assigned(core, 2, "Ana", partner=PORTO, standing=Standing.CONTACT)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST)
    found = await core.read(BOSS, lambda tx, _: {one.name: one.id for one in members.listed(tx)})
    await core.write(BOSS, lambda tx, _: members.grant(tx, found["Cléo"], Role.REVIEWER))
    return Made(found["Berta"], found["Ana"], found["Bruno"], found["Cléo"])


async def drafted(core: Core, by: Caller = BRUNO, **said: str) -> PracticeView:
    """A draft with what is enough to publish, or with what differs."""
    window = await core.write(by, filling.begin)
    return await core.write(by, filling.fill, window.id, {**FIVE, **said})


async def filled(core: Core, view: PracticeView, form: Form, by: Caller = BRUNO, **said: str) -> PracticeView:
    """What is typed into one of its windows."""
    window = await core.write(by, filling.open_on, view.practice.id, form)
    return await core.write(by, filling.fill, window.id, said)


async def sent(core: Core, by: Caller = BRUNO, **said: str) -> PracticeView:
    view = await drafted(core, by, **said)
    return await core.write(by, sharing.send, view.practice.id, view.practice.revision)


async def published(core: Core, by: Caller = BRUNO, **said: str) -> PracticeView:
    view = await sent(core, by, **said)
    return await core.write(CLEO, reviewing.review, view.practice.id, view.practice.revision, Verdict.PUBLISH)


async def found(core: Core, words: str, who: Caller = ANA) -> list[str]:
    """The codes of what the search finds."""
    return [one.practice.code for one in (await core.read(who, searching.search, words)).found]


async def look(core: Core, view: PracticeView, who: Caller = BRUNO) -> PracticeView:
    return await core.read(who, reading.show, view.practice.id)


async def waiting(core: Core, kind: str) -> list[Any]:
    """The notices of that kind that are to come, in the order in which they are due."""
    own = notices.select().where(notices.c.kind == kind, notices.c.state == NoticeState.PENDING)
    asked = own.order_by(notices.c.due_at, notices.c.id)
    return list(await core.read(BOSS, lambda tx, _: tx.connection.execute(asked).all()))
