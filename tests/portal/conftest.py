"""The portal on a real database: two networks, people of every kind, and browsers without a script."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer

from bot.noticing import load_words
from bot.run_portal import portal_of
from domain.actors import ChannelKind, NetworkId, PersonId
from domain.questionnaires import encode
from portal.kit.app import make_app
from services import door, links
from services.surveys import inviting
from storage import across, people
from tests.services.networks_made import BOSS, discord_user
from tests.services.plans.conftest import ANA, BRUNO, CLEO, Made, add, made  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from aiohttp import ClientResponse

    from domain.actors import Caller
    from domain.plans.model import MilestoneId
    from domain.questionnaires import Form as QuestionnaireForm
    from domain.surveys import WaveId
    from services.core import Core

    Browse = Callable[..., Awaitable["Browser"]]

ADDRESS: Final = "http://portal.test"


@dataclass
class Form:
    """A form of a page: where it is sent, what its fields hold, what else it can send, what its buttons do."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    acts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """The forms of a page, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._inside = False
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = dict(attrs)
        self.tags.append((tag, have))
        if tag == "form" and have["method"] == "get":
            # A search: what it sends stands in an address, so it changes nothing and has no token.
            assert have["role"] == "search"
        elif tag == "form":
            assert have["method"] == "post"
            self.forms.append(Form(str(have["action"])))
            self._inside = True
        elif self._inside and tag == "input":
            self.forms[-1].names.add(str(have["name"]))
            if have.get("type") not in {"radio", "checkbox"} or "checked" in have:
                self.forms[-1].fields[str(have["name"])] = have.get("value") or ""
        elif self._inside and tag == "button" and "name" in have:
            self.forms[-1].names.add(str(have["name"]))
            self.forms[-1].acts.append(str(have["value"]))
        elif self._inside and tag == "select":
            self._select = str(have["name"])
            self.forms[-1].names.add(self._select)
        elif self._select and tag == "option":
            said = self.forms[-1].fields
            # Of none that is marked, browsers send the first.
            if "selected" in have or self._select not in said:
                said[self._select] = str(have["value"])
        elif self._inside and tag == "textarea":
            self._area = str(have["name"])
            self.forms[-1].fields[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += data


@dataclass
class Page:
    """What was answered."""

    status: int
    html: str
    headers: Any
    path: str

    @property
    def read(self) -> _Reader:
        reader = _Reader()
        reader.feed(self.html)
        return reader

    @property
    def text(self) -> str:
        """What a person reads."""
        import html

        bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", self.html, flags=re.DOTALL)
        return " ".join(html.unescape(bare).split())

    def form(self, action: str) -> Form:
        """The form that is sent there."""
        return next(one for one in self.read.forms if one.action.endswith(action))


class Browser:
    """Somebody's browser: keeps cookies, follows redirects, sends forms as they stand on the page."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.page: Page | None = None

    async def get(self, path: str, **more: Any) -> Page:
        return await self._show(await self.client.get(path, **more))

    async def post(self, path: str, data: Any, **more: Any) -> Page:
        return await self._show(await self.client.post(path, data=data, **more))

    async def send(self, action: str, **values: str) -> Page:
        """Fill in the form of the present page and send it."""
        assert self.page is not None
        form = self.page.form(action)
        assert set(values) <= {*form.fields, *form.names, "sure"}, form.fields
        return await self.post(form.action, {**form.fields, **values})

    async def _show(self, answer: ClientResponse) -> Page:
        body = await answer.read()
        html = body.decode("utf-8") if answer.content_type.startswith("text/") else ""
        self.page = Page(answer.status, html, answer.headers, answer.url.path)
        return self.page


@pytest.fixture
async def served(core: Core) -> AsyncIterator[TestServer]:
    """The portal, listening."""
    load_words()
    core.portal = ADDRESS
    await core.across(links.prepare)
    server = TestServer(make_app(portal_of(core)))
    # As `bot/run_portal.py` does: what stands in addresses stands in no log.
    await server.start_server(access_log=None)
    yield server
    await server.close()


@pytest.fixture
async def browse(core: Core, served: TestServer) -> AsyncIterator[Browse]:
    """`await browse()` is a browser; `await browse(ANA)` one in which Ana has signed in from chat."""
    clients: list[TestClient] = []

    async def make(who: Caller | None = None, **headers: str) -> Browser:
        client = TestClient(served, cookie_jar=CookieJar(unsafe=True), headers=headers)
        clients.append(client)
        browser = Browser(client)
        if who is not None:
            await signed_in(core, browser, who)
        return browser

    yield make
    for client in clients:
        await client.close()


async def signed_in(core: Core, browser: Browser, who: Caller) -> Page:
    """Sign in as that person does: the link from chat, its page, its button."""
    link = await core.write(who, door.make_link)
    await browser.get(f"/signin/{link.token}")
    return await browser.send(link.token)


@dataclass(frozen=True)
class World:
    """Network 1 with a plan and a milestone of Bruno's; network 2, of which only Zoe is a member."""

    made: Made
    milestone: MilestoneId
    network: NetworkId
    other: NetworkId


ZOE = discord_user(77, "Zoe", server=12)


@pytest.fixture
async def world(core: Core, made: Made) -> World:  # noqa: F811 - the fixture that is imported
    return await two_networks(core, made)


async def two_networks(core: Core, made: Made) -> World:  # noqa: F811 - not the fixture
    """The world that is made of a plan."""
    milestone = await add(core, made)

    def second(tx: Any) -> NetworkId:
        network = across.found_network(tx, server=12, name="Baltic", language="en", zone="Europe/Riga")
        here = tx.within(network.id)
        from storage import members

        zoe = people.add_person(here, "Zoe")
        people.add_channel(here, zoe.id, ChannelKind.DISCORD, "77")
        members.add(here, zoe.id, None)
        return network.id

    other = await core.across(second)
    return World(made, milestone.id, NetworkId(1), other)


async def asked(
    core: Core, form: QuestionnaireForm, label: str = "2027", partners: list[str] | None = None
) -> WaveId:
    """A wave of that questionnaire until the end of January: of all partners, or of those with these codes."""
    plan = await core.write(BOSS, inviting.prepare, encode(form), "31/01/2027", label, partners or [])
    return (await core.write(BOSS, inviting.open_wave, plan.draft)).wave.id


async def person_of(core: Core, who: Caller) -> PersonId:
    def found(_tx: Any, actor: Any) -> PersonId:
        return actor.person

    return await core.read(who, found)
