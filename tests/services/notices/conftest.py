"""A network with members who are reached in different ways, and a worker without a network cable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from domain.actors import ChannelKind, MemberId, NetworkId, PartnerId
from domain.notices import KINDS, NewNotice, NoticeKind, kinds
from domain.notices.deliveries import Sent
from services import me
from services.notices import working
from storage import across, members, networks, outbox
from tests.services.networks_made import assigned, built, discord_user

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.notices import Notice
    from domain.notices.deliveries import Delivery, Outcome
    from domain.notices.planning import Plan
    from services.core import Core
    from services.notices.views import Told
    from storage.transaction import Unscoped

ANA, BRUNO, CLEO = discord_user(2, "Ana"), discord_user(3, "Bruno"), discord_user(4, "Cléo")
PORTO, BREST = PartnerId(1), PartnerId(2)
PLACE = 500

OPEN = NoticeKind("test.open", "test")
SECRET = NoticeKind("test.secret", "secret", confidential=True)
ORDERED = NoticeKind("test.ordered", "law", mandatory="law")
SHARED = NoticeKind("test.shared", "test", shared=True)
ASKED = NoticeKind("test.asked", "test", asked=True)
COORDINATED = NoticeKind("test.coordinated", "test", to_coordination=True)
TESTED = {kind.code: kind for kind in (OPEN, SECRET, ORDERED, SHARED, ASKED, COORDINATED)}


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", {**KINDS, **TESTED})


def tell(_tx: object, notice: Notice, _reader: object) -> str | None:
    """What there is to say: a word; None when the thing is over."""
    if notice.detail.get("bad"):
        raise RuntimeError("a fault of a noun")
    return None if notice.detail.get("over") else f"about {notice.subject_id}"


TELLS = dict.fromkeys(TESTED, tell)


@dataclass
class Hands:
    """A worker in the test's hands: it claims, and tells what became of what it claimed."""

    core: Core
    network: NetworkId
    holder: str = "one"
    members: dict[str, MemberId] = field(default_factory=dict)
    plan: Plan | None = None

    async def add(self, *notices: NewNotice) -> None:
        await self.core.across(_add, self.network, notices)

    async def claim(self, most: int = 100) -> tuple[Delivery, ...]:
        claimed, self.plan = await self.core.across(working.claim, self.network, self.holder, most)
        return claimed

    async def tell(self, deliveries: Sequence[Delivery]) -> tuple[Told, ...]:
        return await self.core.look_across(working.tell, self.network, deliveries, TELLS)

    async def settle(self, *outcomes: Outcome) -> None:
        await self.core.across(working.settle, self.network, self.holder, outcomes)

    async def deliver_all(self) -> tuple[Delivery, ...]:
        claimed = await self.claim()
        await self.settle(*(Sent(one, 900, 1000 + one.id) for one in claimed))
        return claimed

    async def about(self, subject: int) -> tuple[Notice, ...]:
        return await self.core.across(_about, self.network, subject)

    async def next_due(self) -> datetime | None:
        return await self.core.look_across(across.next_due)

    def note(self, who: str, due: datetime, kind: NoticeKind = OPEN, n: int = 1, **more: object) -> NewNotice:
        return NewNotice(kind, "thing", n, due, f"{kind.code}:{n}:{who}", member=self.members[who], **more)


def _add(tx: Unscoped, network: NetworkId, notices: tuple[NewNotice, ...]) -> None:
    outbox.add(tx.within(network), notices)


def _about(tx: Unscoped, network: NetworkId, subject: int) -> tuple[Notice, ...]:
    return outbox.about(tx.within(network), "thing", subject)


def _prepare(tx: Unscoped, network: NetworkId) -> dict[str, MemberId]:
    here = tx.within(network)
    networks.place_partner(here, PORTO, role=None, channel=PLACE)
    return {
        name: found.id
        for name, user in (("Ana", 2), ("Bruno", 3), ("Cléo", 4))
        if (found := members.find_at(here, ChannelKind.DISCORD, str(user)))
    }


@pytest.fixture
async def hands(core: Core) -> Hands:
    """Ana (Porto) agreed to direct messages; Bruno (Porto, whose channel is 500) and Cléo (Brest) did not."""
    network = await built(core)
    await assigned(core, 2, "Ana", partner=PORTO)
    await assigned(core, 3, "Bruno", partner=PORTO)
    await assigned(core, 4, "Cléo", partner=BREST)
    await core.write(ANA, me.agree)
    return Hands(core, network, members=await core.across(_prepare, network))
