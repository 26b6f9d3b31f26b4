"""The only functions that look across networks: who calls, founding a network, the worker, maintenance.

Everything else takes a `Transaction` of one network; a house test holds it to that.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, bindparam, delete, exists, insert, or_, select

from domain.actors import MemberId, NetworkId
from domain.door import Membership
from domain.events.calendars import Feed
from domain.events.model import EventId, EventKind, EventStatus, Seat
from domain.meetings.model import MinutesStatus
from domain.networks import Network, ServerTaken
from domain.notices import NoticeState
from domain.practices.exchange import VisitId, VisitState
from domain.practices.model import PracticeId, Status
from domain.practices.searches import SavedId
from domain.surveys import SessionId
from storage.dialect import inserted_key
from storage.networks import network_from
from storage.people import normal_address
from storage.schema.drafts import draft as drafts
from storage.schema.events import calendar_feed as feeds
from storage.schema.events import event as events
from storage.schema.events import event_answer as answers
from storage.schema.feedback import feedback
from storage.schema.files import file as files
from storage.schema.files import naming_files
from storage.schema.meetings import minutes
from storage.schema.networks import network as networks
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import notice as notices
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.schema.people import person as persons
from storage.schema.polls import poll as polls
from storage.schema.practices import practice as practices
from storage.schema.saved_searches import practice_saved_search as searches
from storage.schema.surveys import survey_session as survey_sessions
from storage.schema.trail import trail
from storage.schema.types import MILLISECOND, from_milliseconds
from storage.schema.visits import visit as visits
from storage.transaction import Unscoped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.actors import ChannelKind, PersonId
    from storage.transaction import Transaction

# Asked with every call of a service, or every page, so made once: that costs more than running them.
_BY_ID: Final = select(networks).where(networks.c.id == bindparam("id"))
_BY_SERVER: Final = select(networks).where(networks.c.server_id == bindparam("server"))
_MEMBERSHIPS: Final = (
    select(
        networks,
        members.c.id.label("member"),
        members.c.left_at.label("member_left_at"),
        members.c.guest.label("member_guest"),
    )
    .join(members, members.c.network_id == networks.c.id)
    .where(members.c.person_id == bindparam("person"))
    .order_by(networks.c.name, networks.c.id)
)
_CALENDAR: Final = (
    select(networks, feeds.c.member_id.label("of_member"), feeds.c.made_at, feeds.c.revoked_at)
    .join(feeds, feeds.c.network_id == networks.c.id)
    .where(feeds.c.digest == bindparam("sha256"))
)

# The worker asks four times a second, so each of the three is one step in an index, and the text is the
# engine's own: making a statement of SQLAlchemy's takes longer than running it.
_PENDING: Final = NoticeState.PENDING
_NEXT_DUE: Final = f"""
    SELECT (SELECT min(wake_at) FROM notice WHERE state = '{_PENDING.value}'),
           (SELECT min(next_try_at) FROM delivery WHERE state = '{_PENDING.value}'),
           (SELECT min(lease_until) FROM delivery WHERE state = '{NoticeState.LEASED.value}')
