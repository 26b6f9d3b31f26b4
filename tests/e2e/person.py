"""A person in the playground: one signed-in client, REST and Gateway, that keeps all it may see."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import time
from typing import TYPE_CHECKING, Any, Self

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.processes import World

Json = dict[str, Any]
ENDS = {
    "INTERACTION_SUCCESS",
    "INTERACTION_FAILURE",
    "INTERACTION_MODAL_CREATE",
    "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE",
}
_CONTROLS = {2, 3, 5, 6, 7, 8}
_TEXTS = ("content", "label", "title", "description", "name", "placeholder", "text")
_INSIDE = ("components", "accessory", "component", "options")


class InteractionFailed(AssertionError):
    """The bot did not answer in three seconds."""


def controls(message: Json) -> list[Json]:
    """Every button and select of a message, nested ones included, in reading order."""
    return [part for part in _walk(message.get("components", [])) if part.get("type") in _CONTROLS]


def text(message: Json) -> str:
    """All that a person reads in a message."""
    read = [message.get("content", "")]
    read += [
        part[key]
        for part in _walk(message.get("components", []))
        for key in _TEXTS
        if isinstance(part.get(key), str)
    ]
    return "\n".join(read)


def _walk(part: Any) -> list[Json]:
    if isinstance(part, list):
        return [found for one in part for found in _walk(one)]
    if not isinstance(part, dict):
        return []
    return [part, *(found for key in _INSIDE for found in _walk(part.get(key) or []))]


class Person:
    """Use as `async with Person(world, who) as person`."""

    def __init__(self, world: World, who: Json, application: str) -> None:
        self.world, self.who, self.application = world, who, application
        self.messages: dict[str, Json] = {}
        self.events: list[tuple[str, Json]] = []
        self.guilds: list[Json] = []
        self.commands: list[Json] = []
        self._session = ""
        self._expected = 1
        self._changed = asyncio.Event()
        self._nonce = time.time_ns()

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(headers={"Authorization": self.who["token"]})
        gateway = (await self.rest("GET", "/gateway"))["url"]
        self._socket = await self._http.ws_connect(f"{gateway}/?v=10&encoding=json", max_msg_size=0)
        hello = json.loads((await self._socket.receive()).data)
        await self._socket.send_json({"op": 2, "d": {"token": self.who["token"], "properties": {}}})
        beat = hello["d"]["heartbeat_interval"] / 1000
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._beat(beat))]
        await self.until(lambda: bool(self._session) and len(self.guilds) >= self._expected, "READY")
        self.commands = await self.rest("GET", f"/applications/{self.application}/commands")
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await self._socket.close()
        await self._http.close()

    async def rest(
        self, method: str, path: str, body: Any = None, file: tuple[str, bytes] | None = None
    ) -> Any:
        """A REST call as this person. Anything from 400 on is an `AssertionError`."""
        url = f"{self.world.url}/api/v10{path}"
        sent: Json = {"json": body}
        if file:
            form = aiohttp.FormData(quote_fields=False)  # browsers send names as they are
            form.add_field("payload_json", json.dumps(body), content_type="application/json")
            form.add_field("files[0]", io.BytesIO(file[1]), filename=file[0])
            sent = {"data": form}
        async with self._http.request(method, url, **sent) as answer:
            said = await answer.text()
            if answer.status >= 400:
                raise AssertionError(f"{method} {path}: {answer.status} {said[:300]}")
            return json.loads(said) if said else None

    async def until(self, test: Callable[[], Any], what: str, patience: float = 45) -> Any:
        """Wait for something to become true with the events that arrive; hand its value back."""
        end = time.monotonic() + patience
        while not (found := test()):
            self._changed.clear()
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{self.who['username']} waited {patience} s for {what}")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)
        return found

    @property
    def guild(self) -> str:
        return str(self.guilds[0]["id"])

    def channel(self, name: str) -> str:
        """The id of a channel of the server that this person can see."""
        return next(str(c["id"]) for c in self.guilds[0]["channels"] if c["name"] == name)

    async def history(self, channel: str) -> list[Json]:
        """A channel's latest messages, oldest first."""
        found: list[Json] = await self.rest("GET", f"/channels/{channel}/messages?limit=50")
        self.messages.update((message["id"], message) for message in found)
        return list(reversed(found))

    async def say(self, channel: str, words: str) -> Json:
        """Type a message."""
        sent: Json = await self.rest("POST", f"/channels/{channel}/messages", {"content": words})
        return sent

    async def command(
        self,
        words: str,
        /,
        channel: str | None = None,
        file: tuple[str, str, bytes] | None = None,
        **options: Any,
    ) -> list[tuple[str, Json]]:
        """Use a slash command by its English name, such as "survey answer".

        `file` is the name of an option, a file's name and what is in it.
        """
        name, *inner = words.split()
        command = next(c for c in self.commands if c["name"] == name)
        given = [{"name": key, "value": value, "type": _kind(value)} for key, value in options.items()]
        if file:
            given.append({"name": file[0], "value": "0", "type": 11})
        data: Json = {"id": command["id"], "name": name, "type": 1, "options": given}
        if inner:
            data["options"] = [{"name": inner[0], "type": 1, "options": given}]
        where = channel or str(self.guilds[0]["channels"][0]["id"])
        if channel is None:
            where = next(str(c["id"]) for c in self.guilds[0]["channels"] if c["type"] == 0)
        return await self.interact(2, where, data, file=file[1:] if file else None)

    async def press(self, message: Json, label: str, nth: int = 0) -> list[tuple[str, Json]]:
        """Press the button with this label (the nth of several, as "This one")."""
        found = [c for c in controls(message) if c.get("label") == label]
        if len(found) <= nth:
            raise AssertionError(f"no button {label!r} in: {[c.get('label') for c in controls(message)]}")
        return await self.touch(message, found[nth])

    async def touch(
        self, message: Json, control: Json, values: list[str] | None = None
    ) -> list[tuple[str, Json]]:
        """Press a button or choose in a select."""
        data: Json = {"component_type": control["type"], "custom_id": control["custom_id"]}
        if values is not None:
            data["values"] = values
        return await self.interact(3, str(message["channel_id"]), data, message)

    async def choose(self, message: Json, *values: str) -> list[tuple[str, Json]]:
        """Choose in the message's one select."""
        select = next(c for c in controls(message) if c["type"] == 3)
        return await self.touch(message, select, list(values))

    async def fill_in(
        self, modal: Json, channel: str, sent: tuple[str, str, bytes] | None = None, **fields: str
    ) -> list[tuple[str, Json]]:
        """Send a window's fields by their custom_id; a select's with the value of one of its options.

        `sent` is a field's custom_id, a file's name and what is in it.
        """
        selects = {part["custom_id"] for part in _walk(modal["components"]) if part.get("type") == 3}
        parts = [
            {"type": 18, "component": {"type": 3, "custom_id": name, "values": [value]}}
            if name in selects
            else {"type": 18, "component": {"type": 4, "custom_id": name, "value": value}}
            for name, value in fields.items()
        ]
        data: Json = {"id": modal["id"], "custom_id": modal["custom_id"], "components": parts}
        if sent:
            parts.append({"type": 18, "component": {"type": 19, "custom_id": sent[0], "values": ["0"]}})
            data["attachments"] = [{"id": "0", "filename": sent[1]}]
        return await self.interact(5, channel, data, file=sent[1:] if sent else None)

    async def interact(
        self,
        kind: int,
        channel: str,
        data: Json,
        message: Json | None = None,
        file: tuple[str, bytes] | None = None,
    ) -> list[tuple[str, Json]]:
        """Do what a client does, and wait for its end; the events since are handed back."""
        self._nonce += 1
        nonce, mark = str(self._nonce), len(self.events)
        body: Json = {
            "type": kind,
            "application_id": self.application,
            "channel_id": channel,
            "session_id": self._session,
            "nonce": nonce,
            "data": data,
        }
        if any(channel == str(c["id"]) for c in self.guilds[0]["channels"]):
            body["guild_id"] = self.guild
        if message:
            body |= {"message_id": message["id"], "message_flags": message.get("flags", 0)}
        await self.rest("POST", "/interactions", body, file)

        def end() -> str | None:
            return next((t for t, p in self.events[mark:] if t in ENDS and p.get("nonce") == nonce), None)

        if await self.until(end, f"the end of {data}") == "INTERACTION_FAILURE":
            raise InteractionFailed(str(data))
        return self.events[mark:]

    def card(self, *words: str) -> Json | None:
        """The newest message in which all these words stand."""
        for message in sorted(self.messages.values(), key=lambda m: int(m["id"]), reverse=True):
            if all(word in text(message) for word in words):
                return message
        return None

    async def see(self, *words: str) -> Json:
        """Wait for a message with all these words."""
        found: Json = await self.until(lambda: self.card(*words), f"a card with {words}")
        return found

    async def _beat(self, every: float) -> None:
        while True:
            await asyncio.sleep(every)
            await self._socket.send_json({"op": 1, "d": None})

    async def _read(self) -> None:
        async for frame in self._socket:
            said = json.loads(frame.data)
            if said["op"] == 0:
                self._take(said["t"], said["d"])

    def _take(self, event: str, data: Json) -> None:
        if event == "READY":
            self._session, self._expected = data["session_id"], len(data["guilds"])
        elif event == "GUILD_CREATE":
            self.guilds.append(data)
        elif event in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            self.messages[data["id"]] = {**self.messages.get(data["id"], {}), **data}
        elif event == "MESSAGE_DELETE":
            self.messages.pop(data["id"], None)
        self.events.append((event, data))
        self._changed.set()


def _kind(value: object) -> int:
    """Discord's type of an option's value: a boolean, a whole number, else a text."""
    if isinstance(value, bool):
        return 5
    return 4 if isinstance(value, int) else 3
