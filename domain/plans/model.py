"""A plan and what is in it: zones, their actions, the actions' milestones; frozen, with ids that never move.

Each thing has an id (never shown, never given twice) and a number within its parent (never given twice
either), of which people's codes are made (`domain.plans.codes`). A regional plan's zones are its strategic
intervention zones, a work plan's are its work packages. `revision` counts the changes of one thing: who
changes it says which one they saw.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from domain.plans.codes import Code
from domain.plans.naming import shown_name
from domain.records import Record

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from domain.actors import MemberId, PartnerId
    from domain.files import File
    from domain.surveys import WaveId

PlanId = NewType("PlanId", int)
ZoneId = NewType("ZoneId", int)
ActionId = NewType("ActionId", int)
MilestoneId = NewType("MilestoneId", int)
FindingId = NewType("FindingId", int)
IndicatorId = NewType("IndicatorId", int)
EvidenceId = NewType("EvidenceId", int)
CommentId = NewType("CommentId", int)
PostponementId = NewType("PostponementId", int)


class PlanKind(StrEnum):
    """A region's innovation plan, or the work plan of the project itself."""

    REGIONAL = "regional"
    WORK = "work"


class PlanStatus(StrEnum):
    """How far a plan is: written, approved by its regional body (or steering committee), public."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"


class Theme(StrEnum):
    """The themes that have a name in the four languages; `Zone.theme` may hold other words instead."""

    ENVIRONMENT = "environment"
    ENERGY = "energy"
    MOBILITY = "mobility"


class FindingKind(StrEnum):
    """What a line of the diagnosis is."""

    FIGURE = "figure"
    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    ACTOR = "actor"


class MilestoneKind(StrEnum):
    """What is due: a result reached, something handed in, a report to the programme, a meeting."""

    MILESTONE = "milestone"
    DELIVERABLE = "deliverable"
    REPORT = "report"
    MEETING = "meeting"


class MilestoneStatus(StrEnum):
    """How far a milestone is. Overdue is none of these: it follows from the date."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether there is still something to do."""
        return self in OPEN


OPEN: Final = frozenset({MilestoneStatus.PLANNED, MilestoneStatus.IN_PROGRESS})


class EvidenceKind(StrEnum):
    """What shows that a milestone was reached."""

    TEXT = "text"
    LINK = "link"
    FILE = "file"


class PostponementState(StrEnum):
    """What became of a request for a later date."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Axis(StrEnum):
    """What a code of the self-assessment names."""

    DIMENSION = "dimension"
    FACET = "facet"


class Period(Record):
    """From the first day to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class Place(Record):
    """A region or a place: its NUTS code ("PT11", "PT11A"), a name, or both. `name` may be empty."""

    code: str | None
    name: str


class Money(Record):
    """An amount in cents of a currency (ISO 4217: "EUR"). Never negative."""

    cents: int
    currency: str = "EUR"


class Duty(StrEnum):
    """What somebody is to a milestone."""

    OWNER = "owner"
    DEPUTY = "deputy"


class Owner(Record):
    """Who answers for a milestone: a member, or (`member` None) somebody who has not joined yet.

    `name` is the member's as they are called now. `email` is only kept of who has not joined, to know them
    by when they do.
    """

    member: MemberId | None
    name: str
    email: str | None = None

    @property
    def joined(self) -> bool:
        """Whether they can be reached as a member."""
        return self.member is not None

    @property
    def called(self) -> str:
        """The name for everybody to read: never an address, not even one that was kept in it earlier."""
        return self.name if self.joined else shown_name(self.name)


class Seat(Record):
    """Somebody in the plan's steering committee, and what they are there ("chair")."""

    who: Owner
    function: str = ""


class WeakSpot(Record):
    """A weak dimension or facet of the self-assessment that a zone answers, and the wave that showed it.

    No figure: what may be shown of a result can change, and is looked up when somebody looks.
    """

    axis: Axis
    code: str
    wave: WaveId | None = None


