"""The form of a practice: read as chat reads it, all that is wrong said at once, nothing typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from domain.practices.model import Wording
from services.practices import reading, sharing
from tests.portal.conftest import ANA, BRUNO
from tests.portal.test_practices import HERE, now, published, sent
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.practices.model import Practice
    from services.core import Core
    from tests.portal.conftest import Browse, Browser, Page, World

WHOLE: Final = {
    "title": "Tide mills", "summary": "A mill.", "problem": "Dear flour.", "evidence": "Two mills run.",
    "theme": "energy",
}  # fmt: skip


async def begun(core: Core) -> Practice:
    return (await core.write(BRUNO, sharing.begin, Wording("en", "Tide mills"))).practice


async def saved(browser: Browser, practice: Practice, **typed: str) -> Page:
    address = f"{HERE}/{practice.id}/edit"
    form = next(one for one in (await browser.get(address)).read.forms if one.action == address)
    return await browser.post(address, form.fields | typed)


@pytest.mark.parametrize(
    ("typed", "region", "country"),
    [
        ("Portugal", "", "PT"), ("norte", "PT11", "PT"), ("Norte (PT11)", "PT11", "PT"), ("Irlande", "", "IE"),
        ("frh0", "FRH0", "FR"), ("", "", ""),
    ],
)  # fmt: skip
async def test_a_place_is_read_by_any_of_its_names(
    core: Core, world: World, browse: Browse, typed: str, region: str, country: str
) -> None:
    practice, browser = await begun(core), await browse(BRUNO)
    page = await saved(browser, practice, region=typed)
    assert "It is saved." in page.text
    facts = (await now(core, practice)).facts
    assert (facts.region, facts.country) == (region, country)
    # What stands in the form then is understood again.
    await saved(browser, practice)
    assert (await now(core, practice)).facts == facts
    assert world.network == 1


async def test_a_place_that_nobody_knows_is_refused(core: Core, world: World, browse: Browse) -> None:
    practice = await begun(core)
    page = await saved(await browse(BRUNO), practice, region="Atlantis")
    assert page.status == 422
    assert "“Atlantis” is no region or country" in page.text
    assert (await now(core, practice)).facts == practice.facts
    assert world.network == 1


async def test_all_that_is_wrong_is_said_at_once_and_nothing_is_lost(
    core: Core, world: World, browse: Browse
) -> None:
    practice = await begun(core)
    page = await saved(
        await browse(BRUNO),
        practice,
        region="Atlantis",
        period="now and then",
        links="http://127.0.0.1/",
        keywords=",".join(map(str, range(30))),
        summary="A mill.",
    )
    assert page.status == 422
    for name in ("region", "period", "links", "keywords"):
        assert f'href="#{name}"' in page.html
        field = next(have for _, have in page.read.tags if have.get("id") == name)
        assert field["aria-invalid"] == "true"
    assert "A mill." in page.html
    assert len([one for _, one in page.read.tags if one.get("id") == "problem"]) == 1, "the field alone"
    assert (await now(core, practice)).original.summary == ""
    assert world.network == 1


@pytest.mark.parametrize("title", ["", "   "])
async def test_nothing_is_kept_of_one_without_a_title(
    core: Core, world: World, browse: Browse, title: str
) -> None:
    browser = await browse(BRUNO)
    form = (await browser.get(f"{HERE}/new")).read.forms[0]
    page = await browser.post(f"{HERE}/new", form.fields | {"title": title, "summary": "A mill."})
    assert page.status == 422
    assert "It needs a title" in page.text
    assert "A mill." in page.html
    assert not (await core.read(BRUNO, reading.mine)).practices
    practice = await begun(core)
    assert (await saved(browser, practice, title=title)).status == 422
    assert (await now(core, practice)).original.title == "Tide mills"
    assert world.network == 1


async def test_a_draft_is_written_on_until_it_can_be_sent(core: Core, world: World, browse: Browse) -> None:
    practice, browser = await begun(core), await browse(BRUNO)
    page = await saved(browser, practice, summary="A mill.")
    assert page.path == f"{HERE}/{practice.id}/edit"
    assert "Still needed to send it: Problem, Evidence of success and Theme." in page.text
    done = await saved(browser, practice, **WHOLE)
    assert done.path == f"{HERE}/{practice.id}"
    assert "Send it to the reviewers" in done.text
    assert world.network == 1


async def test_what_is_no_choice_changes_nothing(core: Core, world: World, browse: Browse) -> None:
    practice = await published(core, BRUNO)
    await saved(await browse(BRUNO), practice, host="zebra", maturity="x", evidence_level="", language="xx")
    after = await now(core, practice)
    assert (after.facts, after.original.language) == (practice.facts, "en")
    assert world.network == 1


async def test_why_it_was_sent_back_is_shown_only_while_it_is_back(
    core: Core, world: World, browse: Browse
) -> None:
    practice, boss, author = await sent(core), await browse(BOSS), await browse(BRUNO)
    address, page = f"{HERE}/{practice.id}/review", f"{HERE}/{practice.id}"

    async def review(**said: str) -> None:
        form = next(one for one in (await boss.get(address)).read.forms if one.action == address)
        await boss.post(address, form.fields | said)

    await review(verdict="return", why="Say how many.")
    assert "Say how many." in (await author.get(page)).text
    back = await now(core, practice)
    await core.write(BRUNO, sharing.send, back.id, back.revision)
    assert "Say how many." not in (await author.get(page)).text
    await review(verdict="publish", why="Well done.")
    assert "Say how many." not in (await author.get(page)).text
    assert "Say how many." not in (await (await browse(ANA)).get(page)).text
    assert world.network == 1
