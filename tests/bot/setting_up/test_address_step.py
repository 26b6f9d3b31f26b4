"""The portal's address: opened against real web servers, each wrong way with its own words."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.setting_up.steps.address import URL, Address
from bot.setting_up.trying_address import LeadsElsewhere, Trouble, open_it
from bot.setting_up.walk import Walk
from domain.languages import LANGUAGES
from locales import translator
from portal.kit.style import style
from templates.words import setting_up_address as words
from tests.bot.setting_up import servers
from tests.bot.setting_up.servers import Certificate, says

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

T = translator("en")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def portal() -> tuple[str, int]:
    """Where the portal would listen; nobody does."""
    return "127.0.0.1", free_port()


@contextlib.asynccontextmanager
async def site(handler: Handler, certificate: Certificate | None = None) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{tail:.*}", handler)
    server = TestServer(app, scheme="https" if certificate else "http")
    await server.start_server(ssl=certificate.server() if certificate else None)
    try:
        yield str(server.make_url("/")).rstrip("/")
    finally:
        await server.close()


def passing_on(portal: tuple[str, int]) -> Handler:
    """A proxy."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            async with (
                aiohttp.ClientSession() as http,
                http.get(f"http://{portal[0]}:{portal[1]}{request.path}") as answer,
            ):
                return web.Response(body=await answer.read(), status=answer.status)
        except aiohttp.ClientError:
            return web.Response(status=502)

    return handle


def answering(status: int, text: str = "", **headers: str) -> Handler:
    async def handle(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=text, status=status, headers=headers)

    return handle


async def trouble(url: str, portal: tuple[str, int], seconds: float = 5, **more: object) -> LeadsElsewhere:
    with pytest.raises(LeadsElsewhere) as caught:
        await open_it(url, portal, seconds, **more)  # type: ignore[arg-type]
    return caught.value


async def test_a_proxy_leads_to_the_portal_whether_it_runs_or_not(portal: tuple[str, int]) -> None:
    async with site(passing_on(portal)) as url:
        await open_it(url, portal)
        app = web.Application()
        app.router.add_get("/portal.css", style)
        async with TestServer(app, port=portal[1]):
            await open_it(url, portal)


async def test_the_stand_in_is_gone_afterwards(portal: tuple[str, int]) -> None:
    async with site(passing_on(portal)) as url:
        await open_it(url, portal)
    with socket.socket() as one:
        one.bind(portal)


async def test_who_does_not_lead_here(portal: tuple[str, int]) -> None:
    nobody = ("127.0.0.1", free_port())
    async with site(passing_on(nobody)) as url:
        assert (await trouble(url, portal)).trouble is Trouble.NOT_PASSED_ON
    async with site(answering(200, "Welcome to nginx")) as url:
        assert (await trouble(url, portal)).trouble is Trouble.ELSEWHERE
    async with site(answering(404)) as url:
        assert (await trouble(url, portal)).trouble is Trouble.ELSEWHERE
    async with site(answering(301, Location="https://portal.example.org/portal.css")) as url:
        found = await trouble(url, portal)
        assert (found.trouble, found.where) == (Trouble.LEADS_ON, "https://portal.example.org")


async def test_nobody_there(portal: tuple[str, int]) -> None:
    assert (await trouble(f"http://127.0.0.1:{free_port()}", portal)).trouble is Trouble.CLOSED
    assert (await trouble("http://no-such-machine.invalid", portal)).trouble is Trouble.NO_HOST
    async with says(b"") as port:
        assert (await trouble(f"http://127.0.0.1:{port}", portal, 0.5)).trouble is Trouble.SILENT
    async with says(b"220 mail.example.org ESMTP\r\n") as port:
        assert (await trouble(f"http://127.0.0.1:{port}", portal)).trouble is Trouble.ELSEWHERE


async def test_https_with_a_certificate_that_is_not_good_and_without_https(
    portal: tuple[str, int], tmp_path: Path
) -> None:
    certificate = servers.certificate(tmp_path, "IP:127.0.0.1")
    async with site(passing_on(portal), certificate) as url:
        await open_it(url, portal, trusted=certificate.trusted())
        assert (await trouble(url, portal)).trouble is Trouble.CERTIFICATE
    async with site(passing_on(portal)) as url:
        found = await trouble(url.replace("http://", "https://"), portal)
        assert found.trouble is Trouble.NOT_HTTPS


async def test_what_passed_is_written(portal: tuple[str, int], tmp_path: Path) -> None:
    walk = Walk(tmp_path / ".env", {}, portal=portal)
    async with site(passing_on(portal)) as url:
        verdict = await walk.attempt(Address(), {URL: f"{url}/"})
    assert verdict is not None
    assert verdict.passed
    assert (tmp_path / ".env").read_text() == f"TECHLINK_PORTAL_URL={url}\n"


@pytest.mark.parametrize(
    "typed", ["portal.example.org", "https://x/y", "ftp://x", "https://a b", "https://x\n"]
)
async def test_what_is_no_address_is_said(typed: str, tmp_path: Path) -> None:
    verdict = await Walk(tmp_path / ".env", {}).attempt(Address(), {URL: typed})
    assert verdict is not None
    if typed.strip() == typed:
        assert verdict.at == URL
        assert "An address begins with https://" in verdict.lines[0].words(T)
    assert not verdict.passed


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_trouble_has_words(language: str) -> None:
    facts = words.Facts("https://a.example", "http://127.0.0.1:8091", "https://b.example")
    said = [words.trouble(one.value, facts, translator(language)) for one in Trouble]
    assert len(set(said)) == len(Trouble)
