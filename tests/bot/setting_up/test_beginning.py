"""What set-up begins with: what is configured, and nothing of what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import described, load
from bot.setting_up.beginning import walk_of
from bot.setting_up.steps import STEPS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, _, _ in described(load()):
        monkeypatch.delenv(name, raising=False)


def test_nothing_is_set_and_the_usual_is_offered(tmp_path: Path) -> None:
    walk = walk_of(load(), tmp_path / ".env", None)
    assert walk.present == {}
    known = {one.name: walk.known(one) for step in STEPS for one in step.questions}
    assert known["TECHLINK_MAIL_PORT"] == "587"
    assert known["TECHLINK_MAIL_TLS"] == "starttls"
    assert walk.portal == ("127.0.0.1", 8091)


def test_what_is_set_is_kept_and_a_secret_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "DISCORD_TOKEN=t\nTECHLINK_MAIL_HOST=mail.example.org\nTECHLINK_MAIL_TLS=tls\nTECHLINK_MAIL_PORT=465\n"
        "TECHLINK_MAIL_PASSWORD=p\nTECHLINK_MAIL_SENDER=a@example.org\nTECHLINK_PORTAL_PORT=0\n"
    )
    monkeypatch.setenv("TECHLINK_PORTAL_URL", "https://portal.example.org")
    walk = walk_of(load(), tmp_path / ".env", None)
    questions = [one for step in STEPS for one in step.questions]
    known = {one.name: walk.known(one) for one in questions if walk.known(one)}
    assert known == {
        "DISCORD_TOKEN": "t",
        "TECHLINK_MAIL_HOST": "mail.example.org",
        "TECHLINK_MAIL_TLS": "tls",
        "TECHLINK_MAIL_PORT": "465",
        "TECHLINK_MAIL_PASSWORD": "p",
        "TECHLINK_MAIL_SENDER": "a@example.org",
        "TECHLINK_PORTAL_URL": "https://portal.example.org",
    }
    assert {walk.shown(one) for one in questions if one.secret} == {""}
    assert walk.portal == ("127.0.0.1", 8091), "with any free port there is none to tell a proxy"


def test_every_variable_that_is_asked_for_exists() -> None:
    variables = {variable for variable, _, _ in described(load())}
    asked = {one.name for step in STEPS for one in step.questions if one.name.isupper()}
    assert asked <= variables
