"""The mail server's step: against real servers, right and wrong in every way, each with its own words."""

from __future__ import annotations

import asyncio
import email
import socket
from email.headerregistry import Address
from email.policy import default
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import container
from bot.config import MailTls
from bot.delivering.mail_server import MailServer
from bot.setting_up.steps.mail import HOST, PASSWORD, PORT, SENDER, TLS, TO, USER, Mail
from bot.setting_up.trying_mail import NotSent, Trouble, send
from bot.setting_up.walk import Walk
from domain.languages import LANGUAGES
from locales import translator
from playground.server import serving
from templates.words import setting_up_mail as words
from tests.bot.setting_up import servers
from tests.bot.setting_up.servers import Certificate, Post, mail_server, says
from tests.playground.conftest import WORLD

if TYPE_CHECKING:
    from pathlib import Path

T = translator("en")
ME = Address(username="ines", domain="example.org")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return servers.certificate(tmp_path_factory.mktemp("good"), "IP:127.0.0.1")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return servers.certificate(tmp_path_factory.mktemp("other"), "DNS:other.example")


def letter() -> Any:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "techlink@example.org", "ines@example.org", "Hello"
    message.set_content("Hello")
    return message


async def tried(
    port: int,
    tls: str = "none",
    *,
    user: str = "",
    password: str = "",
    trusts: Certificate | None = None,
    seconds: float = 5.0,
    host: str = "127.0.0.1",
) -> Trouble | None:
    """What comes of one mail: None when it was taken."""
    sender = Address(username="techlink", domain="example.org")
    server = MailServer(host, port, MailTls(tls), sender, user, password)
    try:
        await send(server, ME, letter(), seconds, trusts.trusted() if trusts else None)
    except NotSent as error:
        told, detail = error.trouble, error.detail
    else:
        return None
    assert not password or password not in detail
    return told


async def test_it_is_sent_by_each_way(good: Certificate) -> None:
    post, account = Post(), {"user": servers.USER, "password": servers.PASSWORD}
    async with mail_server(post) as port:
        assert await tried(port) is None
    async with mail_server(post, starttls=good, signs_in=True) as port:
        assert await tried(port, "starttls", trusts=good, **account) is None
    async with mail_server(post, tls=good) as port:
        assert await tried(port, "tls", trusts=good) is None
    assert post.recipients == ["ines@example.org"] * 3


async def test_tls_the_wrong_way_round_is_recognised(good: Certificate) -> None:
    async with mail_server(Post(), tls=good) as port:
        assert await tried(port, "starttls", trusts=good, seconds=1) is Trouble.TLS_FIRST
        assert await tried(port, "none", seconds=1) is Trouble.TLS_FIRST
    async with mail_server(Post(), starttls=good) as port:
        assert await tried(port, "tls", trusts=good) is Trouble.TLS_LATER
    async with mail_server(Post()) as port:
        assert await tried(port, "starttls") is Trouble.NO_STARTTLS


async def test_a_certificate_that_is_not_good_is_not_taken(good: Certificate, other: Certificate) -> None:
    async with mail_server(Post(), tls=other) as port:
        assert await tried(port, "tls", trusts=other) is Trouble.CERTIFICATE, "another name"
    async with mail_server(Post(), starttls=good) as port:
        assert await tried(port, "starttls") is Trouble.CERTIFICATE, "signed by nobody that we know"


async def test_who_signs_in_wrongly_is_told_apart(good: Certificate) -> None:
    async with mail_server(Post(), starttls=good, signs_in=True) as port:
        wrong = {"user": servers.USER, "password": "wrong"}
        assert await tried(port, "starttls", trusts=good, **wrong) is Trouble.PASSWORD
        assert await tried(port, "starttls", trusts=good) is Trouble.SIGN_IN_NEEDED
    async with mail_server(Post()) as port:
        assert await tried(port, user="ana", password="x") is Trouble.NO_SIGN_IN


