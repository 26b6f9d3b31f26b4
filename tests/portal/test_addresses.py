"""My e-mail address on the web: written, asked back, confirmed by its link, taken away."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from domain.notices import Way
from services import consents, door, links
from services.notices import preferences, readers
from storage import members, outbox, people
from storage.schema.door import address_claim
from storage.schema.notices import notice as notices
from tests.portal.conftest import ANA, World
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse

ADDRESS = "ana@example.org"


async def sent(core: Core) -> list[Any]:
    """What the mails with links say."""

    def told(tx: Any) -> list[Any]:
        rows = tx.connection.execute(notices.select().where(notices.c.kind == "door.address"))
        made = []
        for row in rows:
            here = tx.within(row.network_id)
            reader = readers.alone(here, row.member_id)
            made.append(door.tell_claim(here, outbox.notice_from(row), reader))
        return made

    return await core.look_across(told)


async def test_an_address_is_given_and_confirmed(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    page = await browser.get("/n/1/address")
    assert "No e-mail address of yours is kept." in page.text
    page = await browser.send("/n/1/address", email="ANA@example.org")
    assert "A mail is on its way." in page.text
    assert "No e-mail address of yours is kept." in page.text, "not yet"
    (told,) = await sent(core)

    mail = await browse()  # another browser, where nobody is signed in
    for _ in range(2):
        page = await mail.get(f"/act/{told.token}")
    assert "Ana gave ana@example.org as their e-mail address in Atlantic innovation." in page.text
    assert "I agree that Techlink writes to my e-mail address" in page.text
    assert not (await core.read(ANA, consents.mine)).holding, "scanners open links"
    page = await mail.send(told.token)
    assert "Confirmed." in page.text
    assert (await core.read(ANA, consents.mine)).holding[Purpose.MAIL].how is Given.MAIL
    page = await browser.get("/n/1/settings")
    assert "ana@example.org, which you confirmed." in page.text
    assert "You are reached by e-mail at ana@example.org. Else: into the inbox." in page.text
    assert "email" in [
        value for tag, have in page.read.tags if (value := have.get("value")) and tag == "option"
    ]
    page = await mail.get(f"/act/{told.token}")
    assert "ana@example.org is the address of Ana." in page.text

    await browser.get("/n/1/address")
    page = await browser.send("/address/remove")
    assert "Taken away." in page.text
    assert "No e-mail address of yours is kept." in page.text


async def test_a_slip_is_asked_back_and_never_refused(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    await browser.get("/n/1/address")
    page = await browser.send("/n/1/address", email="ana@gmial.com")
    assert "Did you mean ana@gmail.com?" in page.text
    assert await sent(core) == []
    yes, no = (form for form in page.read.forms if form.action.endswith("/address"))
    assert (yes.fields["email"], no.fields["email"]) == ("ana@gmail.com", "ana@gmial.com")
    for form in (yes, no):
        await browser.post(form.action, form.fields)
    assert [one.address for one in await sent(core)] == ["ana@gmail.com", "ana@gmial.com"]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ana",
        "ana@example",
        "ana@example.org\r\nBcc: x@y.zz",
        "<b>a@example.org",
        "a@" + "d" * 300 + ".org",
    ],
)
async def test_what_is_no_address_stays_in_its_field(
    core: Core, world: World, browse: Browse, typed: str
) -> None:
    browser = await browse(ANA)
    await browser.get("/n/1/address")
    page = await browser.send("/n/1/address", email=typed)
    assert page.status == 422
    assert "This is no e-mail address" in page.text
    (field,) = [have for _, have in page.read.tags if "aria-invalid" in have]
    assert field["id"] == "email"
    assert await sent(core) == []


async def test_too_often_is_said(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(ANA)
    for n in range(6):
        await browser.get("/n/1/address")
        page = await browser.send("/n/1/address", email=f"ana{n}@example.org")
    assert page.status == 422
    assert "That was asked often" in page.text
    assert len(await sent(core)) == 5


async def test_an_address_of_another_person_is_said_kindly(core: Core, world: World, browse: Browse) -> None:
    def list_dora(tx: Any, _actor: Any) -> None:
        person = people.add_person(tx, "Dora")
        people.add_channel(tx, person.id, ChannelKind.EMAIL, ADDRESS)
        members.add(tx, person.id, None)

    await core.write(BOSS, list_dora)
    await core.write(ANA, door.claim, ADDRESS)
    (told,) = await sent(core)
    browser = await browse()
    page = await browser.get(f"/act/{told.token}")
    assert page.status == 200
    assert "This address is known already" in page.text
    assert "the coordination can join the two" in page.text
    assert "Dora" not in page.text
    csrf = (await browser.get("/signin")).form("/signin").fields["csrf"]
    page = await browser.post(f"/act/{told.token}", {"csrf": csrf, "wording": "mail-1"})
    assert page.status == 409


async def test_an_old_link_says_so(core: Core, world: World, browse: Browse, clock: FixedClock) -> None:
    await core.write(ANA, door.claim, ADDRESS)
    (told,) = await sent(core)
    clock.advance(timedelta(days=1))
    page = await (await browse()).get(f"/act/{told.token}")
    assert page.status == 410
    assert await core.look_across(
        lambda tx: [one.confirmed_at for one in tx.connection.execute(address_claim.select())]
    ) == [None]


async def test_without_a_mail_server_no_address_is_asked_for(
    core: Core, world: World, browse: Browse
) -> None:
    core.mails = False
    browser = await browse(ANA)
    page = await browser.get("/n/1/address")
    assert not [form for form in page.read.forms if form.action.endswith("/address")]
    csrf = (await browser.get("/n/1/settings")).form("/settings").fields["csrf"]
    page = await browser.post("/n/1/address", {"csrf": csrf, "email": ADDRESS})
    assert page.status == 404
    assert await sent(core) == []


async def test_mails_are_had_back_on_one_s_own_page_however_they_ended(
    core: Core, world: World, browse: Browse
) -> None:
    """The mail program's one click is seen by nobody: where it is taken back has to be found without it."""

    def agree(tx: Any, actor: Any) -> str:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, ADDRESS)
        consents.give(tx, actor, Purpose.MAIL, "mail-1", Given.WEB)
        return links.make(tx, actor.member, links.Purpose.UNSUBSCRIBE, 0)

    token = await core.write(ANA, agree)
    await core.write(ANA, preferences.choose_way, Way.EMAIL)
    program = await browse()
    page = await program.post(f"/unsubscribe/{token}", {"List-Unsubscribe": "One-Click"})
    assert "“My settings”, then “My e-mail address”" in page.text
    browser = await browse(ANA)
    page = await browser.get("/n/1/settings")
    assert "You are reached in your inbox only, since no other way is open." in page.text
    assert "No mails are sent to ana@example.org: you have not agreed to them, or took it back." in page.text
    assert "/n/1/address" in page.html
    assert page.form("/settings").fields["way"] == "email", "nothing else is chosen by saving"
    page = await browser.get("/n/1/address")
    assert "I agree that Techlink writes to my e-mail address" in page.text
    page = await browser.send("/address/back")
    assert "Kept: mails come again." in page.text
    assert (await core.read(ANA, preferences.mine)).ways == (Way.EMAIL, Way.INBOX)
    page = await browser.send("/address/end")
    assert "Done: no more mails come." in page.text
    assert not (await core.read(ANA, consents.mine)).holding


async def test_an_address_that_mails_came_back_from_is_tried_again(
    core: Core, world: World, browse: Browse
) -> None:
    def closed(tx: Any, actor: Any) -> None:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, ADDRESS)
        consents.give(tx, actor, Purpose.MAIL, "mail-1", Given.WEB)
        people.found_closed(tx, ChannelKind.EMAIL, ADDRESS)

    await core.write(ANA, closed)
    browser = await browse(ANA)
    assert "Mails to ana@example.org came back" in (await browser.get("/n/1/settings")).text
    await browser.get("/n/1/address")
    await browser.send("/address/back")
    assert (await core.read(ANA, preferences.mine)).mail_open


async def test_the_link_that_took_the_place_of_an_address_still_says_so(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    """What was sent before is void once another address is theirs; not the link by which that came about."""
    mail = await browse()
    for address in ("old@example.org", ADDRESS):
        await core.write(ANA, door.claim, address)
        clock.advance(timedelta(minutes=1))
        told = (await sent(core))[-1]
        await mail.get(f"/act/{told.token}")
        page = await mail.send(told.token)
        assert "Confirmed." in page.text
    page = await mail.get(f"/act/{told.token}")
    assert (page.status, "ana@example.org is the address of Ana." in page.text) == (200, True)
