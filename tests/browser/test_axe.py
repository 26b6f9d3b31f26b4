"""axe reports nothing: every page there is, as a contact, as the coordination and as nobody, in four languages.

The pages are the routes of the application itself, what signed links open, what comes after a press, after a
refusal, and set-up's. The portal is served from this process over a real database.
"""

from __future__ import annotations

import itertools
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.noticing import load_words
from bot.run_portal import portal_of
from bot.setting_up.page.pages import make_app as make_setup
from bot.setting_up.page.site import Site
from bot.setting_up.walk import Walk
from domain.actors import ChannelKind, NetworkId
from domain.consents import Given
from domain.consents import Purpose as Agreed
from domain.events.times import Span
from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind
from domain.notices import NewNotice
from domain.notices.kinds import MILESTONE_GIVEN
from domain.records import replace
from domain.sheets import Sheets
from domain.surveys import WaveId
from portal.kit.acts import OPENED
from portal.kit.app import all_routes, make_app
from services import consents, door, importing, links, me
from services import members as members_
from services.core import Core
from services.events import creating
from services.events.guests import inviting, registering
from services.feedback import opening
from services.links import Purpose
from services.meetings import approving, attending, minutes, noting
from services.members import arrived as arriving_now
from services.surveys import signing
from services.surveys.instruments import FEEDBACK, convert_shipped
from storage import drafts, feedback, members, outbox, people
from storage.database import open_database
from storage.schema.door import address_claim
from storage.schema.notices import inbox as lying
from storage.schema.notices import notice as notices
from storage.vault import Vault
from tests.bot.setting_up.test_tokens import TOKEN
from tests.bot.setting_up.test_wizard import NO_ROLES, Answers, app, discord, guild
from tests.browser.axe import PHONE, Axe
from tests.browser.marks import BROWSER
from tests.conftest import HereOffloader
from tests.domain.importing.given import sheet
from tests.domain.questionnaires.tables import instrument
from tests.portal.conftest import ANA, BRUNO, World, asked, two_networks
from tests.portal.test_matrix import path_of, paths_of
from tests.services.events.conftest import SEMINAR
from tests.services.events.test_guests import GINA
from tests.services.events.test_polls import proposed
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import add, plan_made
from tests.services.surveys import every_type
from tests.services.surveys.answers import send

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Browser

    from domain.actors import Caller
    from tests.clock import FixedClock

pytestmark = BROWSER
LANGUAGES = ("en", "fr", "es", "pt")
FILES = {
    "/n/{network}/evidence/{evidence}",
    "/n/{network}/events/{event}/calendar.ics",
    "/n/{network}/events/{event}/materials/{material}",
    "/n/{network}/practices/{practice}/sheet.pdf",
    "/calendar/{secret}.ics",
}
"""No pages: what is downloaded there is what somebody has put in, or what programs read."""
CLOSED = {
    (ANA, "/n/{network}/events/{event}/people"),  # who runs it alone
    *((ANA, f"/n/{{network}}/events/{{event}}/{act}") for act in ("guests", "change", "move", "cancel")),
    (ANA, "/n/{network}/polls/{poll}/results"),
    (
        ANA,
        "/n/{network}/events/{event}/feedback",
    ),  # asked once it is over; what its link opens is looked at below
    (BOSS, "/n/{network}/events/{event}/feedback"),
    (BOSS, "/n/{network}/accounts/{question}"),  # who says that two are one does not answer for them
    (ANA, "/n/{network}/owed"),
    (ANA, "/n/{network}/arrived/{member}"),
    (ANA, "/n/{network}/owed/remind"),
    (BOSS, "/n/{network}/surveys/{wave}"),
    (BOSS, "/n/{network}/surveys/{wave}/sign"),
    (BOSS, "/n/{network}/data/erase"),
    (BOSS, "/n/{network}/leave"),
    *((BOSS, f"/n/{{network}}/practices/{{practice}}/{path}") for path in ("adopt", "rate", "ask")),
    *(
        (ANA, f"/n/{{network}}/practices/{path}")
        for path in (
            "review",
            "{practice}/review",
            "{practice}/edit",
            "{practice}/send",
            "{practice}/valid",
        )
    ),
}
"""Where they are told why there is nothing for them: a page like any other."""
LISTED = [
    ["Name", "Partner", "E-mail", "Function", "Role"],
    ["Inês Duarte", "Porto technology centre", "ines@porto.example", "engineer", ""],
    ["Tiago Dias", "Porto technology centre", "tiago@porto.example", "", ""],
]


