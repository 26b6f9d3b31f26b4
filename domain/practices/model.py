"""What a good practice is: facts that have no language, and its words in one language or several."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId, PartnerId

PracticeId = NewType("PracticeId", int)
WordingId = NewType("WordingId", int)
"""A practice in one language; what the search finds."""


class Theme(StrEnum):
    """The themes that ship; a network may have others, which are called by their own words."""

    ENVIRONMENT = "environment"
    ENERGY = "energy"
    MOBILITY = "mobility"
    INNOVATION = "innovation"
    FUNDING = "funding"
    COOPERATION = "cooperation"
    CIRCULAR = "circular"
    BLUE = "blue"
    DIGITAL = "digital"
    SKILLS = "skills"


class Status(StrEnum):
    """How far a practice is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    """It waits for the first review."""
    EXPERTS = "experts"
    """It passed that, and waits for the experts where the network asks them."""
    RETURNED = "returned"
    """It is with its author again, with reasons."""
    PUBLISHED = "published"
    ARCHIVED = "archived"
    """It was public, and is out of date: its link opens, no search finds it."""
    WITHDRAWN = "withdrawn"


EDITABLE: Final = frozenset({Status.DRAFT, Status.RETURNED})
HELD: Final = frozenset(Status) - {Status.WITHDRAWN}
"""What its author has to do with still: somebody who leaves can hand it over."""
SHOWN: Final = frozenset({Status.PUBLISHED, Status.ARCHIVED})
"""Every member can open it."""
IN_REVIEW: Final = frozenset({Status.SUBMITTED, Status.EXPERTS})


class HostKind(StrEnum):
    """What sort of organisation does it."""

    ENTERPRISE = "enterprise"
    UNIVERSITY = "university"
    CENTRE = "centre"
    AGENCY = "agency"
    AUTHORITY = "authority"
    ASSOCIATION = "association"
    OTHER = "other"


class Maturity(StrEnum):
    """How far the practice itself has come where it is done."""

    IDEA = "idea"
    PILOT = "pilot"
    RUNNING = "running"
    WIDESPREAD = "widespread"


class EvidenceLevel(StrEnum):
    """How well it is known that it works, the weakest first."""

    DECLARED = "declared"
    MEASURED = "measured"
    INDEPENDENT = "independent"


class ContactShown(StrEnum):
    """Who is told whom to write to."""

    COORDINATION = "coordination"
    MEMBERS = "members"
    EVERYBODY = "everybody"


class Facts(Record):
    """What is true of a practice in every language.

    `theme` is a `Theme` value or words of the network's own; `country` an ISO 3166 code, `region` a NUTS
    code, `started` and `ended` a year or a month ("2021", "2021-03"); what is not known is "" or None.
    """

    theme: str = ""
    country: str = ""
    region: str = ""
    place: str = ""
    organisation: str = ""
    host: HostKind | None = None
    started: str = ""
    ended: str = ""
    maturity: Maturity | None = None
    evidence_level: EvidenceLevel = EvidenceLevel.DECLARED
    failure: bool = False
    contact: str = ""
    contact_shown: ContactShown = ContactShown.MEMBERS
    links: tuple[str, ...] = ()


class Wording(Record):
    """A practice in one language. A short version in another language has a title and a summary only."""

    language: str
    title: str = ""
    summary: str = ""
    problem: str = ""
    solution: str = ""
    evidence: str = ""
    resources: str = ""
    difficulties: str = ""
    transfer: str = ""
    keywords: tuple[str, ...] = ()


TEXTS: Final = ("summary", "problem", "solution", "evidence", "resources", "difficulties", "transfer")
"""The texts of a `Wording` in the order in which they are read."""


class Kept(Record):
    """A wording as it is kept: `by` wrote it, who may be another than the practice's author."""

    id: WordingId
    words: Wording
    by: MemberId | None


class Practice(Record):
    """A practice with its wordings, the original first.

    `key` is what other systems call it, unique in the network; one that was shared here has a key that no
    other network gives, so that their files never mean each other's. `source` is the link of the message
    that it was made from. From `renew_at` on its author is asked whether it is still valid;
    `renewal_asked_at` is when that was, until they say so.
    """

    id: PracticeId
    number: int
    key: str
    status: Status
    revision: int
    author: MemberId | None
    partner: PartnerId | None
    facts: Facts
    wordings: tuple[Kept, ...]
    source: str
    created_at: datetime
    changed_at: datetime
    published_at: datetime | None = None
    renew_at: datetime | None = None
    renewal_asked_at: datetime | None = None

    @property
    def code(self) -> str:
        """What people call it: "G12"."""
        return f"G{self.number}"

    @property
    def original(self) -> Wording:
        """It in the language in which it was written first."""
        return self.wordings[0].words

    def in_language(self, *wanted: str) -> Wording:
        """It in the first of these languages that it has, else as it was written."""
        there = {one.words.language: one.words for one in self.wordings}
        return next((there[one] for one in wanted if one in there), self.original)

    @property
    def public(self) -> bool:
        """Whether members find it."""
        return self.status is Status.PUBLISHED
