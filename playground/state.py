"""Everything the playground holds, put together once by `server` and handed to each request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playground.access import Access
from playground.clock import Clock
from playground.faults import Faults
from playground.gateway.hub import Hub
from playground.log import Entry, Log
from playground.mailbox.post import PostOffice
from playground.mailbox.store import Mails
from playground.ratelimits import RateLimits
from playground.snowflakes import Snowflakes
from playground.store.codec import dumps
from playground.store.database import Database
from playground.store.directory import Directory
from playground.store.files import Files
from playground.store.gatherings import Gatherings
from playground.store.interactions import Interactions
from playground.store.messages import Messages

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

    from playground.events import Event


@dataclass(slots=True)
class Playground:
    """The parts, and the one rule that joins them: write, commit, answer, then tell the others."""

    db: Database
    clock: Clock
    ids: Snowflakes
    directory: Directory
    messages: Messages
    interactions: Interactions
    files: Files
    gatherings: Gatherings
    access: Access
    hub: Hub
    log: Log
    faults: Faults
    limits: RateLimits
    mails: Mails
    post: PostOffice
    timers: dict[int | str, asyncio.TimerHandle] = field(default_factory=dict)
    old_edits: dict[int, list[int]] = field(default_factory=dict)
    _outgoing: list[tuple[Event, str]] = field(default_factory=list)

    def emit(self, event: Event) -> None:
        """Something happened; it is sent once it is committed and the request that caused it is answered."""
        text = dumps(event.data)
        self._outgoing.append((event, text))
        if event.logged:
            self.log.add(Entry("event", text, event=event.name))

    def settle(self) -> list[tuple[Event, str]]:
        """Commits, and gives the events that may now be dispatched."""
        self.log.flush()
        self.db.commit()
        events, self._outgoing = self._outgoing, []
        return events

    def settle_and_dispatch(self) -> None:
        """For what no request waits for: timers and gateway commands."""
        self.hub.dispatch(self.settle())

    def move_clock(self, ms: int) -> None:
        """Moves time forward for everybody, and remembers it."""
        self.clock.advance(ms)
        self.db.set_meta("offset_ms", str(self.clock.offset_ms))

    def close(self) -> None:
        """Stops timers and closes the file."""
        for timer in self.timers.values():
            timer.cancel()
        self.log.flush()
        self.db.close()


def open_playground(data: Path, *, limits: bool = True) -> Playground:
    """Opens, or makes, the world kept in a folder."""
    data.mkdir(parents=True, exist_ok=True)
    db = Database(data / "playground.sqlite3")
    clock = Clock(int(db.meta("offset_ms") or 0))
    directory, messages, interactions = Directory(db), Messages(db), Interactions(db)
    access = Access(directory, clock)
    mails, faults = Mails(db, clock), Faults()
    return Playground(
        db=db,
        clock=clock,
        ids=Snowflakes(clock, _last_id(db)),
        directory=directory,
        messages=messages,
        interactions=interactions,
        files=Files(db, data / "playground-files"),
        gatherings=Gatherings(db),
        access=access,
        hub=Hub(directory, messages, access),
        log=Log(db, clock),
        faults=faults,
        limits=RateLimits(enabled=limits),
        mails=mails,
        post=PostOffice(mails, faults),
    )


def _last_id(db: Database) -> int:
    tables = ("message", "interaction", "attachment", "command", "channel", "role", "scheduled_event")
    newest = [db.row(f"SELECT max(id) FROM {table}") for table in tables]  # noqa: S608  # constants
    return max(int(row[0] or 0) for row in newest if row)
