"""Sessions: the walks of those who answer, where their cards lie, and the log of what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, and_, bindparam, insert, select, update

from domain.actors import MemberId, PartnerId
from domain.questionnaires import from_json, to_json
from domain.surveys import CardPlace, SessionId, SurveySession, WaveId
from storage.dialect import inserted_key
from storage.schema.people import member as member_table
from storage.schema.surveys import survey_event, survey_session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Table

    from domain.questionnaires import Event, Session
    from storage.transaction import Transaction

# Run with every answer, so made once: making a statement costs more than running it.
_SESSIONS: Final = select(survey_session).where(survey_session.c.network_id == bindparam("network"))
_BY_ID: Final = _SESSIONS.where(survey_session.c.id == bindparam("session"))
_BY_MEMBER: Final = _SESSIONS.where(
    survey_session.c.wave_id == bindparam("wave"), survey_session.c.member_id == bindparam("member")
)
_LATEST: Final = _BY_MEMBER.order_by(survey_session.c.id.desc()).limit(1)
_FOR_PARTNER: Final = _BY_MEMBER.where(survey_session.c.partner_id == bindparam("partner"))
_SAVE: Final = (
    update(survey_session)
    .where(survey_session.c.network_id == bindparam("network"), survey_session.c.id == bindparam("session"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("walk", "revision", "reviewing", "paused", "sent_at", "updated_at")
        }
    )
)
_LOG: Final = insert(survey_event)


def start(
    tx: Transaction, wave_id: WaveId, member: MemberId, partner: PartnerId | None, walk: Session
) -> SessionId:
    """Keep a new session, at revision 0."""
    added = tx.connection.execute(
        insert(survey_session).values(
            network_id=tx.network,
            wave_id=wave_id,
            member_id=member,
            partner_id=partner,
            walk=to_json(walk),
            revision=0,
            reviewing=False,
            paused=False,
            started_at=tx.now,
            updated_at=tx.now,
        )
    )
    return SessionId(inserted_key(added))


def load(tx: Transaction, session_id: SessionId) -> SurveySession | None:
    """The session with this id."""
    row = tx.connection.execute(_BY_ID, {"network": tx.network, "session": session_id}).one_or_none()
    return None if row is None else _session(row)


def load_of(
    tx: Transaction, wave_id: WaveId, member: MemberId, partner: PartnerId | None
) -> SurveySession | None:
    """The member's session in this wave for that partner; without a partner, the latest they began."""
    asked = {"network": tx.network, "wave": wave_id, "member": member}
    if partner is None:
        row = tx.connection.execute(_LATEST, asked).one_or_none()
    else:
        row = tx.connection.execute(_FOR_PARTNER, {**asked, "partner": partner}).one_or_none()
    return None if row is None else _session(row)


def of_wave(tx: Transaction, wave_id: WaveId) -> tuple[SurveySession, ...]:
    """The sessions of a wave: each member's for the partner that they belong to now."""
    rows = tx.connection.execute(
        select(survey_session)
        .join(member_table, belongs_to_now(survey_session))
        .where(survey_session.c.network_id == tx.network, survey_session.c.wave_id == wave_id)
        .order_by(survey_session.c.id)
    )
    return tuple(_session(row) for row in rows)


def save(tx: Transaction, kept: SurveySession, events: Iterable[Event] = ()) -> None:
    """Keep a changed session and append what was done to its log."""
    values = {
        "network": tx.network,
        "session": kept.id,
        "new_walk": to_json(kept.walk),
        "new_revision": kept.revision,
        "new_reviewing": kept.reviewing,
        "new_paused": kept.paused,
        "new_sent_at": kept.sent_at,
        "new_updated_at": tx.now,
    }
    tx.connection.execute(_SAVE, values)
    rows = [
        {
            "network_id": tx.network,
            "session_id": kept.id,
            "revision": kept.revision,
            "at": tx.now,
            "language": event.language,
            "kind": event.kind,
            "node": event.key,
            "raw": event.raw,
        }
        for event in events
    ]
    if rows:
        tx.connection.execute(_LOG, rows)


def place_card(tx: Transaction, session_id: SessionId, place: CardPlace) -> None:
    """Record where the session's card lies now."""
    tx.connection.execute(
        update(survey_session)
        .where(survey_session.c.network_id == tx.network, survey_session.c.id == session_id)
        .values(card_channel=place.channel, card_message=place.message, updated_at=tx.now)
    )


def belongs_to_now(table: Table) -> ColumnElement[bool]:
    """For a join with the members: whose row it is belongs to the partner that the row is for."""
    return and_(
        member_table.c.network_id == table.c.network_id,
        member_table.c.id == table.c.member_id,
        member_table.c.partner_id == table.c.partner_id,
    )


def _session(row: Row[Any]) -> SurveySession:
    place = None if row.card_channel is None else CardPlace(row.card_channel, row.card_message)
    return SurveySession(
        id=SessionId(row.id),
        wave=WaveId(row.wave_id),
        member=MemberId(row.member_id),
        partner=None if row.partner_id is None else PartnerId(row.partner_id),
        walk=from_json(row.walk),
        revision=row.revision,
        reviewing=row.reviewing,
        paused=row.paused,
        sent_at=row.sent_at,
        card=place,
        updated_at=row.updated_at,
    )