@pytest.mark.parametrize(
    ("command", "answer", "trouble"),
    [
        ("MAIL", "553 5.7.1 not yours", Trouble.SENDER),
        ("MAIL", "451 4.3.0 later", Trouble.LATER),
        ("RCPT", "550 5.1.1 no such user", Trouble.RECIPIENT),
        ("RCPT", "554 5.7.1 relay access denied", Trouble.SIGN_IN_NEEDED),
        ("RCPT", "450 4.2.1 later", Trouble.LATER),
        ("DATA", "554 5.7.1 looks like spam", Trouble.CONTENT),
    ],
)
async def test_what_the_server_refuses(command: str, answer: str, trouble: Trouble) -> None:
    async with mail_server(Post({command: answer})) as port:
        assert await tried(port) is trouble


async def test_an_address_beyond_ascii_is_sent_to_or_said_to_be_refused() -> None:
    ines, sender = Address(username="inês", domain="example.org"), Address(username="t", domain="example.org")
    message = letter()
    del message["To"]
    message["To"] = ines
    for wide in (True, False):
        post = Post()
        async with mail_server(post, wide=wide) as port:
            server = MailServer("127.0.0.1", port, MailTls.NONE, sender)
            if wide:
                await send(server, ines, message)
                assert post.recipients == ["inês@example.org"]
            else:
                with pytest.raises(NotSent) as caught:
                    await send(server, ines, message)
                assert caught.value.trouble is Trouble.RECIPIENT


