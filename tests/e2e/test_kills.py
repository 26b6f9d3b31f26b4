"""`kill -9` at any point of the walk loses no acknowledged answer, of the bot or of the playground."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.e2e.person import InteractionFailed, Json, Person, controls, text
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e
KILLS = 50 if os.environ.get("TECHLINK_SOAK") else 10
CUT_OFF = (InteractionFailed, AssertionError, OSError, aiohttp.ClientError, TypeError)


class Witness:
    """Remembers which answers were acknowledged; those in flight when a process died may be in or not."""

    def __init__(self) -> None:
        self.acknowledged: dict[str, str] = {}
        self.allowed: dict[str, set[str]] = {}

    async def answer(self, walk: Walk, place: int) -> None:
        """Press a sentence's button and note how it ended."""
        title = _title(walk.card)
        sentence = _sentences(walk.card)[place]
        before = {self.acknowledged[title]} if title in self.acknowledged else set()
        self.allowed[title] = before | self.allowed.get(title, set()) | {sentence}
        buttons = [c for c in controls(walk.card) if ":choose:" in c["custom_id"]]
        await walk.person.touch(walk.card, buttons[place])
        self.acknowledged[title], self.allowed[title] = sentence, {sentence}


async def test_no_acknowledged_answer_is_lost(world: World):
    chance = random.Random(20270112)
    people = await world.people()
    application = str(people["Techlink"]["id"])
    witness = Witness()
    for kill in range(KILLS):
        async with Person(world, people["fiona.keane"], application) as person:
            walk = await _present_card(person)
            victim = "bot" if kill % 2 == 0 else "playground"
            deadly = asyncio.create_task(_kill(world, victim, chance.uniform(0, 0.25)))
            with contextlib.suppress(*CUT_OFF):
                for _ in range(3):
                    await _one_more(walk, witness, chance)
            await deadly
        await asyncio.to_thread(world.start, victim)
        if victim == "playground":
            await world.restart("bot")
    async with Person(world, people["fiona.keane"], application) as person:
        kept = await _all_answers(await _present_card(person))
    assert witness.acknowledged, "not one answer was acknowledged between two kills"
    lost = {t: s for t, s in witness.acknowledged.items() if kept.get(t) not in witness.allowed[t]}
    assert not lost


async def _kill(world: World, victim: str, after: float) -> None:
    await asyncio.sleep(after)
    world.kill(victim)


async def _present_card(person: Person) -> Walk:
    """The card that `/survey answer` brings, begun."""
    walk = Walk(person, "en")
    known = set(person.messages)
    await person.command("survey answer")

    def fresh() -> str | None:
        cards = [m for m in person.messages.values() if m["id"] not in known and _is_card(m)]
        return max((str(m["id"]) for m in cards), key=int, default=None)

    walk.message = await person.until(fresh, "the questionnaire's card")
    if walk.has("start"):
        await walk.act("start")
    return walk


def _is_card(message: Json) -> bool:
    acts = ("start", "choose", "on", "send")
    return any(f":survey:{act}:" in f":{c.get('custom_id', '')}" for c in controls(message) for act in acts)


async def _one_more(walk: Walk, witness: Witness, chance: random.Random) -> None:
    if walk.has("send"):
        await walk.person.choose(walk.card, str(chance.randrange(7)))
        await walk.press("Change", chance.randrange(4))
        await witness.answer(walk, chance.randrange(5))
    elif walk.has("choose"):
        await witness.answer(walk, chance.randrange(5))
    else:
        await walk.act("on")


async def _all_answers(walk: Walk) -> dict[str, str]:
    """Every question with its sentence, read in the review chapter by chapter."""
    person = walk.person
    while walk.has("on"):  # the end of a chapter has no "More…"
        await walk.act("on")
    if not walk.has("send"):
        await walk.press("More…")
        await person.choose(walk.card, "review")
    found: dict[str, str] = {}
    select = next(c for c in controls(walk.card) if c["type"] == 3)
    for option in select["options"]:
        chapters = next(c for c in controls(walk.card) if c["type"] == 3)
        await person.touch(walk.card, chapters, [option["value"]])
        for block in _blocks(walk.card):
            title, _, answer = block.partition("\n")
            found[title.strip("*")] = answer
        await walk.act("review")
    return found


def _title(card: Json) -> str:
    return next(line[4:] for line in text(card).splitlines() if line.startswith("### "))


def _sentences(card: Json) -> list[str]:
    lines = [line.replace("*", "") for line in text(card).splitlines()]
    return [line for line in lines if line[:3] in ("A. ", "B. ", "C. ", "D. ", "E. ")]


def _blocks(card: Json) -> list[str]:
    """The texts of a card's sections, each a question with its answer."""
    found: list[str] = []

    def walk(part: object) -> None:
        if isinstance(part, list):
            for one in part:
                walk(one)
        elif isinstance(part, dict):
            if part.get("type") == 9:
                found.append(part["components"][0]["content"])
            walk(part.get("components") or [])

    walk(card.get("components"))
    return found
