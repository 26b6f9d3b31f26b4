"""Who arrived by a link or a code: their partner's contact says whether they are one of them.

Where a partner has no contact but them, and for people of no partner, the coordination is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import MemberId, Role
from domain.errors import Changed, NotAllowed
from domain.notices.kinds import ARRIVAL_DISOWNED
from services.arriving.views import ArrivedNotice, DisownedNotice
from services.members.arrived import notice_of, who_knows
from services.members.belonging import note, shown
from storage import arrivals, members, networks, outbox, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.arriving import Arrival
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.people import Member
    from services.members.views import Belonging
    from storage.transaction import Transaction


def asked(tx: Transaction, actor: Actor, member: MemberId) -> ArrivedNotice:
    """Whom the actor is asked about. Raises as `confirm`, and `Changed` where it has been said by now."""
    own, found = _asked(tx, actor, member), arrivals.load(tx, member)
    if found is None or found.arrived_at is None or found.confirmed_at is not None or _partner_left(own):
        raise Changed
    return ArrivedNotice(tx.network, own.id, own.name, own.function, _belongs_to(tx, own))


def confirm(tx: Transaction, actor: Actor, member: MemberId) -> Belonging:
    """They belong to their partner. Again is harmless. Raises `NotAllowed`, `Changed` or `NotFound`."""
    own = _asked(tx, actor, member)
    found = arrivals.load(tx, member)
    if found is None or found.arrived_at is None:
        raise Changed
    if found.confirmed_at is None:
        arrivals.note(tx, member, confirmed_at=tx.now)
        trail.record(tx, actor.member, "member confirmed", "member", member)
    return shown(tx, own)


def disown(tx: Transaction, actor: Actor, member: MemberId) -> Belonging:
    """They are not of this partner: they stay in the network, without one, and the coordination settles it.

    The result has the partner that they had, and a mirror that takes its role away. Raises as `confirm`.
    """
    own = _asked(tx, actor, member)
    found = arrivals.load(tx, member)
    if found is None or found.confirmed_at is not None or own.partner is None:
        raise Changed
    was = shown(tx, own)
    members.revoke(tx, member, Role.CONTACT)
    members.move(tx, member, None, own.function)
    note(tx, actor, "member disowned", own, partner=was.partner and was.partner.code)
    detail = {"partner": int(own.partner), "by": int(actor.member or 0)}
    told = [one for one in members.listed(tx, role=Role.COORDINATOR) if one.id != actor.member]
    outbox.add(tx, [notice_of(tx, ARRIVAL_DISOWNED, own, one, detail) for one in told])
    return type(was)(was.member, was.partner, shown(tx, members.load(tx, member)).mirror)


def tell_arrived(tx: Transaction, notice: Notice, reader: Reader) -> ArrivedNotice | None:
    """Who arrived; None once that is settled, their partner left, or the reader is not asked any more."""
    own, found = _of(tx, notice)
    if own is None or found is None or found.confirmed_at is not None or reader.member is None:
        return None
    if _partner_left(own) or reader.member not in {one.id for one in who_knows(tx, members.listed(tx), own)}:
        return None
    return ArrivedNotice(tx.network, own.id, own.name, own.function, _belongs_to(tx, own))


def tell_disowned(tx: Transaction, notice: Notice, _reader: Reader) -> DisownedNotice | None:
    """Of whom it was said; None once they have a partner again, or left."""
    own, _ = _of(tx, notice)
    if own is None or own.partner is not None:
        return None
    partner = networks.by_id(tx).get(notice.detail["partner"])
    by = members.names(tx, [notice.detail["by"]])
    return DisownedNotice(
        tx.network, own.id, own.name, partner.name if partner else "", next(iter(by.values()), "")
    )


def _partner_left(own: Member) -> bool:
    """Whether their partner has left the network: then nobody is asked whether they are of it."""
    return own.partner is not None and own.acts_for is None


def _belongs_to(tx: Transaction, own: Member) -> str:
    """The partner that they are asked about; the network itself for who has none."""
    return networks.load(tx).name if own.partner is None else networks.partner(tx, own.partner).name


def _of(tx: Transaction, notice: Notice) -> tuple[Member | None, Arrival | None]:
    """The member that a notice is about, unless they are gone, and how far they are."""
    member = MemberId(notice.subject_id)
    if member not in members.names(tx, [member]):
        return None, None
    own = members.load(tx, member)
    return (own if own.active else None), arrivals.load(tx, member)


def _asked(tx: Transaction, actor: Actor, member: MemberId) -> Member:
    """The member, if the actor is one of those who can say it."""
    own = members.load(tx, member)
    contact = Role.CONTACT in actor.roles and actor.partner is not None and actor.partner == own.partner
    if not own.active:
        raise Changed
    if not (contact or Role.COORDINATOR in actor.roles) or actor.member == member:
        raise NotAllowed
    return own
