"""Links for one sign-in: made for somebody, looked at as often as it pleases, used once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.door import LINK_LIVES, SESSION_LIVES, LinkUnknown, LinkUsed, SignIn
from domain.errors import NotAMember
from services.door.sessions import where_member
from services.door.tokens import new_token, sum_of
from storage import door

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.door import Membership
    from domain.people import Person
    from storage.transaction import Transaction, Unscoped


@dataclass(frozen=True)
class Link:
    """A link for one sign-in: what stands at the end of its address, and until when it can be used."""

    token: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True)
class Opened:
    """Somebody is signed in now: the secret for their browser, and where they are or were members."""

    secret: str = field(repr=False)
    expires_at: datetime
    person: Person
    memberships: tuple[Membership, ...]


def make_link(tx: Transaction, actor: Actor) -> Link:
    """A link for the actor, who asked for it where we know them.

    Raises `NotAMember` for somebody unknown, and for a guest of events.
    """
    if actor.person is None or actor.guest is not None:
        raise NotAMember
    link = Link(new_token(), tx.now + LINK_LIVES)
    door.add_sign_in(tx, actor.person, sum_of(link.token), link.expires_at)
    return link


def look(tx: Unscoped, token: str) -> SignIn:
    """What a link would do. Raises `LinkUnknown`, `LinkUsed` or `LinkExpired`."""
    found = door.sign_in_of(tx, sum_of(token))
    if found is None:
        raise LinkUnknown
    found.check(tx.now)
    return found


def open_for(tx: Unscoped, person: Person, device: str) -> Opened:
    """The person is signed in with that browser, without a link for it: they came by one sent to them."""
    secret, expires_at = new_token(), tx.now + SESSION_LIVES
    door.open_session(tx, person.id, sum_of(secret), device, expires_at)
    return Opened(secret, expires_at, person, where_member(tx, person.id))


def sign_in(tx: Unscoped, token: str, device: str) -> Opened:
    """Use the link: its person is signed in with that browser. Raises as `look`."""
    found = look(tx, token)
    if not door.use(tx, found.id):
        raise LinkUsed
    return open_for(tx, found.person, device)
