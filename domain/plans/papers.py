"""A plan with all that a document of it needs: one loaded picture, so that PDF, chart and sheet agree."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.actors import MemberId, PartnerId
    from domain.networks import Network
    from domain.plans.history import Change
    from domain.plans.model import Milestone, Plan
    from domain.plans.whole import WholePlan


class State(StrEnum):
    """How far a milestone is on a day: its status, or that its day is over."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    DONE = "done"
    CANCELLED = "cancelled"


class PlanPaper(Record):
    """A plan as a document shows it at `now`, which is `today` in the plan's zone.

    `language` is the reader's: headings are in it, what people wrote stays in the plan's own. `partners` and
    `members` are names by id; who was forgotten is not in it. `weak` are the labels of the weak spots that
    zones answer, by code. `versions` are the changes of the plan's status, the oldest first. `funding` is the
    network's own statement of who pays, "" while it has given none. `emblem` is the picture for the cover, as
    SVG, "" while there is none.
    """

    network: Network
    whole: WholePlan
    today: date
    now: datetime
    language: str
    partners: Mapping[PartnerId, str] = field(default_factory=dict)
    members: Mapping[MemberId, str] = field(default_factory=dict)
    weak: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[Change, ...] = ()
    funding: str = ""
    emblem: str = ""

    @property
    def plan(self) -> Plan:
        """The plan by itself."""
        return self.whole.plan

    def state(self, milestone: Milestone) -> State:
        """How far a milestone is today."""
        return State.OVERDUE if milestone.overdue(self.today) else State(milestone.status.value)

    def partner(self, id: PartnerId | None) -> str:  # noqa: A002 - every noun's key is called so
        """The name of a partner; "" for none."""
        return self.partners.get(id, "") if id is not None else ""
