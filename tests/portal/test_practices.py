"""Practices on the web: found, read, shared, reviewed, renewed; and for anybody, where it is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import NetworkId
from domain.practices.entries import Entry
from domain.practices.model import ContactShown, Facts, Status, Wording
from domain.records import replace
from services.practices import importing, public, reading, sharing
from storage.practices import practices
from tests.portal.conftest import ANA, BRUNO, CLEO, ZOE
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Actor, Caller
    from domain.practices.model import Practice
    from services.core import Core
    from storage.transaction import Transaction
    from tests.portal.conftest import Browse, World

HERE: Final = "/n/1/practices"
BIKES: Final = Wording(
    "en", "Cargo bikes for the last mile", "Parcels by <b>bike</b>.", "Vans stood in the way.", "Six bikes.",
    "Eight vans in ten are gone.",
)  # fmt: skip
VELOS: Final = Wording("fr", "Vélos cargo", "Des colis à vélo.")
FACTS: Final = Facts(
    theme="mobility", country="PT", contact="bruno@example.org", links=("https://example.org/bikes",)
)


async def published(core: Core, by: Caller, facts: Facts = FACTS, key: str = "bikes") -> Practice:
    def made(tx: Transaction, actor: Actor) -> Practice:
        entries = [Entry(key, BIKES, facts), Entry(key, VELOS, facts, "en")]
        importing.take_over(tx, entries, publish=True, author=actor.member, partner=actor.partner)
        return practices.keyed(tx, [key])[key]

    return await core.write(by, made)


async def now(core: Core, practice: Practice) -> Practice:
    return await core.look_across(lambda tx: practices.load(tx.within(NetworkId(1)), practice.id))


async def sent(core: Core) -> Practice:
    begun = (await core.write(BRUNO, sharing.begin, BIKES)).practice
    whole = await core.write(BRUNO, sharing.write, begun.id, begun.revision, BIKES, FACTS)
    return (await core.write(BRUNO, sharing.send, begun.id, whole.practice.revision)).practice


async def test_everyday_words_of_another_language_find_it_with_marks(
    core: Core, world: World, browse: Browse
) -> None:
    await published(core, BRUNO)
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}?q=colis+v%C3%A9lo")
    assert "Vélos cargo" in page.text
    assert "<mark>colis</mark>" in page.html
    assert "1 practice" in page.text
    assert world.network == 1


async def test_without_words_the_newest_are_shown_and_odd_addresses_are_no_error(
    core: Core, world: World, browse: Browse
) -> None:
    await published(core, BRUNO)
    browser = await browse(ANA)
    assert "Cargo bikes for the last mile" in (await browser.get(HERE)).text
    for odd in (
        "?q=AND+OR+%22*", "?q=x&theme=%00&year=abcd&host=zebra&page=-1", "?q=bike&region=XX&page=999999999999",
        "?q=" + "x" * 5000, "?q=bike&evidence_level=%3Cb%3E&theme=%3Cb%3E",
    ):  # fmt: skip
        assert (await browser.get(HERE + odd)).status == 200, odd
    assert world.network == 1


async def test_facets_narrow_down_and_are_taken_away_again(core: Core, world: World, browse: Browse) -> None:
    await published(core, BRUNO)
    await published(core, BRUNO, replace(FACTS, country="FR"), "velos")
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}?q=cargo")
    assert "2 practices" in page.text
    href = next(
        str(have["href"])
        for tag, have in page.read.tags
        if tag == "a" and "country=FR" in str(have.get("href"))
    )
    narrowed = await browser.get(href)
    assert "1 practice" in narrowed.text
    assert "France: take it away" in narrowed.text
    assert world.network == 1


async def test_one_practice_in_each_of_its_languages_and_words_are_no_elements(
    core: Core, world: World, browse: Browse
) -> None:
    made = await published(core, BRUNO)
    browser = await browse(ANA)
    page = await browser.get(f"{HERE}/{made.id}")
    assert "Parcels by &lt;b&gt;bike&lt;/b&gt;." in page.html
    assert "bruno@example.org" in page.text
    french = await browser.get(f"{HERE}/{made.id}?language=fr")
    assert '<h1 lang="fr">Vélos cargo</h1>' in french.html
    assert world.network == 1


async def test_a_practice_is_begun_written_and_sent(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    form = (await browser.get(f"{HERE}/new")).read.forms[0]
    page = await browser.post(f"{HERE}/new", form.fields | {"title": "Tide mills", "language": "en"})
    assert page.path.endswith("/edit")
    edit = page.path
    assert "complete" in page.text
    form = page.read.forms[0]
    wrong = await browser.post(edit, form.fields | {"links": "http://127.0.0.1/", "summary": "A mill."})
    assert wrong.status == 400 or wrong.status == 422
    assert "A mill." in wrong.html
    good = form.fields | {
        "summary": "A mill.", "problem": "Dear flour.", "evidence": "Two mills run.", "theme": "energy",
        "host": "association", "maturity": "running", "failure": "yes", "links": "https://example.org/mill",
        "keywords": "mill, tide",
    }  # fmt: skip
    shown = await browser.post(edit, good)
    assert "It is saved." in shown.text
    send = edit.replace("/edit", "/send")
    before = await browser.get(send)
    done = await browser.post(send, before.read.forms[0].fields)
    assert "waits for its review" in done.text
    (mine,) = (await core.read(BRUNO, reading.mine)).practices
    assert mine.practice.status is Status.SUBMITTED
    assert mine.practice.facts.failure
    assert mine.practice.original.keywords == ("mill", "tide")
    assert "Tide mills" in (await browser.get(f"{HERE}/mine")).text
    assert world.network == 1


async def test_what_is_missing_is_named_before_it_is_sent(core: Core, world: World, browse: Browse) -> None:
    begun = (await core.write(BRUNO, sharing.begin, Wording("en", "Tide mills"))).practice
    page = await (await browse(BRUNO)).get(f"{HERE}/{begun.id}/send")
    assert "Still to say" in page.text
    assert [form.action for form in page.read.forms] == ["/signout"]
    other = await browse(ANA)
    assert (await other.get(f"{HERE}/{begun.id}")).status == 404
    assert (await other.get(f"{HERE}/{begun.id}/edit")).status == 404
    assert world.network == 1


async def test_a_reviewer_accepts_or_sends_back_with_reasons(
    core: Core, world: World, browse: Browse
) -> None:
    made = await sent(core)
    boss = await browse(BOSS)
    assert made.original.title in (await boss.get(f"{HERE}/review")).text
    address = f"{HERE}/{made.id}/review"
    form = next(one for one in (await boss.get(address)).read.forms if one.action == address)
    refused = await boss.post(address, form.fields | {"verdict": "return"})
    assert refused.status in {400, 422}
    back = await boss.post(address, form.fields | {"verdict": "return", "why": "Say how many."})
    assert "Your review is kept" in back.text
    assert (await now(core, made)).status is Status.RETURNED
    author = await browse(BRUNO)
    assert "Berta" in (await author.get(f"{HERE}/{made.id}")).text, "who said so"
    assert "Say how many." in (await author.get(f"{HERE}/{made.id}")).text
    assert (await author.get(address)).status == 403
    assert (await author.get(f"{HERE}/review")).status == 403
    again = await now(core, made)
    longer = replace(BIKES, evidence="Eight vans in ten are gone, counted.")
    again = (await core.write(BRUNO, sharing.write, again.id, again.revision, longer, FACTS)).practice
    await core.write(BRUNO, sharing.send, again.id, again.revision)
    seen = (await boss.get(address)).text
    assert "Say how many." in seen
    assert "Changed since then: Evidence of success." in seen
    form = next(one for one in (await boss.get(address)).read.forms if one.action == address)
    await boss.post(address, form.fields | {"verdict": "publish"})
    assert (await now(core, made)).status is Status.PUBLISHED
    assert world.network == 1


@pytest.mark.parametrize(("answer", "status"), [("yes", Status.PUBLISHED), ("no", Status.ARCHIVED)])
async def test_its_author_says_whether_it_is_still_valid(
    core: Core, world: World, browse: Browse, answer: str, status: Status
) -> None:
    made = await published(core, BRUNO)
    browser = await browse(BRUNO)
    address = f"{HERE}/{made.id}/valid"
    form = next(one for one in (await browser.get(address)).read.forms if one.action == address)
    await browser.post(address, form.fields | {"valid": answer})
    assert (await now(core, made)).status is status
    assert (await (await browse(CLEO)).get(address)).status == 403
    assert world.network == 1


async def test_anybody_reads_the_collection_only_where_it_is_open(
    core: Core, world: World, browse: Browse
) -> None:
    hidden = await published(core, BRUNO)
    shown = await published(core, BRUNO, replace(FACTS, contact_shown=ContactShown.EVERYBODY), "open")
    await core.write(BRUNO, sharing.begin, Wording("en", "A secret draft"))
    nobody, boss = await browse(), await browse(BOSS)
    assert (await nobody.get("/g/1")).status == 404
    form = next(one for one in (await boss.get(HERE)).read.forms if one.action == f"{HERE}/public")
    page = await boss.post(f"{HERE}/public", form.fields | {"open": "yes"})
    assert "Anybody can read the collection now." in page.text
    listed = await nobody.get("/g/1")
    assert "Cargo bikes for the last mile" in listed.text
    assert "A secret draft" not in listed.text
    assert "Vélos cargo" in (await nobody.get("/g/1?q=colis")).text
    one = await nobody.get(f"/g/1/{hidden.number}")
    assert "bruno@example.org" not in one.text
    assert "Bruno" not in one.text
    assert "bruno@example.org" in (await nobody.get(f"/g/1/{shown.number}")).text
    for none in ("/g/1/99", "/g/99", "/g/99/1"):
        assert (await nobody.get(none)).status == 404, none
    await boss.post(f"{HERE}/public", form.fields | {"open": "no"})
    assert (await nobody.get(f"/g/1/{shown.number}")).status == 404
    assert world.network == 1


async def test_opening_it_is_for_the_coordination(core: Core, world: World, browse: Browse) -> None:
    member = await browse(ANA)
    page = await member.get(HERE)
    assert not [one for one in page.read.forms if one.action.endswith("/public")]
    token: dict[str, Any] = {"csrf": page.read.forms[0].fields["csrf"], "open": "yes"}
    assert (await member.post(f"{HERE}/public", token)).status == 403
    assert not (await core.read(CLEO, public.around)).open
    assert (await (await browse(ZOE)).get(HERE)).status == 404
    assert re.search(r"/practices", page.html)
    assert world.network == 1
