"""What the services of guests hand to pages, cards and mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import MemberId, NetworkId
    from domain.consents import Consent
    from domain.events.model import EventId
    from domain.guests import Guest, Organisation
    from services.events.views import EventView, Person
    from services.privacy_notice import PrivacyNotice


class PublicEvent(Record):
    """A public event as anybody sees it: nothing of who comes, and no link to the room."""

    view: EventView
    notice: PrivacyNotice


class Asked(Record):
    """What stands in the form of a registration; `organisation` None: as they said before.

    `photo` and `contacts` are boxes that were ticked where the address was proven: who types somebody else's
    agrees to nothing.
    """

    name: str
    email: str
    organisation: Organisation | None
    language: str
    photo: bool = False
    contacts: bool = False


class Waiting(Record):
    """A registration that waits for the press: what would be kept. `done`: it was pressed before.

    `organisation` None: it was never said, and is asked now.
    """

    view: EventView
    notice: PrivacyNotice
    name: str
    address: str
    organisation: Organisation | None
    done: bool = False


class Registered(Record):
    """What became of a registration: the event as the guest sees it, and their own link's token."""

    view: EventView
    name: str
    token: str


class InvitedBy(Record):
    """An invitation to an address that somebody gave: which event, by whom, whether it was answered."""

    view: EventView
    notice: PrivacyNotice
    name: str
    address: str
    declined: bool = False


class MyRegistrations(Record):
    """All that a guest has: what they answered to, what is known of them, what they agree to.

    `mails`: they get mails of what they registered for, `polls` of what becomes of date polls that they
    answered. `address` is where.
    """

    network: NetworkId
    network_name: str
    name: str
    address: str
    guest: Guest
    events: tuple[EventView, ...]
    consents: tuple[Consent, ...]
    mails: bool
    contacts: bool
    photo: bool
    notice: PrivacyNotice
    polls: bool = False
    tokens: Mapping[EventId, str] = field(default_factory=dict)


class GuestPerson(Record):
    """A guest in the organiser's list."""

    person: Person
    guest: Guest | None


class GuestNumbers(Record):
    """How many of those who come are guests, and from what: for the report on target groups.

    By code of `domain.guests`, or of the region; "" for not said. `organisations` are named once each.
    """

    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)
    organisations: tuple[str, ...] = ()


class Guests(Record):
    """The guests of an event by member, and the numbers of those who come. `invited`: so many by name."""

    known: Mapping[MemberId, Guest]
    numbers: GuestNumbers
    invited: int = 0


class Invitation(Record, kw_only=True):
    """What inviting these addresses would do, before it is done; `seal` is what `send` asks for.

    `listed` agreed to be invited, `first` are written to for the first time, `before` were before, and
    answered nothing or wanted no mails: nothing is sent to them. `faulty` can be no addresses; `slips` are
    some that may have been mistyped, each with what was probably meant. `draft` keeps the addresses, 0 where
    nothing does. `language` is that of a first mail.
    """

    listed: int
    first: int
    before: int
    faulty: tuple[str, ...]
    slips: tuple[tuple[str, str], ...]
    seal: str
    draft: int = 0
    language: str = ""

    @property
    def nobody(self) -> bool:
        """Whether nobody would be written to."""
        return not (self.listed or self.first)


class GuestInvitation(Invitation, kw_only=True):
    """The same of an event."""

    view: EventView


class GuestNotice(Record):
    """What a mail to somebody from outside says; `token` is the end of its link's address, "" for none.

    `by` is who gave the address; `until` until when the link holds.
    """

    view: EventView
    kind: str
    name: str
    token: str
    by: str = ""
    until: datetime | None = None

    @property
    def clock(self) -> str:
        """The zone in which it is said."""
        return self.view.event.span.zone
