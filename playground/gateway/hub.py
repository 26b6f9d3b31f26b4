"""Hands events to the sessions that may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.gateway import intents
from playground.payloads.bases import based
from playground.payloads.channels import channel as channel_payload
from playground.payloads.channels import thread_gone, thread_member
from playground.records.guilds import THREADS
from playground.store.codec import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.access import Access
    from playground.events import Event
    from playground.gateway.session import Session
    from playground.records.guilds import Channel
    from playground.store.directory import Directory
    from playground.store.messages import Messages

_WITH_CONTENT = frozenset({"MESSAGE_CREATE", "MESSAGE_UPDATE"})
_OF_THREADS = frozenset({"THREAD_CREATE", "THREAD_DELETE"})
_SHIFTS_SIGHT = frozenset(
    [
        "CHANNEL_CREATE",
        "CHANNEL_UPDATE",
        "CHANNEL_DELETE",
        "GUILD_ROLE_UPDATE",
        "GUILD_ROLE_DELETE",
        "GUILD_MEMBER_UPDATE",
        "GUILD_UPDATE",
        "THREAD_MEMBERS_UPDATE",
    ]
)


class Hub:
    """All sessions, connected or waiting to be resumed."""

    def __init__(self, directory: Directory, messages: Messages, access: Access) -> None:
        self._directory = directory
        self._messages = messages
        self._access = access
        self.sessions: dict[str, Session] = {}
        self.statuses: dict[int, dict[str, Any]] = {}

    def add(self, session: Session) -> None:
        """A client signed in."""
        for old in [s for s in self.sessions.values() if s.dead()]:
            del self.sessions[old.id]
        self.sessions[session.id] = session

    def drop(self, session: Session) -> None:
        """A session ended for good."""
        self.sessions.pop(session.id, None)

    def of_user(self, user_id: int) -> list[Session]:
        """A user's sessions."""
        return [s for s in self.sessions.values() if s.user.id == user_id]

    def connected(self, user_id: int) -> bool:
        """Whether any of a user's clients is connected."""
        return any(s.pipe is not None for s in self.of_user(user_id))

    def dispatch(self, events: Iterable[tuple[Event, str]]) -> None:
        """Sends events, each with its payload as JSON text, in order."""
        shifted: set[int] = set()  # a change of many roles is looked at once, not role by role
        for event, text in events:
            shifts = event.guild_id is not None and event.name in _SHIFTS_SIGHT
            if not shifts:
                self._resync(shifted)
            for session in list(self.sessions.values()):
                self._offer(session, event, text)
            if event.name in _OF_THREADS:
                self._note_thread(event)
            if shifts and event.guild_id is not None:
                shifted.add(event.guild_id)
        self._resync(shifted)

    def _offer(self, session: Session, event: Event, text: str) -> None:
        if not self._concerns(session, event):
            return
        if session.user.bot:
            if not intents.wanted(session.intents, event.name, in_guild=event.guild_id is not None):
                return
            if event.name in _WITH_CONTENT:
                read = intents.readable(event.data, session.intents, session.user.id)
                text = text if read is event.data else dumps(read)
        session.push(event.name, based(text, session.base))

    def _concerns(self, session: Session, event: Event) -> bool:
        user_id = session.user.id
        if event.besides == user_id:
            return False
        if event.users is not None:
            return user_id in event.users
        if event.structural:
            return self._concerns_structure(session, event)
        if event.channel_id is not None:
            channel = self._directory.channels.get(event.channel_id)
            return channel is not None and self._access.sees(channel, user_id)
        return self._directory.member(event.guild_id or 0, user_id) is not None

    def _concerns_structure(self, session: Session, event: Event) -> bool:
        guild_id = event.guild_id or 0
        if session.user.bot:
            return self._directory.member(guild_id, session.user.id) is not None
        known = event.channel_id in session.visible.get(guild_id, set())
        channel = self._directory.channels.get(event.channel_id or 0)
        return known and channel is not None and self._access.sees(channel, session.user.id)

    def _resync(self, guild_ids: set[int]) -> None:
        while guild_ids:
            guild_id = guild_ids.pop()
            for session in list(self.sessions.values()):
                hears = intents.wanted(session.intents, "THREAD_LIST_SYNC", in_guild=True)
                if hears and self._directory.member(guild_id, session.user.id):
                    self._resync_session(session, guild_id)

    def _resync_session(self, session: Session, guild_id: int) -> None:
        """Tells a client what came into or went out of sight: a person's all channels, a bot only threads."""
        before, now = session.visible.get(guild_id, set()), self.look(session, guild_id)
        for channel_id in sorted(before - now):
            gone = self._directory.channels.get(channel_id)
            if gone is not None and gone.type in THREADS:
                session.push("THREAD_DELETE", dumps(thread_gone(gone)))
            elif not session.user.bot:
                data = {"id": str(channel_id), "guild_id": str(guild_id), "type": gone.type if gone else 0}
                session.push("CHANNEL_DELETE", dumps(data))
        fresh = [self._directory.channels[i] for i in sorted(now - before)]
        for channel in [c for c in fresh if c.type not in THREADS and not session.user.bot]:
            session.push("CHANNEL_CREATE", self._shown(channel, session))
        threads = [c for c in fresh if c.thread is not None and not c.thread.archived]
        for thread in [t for t in threads if t.parent_id in before]:
            session.push("THREAD_CREATE", self._shown(thread, session))
        opened = [t for t in threads if t.parent_id not in before]
        if opened:
            session.push("THREAD_LIST_SYNC", dumps(self._list(opened, session, guild_id)))

    def _shown(self, channel: Channel, session: Session) -> str:
        return dumps(channel_payload(channel, self._directory, self._messages, session.user.id))

    def _list(self, threads: list[Channel], session: Session, guild_id: int) -> dict[str, Any]:
        me = session.user.id
        return {
            "guild_id": str(guild_id),
            "channel_ids": sorted({str(t.parent_id) for t in threads}),
            "threads": [channel_payload(t, self._directory, self._messages, me) for t in threads],
            "members": [
                thread_member(t, t.thread, me) for t in threads if t.thread and str(me) in t.thread.members
            ],
        }

    def _note_thread(self, event: Event) -> None:
        """A thread that was told of, made or deleted, needs no second telling when sight is compared."""
        thread_id = int(event.data["id"])
        thread = self._directory.channels.get(thread_id)
        for session in self.sessions.values():
            seen = session.visible.get(event.guild_id or 0)
            if seen is None:
                continue
            if event.name == "THREAD_DELETE":
                seen.discard(thread_id)
            elif thread is not None and self._access.sees(thread, session.user.id):
                seen.add(thread_id)

    def look(self, session: Session, guild_id: int) -> set[int]:
        """What a person sees of a server now; remembered for the next comparison."""
        all_channels = self._directory.channels_of(guild_id) + self._directory.threads_of(guild_id)
        seen = {c.id for c in all_channels if self._access.sees(c, session.user.id)}
        session.visible[guild_id] = seen
        return seen
