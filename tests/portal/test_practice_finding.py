"""Finding on the web: explained where nothing can be looked for, as typed, kept, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from domain.records import replace
from portal.practices.looking import Looking, of_saved, read, read_text
from services.practices import browsing, saved_searches, sharing
from tests.portal.conftest import ANA, BRUNO, CLEO
from tests.portal.test_practices import BIKES, FACTS, HERE, VELOS, now, published
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.portal.conftest import Browse, Page, World

LINK: Final = "https://example.org/bikes?a=1&b=2"


def leading(page: Page, text: str) -> list[str]:
    """The addresses on the page that hold this."""
    return [str(have["href"]) for tag, have in page.read.tags if tag == "a" and text in str(have.get("href"))]


@pytest.mark.parametrize("words", ["🚲", "the", "“ ”"])
async def test_what_cannot_be_looked_for_is_explained(
    core: Core, world: World, browse: Browse, words: str
) -> None:
    await published(core, BRUNO)
    page = await (await browse(ANA)).get(HERE, params={"q": words})
    assert "What are you looking for?" in page.text
    assert "Write two or three words" in page.text
    assert "0 practices" not in page.text
    assert not [form for form in page.read.forms if form.action.endswith("/searches")]
    assert world.network == 1


async def test_where_nothing_is_found_help_and_the_newest_stand(
    core: Core, world: World, browse: Browse
) -> None:
    await published(core, BRUNO)
    page = await (await browse(ANA)).get(f"{HERE}?q=xylophone")
    assert "Fewer words find more" in page.text
    assert "Cargo bikes for the last mile" in page.text
    assert world.network == 1


async def test_words_that_were_mended_can_be_searched_as_typed(
    core: Core, world: World, browse: Browse
) -> None:
    await published(core, BRUNO)
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}?q=cargoo&country=PT")
    assert "“cargoo” as “cargo”" in page.text
    (typed,) = leading(page, "typed=1")
    assert "country=PT" in typed
    as_typed = await browser.get(typed)
    assert "“cargoo” as" not in as_typed.text
    assert "Fewer words find more" in as_typed.text
    assert world.network == 1


async def test_results_say_their_language_and_filters_stand_before_them(
    core: Core, world: World, browse: Browse
) -> None:
    await published(core, BRUNO)
    await published(core, BRUNO, replace(FACTS, country="FR"), "velos")
    page = await (await browse(ANA)).get(f"{HERE}?q=v%C3%A9lo")
    assert "in French" in page.text
    assert page.html.index("<summary>Narrow it down") < page.html.index("2 practices")
    assert world.network == 1


async def test_filters_alone_are_a_search(core: Core, world: World, browse: Browse) -> None:
    await published(core, BRUNO)
    await published(core, BRUNO, replace(FACTS, country="FR"), "velos")
    page = await (await browse(ANA)).get(f"{HERE}?country=FR")
    assert "1 practice" in page.text
    assert "France: take it away" in page.text
    assert world.network == 1


async def test_from_a_practice_back_to_its_results(core: Core, world: World, browse: Browse) -> None:
    made = await published(core, BRUNO)
    browser = await browse(ANA)
    results = await browser.get(f"{HERE}?q=colis+v%C3%A9lo&country=PT")
    (one,) = leading(results, f"{HERE}/{made.id}?")
    page = await browser.get(one)
    back = "/n/1/practices?q=colis+v%C3%A9lo&country=PT"
    assert "Back to the results" in page.text
    assert leading(page, back) == [back, back], "above and below"
    (english,) = leading(page, "language=en&")
    assert back in leading(await browser.get(english), back)
    odd = await browser.get(f"{HERE}/{made.id}?from=" + "a%3Db%26" * 500 + "&from=http://evil.example/")
    assert odd.status == 200
    assert not leading(odd, "evil")
    assert "Back to the results" not in (await browser.get(f"{HERE}/{made.id}")).text
    assert world.network == 1


async def test_a_search_is_kept_run_again_and_removed(core: Core, world: World, browse: Browse) -> None:
    await published(core, BRUNO)
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}?q=cargo&country=PT")
    page = await browser.post(f"{HERE}/searches", page.form("/searches").fields)
    assert "You are told when a new practice answers it." in page.text
    (kept,) = (await core.read(ANA, saved_searches.listed)).searches
    assert (kept.words, dict(kept.filters)) == ("cargo", {"countries": ["PT"]})
    assert "cargo · Portugal" in page.text
    again = await browser.get(leading(page, "q=cargo")[0])
    assert "1 practice" in again.text
    other = await browse(CLEO)
    token = {"csrf": (await other.get(HERE)).read.forms[0].fields["csrf"], "search": str(kept.id)}
    assert (await other.post(f"{HERE}/searches/remove", token)).status == 404
    await browser.get(f"{HERE}/searches")
    page = await browser.send("/remove")
    assert "Removed." in page.text
    assert not (await core.read(ANA, saved_searches.listed)).searches
    assert world.network == 1


async def test_what_is_saved_in_chat_asks_for_the_same_on_the_web(core: Core, world: World) -> None:
    draft = await core.write(ANA, browsing.begin, "bikes", where="Norte")
    await core.write(ANA, browsing.choose, draft, "years", ["2019", "2024"])
    kept = await core.write(ANA, saved_searches.save, draft)
    asked = of_saved(kept)
    assert ("region", "PT11") in asked.chosen
    assert [value for facet, value in asked.chosen if facet == "year"] == ["2019", "2024"]
    assert read_text(asked.query()) == asked
    assert world.network == 1


def test_an_address_is_read_whatever_stands_in_it() -> None:
    assert read([("page", "-1"), ("q", " x "), ("zebra", "1"), ("theme", "")]) == Looking("x")
    assert read([("q", "one"), ("q", "two"), ("page", "3")]) == Looking("one", page=2)
    assert read_text("&".join(["theme=a"] * 1000)) == Looking()
    asked = Looking("a&b=c", (("theme", "énergie"),), 2, as_typed=True)
    assert read_text(asked.query()) == asked
    assert not asked.toggled("theme", "énergie").chosen
    assert Looking().at("/x") == "/x"


async def test_links_lead_out_and_say_nothing_of_where_from(core: Core, world: World, browse: Browse) -> None:
    made = await published(core, BRUNO, replace(FACTS, links=(LINK,)))
    page = await (await browse(ANA)).get(f"{HERE}/{made.id}")
    (link,) = [have for tag, have in page.read.tags if have.get("href") == LINK]
    assert set(str(link["rel"]).split()) == {"noreferrer", "nofollow", "noopener"}
    assert world.network == 1


async def test_three_more_like_it(core: Core, world: World, browse: Browse) -> None:
    made = [await published(core, BRUNO, FACTS, f"bikes{n}") for n in range(5)]
    page = await (await browse(ANA)).get(f"{HERE}/{made[0].id}")
    assert "More like this" in page.text
    others = {one for one in leading(page, f"{HERE}/") if any(f"/{each.id}?" in one for each in made[1:])}
    assert len(others) == 3
    assert world.network == 1


async def test_the_sheet_is_downloaded_in_the_language_that_is_read(
    core: Core, world: World, browse: Browse
) -> None:
    made = await published(core, BRUNO)
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}/{made.id}?language=fr")
    (href,) = leading(page, "sheet.pdf")
    answer = await browser.client.get(href)
    assert answer.content_type == "application/pdf"
    assert (await answer.read()).startswith(b"%PDF-")
    assert f"{made.code}-fr-" in answer.headers["Content-Disposition"]
    draft = (await core.write(BRUNO, sharing.begin, BIKES)).practice
    assert (await browser.get(f"{HERE}/{draft.id}/sheet.pdf")).status == 404
    assert world.network == 1


async def test_a_colleague_offers_it_in_another_language(core: Core, world: World, browse: Browse) -> None:
    made = await published(core, BOSS)
    browser, address = await browse(BRUNO), f"{HERE}/{made.id}/translate"
    page = await browser.get(address)
    assert "In which language would you write it?" in page.text
    # French is the author's.
    assert [one[-2:] for one in leading(page, "?language=")] == ["es", "pt"]
    form = await browser.get(f"{address}?language=pt")
    assert "Vans stood in the way." in form.text
    said = {
        "title": "Bicicletas de carga",
        "summary": "Encomendas de bicicleta.",
        "keywords": "carga; bicicleta",
    }
    short = await browser.send("/translate", **said | {"title": " "})
    assert short.status == 422
    assert "Still to say: Title." in short.text
    assert "Encomendas de bicicleta." in short.html
    done = await browser.send("/translate", **said)
    assert "Bicicletas de carga" in done.text
    assert "It can be read in this language now." in done.text
    words = (await now(core, made)).in_language("pt")
    assert (words.title, words.keywords) == ("Bicicletas de carga", ("carga", "bicicleta"))
    # What one wrote one may change; what somebody else wrote one may not.
    assert "Encomendas de bicicleta." in (await browser.get(f"{address}?language=pt")).html
    other = await (await browse(CLEO)).get(address)
    assert [one[-2:] for one in leading(other, "?language=")] == ["es"]
    assert world.network == 1


async def test_who_comes_second_with_a_language_keeps_what_they_typed(
    core: Core, world: World, browse: Browse
) -> None:
    made = await published(core, BOSS)
    browser, address = await browse(BRUNO), f"{HERE}/{made.id}/translate"
    await browser.get(f"{address}?language=es")
    await core.write(CLEO, sharing.translate, made.id, replace(VELOS, language="es"))
    late = await browser.send("/translate", title="Bicis", summary="Paquetes en bici.")
    assert late.status == 422
    assert "It is there in Spanish already" in late.text
    assert "Paquetes en bici." in late.html
    token = {"csrf": late.read.forms[0].fields["csrf"], "title": "x", "summary": "y"}
    assert (await browser.post(address, token | {"language": "zz"})).status == 404
    assert (await browser.post(address, token | {"language": "en"})).status == 422
    assert (await browser.get(f"{HERE}/999/translate")).status == 404
    assert world.network == 1


async def test_what_has_little_to_do_with_it_stands_apart(core: Core, world: World, browse: Browse) -> None:
    await published(core, BRUNO)
    browser = await browse(ANA)
    weak = await browser.get(f"{HERE}?q=cargo+hospital+library+bakery+tractor+bridge+satellite+volcano")
    assert "0 practices · 1 with little to do with it" in weak.text
    assert "Little to do with it" in weak.text.replace("1 with little", "")
    assert "Little to do with it" not in (await browser.get(f"{HERE}?q=cargo+bikes")).text
    assert world.network == 1
