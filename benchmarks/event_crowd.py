"""People who answer an event: each a light client that presses one button once and reads what it is told."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from benchmarks.person import NoAnswer, Person
from domain.events.model import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE: Final = 500
WITHIN: Final = 10.0  # seconds in which all of them press
_CREATED: Final = '{"t":"MESSAGE_CREATE"'
_CONTROL: Final = re.compile(r'"custom_id":"([^"]*:answer:[^"]*)"')
_PATIENCE: Final = 30.0
_TRIES: Final = 5
# Of ten people eight come, one may come and one does not.
_OFTEN: Final = (*[Reply.GOING] * 8, Reply.MAYBE, Reply.NO)


@dataclass
class Said:
    """One press: when it was sent and acknowledged, when one's own card was there (monotonic seconds)."""

    who: str
    reply: Reply
    sent: float = 0.0
    acknowledged: float = 0.0
    told: float = 0.0
    card: str = ""
    failed: int = 0
    """So often nobody answered in three seconds, Discord said so, and they pressed again."""


@dataclass
class Wave:
    """All presses on one event."""

    said: list[Said] = field(default_factory=list)

    @property
    def acknowledgements(self) -> list[float]:
        """How long each acknowledgement took, in seconds."""
        return [one.acknowledged - one.sent for one in self.said]

    @property
    def failed(self) -> int:
        """How many presses nobody acknowledged in time."""
        return sum(one.failed for one in self.said)

    @property
    def cards(self) -> list[float]:
        """How long until each had a card of their own, in seconds."""
        return [one.told - one.sent for one in self.said]


class Answerer(Person):
    """A person before the cards in a channel: what comes to them after they pressed is their own card."""

    _raw = ""
    _pressing = False

    async def _known_commands(self) -> dict[str, str]:
        return {}  # they type none, and there are many of them

    def _take(self, name: str, data: dict[str, Any]) -> None:
        if name == "GUILD_CREATE":
            data = {"id": data["id"], "channels": data["channels"]}  # so many people know so many people
        super()._take(name, data)

    def _keep(self, raw: str) -> None:
        # Cards are kept current for everybody: those edits are read past, as quickly as can be.
        if self._pressing and raw.startswith(_CREATED):
            self._raw = raw
            self.has_card.set()

    async def cards(self, channel: str, count: int) -> list[dict[str, str]]:
        """The cards in that channel once so many are there, oldest first: places, controls by reply."""
        end = time.monotonic() + _PATIENCE
        while True:
            found = await self._rest("GET", f"/channels/{channel}/messages?limit=50")
            cards = [card for one in reversed(found) if (card := _card(one, self._guild["id"]))]
            if len(cards) >= count:
                return cards[:count]
            if time.monotonic() > end:
                raise TimeoutError(f"{len(cards)} of {count} cards in the channel")
            await asyncio.sleep(0.2)

    async def answer(self, card: dict[str, str], said: Said) -> None:
        """Press the button, and wait for the acknowledgement and the card. Raises `NoAnswer`."""
        where = {name: card[name] for name in ("channel_id", "message_id", "guild_id")}
        data = {"component_type": 2, "custom_id": card[said.reply.value]}
        self.has_card.clear()
        self._pressing = True
        said.sent = time.monotonic()
        while True:
            try:
                await self._interact({"type": 3, "data": data, "message_flags": int(card["flags"]), **where})
                break
            except NoAnswer:
                said.failed += 1
                if said.failed == _TRIES:
                    raise
        said.acknowledged = time.monotonic()
        await asyncio.wait_for(self.has_card.wait(), _PATIENCE)
        said.told = time.monotonic()
        self._pressing = False
        said.card = self._raw


async def wave(people: Sequence[Answerer], card: dict[str, str], number: int) -> Wave:
    """Let all answer, each at a moment of their own; the same number gives the same moments and answers."""
    chance = random.Random(number)
    replies = [_OFTEN[n % len(_OFTEN)] for n in range(len(people))]
    chance.shuffle(replies)
    found = Wave()

    async def one(person: Answerer, reply: Reply, wait: float) -> None:
        said = Said(str(person.who["id"]), reply)
        await asyncio.sleep(wait)
        await person.answer(card, said)
        found.said.append(said)

    waits = [chance.uniform(0, WITHIN) for _ in people]
    await asyncio.gather(*map(one, people, replies, waits))
    return found


def _card(message: dict[str, Any], guild: str) -> dict[str, str] | None:
    controls = _CONTROL.findall(json.dumps(message, separators=(",", ":")))
    if not controls:
        return None
    place = {"channel_id": message["channel_id"], "message_id": message["id"], "guild_id": guild}
    return {one.rpartition(":")[2]: one for one in controls} | place | {"flags": str(message["flags"])}
