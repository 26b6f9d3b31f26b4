"""Practices from files of several networks, and those of which somebody has said something meanwhile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from domain.practices.entries import read
from domain.practices.model import Status, Wording
from domain.practices.windows import Form
from services.practices import exporting, filling, importing, reading, sharing
from storage.practices import practices
from tests.services.networks_made import BOSS
from tests.services.practices.files.conftest import ANA

if TYPE_CHECKING:
    from domain.practices.model import Practice
    from services.core import Core
    from services.practices.importing import Imported
    from tests.services.practices.files.conftest import Filled

ROOFS: Final = {
    "key": "roofs",
    "language": "en",
    "title": "Solar roofs",
    "summary": "Roofs of schools.",
    "theme": "energy",
    "country": "PT",
    "contact": "a@example.org",
}


async def take(core: Core, *said: dict[str, Any], publish: bool = True) -> Imported:
    return await core.write(BOSS, lambda tx, _: importing.take_over(tx, read(list(said)), publish=publish))


async def called(core: Core, key: str) -> Practice:
    return (await core.read(BOSS, lambda tx, _: practices.keyed(tx, [key])))[key]


async def shared(core: Core) -> Practice:
    """A practice that was shared here."""
    begun = await core.write(ANA, sharing.begin, Wording("pt", "Turbinas", "Uma turbina."))
    return begun.practice


async def test_a_key_that_looks_like_a_code_of_ours_blocks_nobody(core: Core, filled: Filled) -> None:
    assert filled.network
    ours = await shared(core)
    await take(core, ROOFS | {"key": f"G{ours.number + 2}"}, ROOFS | {"key": f"G{ours.number}"})
    assert (await core.read(ANA, reading.show, ours.id)).practice.original.title == "Turbinas"
    codes = [(await shared(core)).code for _ in range(2)]
    assert len(set(codes)) == len(codes)


async def test_what_was_shared_here_is_known_when_its_export_comes_back(core: Core, filled: Filled) -> None:
    assert filled.network
    ours, other = await shared(core), await shared(core)
    for one in (ours, other):
        changed = await core.write(BOSS, filling.open_on, one.id, Form.WHAT)
        await core.write(BOSS, filling.fill, changed.id, {"theme": "blue"})
    said = json.loads(await core.read(ANA, exporting.as_json, ours.id))
    done = await take(core, said[0] | {"title": "Marés"}, publish=False)
    assert (done.new, done.changed) == (0, 1)
    assert (await core.read(ANA, reading.show, ours.id)).practice.original.title == "Marés"
    assert (await core.read(ANA, reading.show, other.id)).practice.original.title == "Turbinas"


async def test_what_its_author_withdrew_is_left_alone(core: Core, filled: Filled) -> None:
    assert filled.network
    await take(core, ROOFS)
    there = await called(core, "roofs")
    await core.write(BOSS, sharing.withdraw, there.id, there.revision)
    done = await take(core, ROOFS | {"title": "Other roofs"})
    assert (done.left, done.published, done.changed) == (1, 0, 0)
    gone = await called(core, "roofs")
    assert (gone.status, gone.original.title) == (Status.WITHDRAWN, "Solar roofs")


async def test_what_was_imported_as_a_draft_is_published_later(core: Core, filled: Filled) -> None:
    assert filled.network
    assert (await take(core, ROOFS, publish=False)).published == 0
    assert (await take(core, ROOFS)).published == 1


async def test_a_translation_alone_does_not_empty_the_facts(core: Core, filled: Filled) -> None:
    assert filled.network
    await take(core, ROOFS)
    french = {"key": "roofs", "language": "fr", "title": "Toits", "summary": "Toits.", "theme": "energy"}
    assert (await take(core, french)).changed == 1
    assert (await take(core, french | {"original": "en"})).unchanged == 1
    facts = (await called(core, "roofs")).facts
    assert (facts.contact, facts.country) == ("a@example.org", "PT")
