"""A network's own concepts: searched by from the next search on, told by file, taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound, RoleNeeded
from domain.search.lexicon import Concept
from services.practices import searching, vocabulary
from tests.services.networks_made import BOSS
from tests.services.practices.files.conftest import ANA

if TYPE_CHECKING:
    from services.core import Core
    from tests.services.practices.files.conftest import Filled

# A word that nobody has, for something that a published practice is about.
OWN = (Concept({"en": ("zzyrgbike",), "fr": ("vélos cargo",)}, "http://example.org/1"),)


async def take(core: Core, filled: Filled, source: str = "x.ttl", found: tuple[Concept, ...] = OWN) -> int:
    return await core.across(lambda tx: vocabulary.take_over(tx.within(filled.network), source, found))


async def found_by(core: Core, words: str) -> list[str]:
    return [one.practice.key for one in (await core.read(ANA, searching.search, words)).found]


async def test_they_are_searched_by_at_once_and_gone_at_once(core: Core, filled: Filled) -> None:
    assert await found_by(core, "zzyrgbike") == []
    assert await take(core, filled) == 1
    assert await found_by(core, "zzyrgbike") == ["bikes"]
    assert await core.write(BOSS, vocabulary.remove, "x.ttl") == ()
    assert await found_by(core, "zzyrgbike") == []


async def test_a_file_of_the_same_name_replaces_what_was_there(core: Core, filled: Filled) -> None:
    await take(core, filled)
    other = Concept({"en": ("qqwobble",), "pt": ("marés",)}, "http://example.org/2")
    await take(core, filled, found=(other,))
    (source,) = await core.read(BOSS, vocabulary.sources)
    assert (source.name, source.concepts) == ("x.ttl", 1)
    assert await found_by(core, "zzyrgbike") == []
    assert await found_by(core, "qqwobble") == ["tides"]


async def test_a_concept_of_two_files_is_of_the_later_one(core: Core, filled: Filled) -> None:
    await take(core, filled)
    await take(core, filled, "y.ttl")
    assert [one.name for one in await core.read(BOSS, vocabulary.sources)] == ["y.ttl"]


async def test_the_coordination_sees_and_removes_them_and_nobody_else(core: Core, filled: Filled) -> None:
    await take(core, filled)
    for act in (vocabulary.sources, lambda tx, actor: vocabulary.remove(tx, actor, "x.ttl")):
        with pytest.raises(RoleNeeded):
            await core.write(ANA, act)
    with pytest.raises(NotFound):
        await core.write(BOSS, vocabulary.remove, "nothing.ttl")


async def test_a_network_without_its_own_shares_what_ships(core: Core, filled: Filled) -> None:
    ships = await core.look_across(lambda tx: vocabulary.of(tx.within(filled.network)))
    assert ships is vocabulary.shipped()
    await take(core, filled)
    own = await core.look_across(lambda tx: vocabulary.of(tx.within(filled.network)))
    again = await core.look_across(lambda tx: vocabulary.of(tx.within(filled.network)))
    assert own is again
    assert len(own) == len(ships) + 1
