"""Every route × every kind of person: who gets in, that looking changes nothing, that every form has its token.

The routes are those of the application itself: one that is added is tried without being named here.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from domain.actors import ChannelKind, NetworkId
from domain.practices.adopting import AdoptionFields
from domain.records import replace
from portal.kit import cookies
from portal.kit.acts import OPENED
from portal.kit.app import all_routes, make_app
from portal.kit.hardening import HEADERS
from portal.kit.routes import Route, Who, pattern
from services import door, links, members
from services.events import calendars, creating
from services.links import Purpose
from services.meetings import materials
from services.plans import progress
from services.practices import public
from services.practices.adopting import acting, opinions
from storage import drafts
from storage import members as stored
from storage import people as persons
from storage.schema import metadata
from tests.domain.questionnaires.tables import small
from tests.portal.conftest import ADDRESS, ANA, BRUNO, CLEO, ZOE, World, asked
from tests.portal.test_polls import proposed
from tests.portal.test_practices import FACTS, published
from tests.services.events.conftest import SEMINAR
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from services.core import Core
    from tests.clock import FixedClock
    from tests.portal.conftest import Browse, Browser, Page

ROUTES: Final = list(all_routes())
NAMES: Final = [f"{route.method} {route.path}" for route in ROUTES]
KINDS: Final = (
    "nobody", "expired", "other network", "left", "guest of events", "member", "contact", "coordinator",
)  # fmt: skip
OUTWARDS: Final = "noreferrer nofollow noopener"
"""So links are marked that lead elsewhere."""
WITHOUT_SESSION: Final = {"nobody", "expired"}
HERE: Final = {"member", "contact", "coordinator"}
GETS_IN: Final = {
    Who.ANYBODY: set(KINDS),
    Who.SIGNED_IN: set(KINDS) - WITHOUT_SESSION,
    Who.FORMER: HERE | {"left"},
    Who.MEMBER: HERE,
}


@pytest.fixture
async def paths(core: Core, world: World) -> dict[str, str]:
    """What `paths_of` says."""
    return await paths_of(core, world)


async def paths_of(core: Core, world: World) -> dict[str, str]:
    """What stands for what is named in a path, such that everything could be done."""
    link = await core.write(ANA, door.make_link)
    act = await core.write(
        BRUNO, lambda tx, actor: links.make(tx, actor.member, Purpose.DONE, world.milestone)
    )
    map_ = progress.file_evidence(await core.files.keep("map.pdf", b"%PDF-1.7"))
    given = await core.write(BRUNO, progress.give, world.milestone, map_)
    event = (await core.write(BOSS, creating.create, replace(SEMINAR, public=True))).view.event
    slides = await core.files.keep("slides.pdf", b"%PDF-1.7")
    shown = await core.write(BOSS, materials.add_file, event.id, "", slides)
    practice = await published(core, BOSS)
    await core.write(BOSS, public.open_collection, wanted=True)
    adopted = await core.write(BRUNO, acting.adopt, practice.id, AdoptionFields("Brest"))
    question = await core.write(BRUNO, opinions.ask, practice.id, "How long does it take?")
    poll = await proposed(core)
    off = await core.write(BRUNO, lambda tx, actor: links.make(tx, actor.member, Purpose.UNSUBSCRIBE, 0))
    pair = (world.made.ana, world.made.bruno)
    seen = await core.read(BOSS, members.preview, *pair)
    await core.write(BOSS, members.merge, *pair, seen.seal)
    notices = await core.read(BOSS, lambda tx, _: drafts.of_kind(tx, "members.uniting"))
    return {
        "{question}": str(notices[0].id),
        "{network}": str(world.network),
        "{milestone}": str(world.milestone),
        "{wave}": str(await asked(core, small())),
        "{session}": "1",
        "{member}": str(world.made.ana),
        "{poll}": str(poll.id),
        "{practice}": str(practice.id),
        "{adoption}": str(adopted.adoption.id),
        "{asked}": str(question.question.id),
        "{evidence}": str(given.view.evidence[0].id),
        "{event}": str(event.id),
        "{material}": str(shown.materials[0].id),
        "{place}": str(world.network),
        "{number}": str(event.number),
        "{secret}": await core.write(ANA, calendars.make),
        "{what}": "name",
        "{purpose}": "photo",
        "signin/{token}": f"signin/{link.token}",
        "act/{token}": f"act/{act}",
        "unsubscribe/{token}": f"unsubscribe/{off}",
    }


@pytest.fixture
async def people(core: Core, world: World, browse: Browse, clock: FixedClock) -> dict[str, Browser]:
    """A browser for each kind of person."""
    old = await browse(BRUNO)
    clock.advance(timedelta(days=8))
    left = await browse(CLEO)
    await core.write(CLEO, members.leave)
    return {
        "nobody": await browse(),
        "expired": old,
        "other network": await browse(ZOE),
        "left": left,
        "guest of events": await guest_of_events(core, browse),
        "member": await browse(BRUNO),
        "contact": await browse(ANA),
        "coordinator": await browse(BOSS),
    }


async def guest_of_events(core: Core, browse: Browse) -> Browser:
    """Somebody who came to an event as a guest, and has a session for all that: another network may give one."""

    def made(tx: Any) -> Any:
        here = tx.within(NetworkId(1))
        person = persons.add_person(here, "Gina Gest")
        persons.add_channel(here, person.id, ChannelKind.EMAIL, "gina@example.org", agreed=True)
        stored.welcome(here, person.id)
        return door.open_for(tx, person, "Firefox")

    opened = await core.across(made)
    browser = await browse()
    jar = browser.client.session.cookie_jar
    jar.update_cookies({cookies.SESSION: opened.secret}, browser.client.make_url("/"))
    return browser


def path_of(route: Route, paths: dict[str, str]) -> str:
    path = route.path
    for name, value in paths.items():
        path = path.replace(name, value)
    assert "{" not in path, "say in `paths` what stands for it"
    return path


async def everything(core: Core) -> dict[str, list[Any]]:
    """All rows of all tables."""
    return await core.look_across(
        lambda tx: {
            table.name: sorted(map(str, tx.connection.execute(table.select())))
            for table in metadata.sorted_tables
        }
    )


async def token_of(browser: Browser) -> str:
    """The token of this browser's forms: of the page that it gets, signed in or not."""
    page = await browser.get("/sessions")
    return page.read.forms[0].fields["csrf"]


