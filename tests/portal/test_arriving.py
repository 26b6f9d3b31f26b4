"""The link of an invitation: looked at as often as one likes, joined with one press, and then of no use."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.arriving import Stage
from domain.consents import Purpose as Agreed
from domain.sheets import Sheets
from services import consents, importing, links, members, partners
from services.arriving import progress
from services.links import Purpose
from storage import arrivals
from storage import members as stored
from tests.domain.importing.given import sheet
from tests.portal.conftest import ANA, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse

HEADINGS = ["Name", "Partner", "E-mail", "Function", "Role"]
INES = ["Inês <b>Duarte", "Porto technology centre", "ines@porto.example", "engineer", ""]


@pytest.fixture
async def ines(core: Core, world: World) -> int:
    """She is on the coordination's list; her member's id."""
    view = await core.write(BOSS, importing.keep, Sheets("people.xlsx", (sheet("People", HEADINGS, INES),)))
    await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    found = await core.read(BOSS, lambda tx, _: stored.listed(tx))
    return next(int(one.id) for one in found if one.name == INES[0])


async def link(core: Core, member: int, days: int = 30) -> str:
    def make(tx: Any, _actor: Any) -> str:
        return links.make(tx, member, Purpose.JOIN, member, timedelta(days=days))  # type: ignore[arg-type]

    return await core.write(BOSS, make)


async def stage(core: Core) -> Stage:
    (found,) = (await core.read(BOSS, progress.progress)).people
    return found.arrival.stage


async def held(core: Core, member: int) -> set[Agreed]:
    from domain.actors import NetworkId, Visitor

    person = await core.read(BOSS, lambda tx, _: stored.load(tx, member).person.id)  # type: ignore[arg-type]
    return set((await core.read(Visitor(person, NetworkId(1)), consents.mine)).holding)


async def test_she_reads_who_invites_and_what_is_kept_then_joins_with_one_press(
    core: Core, browse: Browse, ines: int
) -> None:
    browser = await browse()
    token = await link(core, ines)
    for _ in range(3):
        page = await browser.get(f"/act/{token}")
        assert page.status == 200
    assert await stage(core) is Stage.LISTED, "mail scanners look, too"
    assert "<b>" not in page.html
    assert '<html lang="pt">' in page.html, "her partner's language"
    page = await browser.get(f"/act/{token}?language=en")
    for said in (
        "Atlantic innovation",
        "Porto technology centre",
        "Berta",
        "Your rights",
        "ines@porto.example",
    ):
        assert said in page.text
    form = page.form(token)
    assert "mail" not in form.fields or 'name="mail" value="yes">' in page.html, "not ticked"
    fields = {**form.fields, "name": "Inês Duarte", "zone": "Azores", "language": "fr"}
    fields.pop("mail", None)
    page = await browser.post(form.action, fields)
    assert (page.status, page.path) == (200, "/n/1/")
    assert '<html lang="fr">' in page.html
    assert await stage(core) is Stage.ARRIVED
    assert await held(core, ines) == {Agreed.NOTICE}
    page = await browser.get("/n/1/settings")
    assert page.form("/settings").fields["name"] == "Inês Duarte"
    assert page.form("/settings").fields["zone"] == "Atlantic/Azores"
    page = await browser.get("/n/1/notice")
    assert page.status == 200


async def test_mails_are_agreed_to_by_a_tick_alone(core: Core, browse: Browse, ines: int) -> None:
    browser = await browse()
    page = await browser.get(f"/act/{await link(core, ines)}")
    form = page.form("/act/" + page.path.rsplit("/", 1)[1])
    await browser.post(form.action, {**form.fields, "mail": "yes"})
    assert await held(core, ines) == {Agreed.NOTICE, Agreed.MAIL}


async def test_what_is_not_understood_is_said_and_nothing_is_typed_twice(
    core: Core, browse: Browse, ines: int
) -> None:
    browser = await browse()
    page = await browser.get(f"/act/{await link(core, ines)}")
    form = page.read.forms[0]
    page = await browser.post(
        form.action, {**form.fields, "zone": "Atlantis", "language": "en", "mail": "yes"}
    )
    assert page.status == 422
    assert "Techlink knows no time zone" in page.text
    assert 'value="Atlantis"' in page.html
    assert 'value="yes" checked' in page.html
    assert await stage(core) is Stage.LISTED
    # On a phone nothing below the first lines is in sight.
    after = page.html.partition("</h1>")[2].lstrip()
    assert after.startswith('<div class="problem" role="alert" id="refused" tabindex="-1" autofocus>')
    assert '<a href="#zone">' in after


async def test_the_time_zone_is_that_of_the_partner_s_country_and_its_towns_lead_to_it(
    core: Core, browse: Browse, world: World
) -> None:
    karim = ["Karim", "Université de Brest", "karim@brest.example", "", ""]
    view = await core.write(BOSS, importing.keep, Sheets("people.xlsx", (sheet("People", HEADINGS, karim),)))
    await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    found = await core.read(BOSS, lambda tx, _: stored.listed(tx))
    member = next(int(one.id) for one in found if one.name == "Karim")
    browser = await browse()
    page = await browser.get(f"/act/{await link(core, member)}")
    form = page.read.forms[0]
    assert form.fields["zone"] == "Europe/Paris"
    page = await browser.post(form.action, {**form.fields, "zone": "Brest", "language": "en"})
    assert page.status == 422
    assert "Did you mean Paris" in page.text


async def test_no_is_one_press_and_holds(core: Core, browse: Browse, ines: int) -> None:
    browser = await browse()
    token = await link(core, ines)
    page = await browser.get(f"/act/{token}?language=en")
    form = page.read.forms[1]
    assert form.fields["press"] == "decline"
    page = await browser.post(form.action, form.fields)
    assert await stage(core) is Stage.DECLINED
    for page in (await browser.get(f"/act/{token}"), await browser.post(form.action, form.fields)):
        assert page.status == 200
        assert "/signin" not in page.html
    join = {**form.fields, "press": "join", "name": "X", "zone": "UTC", "language": "en"}
    page = await browser.post(form.action, join)
    assert "You said no" in page.text
    assert await stage(core) is Stage.DECLINED


async def test_for_a_partner_that_has_left_nobody_joins(core: Core, browse: Browse, ines: int) -> None:
    browser = await browse()
    token = await link(core, ines)
    form = (await browser.get(f"/act/{token}?language=en")).read.forms[0]
    key = await core.read(BOSS, lambda tx, _: stored.load(tx, ines).partner)  # type: ignore[arg-type]
    await core.write(BOSS, partners.leave, key)
    join = {**form.fields, "press": "join", "name": "X", "zone": "UTC", "language": "en"}
    for page in (await browser.post(form.action, join), await browser.get(f"/act/{token}?language=en")):
        assert page.status == 200
        assert "Porto technology centre takes part no more" in page.text
        assert "ask the coordination of the network: Berta" in page.text
        assert 'value="join"' not in page.html
    found = await core.read(BOSS, lambda tx, _: arrivals.load(tx, ines))  # type: ignore[arg-type]
    assert found.arrived_at is None


async def test_after_joining_the_link_signs_nobody_in(core: Core, browse: Browse, ines: int) -> None:
    browser, other = await browse(), await browse()
    token = await link(core, ines)
    page = await browser.get(f"/act/{token}")
    await browser.post(page.read.forms[0].action, page.read.forms[0].fields)
    page = await other.get(f"/act/{token}?language=en")
    assert not page.read.forms, "there is nothing to press"
    assert "/signin" in page.html
    signin = await other.get("/signin")
    page = await other.post(
        f"/act/{token}",
        {
            "csrf": signin.read.forms[0].fields["csrf"],
            "press": "join",
            "name": "X",
            "zone": "UTC",
            "language": "en",
        },
    )
    assert "You have joined already" in page.text
    assert (await other.get("/networks")).path == "/signin"


@pytest.mark.parametrize("ended", [False, True])
async def test_who_was_signed_in_with_it_before_does_not_keep_them_out(
    core: Core, browse: Browse, ines: int, ended: bool
) -> None:
    browser, other = await browse(ANA), await browse(ANA)
    if ended:
        await other.get("/sessions")
        await other.send("/sessions/others/end")
    page = await browser.get(f"/act/{await link(core, ines)}?language=en")
    page = await browser.post(page.read.forms[0].action, {**page.read.forms[0].fields, "language": "en"})
    assert page.path == "/n/1/"
    assert "Hello, Inês" in page.text
    page = await browser.get("/n/1/")
    assert "Hello, Inês" in page.text
    page = await other.get("/sessions")
    assert (
        sum(form.action.endswith("/end") and "others" not in form.action for form in page.read.forms) == 0
    ), "Ana's other session is over"


async def test_links_that_are_over_or_called_back_say_so(
    core: Core, browse: Browse, ines: int, clock: FixedClock
) -> None:
    browser = await browse()
    token = await link(core, ines)
    assert (await browser.get(f"/act/{token[:-3]}")).status == 404
    old = await link(core, ines, days=1)
    clock.advance(timedelta(days=2))
    assert (await browser.get(f"/act/{old}")).status == 410
    await core.write(BOSS, members.remove, ines)
    assert (await browser.get(f"/act/{token}")).status == 410


async def test_of_somebody_who_was_never_on_a_list_it_opens_nothing(
    core: Core, browse: Browse, world: World
) -> None:
    ana = await core.read(ANA, lambda _, actor: actor.member)
    browser = await browse()
    assert (await browser.get(f"/act/{await link(core, int(ana))}")).status == 404
