"""A client's session: numbered events, kept for a while so that a lost connection can be resumed."""

from __future__ import annotations

import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playground.records.users import User

KEPT_EVENTS = 2000
KEPT_S = 120.0
"""How many events, and for how many seconds after the connection went, a session waits to be resumed."""


class Pipe(Protocol):
    """Where frames go; a connection."""

    def send(self, frame: str) -> None:
        """Queues a frame; never blocks."""
        ...

    def close(self, code: int) -> None:
        """Closes after what is queued."""
        ...


@dataclass(slots=True, eq=False)
class Session:
    """One signed-in client.

    Attributes:
        base: `http://host:port` by which it came, for the addresses of files.
        visible: a person's channels by server, to tell what a change of permissions means to them.
    """

    user: User
    base: str
    intents: int
    pipe: Pipe | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    seq: int = 0
    visible: dict[int, set[int]] = field(default_factory=dict)
    lost_at: float | None = None
    _kept: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))

    def push(self, name: str, text: str) -> None:
        """Numbers an event and sends it, or keeps it for when the client is back."""
        self.seq += 1
        frame = f'{{"t":"{name}","s":{self.seq},"op":0,"d":{text}}}'
        self._kept.append((self.seq, frame))
        if self.pipe is not None:
            self.pipe.send(frame)

    def missed(self, seq: int) -> list[str] | None:
        """Frames after a number; None when too many were missed to be complete."""
        if seq > self.seq or (self._kept and seq < self._kept[0][0] - 1):
            return None
        return [frame for n, frame in self._kept if n > seq]

    def detach(self) -> None:
        """The connection is gone; the session waits."""
        self.pipe = None
        self.lost_at = time.monotonic()

    def dead(self) -> bool:
        """Whether it waited too long."""
        return self.lost_at is not None and time.monotonic() - self.lost_at > KEPT_S