@pytest_asyncio.fixture(loop_scope="session")
async def core(empty_file: Path, tmp_path: Path, clock: FixedClock) -> AsyncIterator[Core]:
    shutil.copy(empty_file, tmp_path / "techlink.sqlite3")
    database = await open_database(f"sqlite:///{tmp_path / 'techlink.sqlite3'}", clock)
    yield Core(database, clock, HereOffloader(), Vault(tmp_path / "files"))
    await database.close()


@pytest_asyncio.fixture(loop_scope="session")
async def world(core: Core) -> World:
    """Two networks; in the first, everybody has something that waits, notifications and consents of two kinds."""
    made = await two_networks(core, await plan_made(core))
    await add(core, made.made, title="Map", due=date(2027, 1, 14))

    def lay(tx: Any, actor: Any) -> None:
        key = f"k{actor.member}"
        one = NewNotice(MILESTONE_GIVEN, "milestone", made.milestone, tx.now, key, member=actor.member)
        outbox.add(tx, [one])
        row = tx.connection.execute(notices.select().where(notices.c.dedupe_key == key)).one()
        placed = {
            "network_id": tx.network,
            "notice_id": row.id,
            "member_id": actor.member,
            "placed_at": tx.now,
        }
        tx.connection.execute(lying.insert().values(placed))
        people.add_channel(tx, actor.person, ChannelKind.EMAIL, f"member{actor.member}@porto.example")
        consents.give(tx, actor, Agreed.MAIL, "mail-1", Given.WEB)
        consents.give(tx, actor, Agreed.PHOTO, "photo-1", Given.WEB)
        consents.withdraw(tx, actor, Agreed.PHOTO)

    for who in (ANA, BOSS):
        await core.write(who, lay)
    return made


@pytest_asyncio.fixture(loop_scope="session")
async def portal(core: Core, world: World) -> AsyncIterator[str]:
    load_words()
    await core.across(links.prepare)
    server = TestServer(make_app(portal_of(core)))
    await server.start_server()
    core.portal = str(server.make_url("")).rstrip("/")
    yield core.portal
    await server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def axe(browser: Browser) -> AsyncIterator[Axe]:
    """A tab; at the end nothing must have been found in it."""
    context = await browser.new_context(viewport=PHONE, has_touch=True)
    made = await Axe.at(await context.new_page())
    yield made
    await context.close()
    assert made.looked
    assert not made.faults, "\n".join(made.faults)


async def enter(core: Core, axe: Axe, who: Caller) -> None:
    link = await core.write(who, door.make_link)
    await axe.page.goto(f"{core.portal}/signin/{link.token}")
    await press(axe, "/signin/")


async def press(axe: Axe, action: str, act: str = "", **values: str) -> None:
    """Send the form whose action has this in it, by its button `act`; the browser itself refuses nothing."""
    page = axe.page
    form = page.locator(f"main form[action*='{action}']").first
    await form.evaluate("form => form.noValidate = true")
    for name, value in values.items():
        await form.locator(f"[name={name}]").fill(value)
    button = form.locator(f"button[value='{act}']" if act else "button").first
    async with page.expect_navigation():
        await button.click()


async def speak(core: Core, who: Caller, language: str) -> None:
    await core.write(who, me.choose_language, language)


