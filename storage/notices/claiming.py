"""The worker's first half, in one network: what wakes, whom it is for, and the deliveries made of it.

All statements are about many rows at once: a burst of a thousand is no more of them than one notice.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, and_, bindparam, cast, func, insert, select, update

from domain.actors import ChannelKind, MemberId
from domain.consents import Purpose
from domain.notices import NoticeState, Preferences, QuietHours, Way
from domain.notices.deciding import REST, Recipient
from domain.notices.deliveries import Delivery, DeliveryId
from storage.outbox import notice_from
from storage.schema.consents import consent as consents
from storage.schema.networks import network as networks
from storage.schema.networks import partner as partners
from storage.schema.notices import delivery as deliveries
from storage.schema.notices import delivery_notice as links
from storage.schema.notices import inbox as inboxes
from storage.schema.notices import notice as notices
from storage.schema.notices import notice_rhythm as rhythms
from storage.schema.notices import notice_settings as settings
from storage.schema.people import channel as channels
from storage.schema.people import member as members
from storage.schema.people import person as persons
from storage.ways import way_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from domain.notices import Notice, NoticeId
    from domain.notices.planning import Message
    from storage.transaction import Transaction

_HERE: Final = notices.c.network_id == bindparam("network")
_AWAKE: Final = (
    select(notices)
    .where(_HERE, notices.c.state == NoticeState.PENDING, notices.c.wake_at <= bindparam("until"))
    .order_by(notices.c.wake_at, notices.c.id)
    .limit(bindparam("most", type_=Integer))
)
_OF_THE_SAME: Final = select(notices).where(
    _HERE,
    notices.c.member_id.in_(bindparam("members", expanding=True)),
    notices.c.state == NoticeState.PENDING,
    notices.c.wake_at <= bindparam("until"),
)
# An address is of a person, and yes is said to each network: mails come from those to which it was said.
_AGREED: Final = (
    select(consents.c.id)
    .where(
        consents.c.network_id == members.c.network_id,
        consents.c.member_id == members.c.id,
        consents.c.purpose == Purpose.MAIL,
        consents.c.withdrawn_at.is_(None),
    )
    .correlate(members)
    .exists()
)
_MAIL: Final = channels.alias("mail_channel")
_RECIPIENTS: Final = (
    select(
        members.c.id,
        members.c.left_at,
        members.c.guest,
        func.coalesce(persons.c.zone, networks.c.zone).label("zone"),
        channels.c.address,
        channels.c.agreed_at,
        channels.c.closed_at,
        partners.c.channel.label("place"),
        partners.c.left_at.label("partner_left_at"),
        _MAIL.c.address.label("mail"),
        settings,
    )
    .join(persons, persons.c.id == members.c.person_id)
    .join(networks, networks.c.id == members.c.network_id)
    .outerjoin(channels, channels.c.id == way_of(persons, ChannelKind.DISCORD))
    .outerjoin(
        _MAIL,
        and_(
            _MAIL.c.id == way_of(persons, ChannelKind.EMAIL),
            _MAIL.c.agreed_at.is_not(None),
            _MAIL.c.closed_at.is_(None),
            _AGREED,
        ),
    )
    .outerjoin(
        partners, and_(partners.c.network_id == members.c.network_id, partners.c.id == members.c.partner_id)
    )
    .outerjoin(
        settings, and_(settings.c.network_id == members.c.network_id, settings.c.member_id == members.c.id)
    )
    .where(
        members.c.network_id == bindparam("network"), members.c.id.in_(bindparam("members", expanding=True))
    )
)
_RHYTHMS: Final = select(rhythms.c.member_id, rhythms.c.kinds, rhythms.c.rhythm).where(
    rhythms.c.network_id == bindparam("network"),
    rhythms.c.member_id.in_(bindparam("members", expanding=True)),
)
_LATELY: Final = (
    select(deliveries.c.member_id, func.max(deliveries.c.created_at).label("last_at"))
    .where(
        deliveries.c.network_id == bindparam("network"),
        deliveries.c.member_id.in_(bindparam("members", expanding=True)),
        deliveries.c.created_at > bindparam("since"),
        deliveries.c.way != Way.INBOX.value,
        deliveries.c.state != NoticeState.FAILED,
        deliveries.c.state != NoticeState.CANCELLED,
    )
    .group_by(deliveries.c.member_id)
)
_IDS: Final = select(deliveries.c.id, deliveries.c.nonce).where(
    deliveries.c.network_id == bindparam("network"),
    deliveries.c.nonce.in_(bindparam("nonces", expanding=True)),
)
_TAKE: Final = (
    update(notices)
    .where(notices.c.network_id == bindparam("network"), notices.c.id == bindparam("one"))
    .values(
        state=cast(bindparam("new_state"), notices.c.state.type),
        delivery_id=bindparam("new_delivery"),
        sent_at=bindparam("new_sent_at"),
    )
)
_DEFER: Final = (
    update(notices)
    .where(notices.c.network_id == bindparam("network"), notices.c.id == bindparam("one"))
    .values(wake_at=bindparam("new_wake_at"))
)
_END: Final = (
    update(notices)
    .where(notices.c.network_id == bindparam("network"), notices.c.id == bindparam("one"))
    .values(state=bindparam("new_state"), problem=bindparam("why"))
)


def awake(tx: Transaction, until: datetime, most: int) -> tuple[Notice, ...]:
    """The notices that wake until then, the earliest first, `most` of them.

    With them comes what wakes within `REST` for the same members, however much that is.
    """
    rows = tx.connection.execute(_AWAKE, {"network": tx.network, "until": until, "most": most}).all()
    found = {row.id: row for row in rows}
    same = sorted({row.member_id for row in rows if row.member_id is not None})
    if same:
        asked = {"network": tx.network, "members": same, "until": tx.now + REST}
        found |= {row.id: row for row in tx.connection.execute(_OF_THE_SAME, asked)}
    return tuple(notice_from(row) for row in found.values())


def recipients(tx: Transaction, ids: Sequence[MemberId]) -> Mapping[MemberId, Recipient]:
    """These members as far as reaching them goes."""
    if not ids:
        return {}
    asked = {"network": tx.network, "members": list(ids)}
    chosen: dict[int, dict[str, Any]] = {}
    for row in tx.connection.execute(_RHYTHMS, asked):
        chosen.setdefault(row.member_id, {})[row.kinds] = row.rhythm
    lately = tx.connection.execute(_LATELY, {**asked, "since": tx.now - REST})
    last = {row.member_id: row.last_at for row in lately}
    rows = tx.connection.execute(_RECIPIENTS, asked)
    return {MemberId(row.id): _recipient(row, chosen.get(row.id, {}), last.get(row.id)) for row in rows}


def make(
    tx: Transaction, messages: Sequence[tuple[Message, str]], holder: str, until: datetime
) -> tuple[Delivery, ...]:
    """A delivery for each message with its nonce, leased to `holder`. What goes to the inbox is there."""
    if not messages:
        return ()
    rows = [_row(tx, message, nonce, holder, until) for message, nonce in messages]
    tx.connection.execute(insert(deliveries), rows)
    asked = {"network": tx.network, "nonces": [nonce for _, nonce in messages]}
    ids = {row.nonce: DeliveryId(row.id) for row in tx.connection.execute(_IDS, asked)}
    _attach(tx, [(message, ids[nonce]) for message, nonce in messages])
    return tuple(
        Delivery(
            tx.network,
            ids[nonce],
            message.way,
            message.address,
            message.member,
            nonce,
            NoticeState.LEASED,
            1,
            tx.now,
        )
        for message, nonce in messages
        if message.way is not Way.INBOX
    )


def defer(tx: Transaction, waiting: Mapping[NoticeId, datetime]) -> None:
    """These notices wake later."""
    if waiting:
        rows = [{"network": tx.network, "one": one, "new_wake_at": at} for one, at in waiting.items()]
        tx.connection.execute(_DEFER, rows)


def end(tx: Transaction, over: Mapping[NoticeId, tuple[NoticeState, str]]) -> None:
    """These notices are over without having been sent."""
    if over:
        rows = [
            {"network": tx.network, "one": one, "new_state": state, "why": why}
            for one, (state, why) in over.items()
        ]
        tx.connection.execute(_END, rows)


def _attach(tx: Transaction, made: Sequence[tuple[Message, DeliveryId]]) -> None:
    """The notices are their delivery's now."""
    taken, linked, placed = [], [], []
    for message, delivery in made:
        inbox = message.way is Way.INBOX
        for one in message.notices:
            here = {"network_id": tx.network, "notice_id": one.id}
            linked.append({**here, "delivery_id": delivery})
            taken.append(
                {
                    "network": tx.network,
                    "one": one.id,
                    "new_state": NoticeState.SENT if inbox else NoticeState.LEASED,
                    "new_delivery": delivery,
                    "new_sent_at": tx.now if inbox else None,
                }
            )
            if inbox:
                placed.append({**here, "member_id": message.member, "placed_at": tx.now})
    tx.connection.execute(insert(links), linked)
    tx.connection.execute(_TAKE, taken)
    if placed:
        tx.connection.execute(insert(inboxes), placed)


