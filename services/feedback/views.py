"""What the services of feedback hand to cards and pages."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.feedback import Feedback, Outcome
    from domain.meetings.model import Material
    from domain.questionnaires import Form, QuestionStop, Session, Stop
    from services.events.views import EventView


class Stage(StrEnum):
    """How far somebody is with it."""

    ASKED = "asked"
    SENT = "sent"
    CLOSED = "closed"


class MyFeedback(Record):
    """A questionnaire as who answers it sees it: where they are, and all questions with what they said.

    `revision` counts what they said; 0: nothing yet. `missing` is the first question that has to be answered
    before it can be sent, by its key.
    """

    event: EventView
    form: Form
    stage: Stage
    walk: Session
    revision: int
    stop: Stop
    questions: tuple[QuestionStop, ...]
    missing: str
    closes_at: datetime


class Results(Record):
    """What who organises an event reads. Without `feedback` there is no questionnaire (yet).

    `expected`: there will be one. `unthanked`: so many were there and have not been thanked and asked; so
    many who were there `can_say` how it was. `closed`: it takes no answers any more.
    """

    event: EventView
    expected: bool
    unthanked: int
    can_say: int
    feedback: Feedback | None = None
    outcome: Outcome | None = None
    closed: bool = False


class FeedbackNotice(Record):
    """Something to say after an event, to one person. `asks`: they can answer, until `until`."""

    kind: str
    event: EventView
    materials: tuple[Material, ...] = ()
    asks: bool = False
    until: datetime | None = None
    outcome: Outcome | None = None

    @property
    def clock(self) -> str:
        """The zone in which it is said."""
        return self.event.event.span.zone
