"""Collections of any size to search in, in four languages: made of the sentences of the demo collection.

Each practice has a theme, and sentences of its theme in its language; so words are as frequent, and stand
together as often, as in what people write. Numbered words make each a little different.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select

import content
from domain.practices.model import Facts, PracticeId, Status, Wording
from domain.records import parts
from services.practices import publishing
from storage import across
from storage.practices import practices
from storage.schema.practices import practice, practice_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.actors import NetworkId
    from services.core import Core
    from storage.transaction import Unscoped

AT_ONCE: Final = 500
_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]")
_LANGUAGES: Final = ("en", "fr", "es", "pt")


def shipped() -> list[dict[str, Any]]:
    """The objects of the demo collection."""
    folder = content.path("demo", "practices")
    return [one for file in sorted(folder.glob("*.json")) for one in json.loads(file.read_text("utf-8"))]


async def filled(core: Core, many: int, network: NetworkId | None = None, start: int = 0) -> NetworkId:
    """A network with so many published practices, from the number `start` on."""
    made = network if network is not None else await core.across(_founded)
    said = list(_made(many, start))
    for at in range(0, many, AT_ONCE):
        some = said[at : at + AT_ONCE]
        await core.across(_enter, made, range(start + at, start + at + len(some)), some)
    return made


def _founded(tx: Unscoped) -> NetworkId:
    return across.found_network(tx, server=None, name="Search", language="en", zone="UTC").id


def _enter(tx: Unscoped, network: NetworkId, numbers: range, said: list[tuple[Facts, Wording]]) -> None:
    """As an import does, but for the rows themselves, which are inserted in one statement each."""
    here = tx.within(network)
    about = {"network_id": network, "status": Status.PUBLISHED, "revision": 1, "source": "", "original": ""}
    when = {"created_at": tx.now, "changed_at": tx.now, "published_at": tx.now}
    tx.connection.execute(
        insert(practice),
        [
            {**about, **when, **parts(facts), "links": [], "original": words.language, "number": number + 1}
            | {"key": f"b{number}"}
            for number, (facts, words) in zip(numbers, said, strict=True)
        ],
    )
    keys = select(practice.c.number, practice.c.id).where(practice.c.network_id == network)
    there = tx.connection.execute(keys.where(practice.c.number > numbers.start)).all()
    ids = {row.number: row.id for row in there}
    rows = [
        {"network_id": network, "practice_id": ids[number + 1]}
        | parts(words)
        | {"keywords": list(words.keywords)}
        for number, (_, words) in zip(numbers, said, strict=True)
    ]
    tx.connection.execute(insert(practice_wording), rows)
    publishing.enter(here, practices.loaded(here, [PracticeId(one) for one in ids.values()]))


def _made(many: int, start: int) -> Iterator[tuple[Facts, Wording]]:
    sentences: dict[tuple[str, str], list[str]] = defaultdict(list)
    heads: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for one in shipped():
        key = one["theme"], one["language"]
        heads[key].append(one)
        for name in ("summary", "problem", "solution", "evidence"):
            sentences[key] += [found.strip() for found in _SENTENCE.findall(one.get(name, ""))]
    keys = sorted(heads)
    for number in range(start, start + many):
        chance = random.Random(number)
        theme, language = keys[number % len(keys)]
        head = chance.choice(heads[theme, language])

        def some(least: int, most: int, of: list[str] = sentences[theme, language]) -> str:
            return " ".join(chance.choices(of, k=chance.randint(least, most)))  # noqa: B023 - used at once

        title = chance.choice(heads[theme, language])["title"].split()
        words = Wording(
            language,
            title=" ".join(chance.sample(title, len(title)))[:95],
            summary=some(2, 3)[:900],
            problem=some(2, 4),
            solution=some(4, 8),
            evidence=f"{some(2, 3)} w{number % 5000}",
            keywords=tuple(head.get("keywords", ()))[:6],
        )
        yield Facts(theme=theme, country=head.get("country", ""), region=head.get("region", "")), words
