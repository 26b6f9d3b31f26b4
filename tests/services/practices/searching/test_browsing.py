"""A search that is looked at: begun, narrowed, widened, asked otherwise, kept, run again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.errors import Changed, NotAMember, NotFound
from domain.languages import LANGUAGES
from domain.practices.errors import NoSuchPlace
from domain.practices.searches import MOST_SAVED, NothingToSave, SavedSearchesFull
from services.practices import browsing, saved_searches
from storage import privacy
from storage.privacy import Subject
from tests.services.practices.searching.conftest import ANA, BIKES, CLEO, STRANGER, practice, shared

if TYPE_CHECKING:
    from domain.actors import Caller
    from services.core import Core
    from services.practices.browsing import Browsed
    from tests.services.practices.searching.conftest import Made

pytestmark = pytest.mark.usefixtures("made")


async def begun(core: Core, words: str = "", who: Caller = ANA, **how: Any) -> int:
    return await core.write(who, browsing.begin, words, **how)


async def shown(core: Core, draft: int, who: Caller = ANA) -> Browsed:
    return await core.read(who, browsing.show, draft)


def found(browsed: Browsed) -> set[str]:
    return {one.practice.key for one in browsed.results.found}


@pytest.mark.parametrize(
    ("how", "keys"),
    [
        ({"theme": "energy"}, {"roofs"}),
        ({"where": "Norte (PT11)"}, {"bikes"}),
        ({"where": "norte"}, {"bikes"}),
        ({"where": "Irlanda"}, {"leather"}),
        ({"where": "FR"}, {"roofs"}),
        ({"language": "Französisch"}, None),
        ({"language": "francés"}, {"roofs"}),
        ({"language": "en", "theme": "circular"}, {"leather"}),
        ({"where": "Atlantis"}, None),
        ({"theme": "alchemy"}, None),
    ],
)
async def test_a_search_begins_narrowed(core: Core, how: dict[str, str], keys: set[str] | None) -> None:
    if keys is None:
        with pytest.raises((NotFound, NoSuchPlace)):
            await begun(core, **how)
        return
    assert found(await shown(core, await begun(core, **how))) == keys


async def test_narrowing_counts_each_filter_as_if_it_alone_asked_for_nothing(core: Core) -> None:
    draft = await begun(core, where="Portugal")
    await core.write(ANA, browsing.choose, draft, "themes", ["mobility"])
    narrowing = await core.read(ANA, browsing.narrow, draft)
    assert narrowing.choices["countries"] == {"PT": 1}  # of those on mobility
    assert narrowing.choices["themes"] == {"mobility": 1}
    await core.write(ANA, browsing.choose, draft, "countries", [])
    every = {"circular": 1, "energy": 1, "mobility": 1}
    assert (await core.read(ANA, browsing.narrow, draft)).choices["themes"] == every
    await core.write(ANA, browsing.choose, draft, "themes", ["energy", "circular"])
    assert found(await shown(core, draft)) == {"roofs", "leather"}
    await core.write(ANA, browsing.choose, draft, "years", ["2019", "2021"])
    assert found(await shown(core, draft)) == {"roofs"}
    await core.write(ANA, browsing.widen, draft)
    assert not found(await shown(core, draft))


async def test_words_are_asked_otherwise_or_as_they_were_typed(core: Core) -> None:
    draft = await begun(core, "bicicletsa")
    assert found(await shown(core, draft)) == {"bikes"}
    await core.write(ANA, browsing.as_typed, draft)
    assert not found(await shown(core, draft))
    await core.write(ANA, browsing.search_again, draft, "  leather  ")
    assert found(await shown(core, draft)) == {"leather"}
    assert not (await shown(core, draft)).as_typed


async def test_a_search_is_its_owner_s(core: Core) -> None:
    draft = await begun(core, "leather")
    with pytest.raises(Changed):
        await shown(core, draft, CLEO)
    with pytest.raises(NotAMember):
        await begun(core, "leather", STRANGER)


async def test_what_is_like_a_practice_is_not_itself(core: Core) -> None:
    draft = await begun(core, "bicicletas de carga")
    (bikes,) = (await shown(core, draft)).results.found
    alike = await core.read(ANA, browsing.alike, bikes.practice.id)
    assert bikes.practice.id not in {one.id for one in alike.found}


async def test_what_is_like_a_practice_shares_its_concepts_and_no_common_word(core: Core) -> None:
    said = {"language": "en", "theme": "mobility"}
    club = said | {
        "key": "club", "title": "Electric cars for neighbours", "summary": "A car club of the village.",
        "keywords": ["car sharing", "community transport", "electric cars"],
    }  # fmt: skip
    bus = said | {
        "key": "bus",
        "title": "A community transport bus",
        "summary": "Community transport on call.",
    }
    ferry = said | {"key": "ferry", "title": "A four-car ferry", "summary": "The ferry takes four cars."}
    await shared(core, club, bus, ferry)
    alike = await core.read(ANA, browsing.alike, (await practice(core, "club")).id)
    assert [one.key for one in alike.found][:1] == ["bus"]


async def test_a_search_is_kept_once_run_again_and_removed(core: Core) -> None:
    draft = await begun(core, "telhados solares", theme="energy")
    kept = await core.write(ANA, saved_searches.save, draft)
    assert (await core.write(ANA, saved_searches.save, draft)).id == kept.id
    assert [one.words for one in (await core.read(ANA, saved_searches.listed)).searches] == [
        "telhados solares"
    ]
    again = await core.write(ANA, saved_searches.run, int(kept.id))
    assert found(await shown(core, again)) == {"roofs"}
    for who in (CLEO, STRANGER):
        with pytest.raises((NotFound, NotAMember)):
            await core.write(who, saved_searches.remove, int(kept.id))
    left = await core.write(ANA, saved_searches.remove, int(kept.id))
    assert not left.searches


async def test_nothing_is_no_search_to_keep_and_there_is_an_end(core: Core) -> None:
    with pytest.raises(NothingToSave):
        await core.write(ANA, saved_searches.save, await begun(core, " … "))
    for number in range(MOST_SAVED):
        await core.write(ANA, saved_searches.save, await begun(core, f"word {number}"))
    with pytest.raises(SavedSearchesFull):
        await core.write(ANA, saved_searches.save, await begun(core, "one more"))


async def test_a_saved_search_is_told_and_goes_with_its_owner(core: Core, made: Made) -> None:
    await core.write(ANA, saved_searches.save, await begun(core, "leather", theme="circular"))

    def forgotten(tx: Any, actor: Any) -> tuple[Any, int]:
        subject = Subject(actor.person, made.ana, "Ana", (ANA.address,), False, None)
        told = dict(privacy.told(tx, subject))
        privacy.forget(tx, subject)
        return told, len(saved_searches.saved.of_member(tx, made.ana))

    told, left = await core.write(ANA, forgotten)
    sheets = [sheet for sheets in told.values() for sheet in sheets if sheet.name == "saved_searches"]
    assert sheets[0].rows[0]["words"] == "leather"
    assert left == 0


async def test_quotation_marks_are_left_out_by_a_press(core: Core) -> None:
    draft = await begun(core, "«bike parcels cargo»")
    assert found(await shown(core, draft)) == set()
    await core.write(ANA, browsing.unquote, draft)
    after = await shown(core, draft)
    assert (after.results.text, "bikes" in found(after)) == ("bike parcels cargo", True)


async def test_what_filters_let_through_is_seen_to_its_end_and_counted(core: Core) -> None:
    many = [
        BIKES | {"key": f"k{number:02}", "language": language, "theme": "blue", "original": "en"}
        for number in range(20)
        for language in LANGUAGES
    ]
    await shared(core, *many)
    draft = await begun(core, theme="blue")
    pages = [(await core.read(ANA, browsing.show, draft, page)).results for page in range(5)]
    assert {one.total for one in pages} == {20}
    assert {one.pages for one in pages} == {4}
    seen = [one.practice.key for page in pages[:4] for one in page.found]
    assert seen == sorted(seen, reverse=True), "the newest first, each once"
    assert len(seen) == 20
    assert (pages[4].page, pages[4].found) == (3, pages[3].found), "there is no page behind the last"
    choices = (await core.read(ANA, browsing.narrow, draft)).choices
    assert choices["themes"] == {"blue": 20, "circular": 1, "energy": 1, "mobility": 1}
    assert choices["languages"] == dict.fromkeys(LANGUAGES, 20)
    assert choices["years"] == {"2021": 20}
