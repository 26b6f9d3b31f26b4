"""The configuration: from the environment and `.env`, checked, listed, without showing secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Config, ConfigError, described, load


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, _, _ in described(Config()):
        monkeypatch.delenv(name, raising=False)


def test_defaults() -> None:
    config = load()
    assert (config.chat_port, config.portal_port) == (8090, 8091)
    assert config.address == "sqlite:///data/techlink.sqlite3"
    assert config.discord_token is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "TECHLINK_CHAT_PORT=1\nTECHLINK_PORTAL_PORT=2\nDISCORD_TOKEN=secret\nOTHER=x\n"
    )
    monkeypatch.setenv("TECHLINK_CHAT_PORT", "0")
    config = load()
    assert (config.chat_port, config.portal_port) == (0, 2)
    assert config.discord_token is not None
    assert config.discord_token.get_secret_value() == "secret"


@pytest.mark.parametrize(
    "name",
    [
        "DISCORD_TOKEN",
        "TECHLINK_DATABASE",
        "TECHLINK_READY_FILE",
        "TECHLINK_EMBLEM",
        "TECHLINK_MAIL_HOST",
        "TECHLINK_MAIL_USER",
        "TECHLINK_MAIL_PASSWORD",
        "TECHLINK_MAIL_SENDER",
    ],
)
def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "")
    assert load() == Config()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHAT_PORT", "ninety"),
        ("CHAT_PORT", "70000"),
        ("LOG_LEVEL", "loud"),
        ("WORKERS", "0"),
        ("DATABASE", "mysql://x/y"),
        ("EMBLEM", "nowhere.svg"),
        ("MAIL_TLS", "maybe"),
        ("MAIL_SENDER", "techlink"),
        ("MAIL_SENDER", "a@example.org, b@example.org"),
        ("MAIL_SENDER", "Net\r\nBcc: x <a@example.org>"),
        ("MAIL_PACE", "-1"),
    ],
)
def test_what_cannot_be_meant_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"TECHLINK_{name}", value)
    with pytest.raises(ConfigError, match=f"TECHLINK_{name}"):
        load()


def test_each_variable_is_listed_with_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hush-hush")
    lines = list(described(load()))
    assert len(lines) == len(Config.model_fields)
    assert all(meaning for _, _, meaning in lines)
    assert ("DISCORD_TOKEN", "(set, hidden)") in [line[:2] for line in lines]
    assert "hush-hush" not in str(lines)


def test_the_example_file_names_each_variable() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text("utf-8")
    assert [name for name, _, _ in described(Config()) if name not in example] == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ana:hush-hush@db.example/net", "postgresql://ana:…@db.example/net"),
        (
            "postgresql:///net?host=/run&password=hush-hush&port=1",
            "postgresql:///net?host=/run&password=…&port=1",
        ),
        ("postgres://db.example/net", "postgres://db.example/net"),
        ("sqlite:////srv/techlink.sqlite3", "sqlite:////srv/techlink.sqlite3"),
    ],
)
def test_the_database_is_shown_without_its_password(
    monkeypatch: pytest.MonkeyPatch, address: str, shown: str
) -> None:
    monkeypatch.setenv("TECHLINK_DATABASE", address)
    config = load()
    assert config.address == address
    assert ("TECHLINK_DATABASE", shown) in [line[:2] for line in described(config)]
    assert "hush-hush" not in repr(config)


def test_the_emblem_is_a_picture_or_the_start_says_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "emblem.svg"
    monkeypatch.setenv("TECHLINK_EMBLEM", str(file))
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    assert load().emblem_svg == file.read_text()
    file.write_text("<html/>")
    with pytest.raises(ConfigError, match=r"TECHLINK_EMBLEM: .*emblem\.svg is XML, but no SVG"):
        load()
    assert Config.model_construct(emblem=None).emblem_svg == ""


def test_the_portal_s_address_is_its_port_s_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def portal(**given: str) -> str:
        for name in ("TECHLINK_PORTAL_URL", "TECHLINK_PORTAL_PORT"):
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(f"TECHLINK_{name}", value)
        return load().portal

    assert portal() == "http://127.0.0.1:8091"
    assert portal(PORTAL_PORT="0") == "", "known once it listens"
    assert portal(PORTAL_URL="https://Portal.example.org/") == "https://portal.example.org"
    for wrong in ("portal.example.org", "ftp://x", "https://x/y", "https://x?y", "https://a b"):
        with pytest.raises(ConfigError, match="TECHLINK_PORTAL_URL"):
            portal(PORTAL_URL=wrong)


def test_a_mail_server_needs_a_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TECHLINK_MAIL_HOST", "mail.example.org")
    with pytest.raises(ConfigError, match="TECHLINK_MAIL_SENDER"):
        load()
    for wrong in ("techlink", "t@example.org\r\nBcc: x@y.org", "N <t@example>", "a@b.org <t@example.org>"):
        monkeypatch.setenv("TECHLINK_MAIL_SENDER", wrong)
        with pytest.raises(ConfigError, match="NAME <ADDRESS>"):
            load()
    monkeypatch.setenv("TECHLINK_MAIL_SENDER", "Atlantic network <techlink@example.org>")
    assert load().mail_port == 587
