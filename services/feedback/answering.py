"""What one person says of an event: question by question, or all on one page.

Each answer is kept before it is confirmed. Once they send it, it is put among what all said, without their
name, and what they had begun is thrown away: nobody can tell any more what they said, they neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.errors import Changed, NotAMember, NotFound
from domain.feedback import (
    Asked,
    FeedbackClosed,
    FeedbackMissing,
    FeedbackNotAsked,
    FeedbackNotOpen,
    FeedbackSent,
)
from domain.questionnaires import EmptyAnswer, QuestionKind, QuestionStop
from domain.records import replace
from services import links
from services.events import reading
from services.feedback import telling
from services.feedback.views import MyFeedback, Stage
from services.surveys import forms
from storage import feedback as kept
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.actors import Actor
    from domain.events.model import Event, EventId
    from domain.feedback import Feedback
    from domain.questionnaires import Form, Question, Session
    from storage.transaction import Transaction

    Change = Callable[[Form, Session], Session]


def show(tx: Transaction, actor: Actor, id: EventId) -> MyFeedback:  # noqa: A002
    """The questionnaire, where the actor is with it.

    Raises `NotAMember`, `NotFound`, `FeedbackNotOpen` or `FeedbackNotAsked`.
    """
    event, found, mine = _load(tx, actor, id)
    return _view(tx, actor, event, found, mine)


def choose(tx: Transaction, actor: Actor, id: EventId, seen: int, name: str) -> MyFeedback:  # noqa: A002
    """Take a sentence, or "not applicable", as the answer to what is asked, and go on.

    Raises `Changed`, `FeedbackClosed`, `FeedbackSent`, an `AnswerRefused`, and what `show` raises.
    """

    def taken(form: Form, walk: Session) -> Session:
        return questionnaires.choose(form, walk, _question(form, walk).key, name, now=tx.now)

    return _change(tx, actor, id, seen, taken)


def write(tx: Transaction, actor: Actor, id: EventId, seen: int, words: str) -> MyFeedback:  # noqa: A002
    """Words as the answer to what is asked; none take back what was written. Raises as `choose`."""

    def written(form: Form, walk: Session) -> Session:
        if words.strip():
            return questionnaires.answer(form, walk, words, now=tx.now)
        key = _question(form, walk).key
        emptied = questionnaires.clear(form, walk, key, now=tx.now)
        return questionnaires.forward(form, emptied)

    return _change(tx, actor, id, seen, written)


def back(tx: Transaction, actor: Actor, id: EventId, seen: int) -> MyFeedback:  # noqa: A002
    """To what was asked before. Raises as `choose`."""
    return _change(tx, actor, id, seen, questionnaires.back)


def skip(tx: Transaction, actor: Actor, id: EventId, seen: int) -> MyFeedback:  # noqa: A002
    """On, and what is asked stays as it is. Raises as `choose`."""
    return _change(tx, actor, id, seen, lambda form, walk: questionnaires.skip(form, walk, now=tx.now))


def jump(tx: Transaction, actor: Actor, id: EventId, seen: int, key: str) -> MyFeedback:  # noqa: A002
    """To a question, by its key. Raises `NotAskedNow`, and as `choose`."""
    return _change(tx, actor, id, seen, lambda form, walk: questionnaires.jump(form, walk, key))


def review(tx: Transaction, actor: Actor, id: EventId, seen: int) -> MyFeedback:  # noqa: A002
    """To the end, where all that was said stands. Raises as `choose`."""
    return _change(tx, actor, id, seen, questionnaires.to_review)


def fill(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    seen: int,
    said: Mapping[str, str],
) -> MyFeedback:
    """What stands on a page with all questions, by their names; an empty field takes back what it said.

    Raises as `choose`.
    """

    def filled(form: Form, walk: Session) -> Session:
        for question in form.questions.values():
            walk = _put(form, walk, question, said.get(question.name, ""), tx)
        return questionnaires.to_review(form, walk)

    return _change(tx, actor, id, seen, filled)


def send(tx: Transaction, actor: Actor, id: EventId, seen: int) -> MyFeedback:  # noqa: A002
    """It is sent, and cannot be told from what others sent. Raises `FeedbackMissing`, and as `choose`."""
    event, found, mine = _writable(tx, actor, id, seen)
    form = forms.load(tx, found.form)
    walk = _walk(tx, actor, form, mine)
    missing = questionnaires.missing(form, walk)
    if missing:
        raise FeedbackMissing(missing[0], form.question(missing[0]).label(actor.language))
    if mine.walk is None:
        raise EmptyAnswer
    kept.send(tx, id, mine, questionnaires.export(form, walk))
    telling.said(tx, id, mine.member)
    return _view(tx, actor, event, found, replace(mine, walk=None, sent=True))


def fill_and_send(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    seen: int,
    said: Mapping[str, str],
) -> MyFeedback:
    """What stands on the page is sent, in one transaction. Raises as `fill` and `send`."""
    return send(tx, actor, id, fill(tx, actor, id, seen, said).revision)


def token(tx: Transaction, actor: Actor, id: EventId) -> str:  # noqa: A002
    """The end of the address of the page, by link; "" where nothing waits. Raises `NotFound`."""
    who = actor.known
    if who is None or not reading.asks(tx, events.load(tx, id), who):
        return ""
    return links.make(tx, who, links.Purpose.FEEDBACK, int(id))


def _load(tx: Transaction, actor: Actor, id: EventId) -> tuple[Event, Feedback, Asked]:  # noqa: A002
    who = actor.known
    if who is None:
        raise NotAMember
    event, found = events.load(tx, id), kept.load(tx, id)
    mine = None if found is None else kept.find(tx, id, who)
    if mine is None and not reading.visible(tx, actor, event):
        raise NotFound("event", "")
    if found is None or not event.on:
        raise FeedbackNotOpen(event.code)
    if mine is None:
        if not reading.can_say(tx, event, who):
            raise FeedbackNotAsked(event.code)
        mine = Asked(who)
    return event, found, mine


def _writable(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    seen: int,
) -> tuple[Event, Feedback, Asked]:
    event, found, mine = _load(tx, actor, id)
    if mine.sent:
        raise FeedbackSent(event.code)
    if not found.is_open(tx.now):
        raise FeedbackClosed(event.code)
    if mine.revision != seen:
        raise Changed
    return event, found, mine


def _change(tx: Transaction, actor: Actor, id: EventId, seen: int, change: Change) -> MyFeedback:  # noqa: A002
    event, found, mine = _writable(tx, actor, id, seen)
    form = forms.load(tx, found.form)
    now = kept.keep(tx, id, mine, change(form, _walk(tx, actor, form, mine)))
    return _view(tx, actor, event, found, now)


def _walk(tx: Transaction, actor: Actor, form: Form, mine: Asked) -> Session:
    if mine.walk is not None:
        return questionnaires.with_language(mine.walk, actor.language)
    return questionnaires.begin(form, language=actor.language, zone=actor.zone, now=tx.now)


def _question(form: Form, walk: Session) -> Question:
    stop = questionnaires.stop(form, walk)
    if not isinstance(stop, QuestionStop):
        raise Changed
    return stop.question


def _put(form: Form, walk: Session, question: Question, said: str, tx: Transaction) -> Session:
    key, before = question.key, questionnaires.raw_of(walk, question.key)
    words = said.replace("\r\n", "\n").strip()
    if words == (before or ""):
        return walk
    if not words:
        return questionnaires.clear(form, walk, key, now=tx.now)
    if question.kind is QuestionKind.SELECT_ONE:
        return questionnaires.choose(form, walk, key, words, now=tx.now)
    return questionnaires.set_value(form, walk, key, words, now=tx.now)


def _view(tx: Transaction, actor: Actor, event: Event, found: Feedback, mine: Asked) -> MyFeedback:
    form = forms.load(tx, found.form)
    walk = _walk(tx, actor, form, mine)
    stage = Stage.SENT if mine.sent else Stage.ASKED if found.is_open(tx.now) else Stage.CLOSED
    return MyFeedback(
        event=reading.view(tx, actor, event),
        form=form,
        stage=stage,
        walk=walk,
        revision=mine.revision,
        stop=questionnaires.stop(form, walk),
        questions=questionnaires.questions(form, walk),
        missing=next(iter(questionnaires.missing(form, walk)), ""),
        closes_at=found.closes_at,
    )
