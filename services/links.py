"""Links that act: signed for one member and one purpose, about one thing, with an end.

    token = links.make(tx, member, Purpose.DONE, milestone)  # its address: f"{core.portal}/act/{token}"
    signed = links.read(tx, token)  # for the page that it opens, which acts on POST only

The signature is itsdangerous' with a key that is made at the first use (`prepare`) and kept in the
database. Who has a link acts as that member, and for that purpose only. It is void once the member has left
or its links were called back (`revoke`).
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from itsdangerous import BadData, URLSafeSerializer

from domain.actors import MemberId, NetworkId
from domain.door import LinkExpired, LinkUnknown, LinkVoid, SignedFor
from storage import across, door, members

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.door import SignInId
    from storage.transaction import Transaction, Unscoped

LIVES: Final = timedelta(days=30)
_KEY: Final = "links"
_BYTES: Final = 32
_LONGEST: Final = 500
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_SIGN_IN: Final = "sign_in"


class Purpose(StrEnum):
    """What a link does once its page was confirmed. Its subject is a milestone, of `JOIN` the member."""

    DONE = "done"
    POSTPONE = "postpone"
    JOIN = "join"


def prepare(tx: Transaction | Unscoped) -> None:
    """Make the key, unless there is one. Once at the start, so that reading transactions find it."""
    if door.key_named(tx, _KEY) is None:
        door.keep_key(tx, _KEY, secrets.token_urlsafe(_BYTES))


def make(tx: Transaction, member: MemberId, purpose: Purpose, subject: int, lives: timedelta = LIVES) -> str:
    """The end of the address of a link: `https://…/act/` and this."""
    now = (tx.now - _EPOCH) // _MILLISECOND
    said = [int(tx.network), int(member), int(subject), now, now + lives // _MILLISECOND]
    return f"{purpose.value}.{_signer(tx, purpose.value).dumps(said)}"


def read(tx: Unscoped, token: str) -> SignedFor:
    """Whom a link is for, and what it may do. Raises `LinkUnknown`, `LinkExpired` or `LinkVoid`."""
    name, _, signed = token[:_LONGEST].partition(".")
    if len(token) > _LONGEST or name not in {one.value for one in Purpose}:
        raise LinkUnknown
    signer = _signer(tx, name)
    try:
        said = signer.loads(signed)
    except BadData as error:
        raise LinkUnknown from error
    # Base64 can be written in several ways: only the one that we wrote is ours.
    if signer.dumps(said) != signed:
        raise LinkUnknown
    network, member, subject, signed_at, ends_at = said
    signed_on, ends_on = _EPOCH + signed_at * _MILLISECOND, _EPOCH + ends_at * _MILLISECOND
    if tx.now >= ends_on:
        raise LinkExpired
    if across.network(tx, NetworkId(network)) is None:
        raise LinkVoid
    here = tx.within(NetworkId(network))
    since = members.links_since(here, MemberId(member))
    if since is None or signed_on < since:
        raise LinkVoid
    person = members.load(here, MemberId(member)).person
    found = next(one for one in across.memberships(tx, person.id) if one.network.id == network)
    return SignedFor(name, found, person, subject, signed_on, ends_on)


def revoke(tx: Transaction, actor: Actor) -> None:
    """No link that was signed for the actor until now opens anything any more. Raises `NotAMember`."""
    members.void_links(tx, actor.as_member())


def sign_in_token(tx: Transaction | Unscoped, key: SignInId) -> str:
    """The token of a link for signing in that is sent later: the same each time, known to nobody else."""
    return str(_signer(tx, _SIGN_IN).dumps(int(key)))


def _signer(tx: Transaction | Unscoped, purpose: str) -> URLSafeSerializer:
    key = door.key_named(tx, _KEY)
    if key is None:
        prepare(tx)
        key = door.key_named(tx, _KEY)
    how: dict[str, Any] = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    return URLSafeSerializer(key or "", salt=f"techlink.{purpose}", signer_kwargs=how)
