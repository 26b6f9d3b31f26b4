"""What is kept on the actor in this network, noun by noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.consents import Purpose
from domain.privacy import Topic
from domain.records import Record
from services import consents
from services.me.profile import Profile, profile
from services.me.subject import member_of
from services.networks.retention import retention_of
from storage import people, privacy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.actors import Actor
    from domain.consents import Consent
    from domain.people import Channel, Member
    from storage.transaction import Transaction


class Kept(Record):
    """What is kept on somebody: by topic, how many rows of which table; the person and member come uncounted.

    `member` is what they are, or were, in the network; no topics: nothing is kept. The record of what was
    done is kept until `record_until` at least. `reached` are all channels of the person, closed ones too.
    `agreed` is what they agree to now, each with who recorded it for them ("": they said so themselves).
    """

    profile: Profile
    member: Member | None
    topics: Mapping[Topic, Mapping[str, int]]
    record_until: date
    reached: tuple[Channel, ...] = ()
    agreed: tuple[tuple[Consent, str], ...] = ()


def kept(tx: Transaction, actor: Actor) -> Kept:
    """What is kept on the actor, even as a guest or a former member."""
    found, member = profile(tx, actor), member_of(tx, actor)
    topics: dict[Topic, dict[str, int]] = {}
    if found.person is not None:
        topics[Topic.PROFILE] = {}
    if member is not None:
        topics[Topic.MEMBERSHIP] = {}
        of_table = privacy.topics()
        for table, count in privacy.counts(tx, member.id).items():
            topics.setdefault(of_table[table], {})[table] = count
    ordered = {topic: topics[topic] for topic in Topic if topic in topics}
    reached = people.list_channels(tx, found.person.id) if found.person is not None else ()
    agreed = _agreed(tx, actor) if member is not None and member.active else ()
    return Kept(found, member, ordered, retention_of(tx).until, reached, agreed)


def _agreed(tx: Transaction, actor: Actor) -> tuple[tuple[Consent, str], ...]:
    own = consents.mine(tx, actor)
    held = (own.holding[one] for one in Purpose if one in own.holding)
    return tuple((one, own.names.get(one.recorded_by, "") if one.recorded_by else "") for one in held)
