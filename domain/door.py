"""How somebody comes in on the web: a link for one sign-in, a session; and what is refused at the door.

Of a link and of a session only the SHA-256 sum of its secret is kept, so neither has its secret here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NewType

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.networks import Network
    from domain.people import Person

SignInId = NewType("SignInId", int)
SessionKey = NewType("SessionKey", int)

LINK_LIVES: Final = timedelta(minutes=15)
SESSION_LIVES: Final = timedelta(days=30)
IDLE: Final = timedelta(days=7)
"""A session that is not used for so long is over."""
SEEN_EVERY: Final = timedelta(hours=1)
"""That a session was used is noted no more often: reading a page need not write."""
MOST_LINKS: Final = 5
"""So many links an hour can somebody have sent to them."""
MOST_LINKS_WITHIN: Final = timedelta(hours=1)


class SignIn(Record):
    """A link for one sign-in."""

    id: SignInId
    person: Person
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def check(self, now: datetime) -> None:
        """Raise `LinkUsed` or `LinkExpired` unless it can still be used."""
        if self.used_at is not None:
            raise LinkUsed
        if now >= self.expires_at:
            raise LinkExpired


class PortalSession(Record):
    """Somebody who is signed in with one browser. `device` is what that browser says of itself, in short."""

    id: SessionKey
    person: Person
    device: str
    opened_at: datetime
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still lets its person in."""
        return self.ended_at is None and now < min(self.expires_at, self.seen_at + IDLE)

    def stale(self, now: datetime) -> bool:
        """Whether it is time to note that it was used."""
        return now >= self.seen_at + SEEN_EVERY


class Membership(Record):
    """A network in which a person is, or was, a member. A `guest` of its events is none, and not `active`."""

    network: Network
    member: MemberId
    active: bool
    guest: bool = False


class SignedFor(Record):
    """What a signed link says: for whom, in which network, about what, until when."""

    purpose: str
    membership: Membership
    person: Person
    subject: int
    signed_at: datetime
    ends_at: datetime


class LinkUnknown(DomainError):
    """Not one of ours, or not all of it: forged, truncated, or from another Techlink."""


class LinkExpired(DomainError):
    """Its time is over."""


class LinkUsed(DomainError):
    """It lets somebody in once, and did."""


class LinkVoid(DomainError):
    """It was called back, or the person it was for has left the network."""


class SessionOver(DomainError):
    """Nobody is signed in with this browser, or not any more."""
