"""A person's client: REST and Gateway with the token of somebody in the world file."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import time
from itertools import count
from typing import Any, Self

import aiohttp

_ENDS = {
    "INTERACTION_SUCCESS",
    "INTERACTION_FAILURE",
    "INTERACTION_MODAL_CREATE",
    "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE",
}
_nonces = count(time.time_ns())


class Refused(Exception):
    """An HTTP error with Discord's code and the nested errors."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body
        self.code = body.get("code") if isinstance(body, dict) else None


class Rest:
    """REST alone, as anybody: `authorization` is the header's value."""

    def __init__(self, url: str, authorization: str | None) -> None:
        self.url = url
        self._headers = {"Authorization": authorization} if authorization else {}
        self.http = aiohttp.ClientSession(headers=self._headers)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()

    async def call(
        self, method: str, path: str, body: Any = None, files: dict[str, bytes] | None = None
    ) -> Any:
        """The JSON of the answer; raises Refused."""
        sent: dict[str, Any] = {"json": body} if body is not None else {}
        if files:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", json.dumps(body or {}), content_type="application/json")
            for n, (name, data) in enumerate(files.items()):
                form.add_field(
                    f"files[{n}]", io.BytesIO(data), filename=name, content_type="application/octet-stream"
                )
            sent = {"data": form}
        async with self.http.request(method, f"{self.url}/api/v10{path}", **sent) as answer:
            text = await answer.text()
            data = json.loads(text) if text else None
            if answer.status >= 400:
                raise Refused(answer.status, data)
            return data

    async def control(self, method: str, path: str, body: Any = None) -> Any:
        """A `/playground` route."""
        async with self.http.request(method, f"{self.url}/playground{path}", json=body) as answer:
            text = await answer.text()
            if answer.status >= 400:
                raise Refused(answer.status, json.loads(text))
            return json.loads(text) if text else None


