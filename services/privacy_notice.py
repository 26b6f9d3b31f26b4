"""The privacy notice: who answers for what is kept, until when; that somebody has read it.

found = privacy_notice.show(tx, actor)  # its words: `templates.words.privacy_notice`
privacy_notice.read(tx, actor, Given.WEB)  # they went on after it was shown; again is harmless
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind, Role
from domain.consents import NOTICE_WORDING, Purpose
from domain.records import Record, replace
from services.networks.controllers import controller_of
from services.networks.replies import chosen_address
from services.networks.retention import retention_of
from storage import consents, members, networks, people

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import Actor, MemberId
    from domain.consents import Given
    from domain.controllers import Controller
    from domain.networks import Network
    from domain.people import Member
    from storage.transaction import Transaction


class PrivacyNotice(Record):
    """What the notice says of this network: its words are the same everywhere.

    The record of what was done is kept until `record_until` at least. `read`: the actor has gone on after
    today's wording was shown to them. `coordination` are the names of who coordinates, `write_to` an e-mail
    address of one of them who agreed to show it, "" without one. `replies`: they read answers to mails.
    """

    network: Network
    controller: Controller
    record_until: date
    wording: str = NOTICE_WORDING
    read: bool = False
    coordination: tuple[str, ...] = ()
    write_to: str = ""
    replies: bool = False


def show(tx: Transaction, actor: Actor) -> PrivacyNotice:
    """The notice as it is today, for anybody."""
    return replace(of_network(tx), read=actor.member is not None and _has_read(tx, actor.member))


def of_network(tx: Transaction) -> PrivacyNotice:
    """The notice, whoever reads it."""
    coordination = members.listed(tx, role=Role.COORDINATOR)
    shown = (one for one in coordination if _shows_address(tx, one))
    addresses = [
        at.address
        for one in shown
        for at in people.list_channels(tx, one.person.id)
        if at.kind is ChannelKind.EMAIL and at.closed_at is None
    ]
    return PrivacyNotice(
        networks.load(tx),
        controller_of(tx),
        retention_of(tx).until,
        coordination=tuple(one.name for one in coordination),
        write_to=next(iter(addresses), ""),
        replies=bool(chosen_address(tx)),
    )


def _shows_address(tx: Transaction, one: Member) -> bool:
    given = consents.of_member(tx, one.id)
    return any(each.purpose is Purpose.CONTACT and each.holds for each in given)


def read(tx: Transaction, actor: Actor, how: Given) -> None:
    """The actor went on after the notice was shown; kept once for each wording. Raises `NotAMember`."""
    read_by(tx, actor.as_member(), actor.language, how)


def read_by(tx: Transaction, member: MemberId, language: str, how: Given) -> None:
    """The same of a member who is one only now."""
    if not _has_read(tx, member):
        consents.give(tx, member, Purpose.NOTICE, wording=NOTICE_WORDING, language=language, how=how)


def _has_read(tx: Transaction, member: MemberId) -> bool:
    return any(
        one.purpose is Purpose.NOTICE and one.holds and one.wording == NOTICE_WORDING
        for one in consents.of_member(tx, member)
    )
