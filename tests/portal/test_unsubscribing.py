"""No more mails: by a person's press, by a mail program's POST; never by looking; taken back on the same page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from services import consents, links, members
from storage import people
from tests.portal.conftest import ANA, BRUNO, World

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
async def token(core: Core, world: World) -> str:
    """Ana agreed to mails; the link under one of them."""

    def agree(tx: Any, actor: Any) -> str:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "ana@example.org")
        consents.give(tx, actor, Purpose.MAIL, "mail-1", Given.WEB)
        return links.make(tx, actor.member, links.Purpose.UNSUBSCRIBE, 0)

    return await core.write(ANA, agree)


async def agreed(core: Core) -> bool:
    return Purpose.MAIL in (await core.read(ANA, consents.mine)).holding


async def test_looking_does_nothing_and_one_press_does(core: Core, token: str, browse: Browse) -> None:
    browser = await browse()
    for _ in range(3):
        page = await browser.get(f"/unsubscribe/{token}")
    assert await agreed(core)
    assert (
        "Techlink writes to ana@example.org when something of Atlantic innovation concerns you." in page.text
    )
    page = await browser.send(f"/unsubscribe/{token}")
    assert "Done: no more mails come." in page.text
    assert "What concerns you lies in your inbox" in page.text
    assert "What you ask for yourself still comes by e-mail" in page.text
    assert not await agreed(core)
    page = await browser.get(f"/unsubscribe/{token}")
    assert page.read.forms[0].action.endswith("/back")
    assert "I agree that Techlink writes to my e-mail address" in page.text
    page = await browser.send(f"{token}/back")
    assert "Kept: mails come again." in page.text
    assert await agreed(core)
    assert (await browser.get("/n/1/")).path == "/signin", "nobody was signed in by it"


async def test_a_mail_program_needs_no_page_and_no_cookie(core: Core, token: str, browse: Browse) -> None:
    for _ in range(2):
        program = await browse()
        page = await program.post(f"/unsubscribe/{token}", ONE_CLICK)
        assert page.status == 200, "again is harmless"
        assert not await agreed(core)
    import aiohttp

    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("List-Unsubscribe", "One-Click")
    await core.write(ANA, consents.give, Purpose.MAIL, "mail-1", Given.WEB)
    answer = await (await browse()).client.post(f"/unsubscribe/{token}", data=form)
    assert (answer.status, await agreed(core)) == (200, False)


async def test_other_posts_without_our_page_do_nothing(core: Core, token: str, browse: Browse) -> None:
    for sent in ({}, {"List-Unsubscribe": "yes"}, {"csrf": "x"}):
        page = await (await browse()).post(f"/unsubscribe/{token}", sent)
        assert page.status == 403
    page = await (await browse()).post(f"/unsubscribe/{token}/back", ONE_CLICK)
    assert page.status == 403
    assert await agreed(core)


async def test_only_a_link_for_this_does_this(core: Core, world: World, token: str, browse: Browse) -> None:
    done = await core.write(
        BRUNO, lambda tx, actor: links.make(tx, actor.member, links.Purpose.DONE, world.milestone)
    )
    for wrong in (done, token[:-1], token + "x", done.replace("done.", "unsubscribe.")):
        page = await (await browse()).post(f"/unsubscribe/{wrong}", ONE_CLICK)
        assert page.status == 404
    assert await agreed(core)


async def test_links_that_were_called_back_still_end_mails(
    core: Core, token: str, browse: Browse, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=600))
    await core.write(ANA, lambda tx, actor: links.void_all(tx, actor.person))
    page = await (await browse()).post(f"/unsubscribe/{token}", ONE_CLICK)
    assert page.status == 200
    assert not await agreed(core)


async def test_for_who_left_there_is_nothing_to_end(
    core: Core, token: str, browse: Browse, clock: FixedClock
) -> None:
    clock.advance(timedelta(seconds=1))
    await core.write(ANA, members.leave)
    browser = await browse()
    for page in (
        await browser.get(f"/unsubscribe/{token}"),
        await browser.post(f"/unsubscribe/{token}", ONE_CLICK),
    ):
        assert page.status == 200
        assert "This link was for somebody who has left the network." in page.text


async def test_the_same_link_opens_at_the_address_of_links_that_act(
    core: Core, token: str, browse: Browse
) -> None:
    browser = await browse()
    await browser.get(f"/act/{token}")
    assert await agreed(core)
    await browser.send(f"/unsubscribe/{token}")
    assert not await agreed(core)
