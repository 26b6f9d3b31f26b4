"""Answering page by page, as on the web: every press brings what stands in the page's fields.

The same sessions as in chat (`services.surveys.answering`): begun here, gone on with there. Nothing that was
written or chosen is lost by going back, pausing or looking at the list: it is kept first.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from domain import questionnaires
from domain.consents import Given as How
from domain.questionnaires import ChapterStop, EmptyAnswer, QuestionKind, QuestionStop
from domain.records import Record, replace
from domain.surveys import OldCard, SessionId, SurveySession
from services import me
from services.surveys import answering, keeping
from services.surveys.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from domain.actors import Actor
    from domain.questionnaires import Form, Question, Session
    from domain.surveys import WaveId
    from services.surveys.views import Conversation
    from storage.transaction import Transaction

P = ParamSpec("P")
_CHOICES = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})
# A session that is only shown: nothing was pressed yet, so that nothing is kept.
NOT_BEGUN = SessionId(0)


class Way(StrEnum):
    """Where a press leads from a page; what stands on it is kept first, whichever it is."""

    ON = "on"
    BACK = "back"
    SKIP = "skip"
    PAUSE = "pause"
    REVIEW = "review"
    STAY = "stay"


class Given(Record):
    """What stands in the fields of a page: the `names` of options, or what was `typed`."""

    names: tuple[str, ...] = ()
    typed: str = ""

    @property
    def nothing(self) -> bool:
        """Whether nothing was chosen and nothing was written."""
        return not self.names and not self.typed.strip()


NOTHING = Given()


def present(tx: Transaction, actor: Actor, wave_id: WaveId) -> Conversation:
    """Where the actor stands in a wave, to look at; its introduction where they have not begun.

    Raises `NotAMember`, `NotAsked`, `WaveClosed` (only when there is nothing to go back to) or `NotFound`.
    """
    wave = keeping.load_wave(tx, wave_id)
    kept = keeping.find(tx, actor, wave)
    if kept is None:
        walk = keeping.fresh(tx, actor, wave)
        kept = SurveySession(
            id=NOT_BEGUN,
            wave=wave.id,
            member=actor.as_member(),
            partner=actor.partner,
            walk=walk,
            revision=0,
            reviewing=False,
            paused=False,
            sent_at=None,
            card=None,
            updated_at=tx.now,
        )
    return tell(tx, actor, kept, wave)


def enter(tx: Transaction, actor: Actor, wave_id: WaveId) -> Conversation:
    """Leave the introduction behind. Pressing twice does no harm. Raises what `present` does."""
    found = answering.open_session(tx, actor, wave_id)
    return found if found.begun else answering.start(tx, actor, found.session, found.revision, How.WEB)


def in_wave(
    tx: Transaction,
    actor: Actor,
    wave_id: WaveId,
    act: Callable[Concatenate[Transaction, Actor, SessionId, P], Conversation],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Conversation:
    """`act` on the actor's session in a wave, in one transaction. Raises `OldCard` where there is none."""
    kept = keeping.find(tx, actor, keeping.load_wave(tx, wave_id))
    if kept is None:
        raise OldCard(NOT_BEGUN)
    return act(tx, actor, kept.id, *args, **kwargs)


def leave(
    tx: Transaction, actor: Actor, session_id: SessionId, revision: int, given: Given, way: Way
) -> Conversation:
    """Keep what stands on the page, and go that way.

    On from a question that needs an answer and has none on the page raises `EmptyAnswer`; what is no answer
    an `AnswerRefused`. An emptied field takes back an answer that is not needed, on the way on only.
    """
    kept = keeping.own(tx, actor, session_id)

    def change(form: Form, walk: Session) -> Session:
        saved = _saved(form, walk, given, way, tx.now)
        return _moved(form, saved, way, tx.now, reviewing=kept.reviewing)

    stays = way in {Way.PAUSE, Way.STAY}
    return keeping.apply_to(
        tx,
        actor,
        kept,
        revision,
        change,
        reviewing=kept.reviewing and stays,
        paused=way is Way.PAUSE,
    )


def speak(tx: Transaction, actor: Actor, wave_id: WaveId, revision: int, given: Given, language: str) -> None:
    """Choose a language: it holds for everything that Techlink says to this person. What is there is kept."""
    kept = keeping.find(tx, actor, keeping.load_wave(tx, wave_id))
    if kept is not None and not given.nothing:
        leave(tx, actor, kept.id, revision, given, Way.STAY)
    me.choose_language(tx, actor, language)


def _saved(form: Form, walk: Session, given: Given, way: Way, now: datetime) -> Session:
    """The walk with what is on the page, its cursor where it was."""
    question = _asked(form, walk)
    if question is None:
        return walk
    before = questionnaires.raw_of(walk, question.key)
    if question.kind not in _CHOICES:
        given = Given(typed=given.typed)
    if given.nothing:
        return _emptied(form, walk, question, now) if way is Way.ON else walk
    if given.names:
        answered = questionnaires.choose(form, walk, question.key, " ".join(given.names), now=now)
    else:
        answered = questionnaires.answer(form, walk, given.typed, now=now)
    if questionnaires.raw_of(answered, question.key) == before:
        return walk
    return questionnaires.held(form, answered, walk.cursor)


def _emptied(form: Form, walk: Session, question: Question, now: datetime) -> Session:
    """On, with nothing on the page: an answer that is not needed is taken back or left for later."""
    if questionnaires.raw_of(walk, question.key) is not None and not question.required:
        return questionnaires.clear(form, walk, question.key, now=now)
    nothing_to_choose = question.kind in _CHOICES and not question.options and not question.asides
    if question.required and not nothing_to_choose:
        raise EmptyAnswer
    if question.attached or nothing_to_choose:
        return walk
    return questionnaires.held(form, questionnaires.skip(form, walk, now=now), walk.cursor)


def _moved(form: Form, saved: Session, way: Way, now: datetime, *, reviewing: bool) -> Session:
    if way in {Way.PAUSE, Way.STAY}:
        return saved
    if way is Way.REVIEW or reviewing:
        moved = questionnaires.to_review(form, saved)
    elif way is Way.BACK:
        moved = questionnaires.back(form, saved)
    elif way is Way.SKIP and not saved.log:
        return questionnaires.skip(form, saved, now=now)
    else:
        moved = questionnaires.forward(form, saved)
    told = replace(moved, log=saved.log)
    told.memo.update(moved.memo)
    return told


def _asked(form: Form, walk: Session) -> Question | None:
    """What a page asks: the question at the cursor, or what is attached to the end of a chapter."""
    stop = questionnaires.stop(form, walk)
    if isinstance(stop, ChapterStop):
        return stop.attached[0].question if stop.attached else None
    if isinstance(stop, QuestionStop) and not stop.question.read_only:
        return stop.question
    return None
