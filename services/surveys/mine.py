"""The questionnaires of one member: what waits for answers, what was sent, what waits for a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.agreements import agree
from domain.records import Record
from domain.surveys import Stage
from services.surveys import inviting, todo
from services.surveys.signing import signature_view
from services.surveys.telling import stage
from storage.surveys import invitations, sessions, signatures, submissions, waves

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, PartnerId
    from domain.todo import Item
    from services.surveys.signed_views import SignatureView
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


class MySurvey(Record):
    """One questionnaire as its member has it. `done` of `total` questions; `minutes` are those left.

    Not `open`: it takes no answers any more. `sent_at` with the `receipt` is of what was last sent, also
    where the answers were opened again since.
    """

    about: WaveView
    open: bool
    stage: Stage
    paused: bool
    done: int
    total: int
    minutes: int
    receipt: str = ""
    sent_at: datetime | None = None


class ToSign(Record):
    """One questionnaire as the partner's contact has it: how many have sent, and what is left to settle."""

    about: WaveView
    open: bool
    people: int
    left: int
    signature: SignatureView | None


class Mine(Record):
    """All of it, what closes first in front. `signing` is empty for who is no contact."""

    answering: tuple[MySurvey, ...]
    signing: tuple[ToSign, ...]


def mine(tx: Transaction, actor: Actor) -> Mine:
    """The waves that ask the actor's partner, and those to which they sent something. Raises `NotAMember`."""
    member = actor.as_member()
    asking = invitations.waves_asking(tx, actor.partner) if actor.partner is not None else frozenset()
    sent = submissions.waves_answered(tx, member)
    shown = [wave for wave in reversed(waves.everything(tx)) if wave.id in asking or wave.id in sent]
    told = inviting.views(tx, shown) if shown else ()
    answering = (
        _answering(tx, actor, about) for about in told if about.wave.id in sent or about.wave.is_open(tx.now)
    )
    contact = Role.CONTACT in actor.roles and actor.partner is not None
    signing = (
        _signing(tx, actor.partner, about)
        for about in told
        if contact and actor.partner is not None and about.wave.id in asking
    )
    return Mine(tuple(answering), tuple(one for one in signing if one.open or one.signature or one.people))


def waiting(tx: Transaction, actor: Actor) -> tuple[Item, ...]:
    """What questionnaires wait for from the actor, as on the list of all that they owe."""
    if actor.member is None:
        return ()
    return tuple(todo.owed(tx, [actor]).get(actor.member, ()))


def _answering(tx: Transaction, actor: Actor, about: WaveView) -> MySurvey:
    member = actor.as_member()
    kept = sessions.load_of(tx, about.wave.id, member, actor.partner)
    sent = submissions.load_of(tx, about.wave.id, member, None if kept is None else kept.partner)
    size = questionnaires.size(about.form)
    at, done, total, minutes = Stage.NOT_STARTED, 0, size.questions, size.minutes
    if kept is not None:
        progress = questionnaires.progress(about.form, kept.walk)
        at, done, total = stage(kept, progress), progress.done, progress.total
        minutes = progress.minutes_left if kept.revision else minutes
    return MySurvey(
        about=about,
        open=about.wave.is_open(tx.now),
        stage=at if kept is not None or sent is None else Stage.SENT,
        paused=kept is not None and kept.paused,
        done=done,
        total=total,
        minutes=minutes,
        receipt=sent.receipt if sent else "",
        sent_at=sent.sent_at if sent else None,
    )


def _signing(tx: Transaction, partner: PartnerId, about: WaveView) -> ToSign:
    wave = about.wave.id
    signature = signatures.in_force(tx, wave, partner)
    sent = [(one.member, one.answers) for one in submissions.of_partner(tx, wave, partner)]
    opened = about.wave.is_open(tx.now)
    left = 0
    if sent and signature is None and opened:
        left = len(agree(about.form, sent, signatures.settlements(tx, wave, partner), now=tx.now).open)
    return ToSign(about, opened, len(sent), left, signature_view(tx, signature))