def _row(tx: Transaction, message: Message, nonce: str, holder: str, until: datetime) -> dict[str, Any]:
    inbox = message.way is Way.INBOX
    return {
        "network_id": tx.network,
        "way": message.way.value,
        "address": message.address,
        "member_id": message.member,
        "nonce": nonce,
        "state": NoticeState.SENT if inbox else NoticeState.LEASED,
        "attempts": 0 if inbox else 1,
        "holder": None if inbox else holder,
        "lease_until": None if inbox else until,
        "created_at": tx.now,
        "sent_at": tx.now if inbox else None,
    }


def _recipient(row: Any, chosen: Mapping[str, Any], last_at: datetime | None) -> Recipient:
    # A guest of events agreed to mails alone.
    reachable = row.agreed_at is not None and row.closed_at is None and not row.guest
    return Recipient(
        member=MemberId(row.id),
        active=row.left_at is None,
        zone=row.zone,
        preferences=preferences_from(row, chosen),
        direct=row.address if reachable else None,
        mail=row.mail,
        place=None if row.partner_left_at is not None else row.place,
        last_at=last_at,
    )


def preferences_from(row: Row[Any], chosen: Mapping[str, Any]) -> Preferences:
    """What a member chose, from a row with the columns of `notice_settings`, all NULL for nothing."""
    if row.way is None:
        return Preferences(rhythms=chosen)
    quiet = None
    if row.quiet_from is not None and row.quiet_until is not None:
        quiet = QuietHours(time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until))
    return Preferences(
        way=Way(row.way),
        quiet=quiet,
        digest_at=time.fromisoformat(row.digest_at),
        digest_weekday=row.digest_weekday,
        rhythms=chosen,
    )