class Plan(Record):
    """A plan by itself. `language` is what it is written in, `time_zone` (IANA) where its days are days.

    `region` is None for a work plan. `version` grows when a published plan is worked on again. `body` is
    who approved it ("CCDR-Norte"), `approved_on` when.
    """

    id: PlanId
    number: int
    kind: PlanKind
    title: str
    region: Place | None
    period: Period
    vision: str
    status: PlanStatus
    version: int
    language: str
    time_zone: str
    created_at: datetime
    revision: int = 0
    body: str = ""
    approved_on: date | None = None
    published_at: datetime | None = None

    @property
    def code(self) -> Code:
        """What people say: P2."""
        return Code(self.number)


class Finding(Record):
    """A line of the diagnosis. Key figures have a `value` with its `unit`, the `year` and the `source`."""

    id: FindingId
    kind: FindingKind
    text: str
    value: Decimal | None = None
    unit: str = ""
    year: int | None = None
    source: str = ""


class Indicator(Record):
    """What a zone is measured by. The unit is free text ("%", "t CO2e a year"); None: not known yet."""

    id: IndicatorId
    zone: ZoneId
    name: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    measured: Decimal | None = None
    measured_on: date | None = None
    source: str = ""


class Zone(Record):
    """An intervention zone, or a work package. `theme` is a `Theme` value or words of their own."""

    id: ZoneId
    plan: PlanId
    number: int
    title: str
    theme: str
    territory: tuple[Place, ...]
    objective: str
    weak: tuple[WeakSpot, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    revision: int = 0


class Action(Record):
    """What is done in a zone. `partner` owns it, `deputy` is the partner that stands in.

    `regions` are the NUTS codes of other regions that share it: their plans show it too.
    """

    id: ActionId
    zone: ZoneId
    number: int
    title: str
    description: str
    partner: PartnerId | None
    deputy: PartnerId | None = None
    budget: Money | None = None
    resources: str = ""
    risks: str = ""
    regions: tuple[str, ...] = ()
    revision: int = 0


class Milestone(Record):
    """What has to be reached by the end of the day `due`, in the plan's time zone.

    `evidence_asked` says what shows it. `depends_on` are what has to be done before, in this plan.
    `agreed` is the day that the coordination last knew of: from it, the days of postponing are counted.
    `due_since` is when day, owner or deputy were last changed: what was to be said before is not said late.
    """

    id: MilestoneId
    action: ActionId
    number: int
    kind: MilestoneKind
    title: str
    due: date
    status: MilestoneStatus
    owner: Owner | None = None
    deputy: Owner | None = None
    description: str = ""
    evidence_asked: str = ""
    depends_on: tuple[MilestoneId, ...] = ()
    done_on: date | None = None
    revision: int = 0
    agreed: date | None = None
    due_since: datetime | None = None

    def overdue(self, today: date) -> bool:
        """Whether the day is over and it is not done; `today` in the plan's zone."""
        return self.status.open and self.due < today

    def who(self, duty: Duty) -> Owner | None:
        """Who has this duty."""
        return self.owner if duty is Duty.OWNER else self.deputy

    def held_by(self, member: MemberId | None) -> bool:
        """Whether this member is its owner or its deputy."""
        return member is not None and any(one and one.member == member for one in (self.owner, self.deputy))


class Evidence(Record):
    """What somebody gave to show a milestone. A link or a text is in `text`.

    Of a file, `text` is its name.
    """

    id: EvidenceId
    milestone: MilestoneId
    kind: EvidenceKind
    text: str
    file: File | None
    member: MemberId | None
    given_at: datetime


class Comment(Record):
    """What somebody said of a milestone."""

    id: CommentId
    milestone: MilestoneId
    member: MemberId | None
    text: str
    said_at: datetime


class Postponement(Record):
    """A request for a later date that the coordination answers. `answer` is what it said with it."""

    id: PostponementId
    milestone: MilestoneId
    was: date
    wanted: date
    why: str
    member: MemberId | None
    asked_at: datetime
    state: PostponementState = PostponementState.ASKED
    answered_by: MemberId | None = None
    answered_at: datetime | None = None
    answer: str = ""


class Visiting(Record):
    """An action of another region's plan that this region shares, under the code it has there."""

    code: Code
    plan: str
    action: Action
    milestones: tuple[Milestone, ...] = ()
