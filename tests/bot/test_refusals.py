"""What Discord refuses at the start is one clear line with what to do, and an exit code that ends restarts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from bot import world
from bot.endpoints import PLAYGROUND_TOKEN
from bot.exits import MISCONFIGURED
from tests.clock import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.e2e
PATIENCE = 60.0


class Parts:
    """A playground with a world of one's own, and a bot that joins it."""

    def __init__(self, folder: Path, token: str) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []
        file = world.write(folder / "world.json", token, NOON)
        self.playground = self.start("playground", "--world", str(file))
        self.url: str = self.ready("playground", self.playground)["chat"]

    def start(self, part: str, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        environment |= {
            "TECHLINK_DATA": str(self.folder / "data"),
            "TECHLINK_CHAT_PORT": "0",
            "TECHLINK_READY_FILE": str(self.folder / f"{part}.ready"),
        }
        with (self.folder / f"{part}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", part, *arguments],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.running.append(process)
        return process

    def ready(self, part: str, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        file = self.folder / f"{part}.ready"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            if file.exists():
                said: dict[str, Any] = json.loads(file.read_text())
                return said
            time.sleep(0.05)
        raise AssertionError(self.log(part))

    def log(self, part: str) -> str:
        return (self.folder / f"{part}.log").read_text(errors="replace")

    def fault(self, fault: dict[str, Any]) -> None:
        request = urllib.request.Request(
            f"{self.url}/playground/faults",
            json.dumps(fault).encode(),
            {"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request).close()


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Callable[[str], Parts]]:
    made: list[Parts] = []

    def make(token: str) -> Parts:
        made.append(Parts(tmp_path, token))
        return made[-1]

    yield make
    for process in (process for one in made for process in one.running):
        process.kill()
        process.wait()


def test_a_refused_token(parts: Callable[[str], Parts]) -> None:
    running = parts("another-token")
    bot = running.start("bot", "--playground", running.url)
    assert bot.wait(PATIENCE) == MISCONFIGURED
    assert "Reset Token" in running.log("bot")
    assert "Traceback" not in running.log("bot")


def test_a_missing_intent(parts: Callable[[str], Parts]) -> None:
    running = parts(PLAYGROUND_TOKEN)
    bot = running.start("bot", "--playground", running.url)
    running.ready("bot", bot)
    running.fault({"gateway": "close", "code": 4014})
    assert bot.wait(PATIENCE) == MISCONFIGURED
    assert "Privileged Gateway Intents" in running.log("bot")
