"""Links that act: signed for one member and one purpose, about one thing, with an end.

    token = links.make(tx, member, Purpose.DONE, milestone)  # its address: f"{core.portal}/act/{token}"
    signed = links.read(tx, token)  # for the page that it opens, which acts on POST only

The signature is itsdangerous' with a key that is made at the first use (`prepare`) and kept in the
database. Who has a link acts as that member, and for that purpose only. It is void once the member has left
or the person's links were called back (`void_all`): by themselves, or since another address is theirs now.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from itsdangerous import BadData, URLSafeSerializer

from domain.actors import MemberId, NetworkId
from domain.door import LinkExpired, LinkUnknown, LinkVoid, SignedFor
from storage import across, claims, door, members
from storage.transaction import Unscoped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import PersonId
    from domain.door import SignInId
    from storage.transaction import Transaction

LIVES: Final = timedelta(days=30)
_KEY: Final = "links"
_BYTES: Final = 32
_LONGEST: Final = 500
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_SIGN_IN: Final = "sign_in"


class Purpose(StrEnum):
    """What a link does once its page was confirmed. The subject is the id of what it is about.

    `DONE` and `POSTPONE`: a milestone, and what takes that back. `ANSWER` (all pages of a questionnaire, and
    nothing else) and `SIGN` (settle and sign a partner's answers, as its contact): a wave. `ADDRESS`: a claim
    of an address. `UNSUBSCRIBE`: nothing (0). `JOIN`: the member who is invited. `CONFIRM`: the member who
    arrived. `ACCOUNTS`: the question whether two accounts are one person. `EVENT` and the three answers to
    its invitation (`COMING`, `MAYBE`, `NOT_COMING`): an event, and one's own answer to it; `FEEDBACK`: an
    event, and what one says of it; `MINUTES`: an event, to read its minutes and say what one thinks of them.
    `POLL` (say when one can): a date poll, for guests too. For guests alone: `REGISTER`: a registration that
    waits for the press; `GUEST`: all that they have (0); `GUEST_INVITED`: the event to which their address
    was invited.
    """

    DONE = "done"
    POSTPONE = "postpone"
    ANSWER = "answer"
    SIGN = "sign"
    ADDRESS = "address"
    POLL = "poll"
    UNSUBSCRIBE = "unsubscribe"
    JOIN = "join"
    CONFIRM = "confirm"
    ACCOUNTS = "accounts"
    EVENT = "event"
    COMING = "coming"
    MAYBE = "maybe"
    NOT_COMING = "not_coming"
    FEEDBACK = "feedback"
    MINUTES = "minutes"
    REGISTER = "register"
    GUEST = "guest"
    GUEST_INVITED = "guest_invited"


# A mail may lie for long before somebody has enough of them.
_LIVES: Final[Mapping[Purpose, timedelta]] = {
    Purpose.UNSUBSCRIBE: timedelta(days=730),
    # The only way to what is kept on a guest: as long as anything can be.
    Purpose.GUEST: timedelta(days=730),
}
# Whoever called back their links still wants no more mails; the claim of an address ends by itself.
_NEVER_CALLED_BACK: Final = frozenset({Purpose.UNSUBSCRIBE, Purpose.ADDRESS})


@dataclass(frozen=True)
class Signer:
    """Signs links without the database: its key, once made, stays."""

    key: str = field(repr=False)

    def sign(
        self,
        network: NetworkId,
        member: MemberId,
        purpose: Purpose,
        subject: int,
        at: datetime,
        lives: timedelta | None = None,
    ) -> str:
        """The end of the address of a link that was signed then: `https://…/act/` and this, in ASCII."""
        signed_at = (at - _EPOCH) // _MILLISECOND
        for_ = lives or _LIVES.get(purpose, LIVES)
        said = [int(network), int(member), int(subject), signed_at, signed_at + for_ // _MILLISECOND]
        return f"{purpose.value}.{_serializer(self.key, purpose.value).dumps(said)}"


def prepare(tx: Transaction | Unscoped) -> None:
    """Make the key, unless there is one. Once at the start, so that reading transactions find it."""
    if door.key_named(tx, _KEY) is None:
        door.keep_key(tx, _KEY, secrets.token_urlsafe(_BYTES))


def signer(tx: Transaction | Unscoped) -> Signer:
    """Who signs from now on, for whoever makes many links; makes the key unless there is one."""
    return Signer(_key(tx))


def make(
    tx: Transaction, member: MemberId, purpose: Purpose, subject: int, lives: timedelta | None = None
) -> str:
    """The end of the address of a link: `https://…/act/` and this. It holds for `LIVES`, or for `lives`."""
    return signer(tx).sign(tx.network, member, purpose, subject, tx.now, lives)


def read(tx: Unscoped, token: str) -> SignedFor:
    """Whom a link is for, and what it may do. Raises `LinkUnknown`, `LinkExpired` or `LinkVoid`."""
    name, _, signed = token[:_LONGEST].partition(".")
    if len(token) > _LONGEST or name not in {one.value for one in Purpose}:
        raise LinkUnknown
    serializer = _serializer(_key(tx), name)
    try:
        said = serializer.loads(signed)
    except BadData as error:
        raise LinkUnknown from error
    # Base64 can be written in several ways: only the one that we wrote is ours.
    if serializer.dumps(said) != signed:
        raise LinkUnknown
    network, member, subject, signed_at, ends_at = said
    signed_on, ends_on = _EPOCH + signed_at * _MILLISECOND, _EPOCH + ends_at * _MILLISECOND
    if tx.now >= ends_on:
        raise LinkExpired
    if across.network(tx, NetworkId(network)) is None:
        raise LinkVoid
    here = tx.within(NetworkId(network))
    since = members.links_since(here, MemberId(member))
    if since is None or (signed_on < since and Purpose(name) not in _NEVER_CALLED_BACK):
        raise LinkVoid
    person = members.load(here, MemberId(member)).person
    found = next(one for one in across.memberships(tx, person.id) if one.network.id == network)
    return SignedFor(name, found, person, subject, signed_on, ends_on)


def expect(signed: SignedFor, purpose: Purpose) -> None:
    """Raise `LinkUnknown` unless that is what the link is for."""
    if signed.purpose != purpose:
        raise LinkUnknown


def void_all(tx: Transaction | Unscoped, person: PersonId) -> None:
    """Nothing that was sent to the person until now acts for them any more, in any of their networks.

    Neither signs it in, nor makes an address theirs. That they want no more mails can still be said.
    """
    everywhere = Unscoped(tx.connection, tx.now, tx.narrowing)
    for one in across.memberships(everywhere, person):
        if one.active or one.guest:
            members.void_links(everywhere.within(one.network.id), one.member)
    door.end_sign_ins(tx, person)
    claims.end(tx, person)


def digest(tx: Transaction | Unscoped, purpose: str, *what: object) -> bytes:
    """32 bytes that only this installation can make of these things, the same each time."""
    said = "\n".join([purpose, *map(str, what)])
    return hmac.new(_key(tx).encode(), said.encode(), hashlib.sha256).digest()


def sign_in_token(tx: Transaction | Unscoped, key: SignInId) -> str:
    """The token of a link for signing in that is sent later: the same each time, known to nobody else."""
    return str(_serializer(_key(tx), _SIGN_IN).dumps(int(key)))


def _key(tx: Transaction | Unscoped) -> str:
    key = door.key_named(tx, _KEY)
    if key is None:
        prepare(tx)
        key = door.key_named(tx, _KEY)
    return key or ""


def _serializer(key: str, purpose: str) -> URLSafeSerializer:
    how: dict[str, Any] = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    return URLSafeSerializer(key, salt=f"techlink.{purpose}", signer_kwargs=how)
