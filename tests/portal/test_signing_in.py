"""Coming in: from chat, by mail, with links that are used, old, foreign or cut; sessions; signing out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from domain.actors import ChannelKind
from services import door, links, members
from storage import outbox, people
from storage.schema.door import portal_session, sign_in
from storage.schema.notices import notice as notices
from tests.portal.conftest import ANA, BRUNO, CLEO, World, signed_in
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse


async def rows(core: Core, table: Any) -> list[Any]:
    return await core.look_across(lambda tx: list(tx.connection.execute(table.select())))


async def test_a_link_from_chat_signs_in_once(core: Core, world: World, browse: Browse) -> None:
    link = await core.write(ANA, door.make_link)
    browser = await browse()
    page = await browser.get(f"/signin/{link.token}")
    assert page.status == 200
    assert "This link is for Ana alone." in page.text
    assert not await rows(core, portal_session), "a mail scanner opens links"
    again = await (await browse()).get(f"/signin/{link.token}")
    assert again.status == 200
    page = await browser.send(link.token)
    assert (page.status, page.path) == (200, "/n/1/")
    assert "Hello, Ana" in page.text
    other = await browse()
    used = await other.get(f"/signin/{link.token}")
    assert used.status == 410
    assert "This link was used already" in used.text
    assert "Ask for a link to sign in" in used.text


async def test_only_sums_of_secrets_are_kept(core: Core, world: World, browse: Browse) -> None:
    browser = await browse()
    link = await core.write(ANA, door.make_link)
    await browser.get(f"/signin/{link.token}")
    await browser.send(link.token)
    cookies = {cookie.key: cookie for cookie in browser.client.session.cookie_jar}
    secret = cookies["techlink_session"]
    assert (secret["httponly"], secret["samesite"], secret["path"]) == (True, "Lax", "/")
    kept = str(await rows(core, portal_session)) + str(await rows(core, sign_in))
    assert secret.value not in kept
    assert link.token not in kept
    assert "techlink_visit" not in cookies


async def test_a_link_ends_after_fifteen_minutes(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    link = await core.write(ANA, door.make_link)
    browser = await browse()
    await browser.get(f"/signin/{link.token}")
    assert browser.page is not None
    form = browser.page.form(link.token)
    clock.advance(timedelta(minutes=15))
    for page in (await browser.get(f"/signin/{link.token}"), await browser.post(form.action, form.fields)):
        assert page.status == 410
        assert "The time of this link is over" in page.text


async def test_cut_and_foreign_links_say_so(core: Core, world: World, browse: Browse) -> None:
    link = await core.write(ANA, door.make_link)
    browser = await browse()
    for token in (link.token[:-1], link.token + "x", "x" * 5000, "%00", "ñ"):
        page = await browser.get(f"/signin/{token}")
        assert page.status in {404, 400}, token
        if page.status == 404:
            assert "This link does not work" in page.text


async def test_the_same_answer_whether_an_address_is_known_or_not(
    core: Core, world: World, browse: Browse
) -> None:
    def address(tx: Any, actor: Any) -> None:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "ana@example.org")
        people.agree(tx, ChannelKind.EMAIL, "ana@example.org")

    await core.write(ANA, address)
    before = len(await rows(core, notices))
    browser = await browse()
    said = []
    for typed in ("nobody@example.org", "Ana@Example.org"):
        await browser.get("/signin")
        page = await browser.send("/signin", email=typed)
        said.append((page.status, page.text))
    assert said[0] == said[1]
    assert said[0][0] == 200
    new = (await rows(core, notices))[before:]
    assert [(one.kind, one.subject_kind) for one in new] == [("door.sign_in", "sign_in")]
    (made,) = await rows(core, sign_in)
    assert new[0].expires_at == made.expires_at, "a mail that comes later than that helps nobody"

    def told(tx: Any) -> Any:
        from services.notices import readers

        here = tx.within(world.network)
        reader = readers.alone(here, new[0].member_id)
        return door.tell_sign_in(here, outbox.notice_from(new[0]), reader)

    view = await core.look_across(told)
    page = await browser.get(f"/signin/{view.token}")
    assert "This link is for Ana alone." in page.text
    await browser.send(view.token)
    assert await core.look_across(told) is None, "nothing to say once it was used"


async def test_no_more_than_five_links_an_hour_by_mail(core: Core, world: World, clock: FixedClock) -> None:
    def address(tx: Any, actor: Any) -> None:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "ana@example.org")
        people.agree(tx, ChannelKind.EMAIL, "ana@example.org")

    await core.write(ANA, address)
    for _ in range(9):
        await core.across(door.ask, "ana@example.org")
    assert len(await rows(core, sign_in)) == 5
    clock.advance(timedelta(hours=1))
    await core.across(door.ask, "ana@example.org")
    assert len(await rows(core, sign_in)) == 6


@pytest.mark.parametrize(
    "typed", ["", "ana", "ana@example", "a b@example.org", "ana@example.org\r\nBcc: x@y.zz"]
)
async def test_what_is_no_address_is_asked_again(world: World, browse: Browse, typed: str) -> None:
    browser = await browse()
    await browser.get("/signin")
    page = await browser.send("/signin", email=typed)
    assert page.status == 422
    assert "This is no e-mail address" in page.text
    (field,) = [have for tag, have in page.read.tags if have.get("id") == "email"]
    assert field["aria-invalid"] == "true"
    assert "refused" in str(field["aria-describedby"]).split()


async def test_a_session_is_over_after_seven_days_without_use_or_thirty(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    browser = await browse(ANA)
    for _ in range(4):
        clock.advance(timedelta(days=6))
        assert (await browser.get("/n/1/")).path == "/n/1/"
    clock.advance(timedelta(days=7))
    assert (await browser.get("/n/1/")).path == "/signin"
    browser = await browse(ANA)
    for _ in range(5):
        clock.advance(timedelta(days=6))
        page = await browser.get("/n/1/")
    assert page.path == "/signin", "thirty days are the most"


async def test_sessions_are_listed_and_ended(core: Core, world: World, browse: Browse) -> None:
    phone = await browse(ANA, **{"User-Agent": "Mozilla/5.0 (iPhone) Version/18.0 Mobile Safari/604.1"})
    desk = await browse(ANA, **{"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"})
    bruno = await browse(BRUNO)
    page = await desk.get("/sessions")
    assert "Safari · iPhone" in page.text
    assert "Firefox · Windows" in page.text
    (other,) = [
        form for form in page.read.forms if form.action.endswith("/end") and "others" not in form.action
    ]
    assert (
        await bruno.post(
            other.action, {"csrf": (await bruno.get("/sessions")).form("/signout").fields["csrf"]}
        )
    ).status == 404
    await desk.send(other.action)
    assert (await phone.get("/n/1/")).path == "/signin"
    assert (await desk.get("/n/1/")).path == "/n/1/"
    third = await browse(ANA)
    await desk.get("/sessions")
    await desk.send("/sessions/others/end")
    assert (await third.get("/n/1/")).path == "/signin"
    await desk.get("/sessions")
    assert (await desk.send("/signout")).path == "/signin"
    assert (await desk.get("/n/1/")).path == "/signin"


async def test_links_in_mails_are_made_void_with_one_press(
    core: Core, world: World, browse: Browse, clock: FixedClock
) -> None:
    def link(tx: Any, actor: Any) -> str:
        return links.make(tx, actor.as_member(), links.Purpose.DONE, world.milestone)

    desk, phone = await browse(BRUNO), await browse(BRUNO)
    await desk.get("/sessions")
    token, sign_in_token = await core.write(BRUNO, link), (await core.write(BRUNO, door.make_link)).token
    clock.advance(timedelta(seconds=1))
    await desk.send("/sessions/others/end")
    assert (await phone.get("/n/1/")).path == "/signin"
    mailbox = await browse()
    assert (await mailbox.get(f"/act/{token}")).status == 200, "not asked for"

    page = await desk.get("/sessions")
    assert "Make all links in my mails void" in page.text
    page = await desk.send("/sessions/others/end", links="void")
    assert (page.status, page.path) == (200, "/sessions")
    assert "no link that was sent to you acts for you any more" in page.text
    for path in (f"/act/{token}", f"/signin/{sign_in_token}"):
        assert (await mailbox.get(path)).status == 410, path


async def test_who_signs_in_as_somebody_else_leaves_no_session_behind(
    core: Core, world: World, browse: Browse
) -> None:
    browser = await browse(ANA)
    page = await signed_in(core, browser, BOSS)
    assert "Hello, Berta" in page.text
    held = await core.look_across(
        lambda tx: [one.ended_at for one in tx.connection.execute(portal_session.select())]
    )
    assert sorted(one is None for one in held) == [False, True]


async def test_who_has_left_is_sent_no_link(core: Core, world: World) -> None:
    def reached(tx: Any, actor: Any) -> None:
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, "cleo@example.org")
        people.agree(tx, ChannelKind.EMAIL, "cleo@example.org")

    await core.write(CLEO, reached)
    await core.write(CLEO, members.leave)
    await core.across(door.ask, "cleo@example.org")
    assert await rows(core, sign_in) == []


async def test_who_has_left_comes_to_their_data(core: Core, world: World, browse: Browse) -> None:
    link = await core.write(CLEO, door.make_link)
    await core.write(CLEO, members.leave)
    browser = await browse()
    await browser.get("/n/1/inbox")
    await browser.get(f"/signin/{link.token}")
    page = await browser.send(link.token)
    assert (page.status, page.path) == (200, "/n/1/data")


async def test_who_came_for_a_page_gets_there_once_signed_in(
    core: Core, world: World, browse: Browse
) -> None:
    browser = await browse()
    page = await browser.get(f"/n/1/milestones/{world.milestone}")
    assert page.path == "/signin"
    page = await signed_in(core, browser, ANA)
    assert page.path == f"/n/1/milestones/{world.milestone}"
    page = await signed_in(core, browser, ANA)
    assert page.path == "/n/1/", "once"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/n/1/",
        "https://evil.example/",
        "/n/1/../../signout",
        "/n/1/a?x=1",
        "/n/1/\r\nX: y",
        "/n/2/inbox",
        "",
    ],
)
async def test_nobody_is_led_elsewhere(core: Core, world: World, browse: Browse, path: str) -> None:
    browser = await browse()
    browser.client.session.cookie_jar.update_cookies({"techlink_wanted": path}, browser.client.make_url("/"))
    assert (await signed_in(core, browser, ANA)).path == "/n/1/"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("pt-BR,pt;q=0.9,en;q=0.8", "Iniciar sessão"),
        ("de, fr;q=0.5", "Se connecter"),
        ("es-419", "Iniciar sesión"),
        ("en;q=0, de", "Sign in"),
        ("*;;;q=,,-", "Sign in"),
    ],
)
async def test_before_signing_in_the_browser_s_language_is_spoken(
    world: World, browse: Browse, header: str, words: str
) -> None:
    browser = await browse()
    page = await browser.get("/signin", headers={"Accept-Language": header})
    assert words in page.text


async def test_a_language_that_was_chosen_stays(world: World, browse: Browse) -> None:
    browser = await browse()
    page = await browser.get("/signin")
    assert 'href="/signin?language=fr"' in page.html
    await browser.get("/signin?language=fr")
    page = await browser.get("/signin")
    assert '<html lang="fr">' in page.html
    assert (await browser.get("/nowhere")).status == 404
    assert browser.page is not None
    assert "Cette page n’existe pas" in browser.page.text
