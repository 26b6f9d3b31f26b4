"""From a mail to what it asks for: its link, one press, done; scanners that open everything change nothing."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from locales import translator
from tests.e2e.test_mail import agreed_to_mail, mails
from tests.e2e.test_notices import Outbox
from tests.portal.conftest import Page

if TYPE_CHECKING:
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

DUE = """
    SELECT n.subject_id, n.due_at, c.address, coalesce(p.language, w.language) FROM notice n
    JOIN member m ON m.id = n.member_id JOIN person p ON p.id = m.person_id JOIN network w ON w.id = m.network_id
    JOIN channel c ON c.person_id = p.id AND c.kind = 'discord'
    JOIN plan_duty d ON d.milestone_id = n.subject_id AND d.member_id = m.id AND d.duty = 'owner'
    WHERE n.kind = 'milestone.due' AND n.state = 'pending' ORDER BY n.due_at, n.id LIMIT 1
"""
STATUS = "SELECT status FROM plan_milestone WHERE id = ?"
TO = "owner@example.org"


class Web:
    """A browser without a script."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http

    async def get(self, url: str) -> Page:
        async with self.http.get(url) as answer:
            return Page(answer.status, await answer.text(), answer.headers, answer.url.path)

    async def post(self, url: str, fields: dict[str, str]) -> Page:
        async with self.http.post(url, data=fields) as answer:
            return Page(answer.status, await answer.text(), answer.headers, answer.url.path)


def links_of(mail: dict[str, Any]) -> list[str]:
    return [line.strip() for line in mail["text"].splitlines() if line.strip().startswith("http")]


async def mail_to(world: World, address: str, outbox: Outbox) -> dict[str, Any]:
    found: Any = []
    for _ in range(300):
        if found := await mails(world, address):
            break
        await asyncio.sleep(0.1)
    assert found, world.log_of("worker")[-2000:]
    mail: dict[str, Any] = await world.control("GET", f"/playground/mails/{found[-1]['id']}")
    return mail


async def test_a_reminder_by_mail_its_link_and_done(world: World) -> None:
    await asyncio.to_thread(world.start, "portal")
    outbox = Outbox(world)
    ((milestone, due, discord, language),) = outbox.ask(DUE)
    username = next(n for n, p in (await world.people()).items() if str(p["id"]) == discord)
    await agreed_to_mail(world, username, TO)
    at = datetime.fromtimestamp(due / 1000, UTC) + timedelta(minutes=1)
    await world.clock_to(at)
    await asyncio.to_thread(world.start, "worker")
    mail = await mail_to(world, TO, outbox)
    headers, urls = dict(mail["headers"]), links_of(mail)
    assert all(url.startswith(world.portal) for url in urls), urls
    done = next(url for url in urls if "/act/done." in url)
    off = next(url for url in urls if "/unsubscribe/" in url)
    assert headers["List-Unsubscribe"] == f"<{off}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert done in mail["html"]
    before = outbox.ask(STATUS, milestone)

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        for url in urls * 2:
            assert (await Web(http).get(url)).status == 200
    assert outbox.ask(STATUS, milestone) == before
    assert outbox.ask("SELECT count(*) FROM consent WHERE withdrawn_at IS NOT NULL") == [(0,)]

    t = translator(language)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        web = Web(http)
        page = await web.get(done)
        assert f'<html lang="{language}">' in page.html
        (form,) = page.read.forms
        fields = form.fields | ({"evidence": "Seen"} if "evidence" in form.fields else {})
        page = await web.post(world.portal + form.action, fields)
        assert t.text("**Done.** There are no more reminders of it.").split("**")[1] in page.text
    assert outbox.ask(STATUS, milestone) == [("done",)]

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        page = await Web(http).post(off, {"List-Unsubscribe": "One-Click"})
        assert page.status == 200
    held = "SELECT count(*) FROM consent WHERE purpose = 'mail' AND withdrawn_at IS NULL"
    assert outbox.ask(held) == [(0,)]


async def test_a_link_to_sign_in_by_mail(world: World) -> None:
    await asyncio.to_thread(world.start, "portal")
    await asyncio.to_thread(world.start, "worker")
    await agreed_to_mail(world, "yann.legoic", TO)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        web = Web(http)
        form = (await web.get(f"{world.portal}/signin")).form("/signin")
        await web.post(f"{world.portal}/signin", {**form.fields, "email": TO.upper()})
        mail = await mail_to(world, TO, Outbox(world))
        assert "List-Unsubscribe" not in dict(mail["headers"])
        (link,) = links_of(mail)
        assert re.fullmatch(re.escape(world.portal) + r"/signin/[A-Za-z0-9._-]+", link)
        page = await web.get(link)
        (form,) = page.read.forms
        page = await web.post(world.portal + form.action, form.fields)
        assert page.path.startswith("/n/")
