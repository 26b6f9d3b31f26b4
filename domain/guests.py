"""Guests of events: people from outside, what their organisation is, and what is asked of them once.

A guest is a member row with `guest` true (`domain.people.Member.guest`), reached by e-mail alone, and let in
nowhere but to events.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from domain.errors import DomainError
from domain.records import Record, replace
from domain.regions import REGIONS

ORGANISATION_LENGTH: Final = 120
CONFIRM_WITHIN: Final = timedelta(days=1)
"""So long a registration waits for the press in the mail."""
MOST_WAITING: Final = 100
"""So many registrations for one event wait within an hour; more are not taken, and send no mail."""
WAITING_WITHIN: Final = timedelta(hours=1)
MOST_INVITED: Final = 200
"""So many guests are invited at once."""
MOST_INVITED_A_DAY: Final = 500
"""And so many a day are written to for the first time, for all events of a network together."""
KEPT_MONTHS: Final = 6
"""So long after their last event a guest is kept who is on no contact list."""
_NUTS: Final = 4


class OrganisationKind(StrEnum):
    """What kind of organisation a guest comes from, as target groups are reported."""

    BUSINESS = "business"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    CENTRE = "centre"
    PUBLIC = "public"
    CLUSTER = "cluster"
    OTHER = "other"


class Size(StrEnum):
    """How large a business is (EU recommendation 2003/361: under 10, 50, 250 people, or more)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    NONE = "none"


class Organisation(Record):
    """Whom a guest comes from. `region` is a NUTS code of ours, None for elsewhere or not said."""

    name: str
    kind: OrganisationKind
    size: Size
    region: str | None = None

    def tidy(self) -> Organisation:
        """The same, checked and in one line. Raises `OrganisationNeeded` or `RegionUnknown`."""
        plain = " ".join("".join(char if char.isprintable() else " " for char in self.name).split())
        if not 0 < len(plain) <= ORGANISATION_LENGTH:
            raise OrganisationNeeded(ORGANISATION_LENGTH)
        if self.region is not None and self.region not in REGIONS:
            raise RegionUnknown
        # Who is no business has no size of one, whatever stood in the form.
        size = self.size if self.kind is OrganisationKind.BUSINESS else Size.NONE
        return replace(self, name=plain, size=size)


class Guest(Record):
    """What is known of a guest beside their name and address; `organisation` None until they said it.

    `invited_at`: when somebody gave their address. `confirmed_at`: when they first pressed in a mail of ours.
    `declined`: they want no invitations.
    """

    organisation: Organisation | None
    invited_at: datetime | None
    confirmed_at: datetime | None
    declined: bool = False


REGIONS_ASKED: Final = tuple(code for code in REGIONS if len(code) == _NUTS)
"""The regions that a guest chooses from (NUTS, level 2)."""


class OrganisationNeeded(DomainError):
    """An organisation has a name, of at most `longest` characters."""

    longest: int


class RegionUnknown(DomainError):
    """None of the regions that are asked for."""


class KindOfGuestNeeded(DomainError):
    """A guest says which kind of organisation they come from; `field` is "kind" or "size"."""

    field: str


class TooManyWaiting(DomainError):
    """Too many registrations for this event wait for the press in their mails just now."""


class TooManyInvited(DomainError):
    """More guests at once, or in a day, than `most`."""

    most: int


class NoAddresses(DomainError):
    """Nothing of what was pasted can be an address."""