class Person(Rest):
    """One signed-in person: keeps all events, and messages in their newest form."""

    def __init__(self, url: str, token: str) -> None:
        super().__init__(url, token)
        self.token = token
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.messages: dict[str, dict[str, Any]] = {}
        self.closed_with: int | None = None
        self.seq = 0
        self._changed = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.connect()
        await self.until(lambda: len(self.of("GUILD_CREATE")) == len(self.ready["guilds"]), "its servers")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.disconnect()
        await self.http.close()

    async def connect(self, first: dict[str, Any] | None = None) -> None:
        """Opens the gateway and identifies, or sends `first` instead; waits for READY, RESUMED or op 9."""
        gateway = (await self.call("GET", "/gateway"))["url"]
        self.ws = await self.http.ws_connect(f"{gateway}?v=10&encoding=json", max_msg_size=0)
        assert json.loads((await self.ws.receive()).data)["op"] == 10
        await self.send(first or {"op": 2, "d": {"token": self.token, "properties": {}}})
        mark = len(self.events)
        self._reader = asyncio.create_task(self._read())
        greetings = {"READY", "RESUMED", "INVALID_SESSION"}
        await self.until(
            lambda: any(n in greetings for n, _ in self.events[mark:]) or self.closed_with, "a greeting"
        )

    async def send(self, frame: dict[str, Any]) -> None:
        await self.ws.send_json(frame)

    async def disconnect(self, code: int = 4000) -> None:
        """Closes the socket; 4000 leaves the session to be resumed."""
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        await self.ws.close(code=code)

    async def _read(self) -> None:
        async for message in self.ws:
            frame = json.loads(message.data)
            self.seq = frame.get("s") or self.seq
            if frame["op"] == 0:
                self._keep(frame["t"], frame["d"])
            else:
                self._keep({7: "RECONNECT", 9: "INVALID_SESSION", 11: "ACK"}.get(frame["op"], "?"), frame)
        self.closed_with = self.ws.close_code
        self._changed.set()

    def _keep(self, name: str, data: dict[str, Any]) -> None:
        self.events.append((name, data))
        if name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            self.messages[data["id"]] = data
        if name == "MESSAGE_DELETE":
            self.messages.pop(data["id"], None)
        self._changed.set()

    @property
    def ready(self) -> dict[str, Any]:
        return self.of("READY")[-1]

    def of(self, name: str, since: int = 0) -> list[dict[str, Any]]:
        """The payloads of one kind of event."""
        return [data for kind, data in self.events[since:] if kind == name]

    async def until(self, test: Any, what: str = "it", within: float = 5) -> Any:
        """Waits for something to be true of what this client heard; gives it."""
        end = time.monotonic() + within
        while not (found := test()):
            self._changed.clear()
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(
                    f"{self.token} waited for {what}; heard {[n for n, _ in self.events[-12:]]}"
                )
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)
        return found

    async def event(self, name: str, since: int = 0, test: Any = lambda _: True) -> dict[str, Any]:
        """Waits for an event of a kind."""
        found = await self.until(lambda: [d for d in self.of(name, since) if test(d)], name)
        return found[0]

    async def nothing_more(self) -> None:
        """Everything sent to this client so far has arrived (a heartbeat came back)."""
        mark = len(self.events)
        await self.send({"op": 1, "d": None})
        await self.until(lambda: self.of("ACK", mark), "a heartbeat's acknowledgement")

    async def say(self, channel: int | str, content: str = "", **more: Any) -> dict[str, Any]:
        return await self.call("POST", f"/channels/{channel}/messages", {"content": content, **more})

    async def dm(self, other: int) -> str:
        return (await self.call("POST", "/users/@me/channels", {"recipient_id": str(other)}))["id"]

    async def act(
        self,
        kind: int,
        application: int,
        channel: int | str,
        data: dict[str, Any],
        *,
        message: dict[str, Any] | None = None,
        files: dict[str, bytes] | None = None,
        within: float = 5,
    ) -> list[tuple[str, dict[str, Any]]]:
        """An interaction; the events up to its answer."""
        nonce, mark = str(next(_nonces)), len(self.events)
        body: dict[str, Any] = {"type": kind, "application_id": str(application), "channel_id": str(channel)}
        body |= {"session_id": self.ready["session_id"], "nonce": nonce, "data": data}
        if message is not None:
            body["message_id"] = message["id"]
        await self.call("POST", "/interactions", body, files)

        def ended() -> bool:
            return any(n in _ENDS and d.get("nonce") == nonce for n, d in self.events[mark:])

        await self.until(ended, f"the answer to {data}", within)
        return self.events[mark:]

    async def use(self, application: int, channel: int | str, name: str, *options: Any, **more: Any) -> Any:
        """A slash command by its name."""
        index = await self.call("GET", f"/channels/{channel}/application-command-index")
        found = next(c for c in index["application_commands"] if c["name"] == name)
        data = {"id": found["id"], "name": name, "type": found["type"], "options": list(options)}
        files = more.pop("files", None)
        return await self.act(2, application, channel, data | more, files=files)

    async def press(self, message: dict[str, Any], custom_id: str, values: list[str] | None = None) -> Any:
        """A button, or a select with values."""
        component = next(c for c in walk(message["components"]) if c.get("custom_id") == custom_id)
        data: dict[str, Any] = {"component_type": component["type"], "custom_id": custom_id}
        if values is not None:
            data["values"] = values
        return await self.act(3, int(message["author"]["id"]), message["channel_id"], data, message=message)


def walk(components: Any) -> list[dict[str, Any]]:
    """Every component, nested ones included."""
    out: list[dict[str, Any]] = []
    for component in components:
        out.append(component)
        out += walk(component.get("components", []))
        out += walk([component[name] for name in ("accessory", "component") if component.get(name)])
    return out


def named(events: list[tuple[str, dict[str, Any]]], name: str) -> dict[str, Any]:
    """The payload of the first event of a kind."""
    return next(data for kind, data in events if kind == name)
