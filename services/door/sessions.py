"""Sessions: who is behind a browser's secret; listed and ended by their person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.door import SessionOver
from domain.errors import NotFound
from domain.records import Record
from services import links
from services.door.tokens import sum_of
from storage import across, door

if TYPE_CHECKING:
    from domain.actors import NetworkId, PersonId
    from domain.door import Membership, PortalSession, SessionKey
    from storage.transaction import Unscoped


class SignedIn(Record):
    """Somebody who is signed in, and the networks in which they are, or were, members."""

    session: PortalSession
    memberships: tuple[Membership, ...]

    def at(self, network: NetworkId) -> Membership | None:
        """What they are in that network; None where they never were."""
        return next((one for one in self.memberships if one.network.id == network), None)

    @property
    def active(self) -> tuple[Membership, ...]:
        """Where they are members now."""
        return tuple(one for one in self.memberships if one.active)


def visit(tx: Unscoped, secret: str) -> SignedIn:
    """Who is behind that secret. Raises `SessionOver`."""
    found = door.session_of(tx, sum_of(secret))
    if found is None or not found.holds(tx.now):
        raise SessionOver
    return SignedIn(found, where_member(tx, found.person.id))


def where_member(tx: Unscoped, person: PersonId) -> tuple[Membership, ...]:
    """Where the person is, or was, a member: guests of events come in by the links of their mails alone."""
    return tuple(one for one in across.memberships(tx, person) if not one.guest)


def seen(tx: Unscoped, session: SessionKey) -> None:
    """The session is used now, so that it is not taken for idle."""
    door.seen(tx, session)


def listed(tx: Unscoped, person: PersonId) -> tuple[PortalSession, ...]:
    """Where the person is signed in, the session used last first."""
    return tuple(one for one in door.sessions_of(tx, person) if one.holds(tx.now))


def end(tx: Unscoped, person: PersonId, session: SessionKey) -> None:
    """Sign the person out there. Raises `NotFound` for a session that is not theirs, or over."""
    if not door.end_session(tx, person, session):
        raise NotFound("session")


def end_others(tx: Unscoped, person: PersonId, kept: SessionKey, *, void_links: bool = False) -> int:
    """Sign the person out everywhere else; how many that ended. `void_links`: those in mails, too."""
    if void_links:
        links.void_all(tx, person)
    return door.end_other_sessions(tx, person, kept)