"""  # noqa: S608 - nobody's words are in it
_SOME: Final = 500
_WORK: Final = tuple(
    select(network_id, at.label("at")).where(state, at <= bindparam(until)).order_by(at).limit(_SOME)
    for network_id, state, at, until in (
        (notices.c.network_id, notices.c.state == _PENDING, notices.c.wake_at, "soon"),
        (deliveries.c.network_id, deliveries.c.state == _PENDING, deliveries.c.next_try_at, "now"),
        (deliveries.c.network_id, deliveries.c.state == NoticeState.LEASED, deliveries.c.lease_until, "now"),
    )
)


def found_network(
    tx: Unscoped, *, server: int | None, name: str, language: str, zone: str, demo: bool = False
) -> Network:
    """Make a network, for a server or for none. Raises `ServerTaken`."""
    present = None if server is None else network_of_server(tx, server)
    if present is not None:
        raise ServerTaken(present.name)
    row = {
        "server_id": server,
        "name": name,
        "language": language,
        "zone": zone,
        "demo": demo,
        "created_at": tx.now,
    }
    key = NetworkId(inserted_key(tx.connection.execute(insert(networks).values(row))))
    return Network(key, server, name, language, zone, demo, tx.now)


def network(tx: Unscoped, id: NetworkId) -> Network | None:  # noqa: A002 - `network(tx, id)` says it best
    """The network with that id."""
    row = tx.connection.execute(_BY_ID, {"id": id}).one_or_none()
    return None if row is None else network_from(row)


def network_of_server(tx: Unscoped, server: int) -> Network | None:
    """The network that lives on that Discord server."""
    row = tx.connection.execute(_BY_SERVER, {"server": server}).one_or_none()
    return None if row is None else network_from(row)


def networks_of(tx: Unscoped, kind: ChannelKind, address: str) -> tuple[Network, ...]:
    """The networks of which whoever is reached there is a member, in the order of their names; no guest's."""
    statement = (
        select(networks)
        .join(members, members.c.network_id == networks.c.id)
        .join(channels, channels.c.person_id == members.c.person_id)
        .where(channels.c.kind == kind, channels.c.address == normal_address(kind, address))
        .where(members.c.left_at.is_(None), members.c.guest.is_(False))
        .order_by(networks.c.name, networks.c.id)
    )
    return tuple(network_from(row) for row in tx.connection.execute(statement))


def memberships(tx: Unscoped, person: PersonId) -> tuple[Membership, ...]:
    """Where the person is, or was, a member, or a guest of events, in the order of the networks' names."""
    rows = tx.connection.execute(_MEMBERSHIPS, {"person": person})
    return tuple(
        Membership(
            network_from(row),
            MemberId(row.member),
            row.member_left_at is None and not row.member_guest,
            row.member_guest,
        )
        for row in rows
    )


def all_networks(tx: Unscoped) -> tuple[Network, ...]:
    """Every network, the oldest first."""
    return tuple(network_from(row) for row in tx.connection.execute(select(networks).order_by(networks.c.id)))


def events_with_seats_due(tx: Unscoped) -> tuple[tuple[NetworkId, EventId], ...]:
    """The events at which a seat was held for somebody longer than was offered, of all networks."""
    over = (answers.c.seat == Seat.OFFERED, answers.c.offered_until <= tx.now)
    found = select(answers.c.network_id, answers.c.event_id).where(*over).distinct().limit(_SOME)
    return tuple((NetworkId(row.network_id), EventId(row.event_id)) for row in tx.connection.execute(found))


def minutes_passed_over(tx: Unscoped) -> tuple[tuple[NetworkId, EventId], ...]:
    """The minutes of all networks to which nobody objected until the day, where that is approval."""
    over = (minutes.c.status == MinutesStatus.SENT, minutes.c.until <= tx.now, minutes.c.silence.is_(True))
    found = select(minutes.c.network_id, minutes.c.event_id).where(*over).order_by(minutes.c.until)
    rows = tx.connection.execute(found.limit(_SOME))
    return tuple((NetworkId(row.network_id), EventId(row.event_id)) for row in rows)


def practices_to_renew(tx: Unscoped, silent_since: datetime) -> tuple[tuple[NetworkId, PracticeId], ...]:
    """The published practices of all networks to be asked about, or asked about before that instant."""
    public = practices.c.status == Status.PUBLISHED
    due = (public, practices.c.renew_at <= tx.now, practices.c.renewal_asked_at.is_(None))
    silent = (public, practices.c.renewal_asked_at <= silent_since)
    found: dict[PracticeId, NetworkId] = {}
    for conditions in (due, silent):
        rows = select(practices.c.network_id, practices.c.id).where(*conditions).limit(_SOME)
        found |= {PracticeId(row.id): NetworkId(row.network_id) for row in tx.connection.execute(rows)}
    return tuple((network, practice) for practice, network in found.items())


