"""What is offered while somebody types: in their language first, nothing invented, mistyped words mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.search import words as w
from services.practices import completing, reading
from tests.services.networks_made import discord_user
from tests.services.practices.searching.conftest import ANA, CLEO, shared

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core

pytestmark = pytest.mark.usefixtures("made")

ANA_IN_SPANISH = discord_user(2, "Ana", locale="es-ES")
ANA_IN_PORTUGUESE = discord_user(2, "Ana", locale="pt-BR")
SOLAR = {
    "key": "solar", "language": "pt", "theme": "energy", "title": "Sola nova de borracha",
    "summary": "A energia solar seca a sola e o solo.", "keywords": ["hidrofone", "energia solar"],
}  # fmt: skip


async def offered(core: Core, typed: str, who: Caller) -> list[str]:
    return [value for _, value in await core.read(who, completing.complete, typed)]


async def test_no_words_are_put_together_that_nobody_wrote(core: Core) -> None:
    await shared(core, SOLAR)
    found = await offered(core, "energia sol", ANA_IN_SPANISH)
    assert found[0] == "energía solar"
    assert not {"energia sola", "energia solo", "energia sold"} & set(found)
    assert (await offered(core, "energia sol", ANA_IN_PORTUGUESE))[0] == "energia solar"


async def test_the_reader_s_language_comes_first(core: Core) -> None:
    await shared(core, SOLAR)
    spanish = await offered(core, "hidr", ANA_IN_SPANISH)
    assert spanish[0].startswith("hidr")
    assert spanish.index("hidrofone") > spanish.index("hidrógeno")
    assert len({w.plain(one) for one in spanish}) == len(spanish)


async def test_a_mistyped_word_is_mended(core: Core) -> None:
    assert await offered(core, "cocche", ANA_IN_SPANISH) == ["coche"]
    assert await offered(core, "zzzzzzz", ANA_IN_SPANISH) == []


async def test_a_practice_is_suggested_by_words_of_another_language(core: Core) -> None:
    found = await core.read(CLEO, reading.complete, "vélos cargo")
    assert [one.key for one in found] == ["bikes"]
    assert not await core.read(CLEO, reading.complete, "hydrogène")
    assert [one.key for one in await core.read(ANA, reading.complete, "bicicletas de c")] == ["bikes"]