@pytest.mark.parametrize("who", [ANA, BOSS], ids=["contact", "coordinator"])
async def test_every_page_there_is(core: Core, portal: str, world: World, axe: Axe, who: Caller) -> None:
    paths = await paths_of(core, world)
    paths["{wave}"] = str(await asked(core, instrument(), "2028"))
    for one, levels in ((ANA, "3112"), (BRUNO, "12")):
        await send(core, one, WaveId(int(paths["{wave}"])), levels)
    await enter(core, axe, who)
    languages = itertools.cycle(LANGUAGES if who is ANA else reversed(LANGUAGES))
    pages = [one for one in all_routes() if one.method == "GET"]
    assert {one.path for one in pages} > FILES
    for route, language in zip((one for one in pages if one.path not in FILES), languages, strict=False):
        await speak(core, who, language)
        answer = await axe.page.goto(f"{portal}{path_of(route, paths)}")
        assert answer is not None
        closed = (who, route.path) in CLOSED
        assert answer.status in ({403, 422} if closed else {200}), route.path
        await axe.look(f"{route.path} {language}", desktop=True)
    practices = (
        f"/n/1/practices/{paths['{practice}']}/translate?language=es",
        "/n/1/practices?q=cargo&theme=mobility",
    )
    for path in ("/nowhere", "/n/1/milestones/999", "/n/1/todo?minutes=10", "/n/1/inbox?page=2", *practices):
        await axe.page.goto(portal + path)
        await axe.look(path, desktop=True)


async def test_whatever_a_link_opens_and_what_comes_after(
    core: Core, portal: str, world: World, axe: Axe, clock: FixedClock
) -> None:
    tokens = await links_of(core, world) | await links_of_what_is_over(core, clock)
    assert set(tokens) == set(Purpose) == set(OPENED)
    languages = itertools.cycle(LANGUAGES)
    for purpose, token in tokens.items():
        language = next(languages)
        for who in (ANA, BRUNO):
            await speak(core, who, language)
        answer = await axe.page.goto(f"{portal}/act/{token}?language={language}")
        assert answer is not None
        assert answer.ok, purpose
        await axe.look(f"{purpose} {language}")
    await axe.page.goto(f"{portal}/act/{tokens[Purpose.JOIN]}")
    await press(axe, "/act/join", zone="Atlantis")
    assert await axe.page.get_by_role("alert").count()
    await axe.look("join, refused")
    await axe.page.goto(f"{portal}/unsubscribe/{tokens[Purpose.UNSUBSCRIBE]}")
    await axe.look("unsubscribe")
    await press(axe, "/unsubscribe/")
    await axe.look("unsubscribed")
    await axe.page.goto(f"{portal}/act/{tokens[Purpose.JOIN]}x")
    await axe.look("a link that nobody signed")


async def links_of(core: Core, world: World) -> dict[Purpose, str]:
    """A link of each purpose, for somebody who can do what it is for."""
    people_ = Sheets("people.xlsx", (sheet("People", *LISTED),))
    view = await core.write(BOSS, importing.keep, people_)
    await core.write(BOSS, importing.apply, view.id, view.outcome.stamp)
    wave = await asked(core, instrument())
    await send(core, ANA, wave, "3112")
    await send(core, BRUNO, wave, "1112")

    def of_boss(tx: Any, _actor: Any) -> tuple[str, int]:
        listed = {one.name: one.id for one in members.listed(tx)}
        arriving_now.arrived(tx, listed["Tiago Dias"], "web")
        ines = listed["Inês Duarte"]
        return links.make(tx, ines, Purpose.JOIN, ines), listed["Tiago Dias"]

    join, arrived = await core.write(BOSS, of_boss)

    def claim(tx: Any, actor: Any) -> int:
        door.claim(tx, actor, "bruno@porto.example")
        return int(tx.connection.execute(select(address_claim.c.id)).scalar_one())

    claimed = await core.write(BRUNO, claim)

    def made(tx: Any, actor: Any) -> dict[Purpose, str]:
        about = {Purpose.SIGN: wave, Purpose.UNSUBSCRIBE: 0, Purpose.CONFIRM: arrived}
        return {one: links.make(tx, actor.member, one, subject) for one, subject in about.items()}

    def bruno(tx: Any, actor: Any) -> dict[Purpose, str]:
        about = {
            Purpose.DONE: world.milestone,
            Purpose.POSTPONE: world.milestone,
            Purpose.ANSWER: wave,
            Purpose.ADDRESS: claimed,
        }
        return {one: links.make(tx, actor.member, one, subject) for one, subject in about.items()}

    return {
        Purpose.JOIN: join,
        **await core.write(ANA, made),
        **await core.write(BRUNO, bruno),
        **await links_of_events(core, world),
    }


