"""Answering: a member opens a session, walks through it, pauses, reviews and sends.

Every function returns the conversation as it stands after its transaction: what the card shows next. A
refusal (a subclass of `domain.errors.DomainError`) leaves the session as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import ChannelKind
from domain.consents import Given
from domain.questionnaires import MOST_LETTERED, QuestionKind, QuestionStop
from domain.records import replace
from domain.surveys import AnswersMissing, NoQuestionNow, NotAsked, NoWave, OldCard
from services import me, privacy_notice
from services.receipts import receipt_number
from services.surveys import forms, reminding
from services.surveys.keeping import (
    apply,
    asks,
    begin,
    find,
    load_wave,
    must_be_for_own_partner,
    must_take_answers,
    own,
    wave_of,
)
from services.surveys.telling import tell
from storage import across, people
from storage.surveys import sessions, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor, NetworkId
    from domain.questionnaires import Form, Question, Session
    from domain.surveys import CardPlace, SessionId, SurveySession, WaveId
    from services.surveys.views import Conversation
    from storage.transaction import Transaction, Unscoped


def open_session(tx: Transaction, actor: Actor, wave_id: WaveId) -> Conversation:
    """The member's session in this wave, begun if there was none.

    Who has changed partner since they began another one begins anew. Raises `NotAMember`, `NotAsked`,
    `WaveClosed` (only when there is nothing to go back to) or `NotFound`.
    """
    member = actor.as_member()
    wave = load_wave(tx, wave_id)
    return tell(tx, actor, find(tx, actor, wave) or begin(tx, actor, wave, member), wave)


def current_session(tx: Transaction, actor: Actor) -> Conversation:
    """The session of the open wave that closes first, among those that ask this member; begun if need be.

    One that is under way goes before one that was sent. Raises `NotAMember` or `NoWave`.
    """
    member = actor.as_member()
    asked = [
        wave for wave in reversed(waves.everything(tx)) if wave.is_open(tx.now) and asks(tx, wave, actor)
    ]
    if not asked:
        raise NoWave
    found = [(wave, sessions.load_of(tx, wave.id, member, actor.partner)) for wave in asked]
    wave, kept = next(((w, s) for w, s in found if s is None or s.sent_at is None), found[0])
    return tell(tx, actor, kept or begin(tx, actor, wave, member), wave)


def look(tx: Transaction, actor: Actor, session_id: SessionId) -> Conversation:
    """The session as it stands. Raises `NotYourCard` or `NotFound`."""
    kept = own(tx, actor, session_id)
    return tell(tx, actor, kept, wave_of(tx, kept))


def look_at(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """The session at the moment that a card shows. Raises `OldCard` when it has gone on since."""
    kept = own(tx, actor, session_id)
    wave = must_take_answers(tx, actor, kept, revision)
    return tell(tx, actor, kept, wave)


def start(
    tx: Transaction, actor: Actor, session_id: SessionId, revision: int, how: Given = Given.CHAT
) -> Conversation:
    """Leave the introduction behind, with the privacy notice that stands there; `how` it was shown."""
    privacy_notice.read(tx, actor, how)
    return apply(tx, actor, session_id, revision, lambda _, walk: walk)


def choose(tx: Transaction, actor: Actor, session_id: SessionId, revision: int, choice: str) -> Conversation:
    """Answer the question at the cursor by the place of one of its options ("0"…), or `dk` or `na`."""

    def change(form: Form, walk: Session) -> Session:
        question = _question(form, walk)
        name = _option_at(question, choice, session_id) if choice.isdecimal() else choice
        return questionnaires.choose(form, walk, question.key, name, now=tx.now)

    return apply(tx, actor, session_id, revision, change, answers=True)


def choose_several(
    tx: Transaction, actor: Actor, session_id: SessionId, revision: int, places: Sequence[str]
) -> Conversation:
    """Answer the question at the cursor by the places of options chosen in a select ("0", "2").

    In a list that has to be searched, several choices are added to those made before, and one stays to
    search on; otherwise they are the whole answer.
    """
    kept = own(tx, actor, session_id)

    def change(form: Form, walk: Session) -> Session:
        question = _question(form, walk)
        names = [_option_at(question, place, session_id) for place in places]
        if question.kind is not QuestionKind.SELECT_MULTIPLE or len(question.options) <= MOST_LETTERED:
            return questionnaires.choose(form, walk, question.key, " ".join(names), now=tx.now)
        before = (questionnaires.raw_of(walk, question.key) or "").split()
        both = [name for name in before if name not in question.asides] + names
        return questionnaires.set_value(form, walk, question.key, " ".join(both), now=tx.now)

    stays = _is_searched(tx, actor, kept)
    return apply(
        tx, actor, session_id, revision, change, answers=not stays, reviewing=stays and kept.reviewing
    )


def empty(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Take the answer at the cursor back, and stay."""
    reviewing = own(tx, actor, session_id).reviewing

    def change(form: Form, walk: Session) -> Session:
        return questionnaires.clear(form, walk, _question(form, walk).key, now=tx.now)

    return apply(tx, actor, session_id, revision, change, reviewing=reviewing)


def answer(
    tx: Transaction, actor: Actor, session_id: SessionId, revision: int | None, typed: str
) -> Conversation:
    """Answer what is asked at the cursor in one's own words.

    `revision` is None for words typed into the conversation: they belong to the card that is there now.
    """

    def change(form: Form, walk: Session) -> Session:
        return questionnaires.answer(form, walk, typed, now=tx.now)

    return apply(tx, actor, session_id, revision, change, answers=True)


