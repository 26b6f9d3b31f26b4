"""One client's WebSocket: greeting, identification, heartbeats, commands."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, WSMsgType, web

from playground.events import Event
from playground.gateway import chunks, intents
from playground.gateway.ready import guild_create, presence, ready
from playground.gateway.session import Session
from playground.gatherings import voice
from playground.store.codec import dumps

if TYPE_CHECKING:
    from playground.records.users import User
    from playground.state import Playground

HEARTBEAT_MS = 41_250
ACK_SECONDS = 0.02
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, REQUEST_MEMBERS = 1, 2, 3, 4, 6, 8
RECONNECT, INVALID_SESSION, HELLO, ACK = 7, 9, 10, 11
_LONGEST = 15_360
_QUEUE = 10_000


class CloseConnection(Exception):
    """Ends the connection with one of Discord's close codes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """Implements `session.Pipe`. Frames are TEXT whatever compression is asked for: clients accept both."""

    def __init__(self, pg: Playground, ws: web.WebSocketResponse, base: str) -> None:
        self._pg = pg
        self._ws = ws
        self._base = base
        self._session: Session | None = None
        self._cut = False
        self._queue: asyncio.Queue[str | int] = asyncio.Queue(_QUEUE)

    # what the session sends

    def send(self, frame: str) -> None:
        """Queues a frame. A client that lets ten thousand wait is cut off."""
        try:
            self._queue.put_nowait(frame)
        except asyncio.QueueFull:
            self._queue = asyncio.Queue()
            self._queue.put_nowait(4008)

    def close(self, code: int) -> None:
        """Closes once everything queued is sent."""
        self._queue.put_nowait(code)

    def tell(self, op: int, data: Any = None) -> None:
        """Queues something that is no event."""
        self.send(dumps({"op": op, "d": data, "s": None, "t": None}))

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                item = await self._queue.get()
                if isinstance(item, int):
                    self._cut = True
                    await self._ws.close(code=item)
                    return
                await self._ws.send_str(item)

    # what the client sends

    async def run(self) -> None:
        """Speaks until either side closes."""
        writer = asyncio.create_task(self._write())
        self.tell(HELLO, {"heartbeat_interval": HEARTBEAT_MS, "_trace": ["playground"]})
        try:
            await self._read()
        except CloseConnection as end:
            await self._ws.close(code=end.code, message=end.reason.encode())
        except TimeoutError:
            await self._ws.close(code=4009, message=b"Session timed out.")
        finally:
            writer.cancel()
            self._left()

    async def _read(self) -> None:
        patience = HEARTBEAT_MS / 1000 * 1.5
        while True:
            message = await self._ws.receive(timeout=patience)
            if message.type is not WSMsgType.TEXT:
                return
            self._handle(_decode(message.data))

    def _handle(self, frame: dict[str, Any]) -> None:
        op, data = frame.get("op"), frame.get("d")
        if op == HEARTBEAT:
            # discord.py notes when it sent a beat only after sending it: an answer that comes sooner, as on
            # loopback, counts from the beat before, and it warns of being 41 seconds behind.
            asyncio.get_running_loop().call_later(ACK_SECONDS, self.tell, ACK)
        elif op in {IDENTIFY, RESUME}:
            if self._session is not None:
                raise CloseConnection(4005, "Already authenticated.")
            (self._identify if op == IDENTIFY else self._resume)(_object(data))
        elif self._session is None:
            raise CloseConnection(4003, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            chunks.send(self._pg, self._session, _object(data))
        elif op == PRESENCE:
            self._present(self._session, _object(data))
        elif op == VOICE:
            voice.asked(self._pg, self._session, _object(data))
            self._pg.settle_and_dispatch()
        else:
            raise CloseConnection(4001, "Unknown opcode.")

    def _identify(self, data: dict[str, Any]) -> None:
        user = self._signed_in(data)
        asked = _intents(user, data)
        session = self._session = Session(user, self._base, asked, pipe=self)
        self._pg.hub.add(session)
        session.push("READY", dumps(ready(self._pg, session)))
        for guild in self._pg.directory.guilds_of(user.id):
            session.push("GUILD_CREATE", dumps(guild_create(self._pg, session, guild)))
        if isinstance(data.get("presence"), dict):
            self._note(user.id, data["presence"])
        self._announce(user.id)

    def _resume(self, data: dict[str, Any]) -> None:
        user = self._signed_in(data)
        session = self._pg.hub.sessions.get(str(data.get("session_id")))
        seq = data.get("seq")
        missed = session.missed(seq) if session and isinstance(seq, int) else None
        if session is None or missed is None or session.user.id != user.id or session.dead():
            self.tell(INVALID_SESSION, False)  # Discord's own payload
            return
        if session.pipe is not None:
            session.pipe.close(4000)
        session.pipe, session.lost_at, session.base, self._session = self, None, self._base, session
        voice.back(self._pg, session)
        for frame in missed:
            self.send(frame)
        session.push("RESUMED", dumps({"_trace": ["playground"]}))
        self._announce(user.id)

    def _signed_in(self, data: dict[str, Any]) -> User:
        token = str(data.get("token", "")).removeprefix("Bot ")
        user = self._pg.directory.by_token(token)
        if user is None:
            raise CloseConnection(4004, "Authentication failed.")
        return user

    def _present(self, session: Session, data: dict[str, Any]) -> None:
        self._note(session.user.id, data)
        self._announce(session.user.id)

    def _note(self, user_id: int, data: dict[str, Any]) -> None:
        activities = data.get("activities") or []
        self._pg.hub.statuses[user_id] = {"status": data.get("status", "online"), "activities": activities}

    def _announce(self, user_id: int) -> None:
        """Tells those who share a server how somebody is now."""
        shown = presence(self._pg, user_id)
        for n, guild in enumerate(self._pg.directory.guilds_of(user_id)):
            data = shown | {"guild_id": str(guild.id)}
            self._pg.emit(Event("PRESENCE_UPDATE", data, guild_id=guild.id, besides=user_id, logged=n == 0))
        self._pg.settle_and_dispatch()

    def _left(self) -> None:
        session = self._session
        if session is None or session.pipe is not self:
            return
        session.detach()
        for_good = not self._cut and self._ws.close_code in {WSCloseCode.OK, WSCloseCode.GOING_AWAY}
        if for_good:
            self._pg.hub.drop(session)
        voice.lost(self._pg, session, for_good=for_good)
        if not self._pg.hub.connected(session.user.id):
            self._announce(session.user.id)


def _decode(text: str) -> dict[str, Any]:
    if len(text) > _LONGEST:
        raise CloseConnection(4002, "Error while decoding payload.")
    try:
        return _object(json.loads(text))
    except ValueError:
        raise CloseConnection(4002, "Error while decoding payload.") from None


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise CloseConnection(4002, "Error while decoding payload.")
    return value


def _intents(user: User, data: dict[str, Any]) -> int:
    if not user.bot:
        return intents.EVERYTHING
    asked: object = data.get("intents")
    if isinstance(asked, bool) or not isinstance(asked, int) or asked & ~intents.KNOWN:
        raise CloseConnection(4013, "Invalid intent(s).")
    if intents.disallowed(asked, user.application_flags):
        raise CloseConnection(4014, "Disallowed intent(s).")
    return asked