async def links_of_events(core: Core, world: World) -> dict[Purpose, str]:
    """Those of an event: a member's, and those of people from outside."""
    event = (await core.write(BOSS, creating.create, replace(SEMINAR, public=True))).view.event
    await core.across(registering.ask, world.network, event.number, GINA)
    shown = await core.read(BOSS, inviting.preview, event.id, "hugo@example.org")
    await core.write(BOSS, inviting.send, event.id, "hugo@example.org", shown.seal)
    poll = (await proposed(core)).poll.id
    pair = (world.made.ana, world.made.bruno)
    together = await core.read(BOSS, members_.preview, *pair)
    await core.write(BOSS, members_.merge, *pair, together.seal)

    def bruno(tx: Any, actor: Any) -> dict[Purpose, str]:
        of_event = (Purpose.EVENT, Purpose.COMING, Purpose.MAYBE, Purpose.NOT_COMING)
        question = drafts.of_kind(tx, "members.uniting")[0].id
        about = {
            **dict.fromkeys(of_event, int(event.id)),
            Purpose.POLL: int(poll),
            Purpose.ACCOUNTS: question,
        }
        return {one: links.make(tx, actor.member, one, subject) for one, subject in about.items()}

    def guests(tx: Any, _actor: Any) -> dict[Purpose, str]:
        (waits,) = drafts.of_kind(tx, registering.DRAFT)
        hugo = members.find_at(tx, ChannelKind.EMAIL, "hugo@example.org")
        return {
            Purpose.REGISTER: links.make(tx, waits.member, Purpose.REGISTER, int(waits.id)),
            Purpose.GUEST: links.make(tx, waits.member, Purpose.GUEST, 0),
            Purpose.GUEST_INVITED: links.make(tx, hugo.id, Purpose.GUEST_INVITED, int(event.id)),
        }

    return {**await core.write(BRUNO, bruno), **await core.write(BOSS, guests)}


async def links_of_what_is_over(core: Core, clock: FixedClock) -> dict[Purpose, str]:
    """Of an event of this hour, at which they were: how was it?"""
    soon = Span(clock.now().replace(tzinfo=None) + timedelta(minutes=10), "UTC", 15)
    event = (await core.write(BOSS, creating.create, replace(SEMINAR, span=soon))).view.event
    clock.advance(timedelta(minutes=30))
    who = await core.read(BRUNO, lambda _, actor: actor.member)
    await core.write(BOSS, attending.tick, event.id, [who], Source.SHEET)
    assert await core.across(opening.tend, NetworkId(1), event.id, convert_shipped(FEEDBACK))
    await core.across(lambda tx: feedback.ask(tx.within(NetworkId(1)), event.id, [who]))
    draft = await core.write(BOSS, noting.begin, event.id, EntryKind.DECISION)
    await core.write(BOSS, noting.type_into, draft.id, {"text": "We meet in Brest"})
    now = (await core.read(BOSS, minutes.show, event.id)).minutes
    await core.write(BOSS, approving.send, event.id, now.revision, 7)

    def made(tx: Any, _actor: Any) -> dict[Purpose, str]:
        return {one: links.make(tx, who, one, int(event.id)) for one in (Purpose.FEEDBACK, Purpose.MINUTES)}

    return await core.write(BRUNO, made)


