"""What people say of an event that is over: who is asked until when, and what of it is shown.

Nobody learns who said what. What somebody sends is kept without their name, without a time and under a random
number; that they have sent something is kept beside it. Whoever organises the event reads sums and unsigned
texts, by the rule of the network (`domain.results.LEAST`):

- nothing is shown before the questionnaire is closed: two looks could be compared;
- nothing is shown of fewer than five people, and no figure and no text of a question that fewer than five
  answered;
- texts stand in the order of the alphabet, question by question, so that none can be told to go with another.

A walk that was begun is kept until it is sent, so that nobody loses what they said; then it is thrown away.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.events.model import EventKind
from domain.folding import fold
from domain.questionnaires import QuestionKind
from domain.records import Record
from domain.results import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import EventId
    from domain.questionnaires import Form, Question, Session

OPEN_FOR: Final = timedelta(days=14)
"""So long after the end of an event people can answer."""
AT_LEAST: Final = timedelta(days=7)
"""So long after they were asked people can answer in any case."""
ASKED_AFTER: Final = timedelta(days=3)
"""When those who were there are thanked and asked where nobody has done so: by then the slides are there."""
REMIND_AFTER: Final = timedelta(days=4)
"""So long after they were asked those who have not answered are asked once more."""
LATEST: Final = timedelta(days=1)
"""Nobody is asked once more later than that before the end."""

SATISFACTION: Final = "overall"
USEFULNESS: Final = "useful"
INTENTION: Final = "intention"
CONTACTS: Final = "contacts"
"""What the questions of `content/instruments/event-feedback.md` are called that are indicators."""

_PARTS: Final = re.compile(r"[\n;,]+")


class Withheld(StrEnum):
    """Why nothing is shown."""

    OPEN = "open"
    TOO_FEW = "too_few"


class Feedback(Record):
    """The questionnaire of an event. `form` is the hash of what is asked.

    `ask_at` is when those who were there are asked, unless `asked_at` says that they were. `people`: so many
    were asked, or have answered.
    """

    event: EventId
    form: str
    opened_at: datetime
    closes_at: datetime
    ask_at: datetime
    asked_at: datetime | None = None
    people: int = 0

    def is_open(self, now: datetime) -> bool:
        """Whether one can still answer."""
        return now < self.closes_at


class Asked(Record):
    """Somebody of an event: when they were asked, if they were; what they began and have not sent.

    `revision` counts what they said. Once `sent`, nothing of what they said is known of them any more.
    """

    member: MemberId
    asked_at: datetime | None = None
    revision: int = 0
    walk: Session | None = None
    sent: bool = False


class Waiting(Record):
    """A questionnaire that is open until `closes_at` and somebody was asked; `begun`: they can go on."""

    event: EventId
    member: MemberId
    closes_at: datetime
    begun: bool


class Bar(Record):
    """A question with sentences to choose from: how many chose each, and the mean of their points.

    `answers` counts those who chose one. Of fewer than five nothing is known: `chosen` is empty, `mean` None.
    """

    question: Question
    answers: int
    chosen: tuple[int, ...] = ()
    mean: float | None = None


class Texts(Record):
    """What was written to a question, in the order of the alphabet; empty where fewer than five wrote."""

    question: Question
    texts: tuple[str, ...]


class Outcome(Record):
    """What is shown to who organises an event. `withheld`: why there is nothing but how many answered.

    `intention` is the share, in percent, of those who wrote what they will do; `contacts` is how many
    organisations were named. Both are None where fewer than five answered that question, be it nobody: how
    few they were would be told else.
    """

    asked: int
    answered: int
    withheld: Withheld | None
    bars: tuple[Bar, ...] = ()
    texts: tuple[Texts, ...] = ()
    intention: int | None = None
    contacts: int | None = None

    @property
    def percent(self) -> int | None:
        """How many in a hundred answered; None where nobody was asked."""
        return round(self.answered * 100 / self.asked) if self.asked else None

    def bar(self, name: str) -> Bar | None:
        """The bar of the question of that name, where a figure is shown of it."""
        return next((one for one in self.bars if one.question.name == name and one.mean is not None), None)


def is_worth_asking(people: int) -> bool:
    """Whether anything could be shown of what so many say; nobody's time is taken for less."""
    return people >= LEAST


def is_asked_about(kind: EventKind) -> bool:
    """Whether there is a questionnaire after events of that kind: all but meetings, which have minutes."""
    return kind is not EventKind.MEETING


def closes_at(ended: datetime) -> datetime:
    """Until when people can answer after an event that ended then."""
    return ended + OPEN_FOR


def closes_after_asking(closes: datetime, asked: datetime) -> datetime:
    """The same, once they were asked: nobody is asked for less than a week."""
    return max(closes, asked + AT_LEAST)


def reminds_at(asked: datetime, closes: datetime) -> datetime | None:
    """When who has not answered is asked once more; None where that is too near to the end."""
    at = min(asked + REMIND_AFTER, closes - LATEST)
    return at if at > asked else None


def outcome(form: Form, sheets: Sequence[Mapping[str, str]], asked: int, *, closed: bool) -> Outcome:
    """What is shown of what was sent; each of `sheets` is what one person answered, by path."""
    answered = len(sheets)
    asked = max(asked, answered)
    if not closed:
        return Outcome(asked, answered, Withheld.OPEN)
    if answered < LEAST:
        return Outcome(asked, answered, Withheld.TOO_FEW)
    bars, texts = [], []
    for path, question in form.questions.items():
        given = [said for one in sheets if (said := one.get(path, "").strip())]
        if question.kind is QuestionKind.SELECT_ONE:
            bars.append(_bar(question, given))
        else:
            shown = given if len(given) >= LEAST else []
            texts.append(Texts(question, tuple(sorted(shown, key=lambda one: (fold(one), one)))))
    by_name = {one.question.name: one.texts for one in texts}
    intends, contacts = by_name.get(INTENTION, ()), by_name.get(CONTACTS, ())
    return Outcome(
        asked,
        answered,
        None,
        tuple(bars),
        tuple(texts),
        round(len(intends) * 100 / answered) if intends else None,
        len(organisations(contacts)) if contacts else None,
    )


def organisations(texts: Iterable[str]) -> frozenset[str]:
    """The organisations that are named, one on each line or with commas between; each once."""
    named = (fold(" ".join(part.split())) for text in texts for part in _PARTS.split(text))
    return frozenset(one for one in named if any(sign.isalnum() for sign in one))


def _bar(question: Question, given: Sequence[str]) -> Bar:
    counted = Counter(given)
    chosen = tuple(counted[option.name] for option in question.options)
    answers = sum(chosen)
    if answers < LEAST:
        return Bar(question, answers)
    points = sum((option.score or 0.0) * n for option, n in zip(question.options, chosen, strict=True))
    return Bar(question, answers, chosen, points / answers)


class FeedbackNotAsked(DomainError):
    """The questionnaire asks those who were there, and not who organises the event."""

    event: str


class FeedbackNotOpen(DomainError):
    """There is no questionnaire (yet): the event is not over, or is a meeting."""

    event: str


class FeedbackClosed(DomainError):
    """It takes no answers any more."""

    event: str


class FeedbackSent(DomainError):
    """What this person said was sent, and nobody knows which it is."""

    event: str


class FeedbackMissing(DomainError):
    """A question has to be answered before it can be sent: `key` is where, `question` its text."""

    key: str
    question: str
