"""What the search counts holds after whatever is done; words of what is gone are not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from domain.practices.model import Wording
from domain.practices.windows import Form
from services.practices import completing, reindexing, sharing
from storage.schema.practice_search import practice_search as searched
from storage.schema.practice_search import practice_search_term as occurrences
from storage.schema.practice_search import practice_search_total as totals
from storage.schema.practice_search import practice_word as known
from storage.searching import counting
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import ANA, BRUNO, CLEO, filled, found, published

if TYPE_CHECKING:
    from services.core import Core
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

FRENCH = Wording("fr", title="Vélos cargo", summary="Des colis à vélo avec Wilhelmina.")


def _kept(tx: Transaction) -> dict[str, Any]:
    own = (totals.c.wordings, totals.c.words)
    rows = tx.connection.execute(select(occurrences.c.term, occurrences.c.wordings))
    return {
        "totals": [tuple(row) for row in tx.connection.execute(select(*own))],
        "often": {row.term: row.wordings for row in rows},
        "words": set(tx.connection.scalars(select(known.c.shown))),
    }


async def kept(core: Core) -> dict[str, Any]:
    """What stands in the tables that are derived of the wordings."""
    return await core.read(BOSS, lambda tx, _: _kept(tx))


async def counted(core: Core) -> dict[str, Any]:
    """What would stand there if all were counted anew now."""

    def count(tx: Transaction, _actor: object) -> dict[str, Any]:
        counting.recount(tx)
        return _kept(tx)

    return await core.write(BOSS, count)


async def translated(core: Core) -> PracticeView:
    view = await published(core)
    await core.write(CLEO, sharing.translate, view.practice.id, FRENCH)
    return view


@pytest.mark.usefixtures("made")
async def test_counts_hold_whatever_is_done_to_a_practice(core: Core) -> None:
    view = await translated(core)
    assert (await kept(core))["totals"][0][0] == 2
    assert "wilhelmina" in (await kept(core))["words"]
    assert await kept(core) == await counted(core)
    await core.write(BRUNO, sharing.untranslate, view.practice.id, "fr")
    assert await kept(core) == await counted(core), "a language was taken away"
    view = await filled(core, view, Form.STATE, language="en")
    assert await kept(core) == await counted(core), "the original is in another language"
    view = await filled(core, view, Form.HOW, transfer="Narrow streets")
    assert await kept(core) == await counted(core), "it was written in"
    await core.write(BRUNO, sharing.withdraw, view.practice.id, view.practice.revision)
    assert await kept(core) == {"totals": [(0, 0)], "often": {}, "words": set()}


@pytest.mark.usefixtures("made")
async def test_words_of_what_is_gone_are_neither_kept_nor_offered(core: Core) -> None:
    view = await translated(core)
    other = await published(core, ANA, title="Cargo ferries", problem="Ask Wilhelmina Xanthopoulos.")
    assert await found(core, "Xantopoulos") == [other.practice.code], "mistyped, and read as it is known"
    await core.write(ANA, sharing.withdraw, other.practice.id, other.practice.revision)
    assert not {"xanthopoulos", "ferries"} & (await kept(core))["words"]
    assert not await core.read(ANA, completing.complete, "xanth")
    assert await found(core, "Xantopoulos") == []
    assert await core.read(ANA, completing.complete, "wilhel"), "the other still says it"
    await core.write(BRUNO, sharing.untranslate, view.practice.id, "fr")
    assert not await core.read(ANA, completing.complete, "wilhel")
    assert await core.read(ANA, completing.complete, "carg"), "the other still says it"


@pytest.mark.usefixtures("made")
async def test_what_drifted_is_mended_and_all_is_found_as_before(core: Core) -> None:
    await translated(core)
    right = await kept(core)

    def spoil(tx: Transaction, _actor: object) -> None:
        row = {"network_id": tx.network, "term": "1eghost", "wordings": 3}
        tx.connection.execute(occurrences.insert().values(row))
        word = {"word": "ghost", "term": "1eghost", "shown": "ghost", "letters": 5}
        tx.connection.execute(known.insert().values(word | {"network_id": tx.network}))
        tx.connection.execute(update(totals).values(wordings=9, words=999))
        tx.connection.execute(searched.delete().where(searched.c.language == "fr"))

    await core.write(BOSS, spoil)
    network = await core.read(BOSS, lambda tx, _: tx.network)
    assert await core.across(reindexing.reindex, network, 0) == 1
    assert await core.across(reindexing.reindex, network, 1) is None
    assert await kept(core) == right
    assert await found(core, "vélos") == await found(core, "cargo bikes") == ["G1"]
