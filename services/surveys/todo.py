"""What questionnaires wait for: answers from who is asked, agreement and a signature from the contact.

What a partner has signed waits for nobody any more. Who has answered is told to the coordination and the
partner's contact only (`status`); this says it to the one who owes it, and to whoever may ask for theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain import questionnaires
from domain.actors import Role
from domain.agreements import agree
from domain.todo import MINUTES, Item, Kind, Why
from services.surveys import inviting
from storage import arrivals
from storage.surveys import invitations, sessions, signatures, submissions, waves

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from domain.actors import Actor, MemberId, PartnerId
    from domain.surveys import SurveySession
    from services.surveys.wave_views import WaveView
    from storage.transaction import Transaction


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to the waves that are open."""
    found: dict[MemberId, list[Item]] = {}
    opened = [wave for wave in waves.everything(tx) if wave.is_open(tx.now)]
    for about in inviting.views(tx, opened) if opened else ():
        desk = _desk(tx, about, actors)
        for actor in actors:
            if actor.member is not None and actor.partner in desk.waiting:
                found.setdefault(actor.member, []).extend(_items(tx, desk, actor))
    return found


@dataclass
class _Desk:
    """A wave: the partners that it waits for, how far their people are, what their contacts have to do."""

    about: WaveView
    waiting: frozenset[PartnerId]
    walks: Mapping[MemberId, SurveySession]
    left: dict[PartnerId, int | None]
    away: Collection[MemberId]


def _desk(tx: Transaction, about: WaveView, actors: Sequence[Actor]) -> _Desk:
    wave = about.wave.id
    signed = {one.partner for one in signatures.of_wave(tx, wave)}
    asked = {one.partner for one in invitations.of_wave(tx, wave)} - signed
    if len(actors) == 1:
        (one,) = actors
        kept = sessions.load_of(tx, wave, one.member, one.partner) if one.member and one.partner else None
        walks = {kept.member: kept} if kept else {}
    else:
        walks = {kept.member: kept for kept in sessions.of_wave(tx, wave)}
    # Who looks at their own list has come, whatever way.
    away = () if len(actors) == 1 else arrivals.away(tx).keys()
    return _Desk(about, frozenset(asked), walks, {}, away)


def _items(tx: Transaction, desk: _Desk, actor: Actor) -> list[Item]:
    found = []
    kept = desk.walks.get(actor.as_member())
    waits = kept is not None or actor.as_member() not in desk.away
    if waits and (kept is None or kept.sent_at is None):
        found.append(_answer(tx, desk.about, actor, kept))
    if Role.CONTACT in actor.roles and actor.partner is not None:
        left = _left(tx, desk, actor.partner)
        if left is not None:
            found.append(_contact(tx, desk.about, actor, left))
    return found


def _answer(tx: Transaction, about: WaveView, actor: Actor, kept: SurveySession | None) -> Item:
    minutes, begun = questionnaires.size(about.form).minutes, False
    if kept is not None and kept.revision > 0:
        progress = questionnaires.progress(about.form, kept.walk)
        minutes, begun = progress.minutes_left, progress.done > 0
    return _item(tx, about, actor, Kind.ANSWER, max(minutes, 1), Why.BEGUN if begun else Why.OWN)


def _contact(tx: Transaction, about: WaveView, actor: Actor, left: int) -> Item:
    """What differs is settled first; then it is signed."""
    kind = Kind.SETTLE if left else Kind.SIGN
    minutes = MINUTES[Kind.SIGN] + left
    return _item(tx, about, actor, kind, minutes, Why.OWN, max(left, 1))


def _left(tx: Transaction, desk: _Desk, partner: PartnerId) -> int | None:
    """How many answers of a partner are to be settled; None where nobody has sent any yet."""
    if partner not in desk.left:
        wave, form = desk.about.wave.id, desk.about.form
        sent = [(one.member, one.answers) for one in submissions.of_partner(tx, wave, partner)]
        settled = signatures.settlements(tx, wave, partner) if sent else ()
        desk.left[partner] = len(agree(form, sent, settled, now=tx.now).open) if sent else None
    return desk.left[partner]


def _item(
    tx: Transaction, about: WaveView, actor: Actor, kind: Kind, minutes: int, why: Why, count: int = 1
) -> Item:
    day, today = about.last_day, tx.now.astimezone(ZoneInfo(about.zone)).date()
    return Item(
        kind=kind,
        subject=int(about.wave.id),
        due=about.wave.closes_at.astimezone(UTC),
        day=day,
        days=(day - today).days,
        minutes=minutes,
        title=about.title(actor.language),
        why=why,
        count=count,
    )
