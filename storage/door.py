"""Links for one sign-in, sessions of the web, the key that signs links: of persons, so of no network.

Beside `storage.across` the only module that works without a network: what it keeps is looked up by a secret's
SHA-256 sum, or belongs to the person who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from domain.actors import ChannelKind
from domain.door import PortalSession, SessionKey, SignIn, SignInId
from domain.people import Person
from storage.dialect import insert_new, inserted_key
from storage.people import normal_address
from storage.schema.door import address_claim as claims
from storage.schema.door import portal_session as sessions
from storage.schema.door import secret as keys
from storage.schema.door import sign_in as sign_ins
from storage.schema.people import channel as channels
from storage.schema.people import person as persons

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from domain.actors import PersonId
    from storage.transaction import Transaction, Unscoped

_PERSON: Final = (
    persons.c.name.label("person_name"),
    persons.c.language.label("person_language"),
    persons.c.zone.label("person_zone"),
    persons.c.created_at.label("person_since"),
)
_SIGN_INS: Final = select(sign_ins, *_PERSON).join(persons, persons.c.id == sign_ins.c.person_id)
_SESSIONS: Final = select(sessions, *_PERSON).join(persons, persons.c.id == sessions.c.person_id)
# Asked with every page, so made once: making a statement costs more than running it.
_BY_SUM: Final = _SESSIONS.where(sessions.c.sha256 == bindparam("sha256"))


def person_at(tx: Unscoped, email: str) -> Person | None:
    """Who is reached at that e-mail address, whatever networks they are in."""
    address = normal_address(ChannelKind.EMAIL, email)
    row = tx.connection.execute(
        select(persons)
        .join(channels, channels.c.person_id == persons.c.id)
        .where(channels.c.kind == ChannelKind.EMAIL, channels.c.address == address)
    ).one_or_none()
    return None if row is None else Person(row.id, row.name, row.language, row.zone, row.created_at)


def lets_in(tx: Unscoped, person: PersonId, email: str, networks: int) -> bool:
    """Whether who reads that address may come in as the person: they confirmed it, or it is all they have.

    `networks` is how many know them. A coordination writes addresses down: one that gave its own for somebody
    with an account, or for somebody whom another network knows, would come in as them.
    """
    ways = tx.connection.execute(
        select(channels.c.kind, channels.c.address, channels.c.agreed_at).where(
            channels.c.person_id == person
        )
    ).all()
    address = normal_address(ChannelKind.EMAIL, email)
    own = next(one for one in ways if (one.kind, one.address) == (ChannelKind.EMAIL, address))
    if own.agreed_at is not None:
        return True
    return len(ways) == 1 and networks <= 1


def add_sign_in(tx: Transaction | Unscoped, person: PersonId, sha256: str, expires_at: datetime) -> SignInId:
    """Keep that a link was made for the person."""
    row = {"person_id": person, "sha256": sha256, "made_at": tx.now, "expires_at": expires_at}
    return SignInId(inserted_key(tx.connection.execute(insert(sign_ins).values(row))))


def change_sign_in(tx: Transaction | Unscoped, sign_in: SignInId, sha256: str) -> None:
    """The link has this secret."""
    tx.connection.execute(update(sign_ins).where(sign_ins.c.id == sign_in).values(sha256=sha256))


def end_sign_ins(tx: Transaction | Unscoped, person: PersonId) -> None:
    """No link that was made for the person signs anybody in any more."""
    still = update(sign_ins).where(
        sign_ins.c.person_id == person, sign_ins.c.used_at.is_(None), sign_ins.c.expires_at > tx.now
    )
    tx.connection.execute(still.values(expires_at=tx.now))


def sign_in_of(tx: Unscoped, sha256: str) -> SignIn | None:
    """The link with that secret, used or expired ones too."""
    return _one_sign_in(tx.connection.execute(_SIGN_INS.where(sign_ins.c.sha256 == sha256)).one_or_none())


def sign_in(tx: Transaction | Unscoped, key: SignInId) -> SignIn | None:
    """The link with that key."""
    return _one_sign_in(tx.connection.execute(_SIGN_INS.where(sign_ins.c.id == key)).one_or_none())


def use(tx: Unscoped, key: SignInId) -> bool:
    """The link is used now; whether it was not used before."""
    unused = update(sign_ins).where(sign_ins.c.id == key, sign_ins.c.used_at.is_(None))
    return tx.connection.execute(unused.values(used_at=tx.now)).rowcount == 1


def made_since(tx: Transaction | Unscoped, person: PersonId, since: datetime) -> int:
    """How many links were made for the person since then."""
    counted = select(func.count()).where(sign_ins.c.person_id == person, sign_ins.c.made_at > since)
    return int(tx.connection.execute(counted).scalar_one())


def open_session(
    tx: Unscoped, person: PersonId, sha256: str, device: str, expires_at: datetime
) -> SessionKey:
    """Keep that the person is signed in."""
    row = {
        "person_id": person,
        "sha256": sha256,
        "device": device,
        "opened_at": tx.now,
        "seen_at": tx.now,
        "expires_at": expires_at,
    }
    return SessionKey(inserted_key(tx.connection.execute(insert(sessions).values(row))))


def session_of(tx: Unscoped, sha256: str) -> PortalSession | None:
    """The session with that secret, ended and expired ones too."""
    row = tx.connection.execute(_BY_SUM, {"sha256": sha256}).one_or_none()
    return None if row is None else _session(row)


def sessions_of(tx: Unscoped, person: PersonId) -> tuple[PortalSession, ...]:
    """The person's sessions that were not ended, the one used last first."""
    own = _SESSIONS.where(sessions.c.person_id == person, sessions.c.ended_at.is_(None))
    rows = tx.connection.execute(own.order_by(sessions.c.seen_at.desc(), sessions.c.id.desc()))
    return tuple(_session(row) for row in rows)


