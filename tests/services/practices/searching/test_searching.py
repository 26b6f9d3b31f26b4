"""What is found, in which order, in what language, and how fast a change shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotAMember
from domain.practices.filters import Filters
from services.practices import sharing
from tests.services.networks_made import BOSS
from tests.services.practices.searching.conftest import (
    ANA,
    BIKES,
    CLEO,
    ENTRIES,
    STRANGER,
    keys,
    practice,
    search,
    shared,
)

if TYPE_CHECKING:
    from services.core import Core
    from services.practices.views import Results
    from tests.services.practices.searching.conftest import Made

pytestmark = pytest.mark.usefixtures("made")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cargo bikes", "bikes"),  # another language, by the lexicon
        ("vélos cargo", "bikes"),
        ("bicicleta de carga", "bikes"),  # inflected
        ("ultima milha", "bikes"),  # without accents
        ("bicicletsa carga", "bikes"),  # mistyped
        ("bicicl", "bikes"),  # begun
        ("telhados solares", "roofs"),
        ("école", "roofs"),
        ("cuir", "leather"),
        ("Cork", "leather"),
    ],
)
async def test_a_practice_is_found_by_the_words_of_any_language(core: Core, words: str, found: str) -> None:
    assert (await keys(core, words))[0] == found


async def test_what_was_mended_is_said_and_can_be_left_as_it_was(core: Core) -> None:
    mended = await search(core, "bicicletsa")
    assert list(mended.mended) == ["bicicletsa"]
    as_typed = await search(core, "bicicletsa", mend=False)
    assert not as_typed.mended
    assert not as_typed.found


async def test_the_snippet_shows_the_words_that_were_found(core: Core) -> None:
    (one,) = (await search(core, "furgões")).found
    assert "[furgões]" in one.snippet.marked("[", "]")


async def test_results_are_counted_by_what_they_can_be_narrowed_to(core: Core) -> None:
    found = await search(core, "", filters=Filters(countries=frozenset({"PT", "FR", "IE"})))
    assert found.facets["theme"] == {"circular": 1, "energy": 1, "mobility": 1}
    assert found.facets["year"] == {"2019": 1, "2021": 1}
    assert found.total == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(themes=frozenset({"energy"})), {"roofs"}),
        (Filters(countries=frozenset({"IE", "PT"})), {"bikes", "leather"}),
        (Filters(regions=frozenset({"PT11"})), {"bikes"}),
        (Filters(hosts=frozenset({"authority"})), {"bikes"}),
        (Filters(maturities=frozenset({"running"})), {"bikes"}),
        (Filters(evidence_levels=frozenset({"measured"})), {"bikes"}),
        (Filters(languages=frozenset({"fr", "en"})), {"roofs", "leather"}),
        (Filters(years=(2018, 2020)), {"roofs"}),
    ],
)
async def test_filters_narrow_with_and_without_words(core: Core, filters: Filters, found: set[str]) -> None:
    assert set(await keys(core, "", filters=filters)) == found
    # One word only, which each database asks for in a single question.
    assert set(await keys(core, "escola school école sobre", filters=filters)) <= found
    assert set(await keys(core, "cargo", filters=filters)) <= found


async def test_without_words_and_filters_nothing_is_found_and_the_newest_are_offered(core: Core) -> None:
    for words in ("", "   ", "the of and", "!!! ??"):
        found = await search(core, words)
        assert not found.found
        assert {one.key for one in found.newest} == {one["key"] for one in ENTRIES}


async def test_what_is_published_is_found_at_once_and_what_is_withdrawn_nowhere(core: Core) -> None:
    await shared(core, BIKES | {"key": "second", "title": "Triciclos de carga no mercado"})
    assert "second" in await keys(core, "triciclos")
    one = await practice(core, "second")
    await core.write(BOSS, sharing.withdraw, one.id, one.revision)
    assert "second" not in await keys(core, "triciclos carga")
    assert "second" not in await keys(core, "", filters=Filters(themes=frozenset({"mobility"})))
    nothing = await search(core, "xyzzyplugh")
    assert "second" not in {found.key for found in nothing.newest}


async def test_what_is_written_anew_is_found_by_its_new_words_alone(core: Core) -> None:
    await shared(core, BIKES | {"title": "Trotinetes no bairro", "summary": "Sem carros.", "keywords": []})
    assert "bikes" in await keys(core, "trotinetes")
    assert "bikes" not in await keys(core, "logística urbana")


async def test_pages_go_on_where_the_last_one_ended(core: Core) -> None:
    more = [BIKES | {"key": f"bikes{n}", "title": f"Bicicletas de carga, bairro {n}"} for n in range(7)]
    await shared(core, *more)
    pages = [await search(core, "bicicletas de carga", page=page) for page in range(2)]
    seen = [one.practice.key for page in pages for one in page.found]
    assert len(seen) == len(set(seen)) == pages[0].total == 8
    assert (await search(core, "bicicletas de carga", page=99)).page == 1


async def test_what_answers_hardly_anything_beside_the_best_is_not_shown(core: Core) -> None:
    """A street is mentioned in a long text of another subject; asked for alone, it is found."""
    weak = {
        "key": "weak",
        "language": "pt",
        "title": "Hortas nos telhados",
        "summary": "Cada bairro tem uma horta.",
        "problem": "Nas ruas não havia lugar. " + "A terra era pouca e a água cara. " * 60,
        "theme": "environment",
    }
    await shared(core, weak)
    asked = "bicicletas de carga para a última milha, entregas no centro, ruas estreitas"
    assert await keys(core, asked) == ["bikes"]
    assert set(await keys(core, "ruas")) == {"bikes", "weak"}


async def test_a_quotation_has_to_stand_there_as_it_is(core: Core) -> None:
    assert await keys(core, '"bicicletas de carga"') == ["bikes"]
    assert not await keys(core, '"carga de bicicletas leves"')


async def test_only_members_search(core: Core) -> None:
    with pytest.raises(NotAMember):
        await search(core, "cargo bikes", STRANGER)


async def test_networks_never_meet(core: Core, made: Made) -> None:
    from storage import across

    other = await core.across(
        lambda tx: across.found_network(tx, server=1, name="B", language="en", zone="UTC")
    )

    def run(tx: object) -> Results:
        from services.practices import searching

        return searching.found(tx.within(other.id), "bicicletas", "pt", Filters(), 0, 5)  # type: ignore[attr-defined]

    assert not (await core.look_across(run)).found
    assert (await keys(core, "bicicletas", CLEO)) == (await keys(core, "bicicletas", ANA)) == ["bikes"]
