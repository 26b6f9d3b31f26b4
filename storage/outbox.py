"""The outbox of the network: a notice is written here in the transaction that causes it.

A noun whose things move or end keeps its notices true with one call, `schedule`. The worker's side is in
`storage.notices.claiming` and `storage.notices.settling`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select, update

from domain.actors import MemberId
from domain.notices import Notice, NoticeId, NoticeState
from storage.dialect import insert_new
from storage.portions import portions
from storage.schema.notices import notice as notices
from storage.schema.types import from_milliseconds, to_milliseconds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row, Select

    from domain.notices import NewNotice, NoticeKind
    from storage.transaction import Transaction

UNIQUE: Final = ("network_id", "dedupe_key")
# Not over: waiting, or with a delivery that has not arrived.
OPEN: Final = (NoticeState.PENDING, NoticeState.LEASED)

_OF_SUBJECT: Final = select(notices).where(
    notices.c.network_id == bindparam("network"),
    notices.c.subject_kind == bindparam("kind"),
    notices.c.subject_id == bindparam("id"),
)
_TO_MEMBER: Final = select(notices).where(
    notices.c.network_id == bindparam("network"),
    notices.c.member_id == bindparam("member"),
    notices.c.subject_kind == bindparam("kind"),
    # Reckoned with, so that the few of the member are looked through, not the thousands of the subject.
    notices.c.subject_id + 0 == bindparam("id"),
)
_CANCEL: Final = (
    update(notices)
    .where(
        notices.c.network_id == bindparam("network"),
        notices.c.id.in_(bindparam("ones", expanding=True)),
        notices.c.state.in_(OPEN),
    )
    .values(state=NoticeState.CANCELLED, problem=bindparam("why"), delivery_id=None)
)
_CANCEL_FOR: Final = (
    update(notices)
    .where(
        notices.c.network_id == bindparam("network"),
        notices.c.member_id == bindparam("member"),
        notices.c.state.in_(OPEN),
        notices.c.subject_kind == bindparam("of_kind"),
        # Reckoned with, so that the few of the member are looked through, not the thousands of the subject.
        notices.c.subject_id + 0 == bindparam("of"),
    )
    .values(state=NoticeState.CANCELLED, delivery_id=None)
)
_MOVE: Final = (
    update(notices)
    .where(notices.c.network_id == bindparam("network"), notices.c.id == bindparam("one"))
    .values(
        state=NoticeState.PENDING,
        delivery_id=None,
        problem=None,
        refused=None,
        **{
            name: bindparam(f"new_{name}")
            for name in ("member_id", "channel", "address", "due_at", "wake_at", "expires_at", "detail")
        },
    )
)


def add(tx: Transaction, new: Iterable[NewNotice]) -> None:
    """Put notices into the outbox. One whose dedupe key is known already, in whatever state, is no second."""
    rows = [_row(tx, one) for one in new]
    if rows:
        insert_new(tx.connection, notices, rows, unique=UNIQUE)


def schedule(
    tx: Transaction,
    subject_kind: str,
    subject_id: int,
    wanted: Iterable[NewNotice],
    member: MemberId | None = None,
) -> None:
    """Make exactly these the notices that are to come about that subject; nothing else of it stays pending.

    With `member`: exactly these of what is to come to that member; what others are told stays as it is.

    A key that waits already is moved when it is due at another time or has another detail; one that was
    cancelled, expired or failed waits again when it is due at another time (or was cancelled); what was sent
    stays and is not repeated; what is not wanted any more is cancelled. Raises `ValueError` for a notice of
    another subject.
    """
    by_key: dict[str, NewNotice] = {}
    for one in wanted:
        if (one.subject_kind, one.subject_id) != (subject_kind, subject_id):
            raise ValueError(f"{one.dedupe_key} is not about {subject_kind} {subject_id}")
        by_key[one.dedupe_key] = one
    present = about(tx, subject_kind, subject_id, member)
    _cancel(tx, [old.id for old in present if old.dedupe_key not in by_key and old.state in OPEN])
    _move(tx, [(old, new) for old in present if (new := by_key.get(old.dedupe_key)) and _moves(old, new)])
    known = {old.dedupe_key for old in present}
    add(tx, [one for key, one in by_key.items() if key not in known])


def cancel(tx: Transaction, subject_kind: str, subject_id: int) -> None:
    """The subject is over: nothing more is said of it."""
    schedule(tx, subject_kind, subject_id, ())


def cancel_for(tx: Transaction, subject_kind: str, subject_id: int, member: MemberId) -> None:
    """Nothing more is said of the subject to that member, however many others it is said to."""
    asked = {"network": tx.network, "member": member, "of_kind": subject_kind, "of": subject_id}
    tx.connection.execute(_CANCEL_FOR, asked)


def cancel_all(
    tx: Transaction, subject_kind: str, subject_ids: Sequence[int], kinds: Collection[str] | None = None
) -> None:
    """The same for many subjects at once; with `kinds` (codes), only notices of these."""
    for some in portions(subject_ids):
        found = _open_about(tx, subject_kind, some).with_only_columns(notices.c.id)
        if kinds is not None:
            found = found.where(notices.c.kind.in_(kinds))
        _cancel(tx, list(tx.connection.execute(found).scalars()))


def said_then(tx: Transaction, subject_kinds: Collection[str]) -> None:
    """What is due by now about these kinds of subjects was said then: for what is recorded afterwards.

    It is not cancelled, so that whoever was invited then is not invited once more.
    """
    due = (
        notices.c.network_id == tx.network,
        notices.c.subject_kind.in_(subject_kinds),
        notices.c.state == NoticeState.PENDING,
        notices.c.due_at <= tx.now,
    )
    said = update(notices).where(*due).values(state=NoticeState.SENT, sent_at=notices.c.due_at)
    tx.connection.execute(said)


def count(tx: Transaction, subject_kind: str, subject_ids: Sequence[int]) -> int:
    """How many notices about these subjects are still to come."""
    return sum(
        tx.connection.execute(
            _open_about(tx, subject_kind, some).with_only_columns(func.count(notices.c.id))
        ).scalar_one()
        for some in portions(subject_ids)
    )


def about(
    tx: Transaction, subject_kind: str, subject_id: int, member: MemberId | None = None
) -> tuple[Notice, ...]:
    """All notices of a subject (to one member), in whatever state, in the order in which they are due."""
    asked = {"network": tx.network, "kind": subject_kind, "id": subject_id}
    found = _OF_SUBJECT
    if member is not None:
        found, asked = _TO_MEMBER, {**asked, "member": member}
    rows = tx.connection.execute(found.order_by(notices.c.due_at, notices.c.id), asked)
    return tuple(notice_from(row) for row in rows)


def subjects(tx: Transaction, subject_kind: str, member: MemberId) -> frozenset[int]:
    """The subjects of that kind of which something is still to come to the member."""
    own = select(notices.c.subject_id).where(
        notices.c.network_id == tx.network,
        notices.c.member_id == member,
        notices.c.subject_kind == subject_kind,
        notices.c.state.in_(OPEN),
    )
    return frozenset(tx.connection.scalars(own))


def told(tx: Transaction, kind: NoticeKind, member: MemberId) -> frozenset[int]:
    """The subjects of which the member was sent a notice of that kind, or still will be."""
    own = select(notices.c.subject_id).where(
        notices.c.network_id == tx.network,
        notices.c.member_id == member,
        notices.c.kind == kind.code,
        notices.c.state.in_((*OPEN, NoticeState.SENT)),
    )
    return frozenset(tx.connection.scalars(own))


def awaited(tx: Transaction, kind: NoticeKind, until: datetime) -> frozenset[MemberId]:
    """The members to whom a notice of that kind is to come from now on until then."""
    own = select(notices.c.member_id).where(
        notices.c.network_id == tx.network,
        notices.c.state.in_(OPEN),
        notices.c.due_at.between(tx.now, until),
        notices.c.kind == kind.code,
        notices.c.member_id.is_not(None),
    )
    return frozenset(map(MemberId, tx.connection.scalars(own)))


def latest(tx: Transaction, subject_kind: str) -> dict[int, datetime]:
    """By subject: when its last notice was made that was sent, or still will be."""
    statement = (
        select(notices.c.subject_id, func.max(notices.c.created_at).label("at"))
        .where(
            notices.c.network_id == tx.network,
            notices.c.subject_kind == subject_kind,
            notices.c.state.in_((*OPEN, NoticeState.SENT)),
        )
        .group_by(notices.c.subject_id)
    )
    return {row.subject_id: row.at for row in tx.connection.execute(statement)}


def load(tx: Transaction, ids: Sequence[NoticeId]) -> tuple[Notice, ...]:
    """The notices with these ids, in the order in which they are due."""
    statement = (
        select(notices)
        .where(notices.c.network_id == tx.network, notices.c.id.in_(ids))
        .order_by(notices.c.due_at, notices.c.id)
    )
    return tuple(notice_from(row) for row in tx.connection.execute(statement))


def pending(tx: Transaction) -> int:
    """How many notices of the network wait."""
    statement = select(func.count()).where(
        notices.c.network_id == tx.network, notices.c.state == NoticeState.PENDING
    )
    return int(tx.connection.execute(statement).scalar_one())


def notice_from(row: Row[Any]) -> Notice:
    """The record for a row of the table `notice`."""
    return Notice(
        id=NoticeId(row.id),
        kind=row.kind,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        member=None if row.member_id is None else MemberId(row.member_id),
        channel=row.channel,
        address=row.address,
        detail=row.detail or {},
        dedupe_key=row.dedupe_key,
        state=row.state,
        due_at=row.due_at,
        wake_at=row.wake_at,
        created_at=row.created_at,
        expires_at=row.expires_at,
        sent_at=row.sent_at,
        refused=tuple(row.refused.split(",")) if row.refused else (),
        problem=row.problem,
    )


def _row(tx: Transaction, new: NewNotice) -> dict[str, Any]:
    return {
        "network_id": tx.network,
        "kind": new.kind.code,
        "subject_kind": new.subject_kind,
        "subject_id": new.subject_id,
        "member_id": new.member,
        "channel": new.channel,
        "address": new.address,
        "detail": dict(new.detail) or None,
        "dedupe_key": new.dedupe_key,
        "state": NoticeState.PENDING,
        "due_at": new.due_at,
        "wake_at": new.due_at,
        "expires_at": new.expires_at,
        "created_at": tx.now,
    }


def _moves(old: Notice, new: NewNotice) -> bool:
    """Whether what is wanted differs from what there is, and can still be had."""
    if old.state is NoticeState.SENT:
        return False
    other = _changed(old, new)
    if old.state is NoticeState.CANCELLED:
        return True
    if old.state is NoticeState.PENDING:
        return other or dict(old.detail) != dict(new.detail)
    # What is on its way is told as things are when it is sent.
    return other


def _changed(old: Notice, new: NewNotice) -> bool:
    """Whether it is due, or over, at another time, or for somebody else."""
    times = (old.due_at, old.expires_at) != (_kept(new.due_at), _kept(new.expires_at))
    return times or (old.member, old.channel, old.address) != (new.member, new.channel, new.address)


def _kept(at: datetime | None) -> datetime | None:
    """The instant as the database keeps it."""
    return None if at is None else from_milliseconds(to_milliseconds(at))


def _wake(old: Notice, new: NewNotice) -> datetime:
    # Only its details changed: quiet hours or a snooze hold on.
    same = old.state is NoticeState.PENDING and old.due_at == _kept(new.due_at)
    return old.wake_at if same else new.due_at


def _open_about(tx: Transaction, subject_kind: str, subject_ids: Sequence[int]) -> Select[Any]:
    return select(notices).where(
        notices.c.network_id == tx.network,
        notices.c.subject_kind == subject_kind,
        notices.c.subject_id.in_(subject_ids),
        notices.c.state.in_(OPEN),
    )


def _cancel(tx: Transaction, ids: Sequence[NoticeId], why: str | None = None) -> None:
    # Several parameters at once cannot go with a list in the condition, so it is one statement for many.
    for some in portions(ids):
        tx.connection.execute(_CANCEL, {"network": tx.network, "ones": list(some), "why": why})


def _move(tx: Transaction, moved: Sequence[tuple[Notice, NewNotice]]) -> None:
    if moved:
        rows = [
            {
                "network": tx.network,
                "one": old.id,
                "new_member_id": new.member,
                "new_channel": new.channel,
                "new_address": new.address,
                "new_due_at": new.due_at,
                "new_wake_at": _wake(old, new),
                "new_expires_at": new.expires_at,
                "new_detail": dict(new.detail) or None,
            }
            for old, new in moved
        ]
        tx.connection.execute(_MOVE, rows)