def events_without_feedback(
    tx: Unscoped, after: timedelta, back: timedelta, without: Iterable[EventKind]
) -> tuple[tuple[NetworkId, EventId], ...]:
    """The events of all networks that are over and whose people nobody has asked yet.

    Over is what was ended, or should have ended `after` ago; what began longer than `back` ago is let be, and
    so are the kinds `without`.
    """
    asked = exists().where(feedback.c.network_id == events.c.network_id, feedback.c.event_id == events.c.id)
    over = or_(events.c.status == EventStatus.ENDED, events.c.ends_at <= tx.now - after)
    here = (
        events.c.starts_at > tx.now - back,
        events.c.starts_at <= tx.now,
        events.c.status != EventStatus.CANCELLED,
        events.c.kind.not_in(list(without)),
        over,
        ~asked,
    )
    found = select(events.c.network_id, events.c.id).where(*here).order_by(events.c.ends_at).limit(_SOME)
    return tuple((NetworkId(row.network_id), EventId(row.id)) for row in tx.connection.execute(found))


def feedback_to_ask(tx: Unscoped) -> tuple[tuple[NetworkId, EventId], ...]:
    """The events of all networks whose people are to be asked by now, and were not."""
    due = (feedback.c.asked_at.is_(None), feedback.c.ask_at <= tx.now, feedback.c.closes_at > tx.now)
    found = select(feedback.c.network_id, feedback.c.event_id).where(*due).order_by(feedback.c.ask_at)
    rows = tx.connection.execute(found.limit(_SOME))
    return tuple((NetworkId(row.network_id), EventId(row.event_id)) for row in rows)


def saved_searches_due(tx: Unscoped) -> tuple[tuple[NetworkId, SavedId], ...]:
    """The saved searches of all networks that are to be looked at, for something was published."""
    found = select(searches.c.network_id, searches.c.id).where(searches.c.look_at <= tx.now)
    rows = tx.connection.execute(found.order_by(searches.c.look_at).limit(_SOME))
    return tuple((NetworkId(row.network_id), SavedId(row.id)) for row in rows)


def visits_due(tx: Unscoped) -> tuple[tuple[NetworkId, VisitId], ...]:
    """Those of all networks that got a date, or are over and whose guest was not asked what they saw."""
    there = and_(polls.c.network_id == visits.c.network_id, polls.c.id == visits.c.poll_id)
    held = and_(events.c.network_id == visits.c.network_id, events.c.id == visits.c.event_id)
    dated = and_(visits.c.state == VisitState.TAKEN, polls.c.event_id.is_not(None))
    over = and_(
        visits.c.state == VisitState.DATED,
        events.c.ends_at <= tx.now,
        events.c.status != EventStatus.CANCELLED,
    )
    found = (
        select(visits.c.network_id, visits.c.id)
        .outerjoin(polls, there)
        .outerjoin(events, held)
        .where(visits.c.state.in_([VisitState.TAKEN, VisitState.DATED]), visits.c.report_asked_at.is_(None))
        .where(or_(dated, over))
        .limit(_SOME)
    )
    return tuple((NetworkId(row.network_id), VisitId(row.id)) for row in tx.connection.execute(found))