def go_on(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Go on from a note or the end of a chapter to what comes next."""
    return apply(tx, actor, session_id, revision, questionnaires.forward)


def back(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Go back by one stop."""
    return apply(tx, actor, session_id, revision, questionnaires.back)


def skip(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Leave the question for later; a required one is asked for again before sending."""

    def change(form: Form, walk: Session) -> Session:
        return questionnaires.skip(form, walk, now=tx.now)

    return apply(tx, actor, session_id, revision, change, answers=True)


def jump(tx: Transaction, actor: Actor, session_id: SessionId, revision: int, number: int) -> Conversation:
    """Go to the question with this number; its answer leads back to the review."""

    def change(form: Form, walk: Session) -> Session:
        for stop in questionnaires.questions(form, walk):
            if stop.number == number:
                return questionnaires.jump(form, walk, stop.question.key)
        raise OldCard(session_id)

    return apply(tx, actor, session_id, revision, change, reviewing=True)


def review(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Look everything over."""
    return apply(tx, actor, session_id, revision, questionnaires.to_review)


def pause(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Put the questionnaire aside; nothing has to be saved, everything is."""
    reviewing = own(tx, actor, session_id).reviewing
    return apply(tx, actor, session_id, revision, lambda _, walk: walk, paused=True, reviewing=reviewing)


def resume(tx: Transaction, actor: Actor, session_id: SessionId) -> Conversation:
    """Take the questionnaire up again where it was. Pressing twice does no harm."""
    kept = own(tx, actor, session_id)
    if not kept.paused:
        return tell(tx, actor, kept, wave_of(tx, kept))
    return apply(tx, actor, session_id, kept.revision, lambda _, walk: walk, reviewing=kept.reviewing)


def send(tx: Transaction, actor: Actor, session_id: SessionId, revision: int) -> Conversation:
    """Send the answers. Raises `AnswersMissing` when a required one is not there."""
    kept = own(tx, actor, session_id)
    wave = must_take_answers(tx, actor, kept, revision)
    form = forms.load(tx, wave.form_hash)
    lacking = questionnaires.missing(form, kept.walk)
    if lacking:
        raise AnswersMissing(len(lacking), form.question(lacking[0]).label(actor.language))
    if actor.partner is None:
        raise NotAsked
    answers = questionnaires.export(form, kept.walk)
    submissions.add(tx, receipt_number(), wave.id, actor.partner, kept.member, answers)
    sent = replace(
        kept,
        revision=kept.revision + 1,
        reviewing=False,
        paused=False,
        sent_at=tx.now,
        updated_at=tx.now,
    )
    sessions.save(tx, sent)
    reminding.has_sent(tx, wave.id, kept.member)
    return tell(tx, actor, sent, wave)


def reopen(tx: Transaction, actor: Actor, session_id: SessionId) -> Conversation:
    """Change answers that were sent: back to the review. What was sent counts until one sends again."""
    kept = own(tx, actor, session_id)
    wave = wave_of(tx, kept)
    wave.must_be_open(tx.now)
    must_be_for_own_partner(tx, actor, kept)
    if kept.sent_at is None:
        return tell(tx, actor, kept, wave)
    walk = questionnaires.to_review(forms.load(tx, wave.form_hash), kept.walk)
    opened = replace(kept, walk=walk, revision=kept.revision + 1, sent_at=None)
    sessions.save(tx, opened)
    reminding.remind(tx, wave, kept.member)
    return tell(tx, actor, opened, wave)


def speak(tx: Transaction, actor: Actor, session_id: SessionId, language: str) -> Conversation:
    """Choose a language on one's card: it holds for everything that Techlink says to this person."""
    kept = own(tx, actor, session_id)
    chosen = me.choose_language(tx, actor, language)
    return tell(tx, replace(actor, language=chosen.language), kept, wave_of(tx, kept))


def place_card(
    tx: Transaction,
    actor: Actor,
    session_id: SessionId,
    place: CardPlace,
    *,
    in_dm: bool = False,
    agrees: bool = False,
) -> CardPlace | None:
    """Record where the session's card lies now; the place before, if it was another.

    A card that reached the person's direct messages (`in_dm`) shows that these are open. It is their
    agreement to be written to there only where what they pressed said so (`agrees`), never by a command.
    """
    before = own(tx, actor, session_id).card
    sessions.place_card(tx, session_id, place)
    if in_dm:
        people.found_open(tx, ChannelKind.DISCORD, actor.address)
        if agrees:
            people.agree(tx, ChannelKind.DISCORD, actor.address)
    return before if before != place else None


def dm_closed(tx: Transaction, actor: Actor) -> None:
    """Record that the person takes no direct messages."""
    people.found_closed(tx, ChannelKind.DISCORD, actor.address)


def conversation_in(tx: Unscoped, channel: int) -> tuple[NetworkId, SessionId] | None:
    """Whose card lies open in this direct-message channel, the latest one: what typed words answer."""
    return across.conversation_in(tx, channel)


def _question(form: Form, walk: Session) -> Question:
    stop = questionnaires.stop(form, walk)
    if not isinstance(stop, QuestionStop):
        raise NoQuestionNow
    return stop.question


def _option_at(question: Question, place: str, session_id: SessionId) -> str:
    """The name of the option at a place. Raises `OldCard` where there is none any more."""
    if not place.isdecimal() or int(place) >= len(question.options):
        raise OldCard(session_id)
    return question.options[int(place)].name


def _is_searched(tx: Transaction, actor: Actor, kept: SurveySession) -> bool:
    """Whether several are chosen at the cursor, from a list that is too long to be shown."""
    form = forms.load(tx, wave_of(tx, kept).form_hash)
    stop = questionnaires.stop(form, questionnaires.with_language(kept.walk, actor.language))
    return (
        isinstance(stop, QuestionStop)
        and stop.question.kind is QuestionKind.SELECT_MULTIPLE
        and len(stop.question.options) > MOST_LETTERED
    )
