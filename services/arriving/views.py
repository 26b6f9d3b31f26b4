"""What the services of arriving answer: all that a card, a page or a mail needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.arriving import Arrival, Stage
    from domain.networks import Network, Partner
    from domain.people import Member
    from services.members.views import Belonging
    from services.privacy_notice import PrivacyNotice


class Expected(Record):
    """Somebody who was put on a list. `address` is their e-mail address, "" for none.

    `written` is when mails to them were asked for; `failed` the code of why the last one did not arrive.
    """

    member: Member
    partner: Partner | None
    arrival: Arrival
    address: str
    written: tuple[datetime, ...] = ()
    failed: str = ""


class ProgressView(Record):
    """How far everybody is. `counts` are of all, `people` those of the asked partner, by partner and name.

    `to_invite` could get a first invitation by e-mail now, `to_remind` a reminder of it. `server_link` is
    the invitation to the Discord server, "" where none was said.
    """

    network: Network
    counts: Mapping[Stage, int]
    people: tuple[Expected, ...]
    partners: tuple[Partner, ...]
    to_invite: int
    to_remind: int
    server_link: str

    @property
    def total(self) -> int:
        """How many were put on a list."""
        return sum(self.counts.values())


class InvitationPreview(Record):
    """Who would get a mail, before any is sent. `languages` are by member, `seal` names what is shown.

    `resting`: they were written to within a week, or three times.
    """

    network: Network
    remind: bool
    people: tuple[Expected, ...]
    languages: Mapping[MemberId, str]
    resting: int
    seal: str
    server_link: str


class Invited(Record):
    """Mails that are on their way."""

    network: NetworkId
    receipt: str
    names: tuple[str, ...]
    remind: bool


class InvitationNotice(Record):
    """What an invitation says: who asks whom, for which partner, the link's token, the code for Discord.

    `reminder`: it is not the first one. `token` is "" in a preview.
    """

    notice: PrivacyNotice
    name: str
    partner: str
    coordinators: tuple[str, ...]
    token: str
    code: str
    server_link: str
    reminder: bool


class JoinView(Record):
    """The page of an invitation. `zones` are those to offer; `mail` is the address that it was sent to.

    `closed`: the partner has left the network, and nobody joins for it.
    """

    notice: PrivacyNotice
    member: Member
    partner: Partner | None
    arrival: Arrival
    coordinators: tuple[str, ...]
    language: str
    zone: str
    zones: tuple[str, ...]
    mail: str
    server_link: str
    closed: bool = False


class CodeView(Record):
    """Whose code was typed, and what joining them means for the account that typed it.

    `other` is what the account is in this network already, `elsewhere` the names of its other networks.
    `contact_of` is the partner that it is the contact of, and will not be, as the code is for another's.
    """

    notice: PrivacyNotice
    member: Member
    partner: Partner | None
    code: str
    address: str
    other: Belonging | None
    elsewhere: tuple[str, ...]
    contact_of: Partner | None = None


class CodeRefused(Record):
    """The code was none of ours: `left` more can be typed now, or none before `until`."""

    left: int
    until: datetime | None = None


class ArrivedNotice(Record):
    """Somebody arrived and nobody has confirmed yet that they belong to their partner."""

    network: NetworkId
    member: MemberId
    name: str
    function: str
    partner: str


class DisownedNotice(Record):
    """A contact said of somebody who arrived that they are not of their partner."""

    network: NetworkId
    member: MemberId
    name: str
    partner: str
    by: str