def kept_out(kind: str, route: Route, page: Page) -> bool:
    """Whether the answer is that of somebody who may not come in."""
    if kind in WITHOUT_SESSION:
        return page.path == "/signin" if route.method == "GET" else page.status == 401
    return page.status == (403 if kind == "left" else 404)


def test_the_application_has_these_routes_and_the_style_sheet(core: Core) -> None:
    app = make_app(object())  # type: ignore[arg-type]  # nothing is served
    found = {
        (route.method, route.resource.canonical) for route in app.router.routes() if route.method != "HEAD"
    }
    plain = {(method, path) for method, path in found}
    assert {(route.method, route.path) for route in ROUTES} | {("GET", "/portal.css")} == plain
    assert len(ROUTES) == len(set(NAMES)) > 25
    assert pattern("/n/{network}/x") != "/n/{network}/x"


def test_only_these_take_what_no_page_of_ours_sent() -> None:
    assert {route.path for route in ROUTES if route.machine} == {"/unsubscribe/{token}"}


def test_whatever_a_link_is_for_opens_something() -> None:
    assert set(OPENED) == set(Purpose)


@pytest.mark.parametrize("typed", ["0", "-1", "x", "١", "9" * 40, "1%00"])
async def test_what_is_no_number_is_no_page(
    browse: Browse, world: World, paths: dict[str, str], typed: str
) -> None:
    browser = await browse(BOSS)
    for route in (one for one in ROUTES if one.method == "GET"):
        for name in set(re.findall(r"{[a-z]+}", route.path)) - {"{token}"}:
            page = await browser.get(path_of(route, paths | {name: typed}))
            assert page.status == 404, route.path


async def test_who_gets_in(core: Core, people: dict[str, Browser], paths: dict[str, str]) -> None:
    tokens = {kind: await token_of(browser) for kind, browser in people.items()}
    before, wrong = await everything(core), []
    for route in ROUTES:
        path = path_of(route, paths)
        for kind, browser in people.items():
            try:
                await _try(route, path, kind, browser, tokens)
            except AssertionError as error:
                wrong.append(f"{route.method} {route.path}, {kind}: {error}")
        # Nothing was changed by looking, or by those who may not.
        if await everything(core) != before:
            wrong.append(f"{route.method} {route.path} changed something")
            before = await everything(core)
    assert not wrong, "\n".join(wrong)


async def _try(route: Route, path: str, kind: str, browser: Browser, tokens: dict[str, str]) -> None:
    may = kind in GETS_IN[route.who]
    if route.method == "GET":
        page = await browser.get(path)
    elif may:
        page = await browser.post(path, {})
        assert (page.status, "This page is too old" in page.text) == (403, True), "without a token"
        page = await browser.post(path, {"csrf": tokens["contact" if kind == "member" else "member"]})
        assert page.status == 403, "with the token of another browser"
        return
    else:
        page = await browser.post(path, {"csrf": tokens[kind]})
    assert page.status < 500
    if route.who is not Who.ANYBODY:
        assert kept_out(kind, route, page) != may, f"{page.status} at {page.path}"


