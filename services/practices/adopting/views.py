"""What became of a practice, as people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.model import SHOWN
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.actors import NetworkId
    from domain.errors import DomainError
    from domain.practices.adopting import Adoption, AdoptionFields, AdoptionId, Check
    from domain.practices.model import Practice, Wording
    from domain.practices.opinions import Question, Rating
    from domain.when import Read


class AdoptionView(Record):
    """One adoption for one reader.

    `who` and `partner` are names, "" where they are gone. `checks` are what was said, the newest first.
    `mine`: the reader says how it goes. `author`: the practice is the reader's. `due` is when the next
    check-in is, None for none. `milestone` is the code of the one in a plan, "" for none. Of a practice that
    was withdrawn who took it over reads nothing but its code, and is asked nothing any more.
    """

    network: NetworkId
    practice: Practice
    shown: Wording
    adoption: Adoption
    who: str
    partner: str
    checks: tuple[Check, ...]
    mine: bool
    author: bool
    due: datetime | None
    milestone: str
    now: datetime

    @property
    def withdrawn(self) -> bool:
        """Whether who shared the practice took it back since."""
        return self.practice.status not in SHOWN

    @property
    def last(self) -> Check | None:
        """What was said last of how it goes."""
        return self.checks[0] if self.checks else None


class QuestionView(Record):
    """A question for one reader; `who` and `by` (who answered) are names."""

    network: NetworkId
    practice: Practice
    shown: Wording
    question: Question
    who: str
    by: str
    may_answer: bool


class Use(Record):
    """What became of a practice: for its card, which shows it below what the practice says.

    `rated` is what the reader said of it; `names` calls those who rated. `own` is where the reader runs or
    plans it, the last of several.
    """

    network: NetworkId
    practice: Practice
    shown: Wording
    adoptions: tuple[AdoptionView, ...]
    ratings: tuple[Rating, ...]
    mean: float | None
    names: Mapping[int, str]
    questions: tuple[QuestionView, ...]
    mine: bool
    rated: Rating | None
    may_adopt: bool
    own: AdoptionId | None = None


class Place(Record):
    """A channel of the server, and how those who read it are spoken to."""

    channel: int
    language: str
    zone: str


class Typed(Record):
    """What somebody typed to take a practice over, field by field; "" where nothing was."""

    place: str = ""
    adapted: str = ""
    planned: str = ""
    partner: str = ""
    action: str = ""


class AdoptionDraft(Record):
    """What was typed, as it is read now.

    `days` are the readings of its day where it has several; of one it is in `fields`. `faults` say, by field,
    what cannot be so. `into` is the action of a plan, code and title. `turn` counts how often something was
    said in it.
    """

    id: int
    turn: int
    network: NetworkId
    practice: Practice
    shown: Wording
    typed: Typed
    fields: AdoptionFields | None
    partner: str
    into: str = ""
    days: tuple[Read, ...] = ()
    faults: tuple[tuple[str, DomainError], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be done as it stands."""
        return self.fields is not None and not self.faults and not self.days