def seen(tx: Unscoped, key: SessionKey) -> None:
    """The session is used now."""
    tx.connection.execute(update(sessions).where(sessions.c.id == key).values(seen_at=tx.now))


def end_session(tx: Unscoped, person: PersonId, key: SessionKey) -> bool:
    """End one of the person's sessions; whether there was one to end."""
    own = update(sessions).where(
        sessions.c.id == key, sessions.c.person_id == person, sessions.c.ended_at.is_(None)
    )
    return tx.connection.execute(own.values(ended_at=tx.now)).rowcount == 1


def end_other_sessions(tx: Unscoped, person: PersonId, kept: SessionKey) -> int:
    """End all of the person's sessions but one; how many."""
    others = update(sessions).where(
        sessions.c.person_id == person, sessions.c.id != kept, sessions.c.ended_at.is_(None)
    )
    return tx.connection.execute(others.values(ended_at=tx.now)).rowcount


def delete_old(tx: Unscoped, before: datetime) -> int:
    """Remove links, sessions and claims of addresses that were over before then; how many."""
    gone = [
        delete(claims).where(claims.c.expires_at < before),
        delete(sign_ins).where(sign_ins.c.expires_at < before),
        delete(sessions).where(or_(sessions.c.expires_at < before, sessions.c.ended_at < before)),
    ]
    return sum(tx.connection.execute(statement).rowcount for statement in gone)


def key_named(tx: Transaction | Unscoped, name: str) -> str | None:
    """The key of that name, once it was made."""
    found: str | None = tx.connection.execute(select(keys.c.value).where(keys.c.name == name)).scalar()
    return found


def keep_key(tx: Transaction | Unscoped, name: str, value: str) -> None:
    """Keep a key; harmless where there is one of that name."""
    row = {"name": name, "value": value, "made_at": tx.now}
    insert_new(tx.connection, keys, [row], unique=("name",))


def _one_sign_in(row: Row[Any] | None) -> SignIn | None:
    if row is None:
        return None
    return SignIn(SignInId(row.id), _person(row), row.made_at, row.expires_at, row.used_at)


def _session(row: Row[Any]) -> PortalSession:
    return PortalSession(
        SessionKey(row.id),
        _person(row),
        row.device,
        row.opened_at,
        row.seen_at,
        row.expires_at,
        row.ended_at,
    )


def _person(row: Row[Any]) -> Person:
    return Person(row.person_id, row.person_name, row.person_language, row.person_zone, row.person_since)
