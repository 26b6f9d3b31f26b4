"""What the services of plans answer: all that a card, a page or a mail needs to say what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.actors import MemberId, NetworkId, PartnerId
    from domain.people import Member
    from domain.plans.codes import Code
    from domain.plans.history import Change
    from domain.plans.lists import Named, Placed
    from domain.plans.model import (
        Action,
        Comment,
        Duty,
        Evidence,
        Milestone,
        MilestoneId,
        MilestoneStatus,
        Money,
        Owner,
        Plan,
        PlanId,
        PlanStatus,
        Postponement,
        Visiting,
        Zone,
    )
    from domain.plans.suggesting import Suggestion
    from domain.plans.whole import WholePlan
    from domain.questionnaires import Form
    from domain.surveys import Wave


class Counts(Record):
    """How far milestones are, each counted once: what is overdue is not among planned and in progress."""

    planned: int = 0
    in_progress: int = 0
    done: int = 0
    cancelled: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        """All that are not called off."""
        return self.planned + self.in_progress + self.done + self.overdue


class PlanLine(Record):
    """A plan in a list, and what of it is due next, from today on."""

    plan: Plan
    counts: Counts
    next_due: date | None


class PlanList(Record):
    """The plans of a network. `may_make`: the viewer can make a new one."""

    network: NetworkId
    plans: tuple[PlanLine, ...]
    may_make: bool


class PlanView(Record):
    """A plan with all that is in it. `today` is the day in its zone, `partners` are names by id.

    `budgets` are the sums of the actions' budgets, one per currency. `steps` are the statuses that the
    viewer may give the plan now. `may_edit`: plan, zones and all below; `may_add_actions`: a contact adds
    actions of their own partner. `shared` are actions of other plans that the region shares.
    """

    network: NetworkId
    whole: WholePlan
    today: date
    counts: Counts
    partners: Mapping[PartnerId, str]
    budgets: tuple[Money, ...]
    steps: tuple[PlanStatus, ...]
    may_edit: bool
    may_add_actions: bool
    shared: tuple[tuple[Visiting, Counts], ...] = ()

    @property
    def unjoined(self) -> int:
        """How many open milestones have owners who have not joined."""
        owners = (one.owner for one in self.whole.milestones if one.status.open)
        return sum(1 for owner in owners if owner is not None and not owner.joined)

    @property
    def plan(self) -> Plan:
        """The plan by itself."""
        return self.whole.plan


class ZoneView(Record):
    """A zone with its actions, and how far the milestones of each are."""

    network: NetworkId
    plan: Plan
    zone: Zone
    code: Code
    actions: tuple[tuple[Action, Counts], ...]
    partners: Mapping[PartnerId, str]
    today: date
    may_edit: bool
    may_add_actions: bool


class ActionView(Record):
    """An action with its milestones, in the order of their numbers."""

    network: NetworkId
    plan: Plan
    zone: Zone
    action: Action
    code: Code
    milestones: tuple[Milestone, ...]
    counts: Counts
    partners: Mapping[PartnerId, str]
    today: date
    may_edit: bool


class Rights(Record):
    """What the viewer may do with a milestone now. `postpone_days`: how far without asking, from `agreed`.

    `free`: the coordination, which asks nobody. `answer`: there is a request that the viewer may answer;
    `withdraw`: one that they may take back.
    """

    edit: bool
    work: bool
    free: bool
    answer: bool
    postpone_days: int
    withdraw: bool = False


class MilestoneView(Record):
    """A milestone with all that it is in, what it waits for and what waits for it.

    `pending` is the request for a later day that the coordination has not answered. `names` are of the
    members that are named in evidence, comments and requests; who was forgotten is not in it.
    """

    network: NetworkId
    placed: Placed
    code: Code
    today: date
    overdue: bool
    waits_for: tuple[Placed, ...]
    waiting: tuple[Placed, ...]
    evidence: tuple[Evidence, ...]
    comments: tuple[Comment, ...]
    pending: Postponement | None
    partners: Mapping[PartnerId, str]
    names: Mapping[MemberId, str]
    rights: Rights

    @property
    def milestone(self) -> Milestone:
        """The milestone by itself."""
        return self.placed.milestone


class BoardColumn(Record):
    """One column: a status (overdue apart from the others), or a partner (None: none owns it).

    `shared`: of actions of other plans that share the region of this one; they count at home.
    """

    status: MilestoneStatus | None = None
    overdue: bool = False
    partner: PartnerId | None = None
    total: int = 0
    lines: tuple[Placed, ...] = ()
    shared: bool = False


class Board(Record):
    """Milestones in columns, a page of them all: `page` of `pages`, from 0. `plan` None: of all plans."""

    network: NetworkId
    plan: Plan | None
    by_partner: bool
    columns: tuple[BoardColumn, ...]
    partners: Mapping[PartnerId, str]
    today: Mapping[PlanId, date]
    page: int
    pages: int


class DueList(Record):
    """Open milestones that are due until `until` or overdue, a page of them, the first due first.

    `unjoined` are open milestones, whenever due, whose owners have not joined and about whom the viewer can
    say who they are. `deputy_of`: those on this page of which the viewer is the deputy and not the owner.
    """

    network: NetworkId
    scope: str
    until: date
    lines: tuple[Placed, ...]
    total: int
    overdue: int
    today: Mapping[PlanId, date]
    partners: Mapping[PartnerId, str]
    page: int
    pages: int
    unjoined: int = 0
    deputy_of: frozenset[MilestoneId] = frozenset()


class HistoryView(Record):
    """A page of what was changed, the newest first. `older`: there is more; ask before the last one's id.

    `names` are of the members who did it and of those named in changes of owners.
    """

    network: NetworkId
    plan: Plan
    code: Code
    changes: tuple[Change, ...]
    names: Mapping[MemberId, str]
    partners: Mapping[PartnerId, str]
    older: bool


class Completions(Record):
    """What fits what is being typed, and how many more do."""

    found: tuple[Named, ...]
    more: int = 0


class SuggestionsView(Record):
    """What is weak at a region's partners in the latest wave that somebody of them lets the network see.

    `wave` and `form` None: there is none. `names` are of the partners whose results count; no word is said
    of any other.
    """

    network: NetworkId
    plan: Plan
    wave: Wave | None
    form: Form | None
    suggestions: tuple[Suggestion, ...]
    names: Mapping[PartnerId, str] = field(default_factory=dict)


class SeatAt(Record):
    """A seat in a plan's steering committee: its place (from 0) in the revision `seen` of the plan."""

    plan: Plan
    place: int

    @property
    def seen(self) -> int:
        """The revision in which that place says which seat."""
        return self.plan.revision


class Stranger(Record):
    """Somebody who is named and has not joined yet, with so many milestones and seats in committees.

    `at` is the first of the milestones, as `duty`; `seat` the first of the seats.
    """

    name: str
    email: str | None
    milestones: int
    at: MilestoneId | None = None
    duty: Duty | None = None
    seats: int = 0
    seat: SeatAt | None = None


class NamedAt(Record):
    """A duty in a milestone."""

    placed: Placed
    duty: Duty


class WhoIs(Record):
    """Somebody who has not joined, where they are named, and what is theirs if it is said who they are.

    `milestones` are those that the viewer answers for, `others` those of other partners, `seats` the places
    in steering committees (none for a contact). `member` is who they would be; None until that is chosen.
    `may_forget`: the viewer may have their name removed.
    """

    network: NetworkId
    at: NamedAt | SeatAt
    who: Owner
    milestones: int
    others: int
    seats: int
    member: Member | None = None
    may_forget: bool = False