async def test_what_comes_after_a_refusal(core: Core, portal: str, world: World, axe: Axe) -> None:
    await axe.page.goto(f"{portal}/signin?language=es")
    await press(axe, "/signin", email="ana")
    await axe.look("sign-in, refused")
    await press(axe, "/signin", email="ana@porto.example")
    await axe.look("sign-in, asked")
    await enter(core, axe, BRUNO)
    milestone = f"/n/1/milestones/{world.milestone}"
    refused: list[tuple[str, str, dict[str, str]]] = [
        ("/n/1/settings", "/settings", {"name": ""}),
        ("/n/1/settings", "/settings", {"zone": "Atlantis"}),
        ("/n/1/address", "/address", {"email": "bruno"}),
        (milestone, "/postpone", {"day": "soon", "why": "…"}),
        ("/n/1/practices/new", "/practices/new", {"title": " "}),
    ]
    for (path, action, values), language in zip(refused, itertools.cycle(LANGUAGES), strict=False):
        await speak(core, BRUNO, language)
        await axe.page.goto(portal + path)
        await press(axe, action, **values)
        assert await axe.page.get_by_role("alert").count(), (path, action)
        await axe.look(f"{path}{action}, refused, {language}")
    await axe.page.goto(portal + milestone)
    await press(axe, "/postpone", day="01/05/2027", why="Rain")
    await axe.look("is this the day?")
    await axe.page.goto(portal + milestone)
    await press(axe, "/done", evidence="https://example.org/routes")
    await axe.look("done")
    await axe.page.goto(f"{portal}/n/1/leave")
    await press(axe, "/leave")
    await axe.look("left")
    await axe.page.goto(f"{portal}/n/1/data/erase")
    await axe.look("erase, once left")
    await press(axe, "/erase")
    await axe.look("erased")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_event_that_is_moved(core: Core, portal: str, world: World, axe: Axe, language: str) -> None:
    done = await core.write(BOSS, creating.create, SEMINAR, "FREQ=WEEKLY;COUNT=3")
    await speak(core, BOSS, language)
    await enter(core, axe, BOSS)
    await axe.page.goto(f"{portal}/n/1/events/{done.view.event.id}/move")
    await press(axe, "/move", when="16/06/2027 23:00")
    assert await axe.page.locator("button[name=go]").count() == 2
    await axe.look(f"moved to this time? {language}", desktop=True)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_calendar_s_address(core: Core, portal: str, world: World, axe: Axe, language: str) -> None:
    await speak(core, BOSS, language)
    await enter(core, axe, BOSS)
    for action in ("/calendar/new", "/calendar/network/new"):
        await axe.page.goto(f"{portal}/n/1/calendar")
        await press(axe, action)
        assert await axe.page.locator("code.copy").count()
        await axe.look(f"{action} {language}", desktop=True)
    await axe.page.goto(f"{portal}/n/1/calendar")
    await axe.look(f"both made, {language}", desktop=True)
    await press(axe, "/calendar/end")
    await axe.look(f"ended, {language}")


async def test_a_questionnaire_from_its_first_page_to_the_signature(
    core: Core, portal: str, axe: Axe
) -> None:
    wave = await asked(core, instrument())
    await send(core, BRUNO, wave, "1320d")
    await speak(core, ANA, "fr")
    await enter(core, axe, ANA)
    path, page = f"{portal}/n/1/surveys/{wave}", axe.page
    await page.goto(path)
    await press(axe, "/surveys/", "begin")
    await press(axe, "/surveys/", "on")
    await axe.look("an answer is needed")
    for number in range(28):
        if await page.locator("textarea").count():
            await axe.look(f"chapter {number}") if number < 8 else None
            await press(axe, "/surveys/", "on")
        await page.locator("label.choice").nth(2).click()
        if number == 1:
            await page.locator("summary").click()
            await axe.look("question, all open")
        await press(axe, "/surveys/", "on")
    while not await page.locator("button[value=send]").count():
        await press(axe, "/surveys/", "on")
    await speak(core, ANA, "pt")
    await page.goto(path)
    await axe.look("review")
    await press(axe, "/surveys/", "send")
    await axe.look("sent")
    await page.goto(f"{path}/sign")
    await axe.look("agreement")
    await page.goto(f"{path}/sign?look=0")
    await press(axe, "/sign", "choose")
    await axe.look("nothing chosen")
    await page.goto(f"{path}/sign")
    while await page.locator("button[value=take]").count():
        await press(axe, "/sign", "take")
    for one in (await core.read(ANA, signing.agreement, wave)).agreement.open:
        await page.goto(f"{path}/sign?look={one.number}")
        await page.locator("label.choice").nth(1).click()
        await press(axe, "/sign", "choose")
    await speak(core, ANA, "es")
    await page.goto(f"{path}/sign?ready=1")
    await axe.look("ready to sign")
    await press(axe, "/sign", "sign:shown")
    for more in ("", "?ask=withdraw", "?ask=keep"):
        await page.goto(f"{path}/sign{more}")
        await axe.look(f"signed {more}")


