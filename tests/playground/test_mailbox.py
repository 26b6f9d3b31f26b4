"""The playground's mail server: it takes mails for everybody, keeps them, and has bad days on demand."""

from __future__ import annotations

import contextlib
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import aiohttp
import aiosmtplib
import pytest

from playground.server import serving
from tests.playground.conftest import WORLD
from tests.playground.person import Refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.playground.conftest import Running


def mail(subject: str = "Olá", html: str | None = "<p>Olá <b>Ana</b></p>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Rede <net@example.org>", "Ana <ana@example.org>", subject
    made["Message-ID"] = "<1@example.org>"
    made.set_content("Olá Ana\n")
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


@contextlib.asynccontextmanager
async def connected(url: str) -> AsyncIterator[aiosmtplib.SMTP]:
    where = await ask(url, "GET", "/playground/mail")
    async with aiosmtplib.SMTP(
        hostname=where["host"], port=where["port"], start_tls=False, timeout=5
    ) as client:
        yield client


async def post(url: str, *to: str, message: EmailMessage | None = None) -> None:
    async with connected(url) as client:
        await client.send_message(
            message or mail(), sender="net@example.org", recipients=to or ["ana@example.org"]
        )


async def ask(url: str, method: str, path: str, body: Any = None) -> Any:
    async with aiohttp.ClientSession() as http, http.request(method, url + path, json=body) as answer:
        return await (answer.json() if answer.content_type == "application/json" else answer.text())


async def test_a_mail_is_kept_for_each_recipient_and_read_again(playground: Running) -> None:
    await post(playground.url, "Ana@Example.org", "bea@example.org")
    listed = await ask(playground.url, "GET", "/playground/mails")
    assert [(one["to"], one["subject"], one["message_id"]) for one in listed] == [
        ("bea@example.org", "Olá", "<1@example.org>"),
        ("ana@example.org", "Olá", "<1@example.org>"),
    ]
    (ana,) = await ask(playground.url, "GET", "/playground/mails?to=ana@EXAMPLE.org")
    assert await ask(playground.url, "GET", f"/playground/mails?since={listed[0]['id']}") == []
    whole = await ask(playground.url, "GET", f"/playground/mails/{ana['id']}")
    assert whole["text"] == "Olá Ana\n"
    assert whole["html"] == "<p>Olá <b>Ana</b></p>\n"
    assert ["From", "Rede <net@example.org>"] in whole["headers"]


async def test_a_subject_is_shown_as_it_was_written(playground: Running) -> None:
    await post(
        playground.url, "ana@example.org", message=mail("Dans 7 jours\u00a0: la suite " + "et la fin " * 20)
    )
    (one,) = await ask(playground.url, "GET", "/playground/mails")
    assert one["subject"].startswith("Dans 7 jours\u00a0: la suite et la fin")
    assert "  " not in one["subject"]


async def test_the_html_is_a_page_that_runs_and_loads_nothing(playground: Running) -> None:
    await post(playground.url, message=mail(html="<html><head><title>x</title></head><body>y</body></html>"))
    await post(playground.url, message=mail(html=None))
    with_html, without = 1, 2
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{playground.url}/mailbox/{with_html}.html") as answer:
            assert '<head><base target="_blank"><title>' in await answer.text()
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("sandbox ")
            assert "allow-scripts" not in policy
            assert "allow-same-origin" not in policy
            assert "default-src 'none'" in policy
        for path in (f"{without}.html", "99.html", "x.html", "", "1/../../x", "9" * 30 + ".html"):
            async with http.get(f"{playground.url}/mailbox/{path}") as answer:
                assert answer.status == 404
    assert (await ask(playground.url, "GET", f"/playground/mails/{without}"))["html"] is None


async def test_mails_survive_the_process_and_the_port_stays(tmp_path: Path) -> None:
    async with serving(tmp_path, WORLD) as (url, _):
        before = await ask(url, "GET", "/playground/mail")
        await post(url)
    async with serving(tmp_path, WORLD) as (url, _):
        assert len(await ask(url, "GET", "/playground/mails")) == 1
        assert await ask(url, "GET", "/playground/mail") == before


async def test_two_playgrounds_do_not_fight_for_a_port(tmp_path: Path) -> None:
    async with serving(tmp_path / "a", WORLD) as (first, one):
        port = str(one.post.port)
        async with serving(tmp_path / "b", WORLD) as (_, other):
            other.db.set_meta("mail_port", port)
        async with serving(tmp_path / "b", WORLD) as (second, _):
            await post(second)
            assert len(await ask(second, "GET", "/playground/mails")) == 1
            assert await ask(first, "GET", "/playground/mails") == []


async def test_bad_days(playground: Running) -> None:
    url = playground.url
    standing = await ask(url, "POST", "/playground/faults", {"mail": "refuse", "address": "Eve@example.org"})
    assert standing["mail"]["refused"] == {"eve@example.org": "550 5.1.1 There is no such mailbox here"}
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
        await post(url, "eve@example.org")
    assert refused.value.recipients[0].code == 550
    await post(url, "ana@example.org")
    busy = {"mail": "refuse", "address": "ana@example.org", "answer": "451 4.7.1 Later"}
    await ask(url, "POST", "/playground/faults", busy)
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
        await post(url, "ana@example.org")
    assert refused.value.recipients[0].code == 451

    async with connected(url) as client:
        await client.noop()
        await ask(url, "POST", "/playground/faults", {"mail": "down"})
        with pytest.raises((ConnectionError, aiosmtplib.SMTPException)):
            await client.noop()
    with pytest.raises((ConnectionError, aiosmtplib.SMTPException)):
        await post(url)

    await ask(url, "DELETE", "/playground/faults")
    await ask(url, "POST", "/playground/faults", {"mail": "slow", "seconds": 60})
    async with connected(url) as client:
        await client.mail("net@example.org")
        with pytest.raises(aiosmtplib.SMTPTimeoutError):
            await client.rcpt("ana@example.org", timeout=0.2)
        client.close()
    await ask(url, "DELETE", "/playground/faults")
    await post(url, "eve@example.org", "ana@example.org")
    assert len(await ask(url, "GET", "/playground/mails")) == 3


async def test_a_fault_that_cannot_be_meant_is_named(playground: Running) -> None:
    ana = await playground.person("ana")
    for wrong in (
        {"mail": "sulk"},
        {"mail": "refuse"},
        {"mail": "refuse", "address": "a@b", "answer": "250 yes"},
        {"mail": "refuse", "address": "a@b", "answer": "550 x\r\n250 y"},
    ):
        with pytest.raises(Refused) as refusal:
            await ana.control("POST", "/faults", wrong)
        assert refusal.value.status == 400


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00 no headers",
        b"Subject: =?utf-8?b?!!!?=\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xff",
        b"Content-Type: multipart/alternative\r\n\r\nno boundary",
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%",
        b"From: =?x?=\r\nTo: <<>>,;:\r\nDate: never\r\nMessage-ID: <<\r\n\r\nx",
    ],
)
async def test_whatever_comes_something_is_shown(playground: Running, content: bytes) -> None:
    async with connected(playground.url) as client:
        await client.sendmail("net@example.org", ["ana@example.org"], content)
    (listed,) = await ask(playground.url, "GET", "/playground/mails")
    whole = await ask(playground.url, "GET", f"/playground/mails/{listed['id']}")
    assert isinstance(whole["text"], str)
    await ask(playground.url, "GET", f"/mailbox/{listed['id']}.html")
