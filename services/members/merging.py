"""One person with two accounts: all that names the one names the other from then on, nothing twice.

What becomes of each kind of rows, its noun says (`storage.privacy`). The trail keeps that it happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind, Role
from domain.errors import NotFound
from domain.partners import stamp
from domain.people import KnownElsewhere, SamePersonAlready, contacts_no_more
from domain.privacy import Topic
from domain.records import Record
from services import people_changed
from services.members.arrived import arrived_by_account, ask_anew
from services.members.belonging import mirrors_of, shown
from storage import across, keeping, members, people, privacy, trail

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId, PersonId
    from domain.networks import Partner
    from domain.people import Channel, Member
    from services.members.views import Belonging, Mirror
    from storage.transaction import Transaction


class Together(Record):
    """Two members who would be one: who stays, who goes into them, and what goes along.

    `topics` is what is kept on the one who goes; `channels` are all ways to the one person. `contact_of` is
    the partner that the one who goes is the contact of, and will not be: the one who stays is of another.
    `asked`: both can answer, so that it is theirs to say.
    """

    kept: Belonging
    gone: Belonging
    topics: tuple[Topic, ...]
    channels: tuple[Channel, ...]
    seal: str
    contact_of: Partner | None = None
    asked: bool = False


def preview(tx: Transaction, actor: Actor, kept: MemberId, gone: MemberId) -> Together:
    """What it would mean that these two are one person.

    Raises `RoleNeeded`, `NotFound`, `SamePersonAlready`, or `KnownElsewhere`: whoever reads the mail of the
    one could act as the other there, which is not for this network's coordination to give.
    """
    actor.must_be(Role.COORDINATOR)
    return together(tx, kept, gone)


def together(tx: Transaction, kept: MemberId, gone: MemberId) -> Together:
    """The same for whoever may know it already. Raises as `preview`, but `RoleNeeded`."""
    one, other = members.load(tx, kept), members.load(tx, gone)
    if one.id == other.id:
        raise SamePersonAlready
    if not one.active or not other.active:
        raise NotFound("member")
    for each in (one, other):
        if across.known_elsewhere(tx, each.person.id):
            raise KnownElsewhere(each.name)
    counts = dict(keeping.counts(tx, other.id))
    channels = (*people.list_channels(tx, one.person.id), *people.list_channels(tx, other.person.id))
    seal = stamp((*(int(key or 0) for key in (one.id, one.partner, other.id)), *sorted(counts.items())))
    known = privacy.topics()
    found = {known[table] for table in counts}
    topics = tuple(topic for topic in Topic if topic in found)
    goes = shown(tx, other)
    ends = goes.partner if other in contacts_no_more(one, other) else None
    asked = can_answer(tx, one) and can_answer(tx, other)
    return Together(shown(tx, one), goes, topics, channels, seal, ends, asked)


def can_answer(tx: Transaction, member: Member) -> bool:
    """Whether they have an account on Discord, or an address that they confirmed."""
    return any(
        one.kind is ChannelKind.DISCORD or one.agreed_at is not None
        for one in people.list_channels(tx, member.person.id)
    )


class Merged(Record):
    """Who they are now, and the roles that follow for each of their accounts."""

    belonging: Belonging
    mirrors: tuple[Mirror, ...]


def join(tx: Transaction, found: Together, by: MemberId | None) -> Merged:
    """They are one, as `by` said."""
    join_persons(tx, found.kept.member.person.id, found.gone.member.person.id, by)
    own = members.load(tx, found.kept.member.id)
    return Merged(shown(tx, own), mirrors_of(tx, own))


def join_persons(tx: Transaction, kept: PersonId, gone: PersonId, by: MemberId | None) -> None:
    """Two persons are one, in all their networks: channels, memberships, sessions, all that was done.

    Two memberships of a network become one. `by` is who said so, in this network.
    """
    for here in across.everywhere(tx, gone):
        other, own = members.find(here, gone), members.find(here, kept)
        if other is None:
            continue
        if own is None:
            members.belong_to(here, other.id, kept)
        else:
            privacy.join(here, own.id, other.id)
            members.absorb(here, own.id, other.id)
        stays = other.id if own is None else own.id
        who = None if here.network != tx.network else stays if other.id == by else by
        trail.record(here, who, "accounts joined", "member", stays, {"was": int(other.id)})
        people_changed.refresh(here)
    privacy.join_persons(tx, kept, gone)
    _choices(tx, kept, gone)
    for here in across.everywhere(tx, kept):
        own = members.find(here, kept)
        if own is not None:  # whom a list names is on Discord with the other account, and invited no more
            arrived_by_account(here, own)
        ask_anew(here)
    across.forget_if_unknown(tx, gone)


def _choices(tx: Transaction, kept: PersonId, gone: PersonId) -> None:
    """What only the one had chosen holds for both."""
    one, other = people.oneself(tx, kept), people.oneself(tx, gone)
    if one is not None and other is not None:
        people.choose(tx, kept, language=one.language or other.language, zone=one.zone or other.zone)
