"""What members of the network chose of when, where and how often they are notified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, bindparam, select

from storage.dialect import upsert
from storage.notices.claiming import preferences_from
from storage.schema.notices import notice_rhythm as rhythms
from storage.schema.notices import notice_settings as settings
from storage.schema.people import member as members

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.notices import Preferences, Rhythm
    from storage.transaction import Transaction

_SETTINGS: Final = (
    select(settings)
    .select_from(members)
    .outerjoin(
        settings, and_(settings.c.network_id == members.c.network_id, settings.c.member_id == members.c.id)
    )
    .where(members.c.network_id == bindparam("network"), members.c.id == bindparam("member"))
)
_RHYTHMS: Final = select(rhythms.c.kinds, rhythms.c.rhythm).where(
    rhythms.c.network_id == bindparam("network"), rhythms.c.member_id == bindparam("member")
)


def load(tx: Transaction, member: MemberId) -> Preferences:
    """What that member chose; what holds for everybody where they chose nothing."""
    asked = {"network": tx.network, "member": member}
    chosen = {row.kinds: row.rhythm for row in tx.connection.execute(_RHYTHMS, asked)}
    return preferences_from(tx.connection.execute(_SETTINGS, asked).one(), chosen)


def save(tx: Transaction, member: MemberId, preferences: Preferences) -> None:
    """Keep the way, the quiet hours and the times of digests; rhythms are kept one by one."""
    quiet = preferences.quiet
    row = {
        "network_id": tx.network,
        "member_id": member,
        "way": preferences.way.value,
        "quiet_from": None if quiet is None else quiet.begins.isoformat("minutes"),
        "quiet_until": None if quiet is None else quiet.ends.isoformat("minutes"),
        "digest_at": preferences.digest_at.isoformat("minutes"),
        "digest_weekday": preferences.digest_weekday,
    }
    upsert(tx.connection, settings, row)


def set_rhythm(tx: Transaction, member: MemberId, group: str, rhythm: Rhythm) -> None:
    """How often the notices of a group of kinds come."""
    row = {"network_id": tx.network, "member_id": member, "kinds": group, "rhythm": rhythm}
    upsert(tx.connection, rhythms, row)
