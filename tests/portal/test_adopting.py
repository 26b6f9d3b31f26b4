"""Practices on the web: taken over, asked about, rated; and what their author does with that."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.practices.adopting import Stage
from services.practices import sharing
from services.practices.adopting import reading
from services.todo import listing
from tests.portal.conftest import ANA, BOSS, BRUNO, CLEO
from tests.portal.test_practices import published

if TYPE_CHECKING:
    from domain.practices.model import Practice
    from services.core import Core
    from services.practices.adopting.views import AdoptionView, Use
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, Browser, Page, World

BASE: Final = "/n/1"


async def use(core: Core, practice: Practice) -> Use:
    return await core.read(BOSS, reading.use, practice.id)


async def adoption(core: Core, practice: Practice) -> AdoptionView:
    (found,) = (await use(core, practice)).adoptions
    return found


async def send(browser: Browser, path: str, action: str = "", **said: str) -> Page:
    """Open a page, fill in its form with that action (the page's own, if none is named), and send it."""
    await browser.get(path)
    return await browser.send(path + action, **said)


async def test_adopted_thanked_and_said_how_it_goes(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    practice = await published(core, BRUNO)
    ana, bruno = await browse(ANA), await browse(BRUNO)
    here = f"{BASE}/practices/{practice.id}"
    assert f"{here}/adopt" in (await ana.get(here)).html
    assert f"{here}/adopt" not in (await bruno.get(here)).html, "nobody adopts their own"

    page = await send(ana, f"{here}/adopt", place="Brest", adapted="By tram.", planned="2027-03-15")
    made = await adoption(core, practice)
    assert page.path == f"{BASE}/adoptions/{made.adoption.id}"
    assert made.adoption.fields.planned == date(2027, 3, 15)
    assert "By tram." in page.text
    assert "Brest" in (await ana.get(f"{BASE}/adoptions")).text

    page = await send(bruno, page.path, "/thank")
    assert "Thanked." in page.text
    page = await send(bruno, page.path, "/help", words="Call me.")
    assert (await adoption(core, practice)).adoption.help == "Call me."
    assert not [one for one in page.read.forms if "/help" in one.action]

    await refused_without_result(core, ana, page.path, practice)
    page = await send(
        ana, page.path, "/say", stage="running", result="Six trams.", proof="https://example.org/x"
    )
    found = await adoption(core, practice)
    assert (found.adoption.stage, found.checks[0].said.result) == (Stage.RUNNING, "Six trams.")
    assert "Six trams." in (await bruno.get(here)).text

    clock.advance(timedelta(days=300))
    ana, bruno = await browse(ANA), await browse(BRUNO)
    page = await send(ana, page.path, "/say", stage="running", result="Nine trams.")
    assert page.text.index("Nine trams.") < page.text.index("Six trams."), "what was said before stays"
    await withdraw(core, practice)
    page = await ana.get(page.path)
    assert "Whoever shared it withdrew it." in page.text
    assert "Nine trams." in page.text
    assert here not in page.html
    assert not [one for one in page.read.forms if "/say" in one.action]
    assert "(withdrawn)" in (await ana.get(f"{BASE}/adoptions")).text


async def withdraw(core: Core, practice: Practice) -> None:
    seen = (await use(core, practice)).practice
    await core.write(BRUNO, sharing.withdraw, seen.id, seen.revision)


async def refused_without_result(core: Core, browser: Browser, path: str, practice: Practice) -> None:
    page = await send(browser, path, "/say", stage="running", proof="A letter")
    assert page.status == 422
    form = next(one for one in page.read.forms if one.action.endswith("/say"))
    assert form.fields["proof"] == "A letter", "nothing is typed twice"
    assert (await adoption(core, practice)).checks == ()


async def test_a_day_that_may_mean_several_is_asked_and_a_wrong_one_refused(
    core: Core, world: World, browse: Browse
) -> None:
    practice = await published(core, BRUNO)
    ana, path = await browse(ANA), f"{BASE}/practices/{practice.id}/adopt"
    page = await send(ana, path, place="Brest", planned="31/02/2027")
    assert page.status == 422
    assert (await use(core, practice)).adoptions == ()
    page = await send(ana, path, place="B" * 300, planned="31/02/2027")
    assert page.html.index('href="#place"') < page.html.index('href="#planned"'), "both are said at once"
    page = await send(ana, path, place="Brest", planned="04/05/2027")
    if page.path == path:  # English reads it in two ways
        assert "Which day is meant?" in page.text
        page = await send(ana, path, place="Brest", planned="2027-05-04")
    assert (await adoption(core, practice)).adoption.fields.planned == date(2027, 5, 4)
    page = await send(ana, path, place="brest")
    assert page.status == 422, "the same place twice"


async def test_a_question_is_asked_and_answered_by_its_author_alone(
    core: Core, world: World, browse: Browse
) -> None:
    practice = await published(core, BRUNO)
    ana, bruno, cleo = await browse(ANA), await browse(BRUNO), await browse(CLEO)
    here = f"{BASE}/practices/{practice.id}"
    page = await send(ana, f"{here}/ask", text="  ")
    assert page.status == 422
    page = await send(ana, f"{here}/ask", text="How much is <b>one</b>?")
    assert "How much is <b>one</b>?" in page.text
    waits: Any = await core.read(BRUNO, listing.mine, 0, 50)
    assert page.path.removeprefix(f"{BASE}/asked/") in {str(one.subject) for one in waits.items}
    assert not [one for one in (await cleo.get(page.path)).read.forms if one.action == page.path]
    page = await send(bruno, page.path, text="Nothing at all.")
    assert "Nothing at all." in page.text
    assert "Nothing at all." in (await cleo.get(here)).text


async def test_stars_have_a_sentence_and_are_given_once(core: Core, world: World, browse: Browse) -> None:
    practice = await published(core, BRUNO)
    ana, path = await browse(ANA), f"{BASE}/practices/{practice.id}/rate"
    assert (await send(ana, path, stars="6", text="Too many")).status == 422
    assert (await send(ana, path, text="None chosen")).status == 422
    await send(ana, path, stars="5", text="It saved us a year.")
    page = await send(ana, path, stars="4", text="It saved us half a year.")
    assert "It saved us half a year." in page.text
    (one,) = (await use(core, practice)).ratings
    assert one.stars == 4
