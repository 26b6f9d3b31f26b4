"""`techlink run` as somebody runs it: a part that dies comes back, an orderly end leaves nobody over."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.e2e
PATIENCE = 60.0


class Program:
    """`techlink run` in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.ready = folder / "ready.json"
        self.log = folder / "run.log"
        environment = {name: value for name, value in os.environ.items() if name != "DISCORD_TOKEN"}
        environment |= {
            "TECHLINK_DATA": str(folder / "data"),
            "TECHLINK_CHAT_PORT": "0",
            "TECHLINK_PORTAL_PORT": "0",
            "TECHLINK_READY_FILE": str(self.ready),
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                env=environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def until(self, test: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := test():
                return found
            time.sleep(0.05)
        raise AssertionError(self.log.read_text(errors="replace")[-2000:])

    def said(self) -> dict[str, Any] | None:
        return json.loads(self.ready.read_text()) if self.ready.exists() else None

    def pids(self) -> dict[str, int]:
        return dict((self.said() or {}).get("pids", {}))


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but was not waited for does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    running = Program(tmp_path)
    try:
        running.until(running.said)
        yield running
    finally:
        pids = running.pids().values()
        running.process.kill()
        running.process.wait()
        for pid in filter(alive, pids):
            os.kill(pid, signal.SIGKILL)


def test_a_part_that_dies_comes_back_and_a_stop_leaves_nobody(program: Program) -> None:
    said = program.said()
    assert said is not None
    assert said["chat"].startswith("http://127.0.0.1:")
    first = program.pids()
    assert set(first) == {"playground", "portal", "bot", "worker"}
    assert said["portal"].startswith("http://127.0.0.1:")
    assert said["portal"] in program.log.read_text()
    assert said["chat"] in program.log.read_text()

    for part in ("bot", "worker", "portal", "playground"):
        before = program.pids()
        os.kill(before[part], signal.SIGKILL)
        program.until(lambda part=part, before=before: program.pids().get(part) not in {None, before[part]})
        after = program.pids()
        others = set(before) - {part}
        assert {name: after[name] for name in others} == {name: before[name] for name in others}, (
            "only one died"
        )
    assert (program.said() or {})["chat"] == said["chat"], "it comes back where people have it open"
    assert (program.said() or {})["portal"] == said["portal"], "it comes back where links lead"

    last = program.pids()
    program.process.send_signal(signal.SIGTERM)
    assert program.process.wait(PATIENCE) == 0
    assert not any(alive(pid) for pid in last.values())
    assert not program.ready.exists()


def test_when_the_supervisor_is_killed_its_parts_end_too(program: Program) -> None:
    pids = program.pids()
    program.process.kill()
    program.process.wait()
    program.until(lambda: not any(alive(pid) for pid in pids.values()))
