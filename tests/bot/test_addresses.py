"""Where the program listens, and what people are told to open."""

from __future__ import annotations

import pytest

from bot.addresses import is_loopback, is_this_machine, listening_address, local_url
from bot.config import ConfigError, load


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8090"),
        ("0.0.0.0", "http://127.0.0.1:8090"),
        ("::", "http://[::1]:8090"),
        ("::1", "http://[::1]:8090"),
        ("192.0.2.7", "http://192.0.2.7:8090"),
        ("2001:db8::7", "http://[2001:db8::7]:8090"),
    ],
)
def test_what_is_shown_can_be_opened(host: str, shown: str) -> None:
    assert local_url(host, 8090) == shown


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("0.0.0.0", False), ("192.0.2.7", False)],
)
def test_who_reaches_it(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("Localhost", True),
        ("127.0.0.1", True),
        ("[::1]", True),
        ("192.0.2.7", False),
        ("mail.example.org", False),
    ],
)
def test_what_leads_back_here(name: str, here: bool) -> None:
    assert is_this_machine(name) is here


@pytest.mark.parametrize(
    ("typed", "host"), [("localhost", "127.0.0.1"), (" 0.0.0.0 ", "0.0.0.0"), ("0:0::1", "::1")]
)
def test_an_address_is_read(typed: str, host: str) -> None:
    assert listening_address(typed) == host


@pytest.mark.parametrize("wrong", ["example.org", "0.0.0.0:80", "http://0.0.0.0", "1.2.3"])
def test_what_is_none_is_named(wrong: str, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TECHLINK_HOST", wrong)
    with pytest.raises(ConfigError, match=r"TECHLINK_HOST: .*IP address"):
        load()


def test_the_portal_s_address_follows_and_an_empty_one_is_the_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TECHLINK_HOST", "0.0.0.0")
    assert load().portal == "http://127.0.0.1:8091"
    monkeypatch.setenv("TECHLINK_HOST", "")
    assert load().host == "127.0.0.1"


def test_an_empty_variable_does_not_hide_what_the_file_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DISCORD_TOKEN=from-set-up\nTECHLINK_CHAT_PORT=\n")
    monkeypatch.setenv("DISCORD_TOKEN", "")
    config = load()
    assert config.discord_token is not None
    assert config.discord_token.get_secret_value() == "from-set-up"
    assert config.chat_port == 8090
