"""Set-up as a page, through a real HTTP client: who gets in, what is tried, what is never shown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, CookieJar, DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer

from bot.setting_up.page.pages import make_app
from bot.setting_up.page.site import Site
from bot.setting_up.steps.mail import HOST, PASSWORD, PORT, SENDER, TLS, TO, USER
from bot.setting_up.walk import Walk
from domain.languages import LANGUAGES
from locales import translator
from tests.bot.setting_up import servers
from tests.bot.setting_up.servers import Post, mail_server
from tests.bot.setting_up.test_tokens import TOKEN
from tests.bot.setting_up.test_wizard import NO_ROLES, Answers, app, discord, guild
from tests.portal.conftest import Browser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import web

SECRET = "the-secret-that-the-terminal-printed"


@contextlib.asynccontextmanager
async def opened(tmp_path: Path, answers: Answers, **present: str) -> AsyncIterator[tuple[Site, Browser]]:
    """Set-up as a page, and a browser in front of it that was not let in yet."""
    async with discord(answers) as api:
        site = Site(Walk(tmp_path / ".env", present, api), secret=SECRET)
        async with (
            TestServer(make_app(site)) as server,
            TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client,
        ):
            yield site, Browser(client)


async def let_in(browser: Browser) -> None:
    await browser.get(f"/open/{SECRET}")
    page = await browser.send(SECRET)
    assert page.status == 200, page.text


async def test_the_straight_way_to_the_end(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await let_in(browser)
        assert browser.page is not None
        assert browser.page.path == "/step/token"
        page = await browser.send("/step/token", DISCORD_TOKEN=TOKEN)
        assert page.path == "/step/server", "the intent is on: nobody is asked"
        assert "✓ This is the token of “Techlink”." in page.text
        assert "✓ “Server Members Intent” is on." in page.text
        assert "client_id=123456789012345678" in page.html
        page = await browser.send("/step/server")
        assert page.path == "/step/mail"
        assert "✓ On “Atlantic”, with all rights that it needs." in page.text
        page = await browser.send("/step/mail")
        page = await browser.send("/step/address")
        assert page.path == "/end"
        assert "All is well. Two things are left:" in page.text
        assert "The mail server: left for another time." in page.text
        assert not site.finished.is_set()
        page = await browser.send("/end")
        assert "Set-up has ended" in page.text
        assert site.finished.is_set()
    assert (tmp_path / ".env").read_text() == f"DISCORD_TOKEN={TOKEN}\n"


async def test_every_wrong_step_is_explained_and_tied_to_its_field(tmp_path: Path) -> None:
    answers = Answers([401, app(0), app(0), app(0), app()], [[], [guild(NO_ROLES)], [guild()]])
    async with opened(tmp_path, answers) as (_, browser):
        await let_in(browser)
        for wrong, said in (
            ("", "Nothing was pasted."),
            ("123456789012345678", "application’s id"),
            (TOKEN, "does not accept this token"),
        ):
            page = await browser.send("/step/token", DISCORD_TOKEN=wrong)
            assert page.status == 422
            assert said in page.text
            field = next(have for _, have in page.read.tags if have.get("id") == "DISCORD_TOKEN")
            assert (field["aria-invalid"], field["aria-describedby"]) == ("true", "refused")
        page = await browser.send("/step/token", DISCORD_TOKEN=TOKEN)
        assert page.path == "/step/intent"
        assert "switch “Server Members Intent” on" in page.text
        page = await browser.send("/step/intent")
        assert page.status == 422
        page = await browser.send("/step/intent")
        assert page.path == "/step/server"
        assert "The bot is on no server yet." in (await browser.send("/step/server")).text
        assert "but without: Manage Roles" in (await browser.send("/step/server")).text
        assert (await browser.send("/step/server")).path == "/step/mail"


async def test_a_secret_is_never_shown_again_nor_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    post = Post()
    async with (
        mail_server(post, signs_in=True) as port,
        opened(tmp_path, Answers([app()], [[guild()]]), DISCORD_TOKEN=TOKEN) as (_, browser),
    ):
        await let_in(browser)
        given = {HOST: "127.0.0.1", PORT: str(port), TLS: "none", USER: servers.USER, TO: "ines@example.org"}
        await browser.get("/step/mail")
        given |= {PASSWORD: "hunter2", SENDER: "techlink@example.org"}
        page = await browser.send("/step/mail", **given)
        assert page.status == 422
        assert "does not take this user with this password" in page.text
        assert "hunter2" not in page.html
        assert page.form("/step/mail").fields[USER] == servers.USER, "nothing else is typed twice"
        page = await browser.send("/step/mail", **{PASSWORD: servers.PASSWORD})
        assert page.path == "/step/address", page.text
        again = await browser.get("/step/mail")
        shown = again.html + (await browser.get("/step/token")).html + (await browser.get("/end")).html
        assert "There is one already. It is not shown" in again.text
        await browser.get("/step/mail")
        page = await browser.send("/step/mail")
        assert page.path == "/step/address", "an empty field keeps what is there"
    # Those two are the tests' own: `serving` keeps no log of requests, which the story in the browser shows.
    logged = [one.getMessage() for one in caplog.records if one.name not in {"aiohttp.access", "mail.log"}]
    for secret in (servers.PASSWORD, TOKEN, "hunter2", SECRET):
        assert secret not in shown
        assert secret not in str(logged)
    assert len(post.mails) == 2


async def test_nobody_gets_in_without_the_secret(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        for path in ("/", "/step/token", "/end", "/open/wrong", "/nothing", "/open/"):
            page = await browser.get(path)
            assert page.status in {403, 404}, path
            assert TOKEN not in page.html
        for path in ("/step/token", "/end", "/open/wrong"):
            assert (await browser.post(path, {"DISCORD_TOKEN": TOKEN})).status == 403
        # The right address, but a form that is not from its page.
        assert (await browser.post(f"/open/{SECRET}", {"csrf": "0" * 64})).status == 403
        assert site.cookie == ""
        await let_in(browser)
        assert (await browser.post("/step/token", {"DISCORD_TOKEN": TOKEN})).status == 403
        assert not (tmp_path / ".env").exists()


async def test_the_address_works_once_and_looking_does_not_use_it_up(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (_, browser):
        for _ in range(3):
            assert (await browser.get(f"/open/{SECRET}")).status == 200
        await let_in(browser)
        async with ClientSession(cookie_jar=DummyCookieJar()) as other:
            for path in (f"/open/{SECRET}", "/step/token"):
                async with other.get(browser.client.make_url(path)) as answer:
                    assert answer.status == 403
                    assert "once and in one browser" in await answer.text()
        assert (await browser.get(f"/open/{SECRET}")).path == "/step/token", "who is in goes on"


async def test_a_second_press_at_the_same_time_shuts_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        page = await browser.get(f"/open/{SECRET}")
        asked, gate, usual = asyncio.Event(), asyncio.Event(), site.opens

        def opens(request: web.Request) -> bool:
            asked.set()
            return usual(request)

        monkeypatch.setattr(site, "opens", opens)
        form = page.form(SECRET)

        async def slowly() -> AsyncIterator[bytes]:
            yield b"csrf="
            await gate.wait()
            yield form.fields["csrf"].encode()

        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        async with ClientSession(cookie_jar=DummyCookieJar()) as other:
            url = browser.client.make_url(form.action)
            second = asyncio.create_task(other.post(url, data=slowly(), headers=kind))
            await asyncio.wait_for(asked.wait(), 10)
            await let_in(browser)
            cookie = site.cookie
            gate.set()
            answer = await asyncio.wait_for(second, 10)
            assert (answer.status, site.cookie) == (403, cookie)
        assert (await browser.post(form.action, form.fields)).path == "/step/token", "who is in goes on"


async def test_only_a_form_of_ours_ends_it(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await let_in(browser)
        for token in ("", "0" * 64):
            assert (await browser.post("/end", {"csrf": token})).status == 403
        assert not site.finished.is_set()


async def test_what_no_browser_sends_is_refused_in_words(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await let_in(browser)
        # No client of ours sends such a cookie.
        reader, writer = await asyncio.open_connection("127.0.0.1", browser.client.server.port)
        writer.write(
            b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: techlink_setup=\xff\xfe\r\n\r\n"
        )
        raw = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        assert raw.startswith(b"HTTP/1.1 403 ")
        assert b"This page is closed" in raw
        kind = {"Content-Type": "multipart/form-data"}
        page = await browser.post("/step/token", b"--x", headers=kind)
        assert (page.status, site.walk.outcomes) == (400, {})


async def test_a_step_that_needs_the_token_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (_, browser):
        await let_in(browser)
        for step in ("intent", "server"):
            page = await browser.get(f"/step/{step}")
            assert "This needs the bot’s token" in page.text
            assert (await browser.send(f"/step/{step}")).status == 200
        page = await browser.get("/end")
        assert "Techlink cannot run on Discord yet. This is missing: The bot’s token, " in page.text
        assert "setup --page" in page.text
        assert "• ·" not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_page_is_there_in_each_language_with_the_strict_headers(
    tmp_path: Path, language: str
) -> None:
    t = translator(language)
    async with opened(tmp_path, Answers([app(0)], [[]]), DISCORD_TOKEN=TOKEN) as (_, browser):
        await browser.get(f"/open/{SECRET}?language={language}")
        page = await browser.send(SECRET)
        assert f'<html lang="{language}">' in page.html
        page = await browser.send("/step/token")
        assert page.path == "/step/intent"
        for path in ("/step/token", "/step/intent", "/step/server", "/step/mail", "/step/address", "/end"):
            page = await browser.get(path)
            assert page.status == 200
            assert f'<html lang="{language}">' in page.html
            assert "script-src" not in page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert page.headers["Cache-Control"] == "no-store"
            assert "<script" not in page.html
        assert t.text("Leave it for another time") in (await browser.get("/step/mail")).text


async def test_a_server_s_name_with_markup_is_only_a_name(tmp_path: Path) -> None:
    hostile = {"id": "9", "name": '<img src=x onerror="alert(1)"> https://evil.example', "permissions": "0"}
    async with opened(tmp_path, Answers([app()], [[hostile]]), DISCORD_TOKEN=TOKEN) as (_, browser):
        await let_in(browser)
        await browser.send("/step/token")
        page = await browser.send("/step/server")
        assert "<img" not in page.html
        assert "&lt;img" in page.html
        assert 'href="https://evil.example' not in page.html


async def test_what_cannot_be_written_is_said_and_not_taken_for_kept(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await let_in(browser)
        site.walk.path.mkdir()  # nothing can be written there
        page = await browser.send("/step/token", DISCORD_TOKEN=TOKEN)
        assert page.status == 422
        assert "cannot be written, so nothing was kept" in page.text
        assert TOKEN not in page.html
        site.walk.path.rmdir()
        assert (await browser.send("/step/token", DISCORD_TOKEN=TOKEN)).path == "/step/server"
        assert site.walk.path.read_text() == f"DISCORD_TOKEN={TOKEN}\n"


async def test_what_goes_wrong_inside_has_a_number_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await let_in(browser)
        # A fault that nobody foresaw.
        monkeypatch.setattr(site.walk, "outcomes", None)
        page = await browser.send("/step/token", DISCORD_TOKEN=TOKEN)
        assert page.status == 500
        assert "Something went wrong" in page.text
        assert TOKEN not in page.html


async def test_a_stranger_does_not_change_the_language(tmp_path: Path) -> None:
    async with opened(tmp_path, Answers([app()], [[guild()]])) as (site, browser):
        await browser.get("/step/token?language=pt")
        await browser.get("/open/wrong?language=pt")
        assert site.language == ""
