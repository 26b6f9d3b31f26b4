"""What is printed of the methodology: the handbook, and the closing report of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from domain.actors import MemberId
    from domain.events.model import Event
    from domain.methodology.lists import EventTask
    from domain.methodology.model import Methodology
    from domain.methodology.proofs import ProofSheet


class Mean(Record):
    """The mean of what so many people answered, from 1 to 5."""

    value: float
    answers: int


class Figures(Record):
    """What is known of an event in figures, named as the methodology's indicators; None: not known (yet).

    `regions` are codes of regions (NUTS) and, where no region is known, of countries. `asked` and `answered`
    count people and the questionnaire. `intention` is a share in percent. `actions_done` are those of
    `actions` that are done. `cost` is what was paid in cents, in `currency`.
    """

    invited: int | None = None
    registered: int | None = None
    present: int | None = None
    no_show: int | None = None
    organisations: int | None = None
    smes: int | None = None
    regions: tuple[str, ...] | None = None
    newcomers: int | None = None
    asked: int | None = None
    answered: int | None = None
    satisfaction: Mean | None = None
    usefulness: Mean | None = None
    intention: int | None = None
    contacts: int | None = None
    actions: int | None = None
    actions_done: int | None = None
    cost: int | None = None
    currency: str = "EUR"


class ClosingPaper(Record):
    """An event as its closing report shows it at `now`, which is `today` where the event is.

    `roles` are who had which role, by its key; `names` those of members. `funding` and `emblem` as in
    `domain.plans.papers.PlanPaper`.
    """

    network_name: str
    methodology: Methodology
    event: Event
    figures: Figures
    tasks: tuple[EventTask, ...]
    proofs: ProofSheet
    today: date
    now: datetime
    language: str
    roles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[MemberId, str] = field(default_factory=dict)
    lessons: str = ""
    funding: str = ""
    emblem: str = ""


class HandbookPaper(Record):
    """The methodology as a handbook. `version` 0 is what ships."""

    network_name: str
    methodology: Methodology
    version: int
    today: date
    now: datetime
    language: str
    funding: str = ""
    emblem: str = ""
