"""`techlink run`: all parts as processes of their own, so that one can die alone and come back."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import structlog

from bot import exits, ready
from bot.container import setup_command
from bot.parent import FLAG
from bot.stopping import to_its_end, until_stopped

if TYPE_CHECKING:
    from bot.config import Config

_POLL: Final = 0.05
_STOP_SECONDS: Final = 15.0
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
# Who lived this long was well; the next restart is quick again.
_WELL_SECONDS: Final = 60.0
_log = structlog.get_logger(__name__)


@dataclass
class Part:
    """A part of the program: how it is started, and how it is at present."""

    name: str
    arguments: list[str]
    ready_file: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the process. Its standard input is a pipe that ends with us, and so it ends with us too."""
        self.ready_file.unlink(missing_ok=True)
        own = {"TECHLINK_READY_FILE": str(self.ready_file), FLAG: "1"}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            self.name,
            *self.arguments,
            stdin=asyncio.subprocess.PIPE,
            env={**os.environ, **own, **self.environment},
            # A Ctrl+C in the terminal is for us: we stop the parts in their order.
            start_new_session=True,
        )

    async def wait_ready(self) -> dict[str, object] | None:
        """What its ready file says, once it does; None when it ended before."""
        while True:
            if (content := ready.read(self.ready_file)) is not None:
                return content
            if self.process is None or self.process.returncode is not None:
                return None
            await asyncio.sleep(_POLL)

    async def stop(self) -> None:
        """Ask it to end; end it when it does not."""
        if self.process is None or self.process.returncode is not None:
            return
        self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), _STOP_SECONDS)
        except TimeoutError:
            _log.warning("part_killed", part=self.name)
            self.process.kill()
            await self.process.wait()


class Supervisor:
    """Starts the parts in order, restarts who dies, tells where everything is."""

    def __init__(self, config: Config, folder: Path) -> None:
        self._config: Final = config
        self._folder: Final = folder
        self._chat = ""
        self._portal = ""
        self._parts: list[Part] = []
        self._told = False

    async def run(self) -> None:
        """Run until cancelled. Raises `Stop` when a part says that restarting it is of no use."""
        try:
            if self._config.discord_token is None:
                await self._start_playground()
            where = ["--playground", self._chat] if self._chat else []
            await self._start_portal(where)
            for name in ("bot", "worker"):
                part = self._part(name, where)
                part.environment["TECHLINK_PORTAL_URL"] = self._portal
                await part.start()
            async with asyncio.TaskGroup() as group:
                for part in self._parts:
                    group.create_task(self._keep(part))
        except BaseExceptionGroup as errors:
            # The first reason to stop is the one that counts; the others follow from it.
            raise errors.exceptions[0] from None
        finally:
            # Who stops us cancels again and again; the parts take longer than that.
            await to_its_end(self._stop())
            ready.remove(self._config.ready_file)

    async def _stop(self) -> None:
        for part in reversed(self._parts):
            await part.stop()

    def _part(self, name: str, arguments: list[str]) -> Part:
        part = Part(name, arguments, self._folder / f"{name}.ready")
        self._parts.append(part)
        return part

    async def _start_playground(self) -> None:
        part = self._part("playground", [])
        await part.start()
        content = await part.wait_ready()
        if content is None:
            raise _stop(part)
        self._chat = str(content["chat"])
        # It comes back where people have it open, also when any port would have done at first.
        part.environment["TECHLINK_CHAT_PORT"] = str(urlsplit(self._chat).port)

    async def _start_portal(self, where: list[str]) -> None:
        """First of those who need its address: with any free port it is known only once it listens."""
        part = self._part("portal", where)
        await part.start()
        content = await part.wait_ready()
        if content is None:
            raise _stop(part)
        self._portal = str(content["portal"])
        if self._config.portal_url is None:
            # It comes back where links lead, also when any port would have done at first.
            part.environment["TECHLINK_PORTAL_PORT"] = str(urlsplit(self._portal).port)

    async def _keep(self, part: Part) -> None:
        wait = _FIRST_WAIT
        while True:
            began = asyncio.get_running_loop().time()
            if await part.wait_ready() is not None:
                self._say_ready()
            if part.process is not None:
                await part.process.wait()
                if part.process.returncode == exits.MISCONFIGURED:
                    raise _stop(part)
            lived = asyncio.get_running_loop().time() - began
            wait = _FIRST_WAIT if lived > _WELL_SECONDS else min(wait * 2, _LONGEST_WAIT)
            code = part.process.returncode if part.process else None
            _log.warning("part_died", part=part.name, code=code, again_in_s=wait)
            ready.remove(part.ready_file)
            await asyncio.sleep(wait)
            await part.start()

    def _say_ready(self) -> None:
        contents = [ready.read(part.ready_file) for part in self._parts]
        if any(content is None for content in contents):
            return
        pids = {name: pid for content in contents if content for name, pid in content["pids"].items()}
        here = {name: url for content in contents if content for name, url in content.get("here", {}).items()}
        chat = {"chat": self._chat} if self._chat else {}
        said = chat | {"portal": self._portal, "here": here, "pids": pids}
        ready.write(self._config.ready_file, said)
        if not self._told:
            sys.stdout.write(welcome(self._chat, self._portal))
            sys.stdout.flush()
            self._told = True


def welcome(chat: str, portal: str) -> str:
    """What is printed once, when everything is ready."""
    pages = f"  The portal, for those who are not on Discord:\n\n      {portal}\n\n"
    if not chat:
        return f"\n  Techlink is on Discord. Ctrl+C stops it.\n\n{pages}"
    return (
        f"\n  Techlink is ready. Open the chat page:\n\n      {chat}\n\n{pages}"
        f"  To bring it to your own Discord server, in your browser:\n\n      {setup_command()}\n\n"
        "  Ctrl+C stops everything.\n\n"
    )


def _stop(part: Part) -> exits.Stop:
    code = part.process.returncode if part.process else None
    # It has said itself what is wrong, right above.
    return exits.Stop(f"The {part.name} could not start.", code or 1)


async def run(config: Config) -> None:
    """Run all parts until stopped."""
    with tempfile.TemporaryDirectory(prefix="techlink-") as folder:
        await until_stopped(Supervisor(config, Path(folder)).run())
