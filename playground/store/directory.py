"""Users, servers, roles, members, channels and commands: all in memory, written through to SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playground.records.commands import Command
from playground.records.guilds import DM, THREADS, Channel, Guild, Member, Role
from playground.records.users import User
from playground.store import codec

if TYPE_CHECKING:
    from playground.store.database import Database


class Directory:
    """What is small and read at every request. Lookups are dictionaries; changes go by `put` and `drop`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.roles: dict[int, dict[int, Role]] = {}
        self.members: dict[int, dict[int, Member]] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int, Command] = {}
        self._of_guild: dict[int, dict[int, Channel]] = {}
        self._tokens: dict[str, int] = {}
        self._dms: dict[frozenset[int], int] = {}
        self._load()

    def _load(self) -> None:
        for (body,) in self._db.rows("SELECT body FROM user"):
            self._keep(User(**json.loads(body)))
        for (body,) in self._db.rows("SELECT body FROM guild"):
            self._keep(Guild(**json.loads(body)))
        for (body,) in self._db.rows("SELECT body FROM role"):
            self._keep(Role(**json.loads(body)))
        for (body,) in self._db.rows("SELECT body FROM member"):
            self._keep(Member(**json.loads(body)))
        for (body,) in self._db.rows("SELECT body FROM channel"):
            self._keep(Channel.restore(json.loads(body)))
        for (body,) in self._db.rows("SELECT body FROM command"):
            self._keep(Command(**json.loads(body)))

    def _keep(self, record: User | Guild | Role | Member | Channel | Command) -> None:
        match record:
            case User():
                self.users[record.id] = record
                self._tokens[record.token] = record.id
            case Guild():
                self.guilds[record.id] = record
                for index in (self.roles, self.members, self._of_guild):
                    index.setdefault(record.id, {})
            case Role():
                self.roles[record.guild_id][record.id] = record
            case Member():
                self.members[record.guild_id][record.user_id] = record
            case Channel():
                self._keep_channel(record)
            case Command():
                self.commands[record.id] = record

    def _keep_channel(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        if channel.guild_id is not None:
            self._of_guild[channel.guild_id][channel.id] = channel
        elif channel.type == DM:
            self._dms[frozenset(channel.recipients)] = channel.id

    def put(self, record: User | Guild | Role | Member | Channel | Command) -> None:
        """Adds or replaces a record, in memory and in the open transaction."""
        self._keep(record)
        if isinstance(record, Member):
            values = (record.guild_id, record.user_id, codec.flat(record))
            self._db.write("INSERT OR REPLACE INTO member VALUES (?, ?, ?)", values)
            return
        table = type(record).__name__.lower()
        body = codec.deep(record) if isinstance(record, Channel) else codec.flat(record)
        self._db.write(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (record.id, body))  # class names  # noqa: S608  # class names

    def drop(self, record: Role | Member | Channel | Command) -> None:
        """Removes a record."""
        match record:
            case Member():
                del self.members[record.guild_id][record.user_id]
                self._db.write(
                    "DELETE FROM member WHERE guild_id = ? AND user_id = ?", (record.guild_id, record.user_id)
                )
                return
            case Role():
                del self.roles[record.guild_id][record.id]
            case Channel():
                del self.channels[record.id]
                self._of_guild.get(record.guild_id or 0, {}).pop(record.id, None)
            case Command():
                del self.commands[record.id]
        table = type(record).__name__.lower()
        self._db.write(f"DELETE FROM {table} WHERE id = ?", (record.id,))  # class names  # noqa: S608  # class names

    # lookups

    def by_token(self, token: str) -> User | None:
        """Who signs in with this token."""
        user_id = self._tokens.get(token)
        return self.users[user_id] if user_id is not None else None

    def bots(self) -> list[User]:
        """The bots."""
        return [u for u in self.users.values() if u.bot]

    def guilds_of(self, user_id: int) -> list[Guild]:
        """The servers a user is a member of, oldest first."""
        return [g for g in sorted(self.guilds.values(), key=lambda g: g.id) if user_id in self.members[g.id]]

    def member(self, guild_id: int, user_id: int) -> Member | None:
        """A user's membership of a server."""
        return self.members.get(guild_id, {}).get(user_id)

    def channels_of(self, guild_id: int) -> list[Channel]:
        """A server's channels as they are shown, threads left out."""
        own = [c for c in self._of_guild[guild_id].values() if c.type not in THREADS]
        return sorted(own, key=lambda c: (c.position, c.id))

    def threads_of(self, guild_id: int) -> list[Channel]:
        """A server's threads, archived ones included."""
        return [c for c in self._of_guild[guild_id].values() if c.type in THREADS]

    def dms_of(self, user_id: int) -> list[Channel]:
        """A user's direct conversations."""
        return [self.channels[i] for pair, i in self._dms.items() if user_id in pair]

    def dm_between(self, one: int, other: int) -> Channel | None:
        """The direct conversation of two users, if they have one."""
        found = self._dms.get(frozenset((one, other)))
        return self.channels[found] if found is not None else None

    def commands_of(self, application_id: int, guild_id: int | None) -> list[Command]:
        """An application's commands: global ones, or those of one server."""
        return [
            c for c in self.commands.values() if c.application_id == application_id and c.guild_id == guild_id
        ]
