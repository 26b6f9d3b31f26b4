"""The privacy notice: who answers for what is kept, until when; that somebody has read it.

found = privacy_notice.show(tx, actor)  # its words: `templates.words.privacy_notice`
privacy_notice.read(tx, actor, Given.WEB)  # they went on after it was shown; again is harmless
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.consents import NOTICE_WORDING, Purpose
from services.networks.controllers import controller_of
from services.networks.retention import retention_of
from storage import consents, networks

if TYPE_CHECKING:
    from datetime import date

    from domain.actors import Actor, MemberId
    from domain.consents import Given
    from domain.controllers import Controller
    from domain.networks import Network
    from storage.transaction import Transaction


@dataclass(frozen=True)
class PrivacyNotice:
    """What the notice says of this network: its words are the same everywhere.

    The record of what was done is kept until `record_until` at least. `read`: the actor has gone on after
    today's wording was shown to them.
    """

    network: Network
    controller: Controller
    record_until: date
    wording: str = NOTICE_WORDING
    read: bool = False


def show(tx: Transaction, actor: Actor) -> PrivacyNotice:
    """The notice as it is today, for anybody."""
    return replace(of_network(tx), read=actor.member is not None and _has_read(tx, actor.member))


def of_network(tx: Transaction) -> PrivacyNotice:
    """The notice, whoever reads it."""
    return PrivacyNotice(networks.load(tx), controller_of(tx), retention_of(tx).until)


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
