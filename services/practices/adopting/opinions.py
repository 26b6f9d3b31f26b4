"""Stars with a sentence, and questions: in a thread of the network's channel, or to the author alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.practices.opinions import (
    ANSWER_LENGTH,
    QUESTION_LENGTH,
    AnsweredAlready,
    AsksThemselves,
    NobodyToAsk,
    NotYoursToAnswer,
    RatesOwn,
    sentence,
    stars,
)
from services.practices.adopting import desk, reading, telling
from services.practices.adopting.views import Place
from services.practices.desk import is_author
from storage import members, networks, settings, trail
from storage.practices import opinions, practices

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.practices.model import PracticeId
    from domain.practices.opinions import QuestionId
    from services.practices.adopting.views import QuestionView, Use
    from storage.transaction import Transaction


def before_rating(tx: Transaction, actor: Actor, id: PracticeId) -> Use:  # noqa: A002
    """What somebody said of it before. Raises as `rate`, but for what is typed."""
    practice = desk.public(tx, actor, id)
    if is_author(actor, practice):
        raise RatesOwn(practice.code)
    return reading.use(tx, actor, id)


def rate(tx: Transaction, actor: Actor, id: PracticeId, given: int, typed: str) -> Use:  # noqa: A002
    """From one to five stars with a sentence, in place of what was said before.

    Raises `NotAMember`, `NotFound`, `PracticeNotThere`, `RatesOwn`, `StarsImpossible`, `WordsNeeded` or
    `WordsLong`.
    """
    practice = desk.public(tx, actor, id)
    if is_author(actor, practice):
        raise RatesOwn(practice.code)
    opinions.rate(tx, practice.id, actor.as_member(), stars(given), sentence(typed))
    return reading.use(tx, actor, id)


def before_asking(tx: Transaction, actor: Actor, id: PracticeId) -> Use:  # noqa: A002
    """Whether somebody can be asked. Raises as `ask`, but for what is typed."""
    practice = desk.public(tx, actor, id)
    if is_author(actor, practice):
        raise AsksThemselves(practice.code)
    if _author(tx, practice.author) is None and desk.channel(tx) is None:
        raise NobodyToAsk(practice.code)
    return reading.use(tx, actor, id)


def ask(tx: Transaction, actor: Actor, id: PracticeId, typed: str) -> QuestionView:  # noqa: A002
    """Ask its author, who is told. Where there is a channel for it, the question is to be put there.

    Raises `NotAMember`, `NotFound`, `PracticeNotThere`, `AsksThemselves`, `NobodyToAsk`, `WordsNeeded` or
    `WordsLong`.
    """
    before_asking(tx, actor, id)
    practice = practices.load(tx, id)
    question = opinions.ask(tx, id, actor.as_member(), sentence(typed, QUESTION_LENGTH))
    if _author(tx, practice.author) is not None:
        telling.asked(tx, practice, question)
    return reading.show_question(tx, actor, question.id)


def place(tx: Transaction, _actor: Actor) -> Place | None:
    """Where practices are talked about on the server; None where the network has no channel for it."""
    channel, network = desk.channel(tx), networks.load(tx)
    return None if channel is None else Place(channel, network.language, network.zone)


def stands(
    tx: Transaction,
    actor: Actor,
    id: QuestionId,  # noqa: A002
    channel: int,
    thread: int,
) -> QuestionView:
    """The question stands in a thread now."""
    opinions.note(tx, id, channel=channel, thread=thread)
    return reading.show_question(tx, actor, id)


def answer(tx: Transaction, actor: Actor, id: QuestionId, typed: str) -> QuestionView:  # noqa: A002
    """Its author, or the coordination, answers; who asked is told.

    Raises `NotAMember`, `NotFound`, `NotYoursToAnswer`, `AnsweredAlready`, `WordsNeeded` or `WordsLong`.
    """
    before_answering(tx, actor, id)
    said = sentence(typed, ANSWER_LENGTH)
    done = opinions.note(tx, id, answer=said, answered_by=actor.as_member(), answered_at=tx.now)
    telling.answered(tx, done)
    return reading.show_question(tx, actor, id)


def before_answering(tx: Transaction, actor: Actor, id: QuestionId) -> QuestionView:  # noqa: A002
    """The question, for who may answer it. Raises as `answer`, but for what is typed."""
    found = reading.show_question(tx, actor, id)
    if not found.may_answer:
        raise NotYoursToAnswer(found.practice.code)
    if found.question.answered_at is not None:
        raise AnsweredAlready
    return found


def talk_in(tx: Transaction, actor: Actor, channel: int | None) -> None:
    """Practices are talked about in that channel from now on; None: in none. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    settings.change(tx, desk.CHANNEL, channel or 0, actor.member)
    trail.record(tx, actor.member, "practice.channel", "network", int(tx.network))


def _author(tx: Transaction, author: MemberId | None) -> MemberId | None:
    """Who can be asked: an author who has not left."""
    return author if author is not None and members.load(tx, author).active else None
