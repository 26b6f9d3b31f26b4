"""The program as separate processes, each of which a test may kill."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from typing import TYPE_CHECKING, Any, Final

import aiohttp

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE: Final = 60.0
_LOOK: Final = 0.02
# In UTC: between the morning of the Azores and the evening of Paris, with hours to spare for a suite.
_DAY: Final = time_of_day(10)
_EVENING: Final = time_of_day(17)


class World:
    """A playground, a bot and perhaps a worker with a folder of their own. `start` and `kill` work on one of them."""

    def __init__(self, folder: Path, world: Path | None = None, like: Path | None = None) -> None:
        """`world` is a world file for the playground; without one it is the demo network's.

        `like` is the folder of a world that was ended: this one begins where that one was.
        """
        self.folder = folder
        if like is not None:
            shutil.copytree(like, folder, dirs_exist_ok=True)
        self._world = ["--world", str(world)] if world else []
        self.url = ""
        self.portal = ""
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, part: str, name: str = "", **environment: str) -> None:
        """Start a part ("playground", "portal", "bot" or "worker") and wait until it says that it is ready.

        What is started after the portal knows its address.

        `name` tells several of the same part from each other.
        """
        name = name or part
        ready = self.folder / f"{name}.ready"
        ready.unlink(missing_ok=True)
        joins = self._world if part == "playground" else ["--playground", self.url]
        # The same port after a restart: browsers and people come back to the same address.
        port = self.url.rsplit(":", 1)[-1] or "0"
        variables = {
            **os.environ,
            "TECHLINK_DATA": str(self.folder / "data"),
            "TECHLINK_CHAT_PORT": port,
            "TECHLINK_PORTAL_PORT": "0",
            "TECHLINK_READY_FILE": str(ready),
            "TECHLINK_PORTAL_URL": "" if part == "portal" else self.portal,
            **environment,
        }
        variables.pop("DISCORD_TOKEN", None)
        with (self.folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", "bot", part, *joins],
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        said = self._wait_for(name, ready)
        self.url = said.get("chat", self.url).rstrip("/")
        self.portal = said.get("portal", self.portal)

    def kill(self, part: str) -> None:
        """`kill -9`, the worker processes included."""
        process = self._processes.pop(part, None)
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def end(self) -> None:
        """Ask all parts to end, the last that was started first, and wait until they have."""
        for part, process in reversed(list(self._processes.items())):
            process.terminate()
            process.wait(_PATIENCE)
            del self._processes[part]

    def stop(self) -> None:
        """Kill all parts that are left."""
        for part in list(self._processes):
            self.kill(part)

    def log_of(self, part: str) -> str:
        """What a part has logged so far."""
        return (self.folder / f"{part}.log").read_text(errors="replace")

    async def control(self, method: str, path: str, body: Any = None) -> Any:
        """Call one of the playground's own addresses (`/playground/…`)."""
        async with (
            aiohttp.ClientSession() as http,
            http.request(method, self.url + path, json=body) as answer,
        ):
            text = await answer.text()
            if answer.status >= 400:
                raise AssertionError(f"{method} {path}: {answer.status} {text[:300]}")
            return json.loads(text) if text else None

    async def now(self) -> datetime:
        """What the playground's clock says."""
        clock = await self.control("GET", "/playground/clock")
        return datetime.fromisoformat(clock["now"]).astimezone(UTC)

    async def clock_to(self, at: datetime) -> None:
        """Move the clock to that instant, unless it is later already: the demo was filled a while ago."""
        if at > await self.now():
            await self.control("POST", "/playground/clock", {"now": at.isoformat()})

    async def by_day(self) -> None:
        """Move the clock to the next morning, unless no member of the demo network has quiet hours by now or soon.

        What a test sees may not depend on the hour at which the suite is run.
        """
        now = await self.now()
        if not _DAY <= now.time() < _EVENING:
            morning = datetime.combine(now.date(), _DAY, UTC)
            await self.clock_to(morning if morning > now else morning + timedelta(days=1))

    async def people(self) -> dict[str, dict[str, Any]]:
        """Everybody by username; the bot is "Techlink"."""
        return {person["username"]: person for person in await self.control("GET", "/playground/people")}

    async def log(self, since: int = 0) -> list[dict[str, Any]]:
        """The playground's log of requests and events."""
        rows: list[dict[str, Any]] = await self.control("GET", f"/playground/log?since={since}")
        return rows

    async def restart(self, part: str) -> None:
        """Kill a part and start it again, without holding up the loop."""
        self.kill(part)
        await asyncio.to_thread(self.start, part)

    def _wait_for(self, part: str, ready: Path) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if ready.exists():
                said: dict[str, Any] = json.loads(ready.read_text())
                return said
            if self._processes[part].poll() is not None:
                raise AssertionError(f"{part} ended: {self.log_of(part)[-1500:]}")
            time.sleep(_LOOK)
        raise AssertionError(f"{part} not ready in {_PATIENCE} s: {self.log_of(part)[-1500:]}")
