"""What people agree to: for which purpose, in which words, how they said so, and that they took it back."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.actors import MemberId, NetworkId

ConsentId = NewType("ConsentId", int)


class Purpose(StrEnum):
    """What somebody is asked about, each by itself; nothing is agreed to by silence.

    `NOTICE`: they have read what is kept on them and why (no consent in law, but kept like one). `MAIL` and
    `DIRECT`: they may be written to there, unasked. `PHOTO` and `CONTACT`: pictures of them, and their
    address, may be shown to the network's public.
    """

    NOTICE = "notice"
    MAIL = "mail"
    DIRECT = "direct"
    PHOTO = "photo"
    CONTACT = "contact"


class Given(StrEnum):
    """How somebody said so."""

    CHAT = "chat"
    WEB = "web"
    MAIL = "mail"
    BEHALF = "behalf"  # they told somebody, who recorded it


class Consent(Record):
    """One yes. `wording` names the words that were shown, with their version, and `language` theirs.

    `recorded_by` is who recorded it on their behalf. A yes that was taken back stays, with the day.
    """

    id: ConsentId
    member: MemberId
    purpose: Purpose
    wording: str
    language: str
    given_at: datetime
    how: Given
    recorded_by: MemberId | None = None
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_at is None


NOTICE_WORDING: Final = "notice-1"
"""The privacy notice that is shown today; its words are in `templates/words/privacy_notice.py`."""

ASKED: Final[Mapping[Purpose, str]] = {
    Purpose.MAIL: "mail-1",
    Purpose.PHOTO: "photo-1",
    Purpose.CONTACT: "contact-1",
}
"""What people are asked about on the web, with the name of the wording that is shown today.

The words are in `templates/words/consents.py`, old ones too; other words get another name.
"""

GUEST_MAIL: Final = "guest-mail-1"
"""What a guest agrees to by registering: that mails come of the events that they register for."""
GUEST_LIST: Final = "guest-list-1"
"""The contact list: a guest is kept, and may be invited to other events."""
GUEST_POLL: Final = "guest-poll-1"
"""That mails come of the date polls that a guest answers, and of the events that come of these."""
GUEST_WORDINGS: Final = (GUEST_MAIL, GUEST_LIST, GUEST_POLL)
"""All are of the purpose `MAIL`, for events alone: who becomes a member is asked anew."""

RECORDABLE: Final = (Purpose.PHOTO, Purpose.CONTACT)
"""What others may record for somebody. That an address is theirs, and may be written to, they say themselves:
whoever reads the mail that is sent there comes in by it.
"""


class Said(StrEnum):
    """How somebody said yes to who records it."""

    PAPER = "paper"
    SPOKEN = "said"


class Recorded(Record):
    """A yes that was recorded for somebody, said to that person. `by` is "" for who is not known any more."""

    network: NetworkId
    network_name: str
    purpose: Purpose
    wording: str
    given_at: datetime
    by: str
    told: Said


class GivenAlready(DomainError):
    """They agree to that already."""

    name: str


class TakenBackSince(DomainError):
    """They took it back themselves, on that day: what they said before holds no more."""

    name: str
    day: date


class DayAhead(DomainError):
    """A yes was said today or before."""

    day: date