async def test_every_kind_of_question(core: Core, portal: str, axe: Axe) -> None:
    wave = await asked(core, every_type.form())
    await enter(core, axe, ANA)
    page, typed = axe.page, iter(["2,5", "12", "2019-03-01", "It was so."])
    await page.goto(f"{portal}/n/1/surveys/{wave}")
    await press(axe, "/surveys/", "begin")
    while not await page.locator("button[value=send]").count():
        await axe.look("question")
        if await page.locator("#words").count():
            await press(axe, "/surveys/", "search", words="por")
            await axe.look("found")
        if await page.locator("label.choice").count():
            await page.locator("label.choice").first.click()
        await press(
            axe,
            "/surveys/",
            "on",
            **({"answer": next(typed)} if await page.locator("#answer").count() else {}),
        )
    assert next(typed, None) is None, "all of them were asked"


async def test_what_keeps_people_out_is_found(browser: Browser) -> None:
    context = await browser.new_context(viewport=PHONE)
    page = await context.new_page()
    await page.set_content(
        "<p style='color: #999; background: #fff'>Faint</p><input><p style='width: 500px'>Wide</p>"
        "<a href='/' style='display: inline-block; width: 9px; height: 9px; overflow: hidden'>Small</a>"
    )
    axe = await Axe.at(page)
    await axe.look("bad")
    for found in ("color-contrast", "document-title", "html-has-lang", ": label:", "scrolls sideways", "9×9"):
        assert any(found in one for one in axe.faults), found
    await context.close()


async def test_set_up(axe: Axe, tmp_path: Path) -> None:
    answers = Answers([401, app(0), app(0), app(0), app()], [[], [guild(NO_ROLES)], [guild()]])
    async with discord(answers) as api:
        site = Site(Walk(tmp_path / ".env", {}, api))
        async with TestServer(make_setup(site)) as server:
            page, here = axe.page, str(server.make_url("")).rstrip("/")
            await page.goto(f"{here}/open/nobody-printed-this")
            await axe.look("closed")
            await page.goto(f"{here}/open/{site.secret}?language=fr")
            await axe.look("welcome")
            await press(axe, "/open")
            await axe.look("token")
            await press(axe, "/token", DISCORD_TOKEN=TOKEN)
            await axe.look("token, refused")
            await press(axe, "/token", DISCORD_TOKEN=TOKEN)
            await axe.look("intent")
            await press(axe, "/intent")
            await axe.look("intent, not yet")
            await press(axe, "/intent")
            for _ in range(3):
                await axe.look("server")
                await press(axe, "/server")
            await page.goto(f"{here}/step/mail?language=pt")
            await axe.look("mail")
            await press(axe, "/mail", TECHLINK_MAIL_HOST="127.0.0.1", TECHLINK_MAIL_PORT="1")
            await axe.look("mail, refused")
            await page.goto(f"{here}/step/address?language=es")
            await axe.look("address")
            await press(axe, "/address", TECHLINK_PORTAL_URL="nowhere")
            await axe.look("address, refused")
            await page.goto(f"{here}/end?language=en")
            await axe.look("end")
            await press(axe, "/end")
            await axe.look("over")
