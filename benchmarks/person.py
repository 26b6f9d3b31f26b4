"""A light client: it reads of each event only what the next press needs, so as not to be what is measured."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import time
from typing import TYPE_CHECKING, Any, Final, Self

import aiohttp

if TYPE_CHECKING:
    from benchmarks.processes import Stage

_CONTROL: Final = re.compile(r'"custom_id":"([^"]+)"')
_READ: Final = {"READY", "GUILD_CREATE", "INTERACTION_SUCCESS", "INTERACTION_FAILURE"}
_PATIENCE: Final = 15.0


class NoAnswer(RuntimeError):
    """The bot did not answer this press, so there is nothing to measure."""


class Person:
    """One signed-in person with a gateway connection. `controls` are the custom_ids on their card."""

    def __init__(self, stage: Stage, who: dict[str, Any], application: str) -> None:
        self.who = who
        self.controls: list[str] = []
        self.has_card = asyncio.Event()
        self.card_bytes = 0
        self.answer_bytes = 0
        self._place: dict[str, Any] = {}
        self._base = f"{stage.url}/api/v10"
        self._application = application
        self._session = ""
        self._guild: dict[str, Any] = {}
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._there: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._nonce = time.time_ns()

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(headers={"Authorization": self.who["token"]})
        gateway = (await self._rest("GET", "/gateway"))["url"]
        self._socket = await self._http.ws_connect(f"{gateway}/?v=10&encoding=json", max_msg_size=0)
        hello = await self._socket.receive_json()
        self._beating = asyncio.create_task(self._beat(hello["d"]["heartbeat_interval"] / 1000))
        await self._socket.send_json({"op": 2, "d": {"token": self.who["token"], "properties": {}}})
        self._reading = asyncio.create_task(self._read())
        await asyncio.wait_for(self._there, _PATIENCE)
        self._channel = next(c["id"] for c in self._guild["channels"] if c["type"] == 0)
        self._commands = await self._known_commands()
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in (self._reading, self._beating):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self._socket.close()
        await self._http.close()

    async def command(self, name: str, sub: str = "") -> float:
        """Use a slash command in the server's first channel; how many seconds until it succeeded."""
        options = [{"name": sub, "type": 1, "options": []}] if sub else []
        data = {"id": self._commands[name], "name": name, "type": 1, "options": options}
        where = {"channel_id": self._channel, "guild_id": self._guild["id"]}
        return await self._interact({"type": 2, "data": data, **where})

    async def press(self, custom_id: str) -> float:
        """Press a button on the card; how many seconds until it succeeded and the card was drawn anew."""
        data = {"component_type": 2, "custom_id": custom_id}
        self.has_card.clear()
        before = time.perf_counter()
        await self._interact({"type": 3, "data": data, **self._place})
        if not self.has_card.is_set():
            await asyncio.wait_for(self.has_card.wait(), _PATIENCE)
        return time.perf_counter() - before

    async def _interact(self, body: dict[str, Any]) -> float:
        self._nonce += 1
        nonce = str(self._nonce)
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[nonce] = ended
        common = {"application_id": self._application, "session_id": self._session, "nonce": nonce}
        before = time.perf_counter()
        await self._rest("POST", "/interactions", body | common)
        await asyncio.wait_for(ended, _PATIENCE)
        return time.perf_counter() - before

    async def _known_commands(self) -> dict[str, str]:
        """The ids of the application's commands by their names."""
        listed = await self._rest("GET", f"/applications/{self._application}/commands")
        return {command["name"]: command["id"] for command in listed}

    async def _rest(self, method: str, path: str, body: Any = None) -> Any:
        async with self._http.request(method, self._base + path, json=body) as answer:
            if answer.status >= 400:
                raise NoAnswer(f"{method} {path}: {answer.status} {(await answer.text())[:300]}")
            return await answer.json() if answer.status != 204 else None

    async def _beat(self, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds * 0.8)
            await self._socket.send_json({"op": 1, "d": None})

    async def _read(self) -> None:
        async for frame in self._socket:
            name = frame.data[6 : frame.data.index('"', 6)]  # {"t":"NAME",…
            if name.startswith("MESSAGE_"):
                self._keep(frame.data)
            elif name in _READ:
                self._take(name, json.loads(frame.data)["d"])

    def _keep(self, raw: str) -> None:
        """Cards lie in direct messages, so what names a server is none; it is only weighed."""
        if '"guild_id":' in raw:
            self.answer_bytes = len(raw)
            return
        if not self._place:
            message = json.loads(raw)["d"]
            self._place = {"channel_id": message["channel_id"], "message_id": message["id"]}
            self._place["message_flags"] = message["flags"]
        if self._place["message_id"] not in raw:
            return  # said beside the card: a refusal
        self.controls = _CONTROL.findall(raw)
        self.card_bytes = len(raw)
        self.has_card.set()

    def _take(self, name: str, data: dict[str, Any]) -> None:
        if name == "READY":
            self._session = data["session_id"]
        elif name == "GUILD_CREATE":
            self._guild = data
            self._there.set_result(None)
        elif name == "INTERACTION_SUCCESS":
            self._waiting.pop(data["nonce"]).set_result(None)
        else:
            self._waiting.pop(data["nonce"]).set_exception(NoAnswer(str(data)[:300]))