async def test_nobody_there_and_somebody_else_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert await tried(free.getsockname()[1]) is Trouble.CLOSED
    assert await tried(587, host="no-such-machine.invalid") is Trouble.NO_HOST
    async with says(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert await tried(port) is Trouble.STRANGE
    async with says(b"421 4.3.2 busy\r\n") as port:
        assert await tried(port) is Trouble.LATER
    async with says(b"") as port:
        assert await tried(port, seconds=0.5) is Trouble.SILENT
        assert await tried(port, "tls", seconds=0.5) is Trouble.SILENT


async def test_nobody_there_under_any_of_a_name_s_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    async def two(_host: str, port: int, **_more: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("127.0.0.1", "127.0.0.2")
        ]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", two)
    with socket.socket() as free:
        free.bind(("", 0))
        assert await tried(free.getsockname()[1], host="mail.example.org") is Trouble.CLOSED


@pytest.mark.parametrize(("host", "inside"), [("localhost", True), ("127.0.0.1", True), ("localhost", False)])
async def test_in_a_container_localhost_is_the_container(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, inside: bool
) -> None:
    monkeypatch.setattr(container, "_IMAGE", tmp_path if inside else tmp_path / "missing")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        given = answers(free.getsockname()[1]) | {HOST: host}
        verdict = await Walk(tmp_path / ".env", {}).attempt(Mail(), given)
    assert verdict is not None
    assert verdict.at == (HOST if inside else PORT)
    assert ("is the container itself" in verdict.lines[0].words(T)) is inside


async def test_every_refusal_of_the_playground_s_server(tmp_path: Path) -> None:
    async with serving(tmp_path, WORLD) as (url, pg), aiohttp.ClientSession() as http:

        async def fault(body: dict[str, Any]) -> None:
            async with http.post(f"{url}/playground/faults", json=body) as answer:
                assert answer.status < 300

        assert await tried(pg.post.port) is None
        await fault({"mail": "refuse", "address": "ines@example.org", "answer": "550 5.1.1 unknown"})
        assert await tried(pg.post.port) is Trouble.RECIPIENT
        await fault({"mail": "slow", "seconds": 30})
        assert await tried(pg.post.port, seconds=0.5) is Trouble.SILENT
        await fault({"mail": "down"})
        assert await tried(pg.post.port) is Trouble.STRANGE


def answers(port: int, **more: str) -> dict[str, str | None]:
    found = {
        HOST: "127.0.0.1",
        PORT: str(port),
        TLS: "none",
        SENDER: "techlink@example.org",
        TO: "ines@example.org",
    }
    return {
        **found,
        **{f"TECHLINK_MAIL_{name}": value for name, value in more.items() if name != "to"},
        **({TO: more["to"]} if "to" in more else {}),
    }


async def test_what_passed_is_written_and_the_recipient_is_not(tmp_path: Path) -> None:
    walk, post = Walk(tmp_path / ".env", {}), Post()
    walk.t = translator("es")
    async with mail_server(post) as port:
        verdict = await walk.attempt(Mail(), answers(port, SENDER="Red <techlink@example.org>"))
    assert verdict is not None
    assert verdict.passed
    written = (tmp_path / ".env").read_text()
    assert f"TECHLINK_MAIL_HOST=127.0.0.1\nTECHLINK_MAIL_PORT={port}\nTECHLINK_MAIL_TLS=none\n" in written
    assert "ines@example.org" not in written
    mail = email.message_from_bytes(post.mails[0], policy=default)
    assert mail["Subject"] == "Techlink puede enviar correos"
    assert mail["From"] == "Red <techlink@example.org>"


async def test_a_wrong_password_is_forgotten_and_the_rest_stays(tmp_path: Path) -> None:
    walk = Walk(tmp_path / ".env", {})
    step = Mail()
    async with mail_server(Post(), signs_in=True) as port:
        given = answers(port, USER=servers.USER, PASSWORD="wrong")
        verdict = await walk.attempt(step, given)
        assert verdict is not None
        assert (verdict.passed, verdict.at) == (False, PASSWORD)
        assert not (tmp_path / ".env").exists()
        known = {one.name: walk.known(one) for one in step.questions}
        assert known[PASSWORD] == ""
        assert known[USER] == servers.USER
        again = await walk.attempt(step, {PASSWORD: servers.PASSWORD})
    assert again is not None
    assert again.passed
    assert "The password goes" not in str(again.lines)
    assert any("Without TLS the password" in line.words(T) for line in again.lines)
    assert servers.PASSWORD not in " ".join(line.words(T) for line in again.lines)


@pytest.mark.parametrize(
    ("field", "value", "at", "said"),
    [
        ("HOST", "https://mail.example.org", HOST, "no server’s name"),
        ("HOST", "me@example.org", HOST, "no server’s name"),
        ("PORT", "many", PORT, "A port is a number"),
        ("PORT", "0", PORT, "A port is a number"),
        ("PORT", "٥٨٧", PORT, "A port is a number"),
        ("TLS", "ssl", TLS, "Choose one of the three: starttls, tls or none"),
        ("SENDER", "techlink", SENDER, "no address to send from"),
        ("SENDER", "a@example.org, b@example.org", SENDER, "no address to send from"),
        ("SENDER", "Net\r\nBcc: x <a@example.org>", HOST, "line break"),
        ("PASSWORD", "x", USER, "no user that it belongs to"),
        ("to", "ines", TO, "no e-mail address"),
    ],
)
async def test_what_cannot_be_meant_is_said_before_anything_is_connected_to(
    tmp_path: Path, field: str, value: str, at: str, said: str
) -> None:
    verdict = await Walk(tmp_path / ".env", {}).attempt(Mail(), answers(1, **{field: value}))
    assert verdict is not None
    assert verdict.at == at
    assert said in verdict.lines[0].words(T)


async def test_no_server_means_no_e_mail(tmp_path: Path) -> None:
    assert await Walk(tmp_path / ".env", {}).attempt(Mail(), {HOST: ""}) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_trouble_has_words(language: str) -> None:
    facts = words.Facts("mail.example.org", 587, "techlink@example.org", "ines@example.org")
    said = [words.trouble(one.value, facts, translator(language)) for one in Trouble]
    assert all(said)
    assert len(set(said)) == len(Trouble)


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_is_typed_is_refused_or_an_address(sender: str, to: str) -> None:
    from bot.setting_up.steps.mail import _mistyped, _server

    values = {HOST: "127.0.0.1", PORT: "25", TLS: "none", USER: "", PASSWORD: "", SENDER: sender, TO: to}
    if _mistyped(values) is None:
        assert not {"\n", "\r"} & set(str(_server(values).sender))