def conversation_in(tx: Unscoped, channel: int) -> tuple[NetworkId, SessionId] | None:
    """The session whose card was the last to be placed or changed in that Discord channel, unless sent."""
    row = tx.connection.execute(
        select(survey_sessions.c.network_id, survey_sessions.c.id)
        .where(survey_sessions.c.card_channel == channel, survey_sessions.c.sent_at.is_(None))
        .order_by(survey_sessions.c.updated_at.desc(), survey_sessions.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else (NetworkId(row.network_id), SessionId(row.id))


def calendar_at(tx: Unscoped, sha256: str) -> Feed | None:
    """The calendar whose address has the secret with that SHA-256 sum, one that holds no more too."""
    row = tx.connection.execute(_CALENDAR, {"sha256": sha256}).one_or_none()
    if row is None:
        return None
    member = None if row.of_member is None else MemberId(row.of_member)
    return Feed(network_from(row), member, row.made_at, row.revoked_at)


def delete_network(tx: Unscoped, id: NetworkId) -> None:  # noqa: A002
    """Remove a network with all that belongs to it, and the people whom no other network knows."""
    theirs = select(members.c.person_id).where(members.c.network_id == id)
    people = [person for (person,) in tx.connection.execute(theirs)]
    tx.connection.execute(delete(networks).where(networks.c.id == id))
    elsewhere = select(members.c.person_id)
    for person in people:
        alone = delete(persons).where(persons.c.id == person, persons.c.id.not_in(elsewhere))
        tx.connection.execute(alone)


def known_elsewhere(tx: Transaction, person: PersonId) -> bool:
    """Whether the person is, or was, a member of a network other than this one."""
    others = members.c.network_id != tx.network
    statement = select(members.c.id).where(members.c.person_id == person, others).limit(1)
    return tx.connection.execute(statement).first() is not None


def elsewhere(tx: Transaction, person: PersonId) -> tuple[Transaction, ...]:
    """The same transaction in each other network of which the person is a member now.

    For what somebody decides for themselves, which holds wherever they are.
    """
    others = members.c.network_id != tx.network
    statement = select(members.c.network_id).where(
        members.c.person_id == person, others, members.c.left_at.is_(None)
    )
    found = tx.connection.scalars(statement.order_by(members.c.network_id)).all()
    here = Unscoped(tx.connection, tx.now, tx.narrowing)
    return tuple(here.within(NetworkId(one)) for one in found)


def everywhere(tx: Transaction, person: PersonId) -> tuple[Transaction, ...]:
    """The same transaction in each network that knows, or knew, the person: to make one of two."""
    statement = select(members.c.network_id).where(members.c.person_id == person)
    found = tx.connection.scalars(statement.order_by(members.c.network_id)).all()
    here = Unscoped(tx.connection, tx.now, tx.narrowing)
    return tuple(here.within(NetworkId(one)) for one in found)


def forget_if_unknown(tx: Transaction, person: PersonId) -> None:
    """Remove a person and their channels, unless some network knows them."""
    known = select(members.c.person_id)
    tx.connection.execute(delete(persons).where(persons.c.id == person, persons.c.id.not_in(known)))


def delete_old_drafts(tx: Unscoped) -> int:
    """Remove the drafts that have expired; says how many."""
    return tx.connection.execute(delete(drafts).where(drafts.c.expires_at <= tx.now)).rowcount


def delete_thawed_acts(tx: Unscoped) -> int:
    """Remove what was kept of erased people for as long as the law asked; says how many acts."""
    return tx.connection.execute(delete(trail).where(trail.c.frozen_until <= tx.now)).rowcount


def delete_unnamed_files(tx: Unscoped, before: datetime) -> int:
    """Remove what is known of files that were given before that instant and that nothing names; how many."""
    unnamed = (
        ~exists().where(column == files.c.id, column.table.c.network_id == files.c.network_id)
        for column in naming_files()
    )
    return tx.connection.execute(delete(files).where(files.c.given_at < before, *unnamed)).rowcount


def named_files(tx: Unscoped, sha256s: Iterable[str]) -> frozenset[str]:
    """Those of these SHA-256 sums under which some network knows a file."""
    asked, found = list(sha256s), set[str]()
    for at in range(0, len(asked), _SOME):
        some = select(files.c.sha256).where(files.c.sha256.in_(asked[at : at + _SOME])).distinct()
        found.update(tx.connection.execute(some).scalars())
    return frozenset(found)


def next_due(tx: Unscoped, ahead: timedelta = timedelta()) -> datetime | None:
    """When the worker has next something to do in any network; it may be in the past.

    Notices are looked at `ahead` of being due, what failed or was left lying when its time has come.
    """
    notice, *others = tx.connection.exec_driver_sql(_NEXT_DUE).one()
    found = [at for at in others if at is not None]
    if notice is not None:
        found.append(notice - ahead // MILLISECOND)
    return from_milliseconds(min(found)) if found else None


def networks_with_work(tx: Unscoped, ahead: timedelta) -> tuple[NetworkId, ...]:
    """The networks of what `next_due` tells of, as far as it is now: who has waited longest first."""
    asked = {"now": tx.now, "soon": tx.now + ahead}
    found = [row for statement in _WORK for row in tx.connection.execute(statement, asked)]
    found.sort(key=lambda row: row.at)
    return tuple(dict.fromkeys(NetworkId(row.network_id) for row in found))
