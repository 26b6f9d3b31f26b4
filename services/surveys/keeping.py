"""A session that its owner changes: what is checked before every change, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.errors import NotFound
from domain.records import replace
from domain.surveys import AlreadySent, ForAnotherPartner, NotAsked, NotYourCard, OldCard
from services.surveys import forms, reminding
from services.surveys.telling import tell
from storage import networks
from storage.surveys import invitations, sessions, waves

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.actors import Actor, MemberId
    from domain.questionnaires import Form, Session
    from domain.surveys import SessionId, SurveySession, Wave, WaveId
    from services.surveys.views import Conversation
    from storage.transaction import Transaction


def find(tx: Transaction, actor: Actor, wave: Wave) -> SurveySession | None:
    """The actor's session in a wave: the one for their partner.

    Where a new one could not be begun, one that they began for another partner. Raises `NotAMember`.
    """
    member = actor.as_member()
    kept = sessions.load_of(tx, wave.id, member, actor.partner)
    if kept is None and not (wave.is_open(tx.now) and asks(tx, wave, actor)):
        return sessions.load_of(tx, wave.id, member, None)
    return kept


def begin(tx: Transaction, actor: Actor, wave: Wave, member: MemberId) -> SurveySession:
    """A new session at its introduction. Raises `WaveClosed` or `NotAsked`."""
    walk = fresh(tx, actor, wave)
    # Who joined after the wave was opened is not known to it yet.
    reminding.remind(tx, wave, member)
    return load(tx, sessions.start(tx, wave.id, member, actor.partner, walk))


def fresh(tx: Transaction, actor: Actor, wave: Wave) -> Session:
    """The walk that a new session would begin with. Raises `WaveClosed` or `NotAsked`."""
    wave.must_be_open(tx.now)
    if not asks(tx, wave, actor):
        raise NotAsked
    form = forms.load(tx, wave.form_hash)
    return questionnaires.begin(form, language=actor.language, zone=actor.zone, now=tx.now)


def asks(tx: Transaction, wave: Wave, actor: Actor) -> bool:
    """Whether a wave asks the actor's partner."""
    return any(invited.partner == actor.partner for invited in invitations.of_wave(tx, wave.id))


def apply(
    tx: Transaction,
    actor: Actor,
    session_id: SessionId,
    revision: int | None,
    change: Callable[[Form, Session], Session],
    *,
    answers: bool = False,
    reviewing: bool = False,
    paused: bool = False,
) -> Conversation:
    """Apply one change to the walk. One that answers while reviewing leads back to the review."""
    kept = own(tx, actor, session_id)
    return apply_to(tx, actor, kept, revision, change, answers=answers, reviewing=reviewing, paused=paused)


def apply_to(
    tx: Transaction,
    actor: Actor,
    kept: SurveySession,
    revision: int | None,
    change: Callable[[Form, Session], Session],
    *,
    answers: bool = False,
    reviewing: bool = False,
    paused: bool = False,
) -> Conversation:
    """`apply` to the actor's own session, which was loaded in this transaction."""
    wave = must_take_answers(tx, actor, kept, revision)
    form = forms.load(tx, wave.form_hash)
    walk = change(form, questionnaires.with_language(kept.walk, actor.language))
    events = walk.log
    if answers and kept.reviewing:
        walk = questionnaires.to_review(form, walk)
    changed = replace(
        kept,
        walk=walk,
        revision=kept.revision + 1,
        reviewing=reviewing,
        paused=paused,
        updated_at=tx.now,
    )
    sessions.save(tx, changed, events)
    return tell(tx, actor, changed, wave)


def must_take_answers(tx: Transaction, actor: Actor, kept: SurveySession, revision: int | None) -> Wave:
    """The session's wave. Raises unless it can be changed by who saw this revision (None: any)."""
    wave = wave_of(tx, kept)
    wave.must_be_open(tx.now)
    must_be_for_own_partner(tx, actor, kept)
    if kept.sent_at is not None:
        raise AlreadySent(kept.id)
    if revision is not None and revision != kept.revision:
        raise OldCard(kept.id)
    return wave


def must_be_for_own_partner(tx: Transaction, actor: Actor, kept: SurveySession) -> None:
    """What was begun for a partner stays with it. Who has none just now can go on, and send once they do."""
    if None not in (kept.partner, actor.partner) and kept.partner != actor.partner:
        raise ForAnotherPartner(networks.names(tx, kept.partner)[-1])


def own(tx: Transaction, actor: Actor, session_id: SessionId) -> SurveySession:
    """The actor's session with that id. Raises `NotYourCard` or `NotFound`."""
    kept = load(tx, session_id)
    if kept.member != actor.member:
        raise NotYourCard
    return kept


def load(tx: Transaction, session_id: SessionId) -> SurveySession:
    """The session with that id. Raises `NotFound`."""
    kept = sessions.load(tx, session_id)
    if kept is None:
        raise NotFound("questionnaire")
    return kept


def wave_of(tx: Transaction, kept: SurveySession) -> Wave:
    """The session's wave."""
    return load_wave(tx, kept.wave)


def load_wave(tx: Transaction, wave_id: WaveId) -> Wave:
    """The wave with that id. Raises `NotFound`."""
    wave = waves.load(tx, wave_id)
    if wave is None:
        raise NotFound("wave")
    return wave
