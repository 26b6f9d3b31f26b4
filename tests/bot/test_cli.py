"""The command line as somebody types it: clear lines and exit codes, in a folder of its own."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Server


@pytest.fixture
def techlink(tmp_path: Path) -> object:
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            env=env | {"TECHLINK_DATA": str(tmp_path / "data")} | environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return run


def test_help_names_the_commands(techlink: object) -> None:
    said = techlink("--help").stdout  # type: ignore[operator]
    for command in (
        "run",
        "bot",
        "playground",
        "setup",
        "health",
        "config",
        "demo",
        "migrate",
        "move",
        "check",
        "play",
        "when",
    ):
        assert command in said


def test_a_date_is_read(techlink: object) -> None:
    said = ("--language", "fr", "--zone", "Europe/Paris", "--now", "2027-01-12T10:00:00")
    done = techlink("when", *said, "--json", "mardi prochain 14h")  # type: ignore[operator]
    assert json.loads(done.stdout) == {"start": "2027-01-19T14:00:00", "end": None, "zone": "Europe/Paris"}
    wrong = techlink("when", "--zone", "Mars/Olympus", "tomorrow")  # type: ignore[operator]
    assert wrong.returncode == 2
    assert "no time zone Mars/Olympus" in wrong.stderr


def test_config_hides_secrets(techlink: object) -> None:
    done = techlink("config", DISCORD_TOKEN="very-secret")  # type: ignore[operator]
    assert "TECHLINK_CHAT_PORT=" in done.stdout
    assert "very-secret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "line"),
    [
        (("bot",), {}, "There is no DISCORD_TOKEN"),
        (("config",), {"TECHLINK_CHAT_PORT": "many"}, "TECHLINK_CHAT_PORT"),
        (("demo", "--reset", "--yes"), {"DISCORD_TOKEN": "x"}, "no demo network on Discord"),
        (("playground",), {"TECHLINK_HOST": "192.0.2.7"}, "192.0.2.7 is no address of this machine"),
        (("setup", "--page"), {"TECHLINK_HOST": "192.0.2.7"}, "192.0.2.7 is no address of this machine"),
        (("playground",), {"TECHLINK_DATA": "/dev/null/data"}, "Nothing can be written to /dev/null/data"),
        (("portal",), {"TECHLINK_DATA": "/dev/null/data"}, "Nothing can be written to /dev/null/data"),
        (
            ("migrate",),
            {"TECHLINK_DATA": "/dev/null/data"},
            "/dev/null/data/techlink.sqlite3 cannot be opened",
        ),
        (("portal",), {"TECHLINK_DATABASE": "sqlite:////dev"}, "/dev cannot be opened"),
    ],
)
def test_what_has_to_be_mended_is_one_line(
    techlink: object, arguments: tuple[str, ...], environment: dict[str, str], line: str
) -> None:
    done = techlink(*arguments, **environment)  # type: ignore[operator]
    assert done.returncode == 78
    assert line in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_wrong_with_a_variable_is_said_without_words_of_the_program(techlink: object) -> None:
    done = techlink("config", TECHLINK_PORTAL_URL="portal.example.org")  # type: ignore[operator]
    assert done.returncode == 78
    assert done.stderr == "TECHLINK_PORTAL_URL: is http:// or https:// with a host, and nothing behind it\n"


def test_a_reset_asks_first(techlink: object, tmp_path: Path) -> None:
    assert techlink("migrate").returncode == 0  # type: ignore[operator]
    before = (tmp_path / "data" / "techlink.sqlite3").read_bytes()
    done = techlink("demo", "--reset")  # type: ignore[operator]
    assert done.returncode == 1
    assert "Remove the demo network" in done.stdout
    assert (tmp_path / "data" / "techlink.sqlite3").read_bytes() == before


@pytest.mark.parametrize("command", ["migrate", "demo"])
def test_a_server_that_does_not_answer_is_one_line(techlink: object, command: str) -> None:
    done = techlink(command, TECHLINK_DATABASE="postgresql://ana:secret@127.0.0.1:1/x")  # type: ignore[operator]
    assert done.returncode == 75
    assert "PostgreSQL does not answer" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_the_demo_network_can_live_on_postgresql(techlink: object, tmp_path: Path, postgres: Server) -> None:
    done = techlink("demo", "--reset", "--yes", TECHLINK_DATABASE=postgres.make("demo"))  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    with psycopg.connect(postgres.named("demo")) as raw:
        assert raw.execute("SELECT count(*) FROM partner").fetchone() == (6,)
    assert not (tmp_path / "data" / "techlink.sqlite3").exists()


def test_a_network_moves_to_postgresql_once(techlink: object, tmp_path: Path, postgres: Server) -> None:
    assert techlink("demo").returncode == 0  # type: ignore[operator]
    target = postgres.make("house").replace("techlink@", "techlink:pass-word@")
    done = techlink("move", "--to", target)  # type: ignore[operator]
    assert done.returncode == 0, done.stderr
    with (
        closing(sqlite3.connect(tmp_path / "data" / "techlink.sqlite3")) as here,
        psycopg.connect(target) as there,
    ):
        for table in ("partner", "member", "submission", "signature", "survey_event"):
            (number,) = here.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert number > 0
            assert there.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,)
            assert f"{table}: {number:,}\n" in done.stdout
    assert "TECHLINK_DATABASE" in done.stdout
    assert "pass-word" not in done.stdout + done.stderr
    again = techlink("move", "--to", target)  # type: ignore[operator]
    assert again.returncode == 78
    assert "holds rows already" in again.stderr
    assert techlink("demo", TECHLINK_DATABASE=target).returncode == 0  # type: ignore[operator]


@pytest.mark.parametrize(
    ("environment", "to", "line"),
    [
        ({}, "postgresql://x/y", "there is no file"),
        ({"TECHLINK_DATABASE": "postgresql://x/z"}, "postgresql://x/y", "only what is in a SQLite file"),
        ({}, "mysql://x/y", "to PostgreSQL only"),
    ],
)
def test_what_cannot_be_moved_is_one_line(
    techlink: object, environment: dict[str, str], to: str, line: str
) -> None:
    done = techlink("move", "--to", to, **environment)  # type: ignore[operator]
    assert done.returncode == 78
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