async def test_things_of_another_network_are_not_found_by_their_ids(
    core: Core, people: dict[str, Browser], paths: dict[str, str], world: World
) -> None:
    before = await everything(core)
    named = ("{milestone}", "{wave}", "{member}", "{event}", "{practice}", "{adoption}", "{asked}")
    for route in (one for one in ROUTES if any(name in one.path for name in named)):
        path = path_of(route, {**paths, "{network}": str(world.other)})
        for kind in ("member", "other network"):
            browser = people[kind]
            fields = {"csrf": await token_of(browser), "seen": "1", "day": "2027-04-01", "why": "x"}
            page = await (browser.get(path) if route.method == "GET" else browser.post(path, fields))
            assert page.status == 404, (route.path, kind)
    assert await everything(core) == before


async def _answers(browser: Browser, paths: dict[str, str]) -> list[tuple[str, Page]]:
    asked: list[tuple[str, Callable[[], Awaitable[Page]]]] = []
    for route in ROUTES:
        path = path_of(route, paths)
        if route.method == "GET":
            asked.append((path, lambda path=path: browser.get(path, allow_redirects=False)))
        else:
            asked.append((path, lambda path=path: browser.post(path, {}, allow_redirects=False)))
    for path in ("/nowhere", "/portal.css", "/n/99999999999999999999/", "/n/0/", "/n/x/inbox"):
        asked.append((path, lambda path=path: browser.get(path, allow_redirects=False)))
    asked.append(("/signin", lambda: browser.post("/signin", {"email": "x" * 70_000}, allow_redirects=False)))
    return [(path, await ask()) for path, ask in asked]


@pytest.mark.parametrize("kind", ["nobody", "member"])
async def test_every_answer_has_the_headers(
    people: dict[str, Browser], paths: dict[str, str], kind: str
) -> None:
    for path, page in await _answers(people[kind], paths):
        for name, value in HEADERS.items():
            assert page.headers[name] == value, path
        assert "Strict-Transport-Security" not in page.headers, "only behind https"
        stored = page.headers["Cache-Control"]
        # Programs keep what they have and ask whether it is still so.
        kept = path == "/portal.css" or path.startswith("/calendar/")
        assert stored == "no-store" or kept
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert page.status < 500, path


async def test_behind_https_cookies_are_bound_to_the_host(core: Core, served: Any, browse: Browse) -> None:
    core.portal = ADDRESS.replace("http:", "https:")
    browser = await browse()
    page = await browser.get("/signin")
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    (cookie,) = page.headers.getall("Set-Cookie")
    assert cookie.startswith("__Host-techlink_visit=")
    assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused(browse: Browse, world: World, method: str) -> None:
    browser = await browse(ANA)
    answer = await browser.client.request(method, "/signin")
    assert answer.status == 405
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


async def test_no_page_has_a_script_or_anything_from_elsewhere(
    people: dict[str, Browser], paths: dict[str, str]
) -> None:
    outwards: set[str] = set()
    for kind in ("nobody", "member"):
        for path, page in await _answers(people[kind], paths):
            for tag, have in page.read.tags:
                assert tag not in {"script", "style", "iframe", "object", "embed"}, path
                assert not any(name.startswith("on") or name == "style" for name in have), path
                for name in ("src", "href", "action"):
                    leads = have.get(name) or "/"
                    if (tag, name, have.get("rel")) == ("a", "href", OUTWARDS):
                        # What an author gave as a source: followed by who presses it, loaded by nobody.
                        assert leads.startswith(("https://", "http://")), (path, leads)
                        outwards.add(leads)
                        continue
                    assert leads.startswith(("/", "#", "data:,")), (path, leads)
                    assert not leads.startswith("//"), path
    assert outwards == set(FACTS.links)


_BLOCK: Final = re.compile(r"</?(?:p|li|h[1-6]|dd|dt|div|summary|label|button|legend)\b[^>]*>")
_COMMAND: Final = re.compile(
    r"(?<![\w/.\"=>])/(?:me|network|plan|survey|portal|help)(?: [a-z]+)?\b|<code>/[a-z]"
)


async def test_no_page_names_a_command_without_saying_that_it_is_typed_on_discord(
    people: dict[str, Browser], paths: dict[str, str]
) -> None:
    for kind in ("nobody", "left", "member", "contact", "coordinator"):
        for path, page in await _answers(people[kind], paths):
            before = ""
            for block in _BLOCK.split(page.html):
                if _COMMAND.search(block):
                    assert "Discord" in before + block, (kind, path, block)
                before = block if block.strip() else before
