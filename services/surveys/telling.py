"""A session as its owner is told of it: all that the next card needs, from what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import questionnaires
from domain.actors import Role
from domain.surveys import Stage
from services import privacy_notice
from services.surveys import inviting
from services.surveys.views import Conversation
from storage import networks
from storage.surveys import submissions

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.questionnaires import Progress
    from domain.surveys import SurveySession, Wave
    from storage.transaction import Transaction


def tell(tx: Transaction, actor: Actor, kept: SurveySession, wave: Wave) -> Conversation:
    """The conversation as it stands, in the actor's language."""
    name, zone, partner_name = networks.names(tx, kept.partner or actor.partner)
    about = inviting.view(tx, wave, (name, zone))
    submission = submissions.load_of(tx, kept.wave, kept.member, kept.partner) if kept.sent_at else None
    walk = questionnaires.with_language(kept.walk, actor.language)
    progress = questionnaires.progress(about.form, walk)
    return Conversation(
        about=about,
        session=kept.id,
        revision=kept.revision,
        walk=walk,
        stop=questionnaires.stop(about.form, walk),
        progress=progress,
        stage=stage(kept, progress),
        paused=kept.paused,
        reviewing=kept.reviewing,
        partner_name=partner_name,
        saved_at=kept.updated_at,
        receipt=submission.receipt if submission else None,
        card=kept.card,
        may_sign=Role.CONTACT in actor.roles,
        notice=None if kept.revision else privacy_notice.show(tx, actor),
    )


def stage(kept: SurveySession, progress: Progress) -> Stage:
    """How far somebody is: opening it is not yet starting it, whatever the form answers by itself."""
    if kept.sent_at is not None:
        return Stage.SENT
    return Stage.STARTED if progress.done and kept.revision else Stage.NOT_STARTED
