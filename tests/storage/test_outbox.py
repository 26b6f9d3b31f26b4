"""The outbox: a notice is kept once, moves with its subject, and is cancelled with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event as events
from sqlalchemy import update

from domain.actors import ChannelKind
from domain.notices import KINDS, NewNotice, NoticeState
from storage import members, outbox, people
from storage.schema.notices import notice

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices import Notice
    from storage.transaction import Transaction
    from tests.clock import FixedClock

CLOSING = KINDS["survey.closing"]
HOUR = timedelta(hours=1)


@pytest.fixture
def member(tx: Transaction) -> MemberId:
    person = people.add_person(tx, "Ana")
    people.add_channel(tx, person.id, ChannelKind.DISCORD, "100", agreed=True)
    return members.add(tx, person.id, None).id


def closing(member: MemberId, due: datetime, key: str = "a", subject: int = 7) -> NewNotice:
    return NewNotice(CLOSING, "wave", subject, due, key, member=member, detail={"wave": subject})


def states(tx: Transaction, subject: int = 7) -> dict[str, NoticeState]:
    return {one.dedupe_key: one.state for one in outbox.about(tx, "wave", subject)}


def set_state(tx: Transaction, state: NoticeState, key: str = "a") -> None:
    here = (notice.c.network_id == tx.network, notice.c.dedupe_key == key)
    tx.connection.execute(update(notice).where(*here).values(state=state))


def only(tx: Transaction) -> Notice:
    (one,) = outbox.about(tx, "wave", 7)
    return one


def test_a_notice_is_kept_as_it_was_given(tx: Transaction, member: MemberId) -> None:
    outbox.add(tx, [closing(member, tx.now + HOUR)])
    one = only(tx)
    assert (one.kind, one.member, one.detail, one.state) == (
        "survey.closing",
        member,
        {"wave": 7},
        NoticeState.PENDING,
    )
    assert one.due_at == one.wake_at == tx.now + HOUR


def test_a_known_key_is_no_second_notice(tx: Transaction, member: MemberId, other: Transaction) -> None:
    outbox.add(tx, [closing(member, tx.now), closing(member, tx.now + HOUR)])
    outbox.add(tx, [closing(member, tx.now + HOUR)])
    assert only(tx).due_at == tx.now
    outbox.add(other, [NewNotice(CLOSING, "wave", 7, tx.now, "a", channel=5)])
    assert len(outbox.about(other, "wave", 7)) == 1, "keys are of one network"


@pytest.mark.parametrize("recipients", [{}, {"member": 1, "channel": 1}])
def test_a_notice_has_one_recipient(recipients: dict[str, int], clock: FixedClock) -> None:
    with pytest.raises(ValueError, match="member or to a channel"):
        NewNotice(CLOSING, "wave", 7, clock.now(), "a", **recipients)


def test_scheduling_moves_adds_and_cancels(tx: Transaction, member: MemberId) -> None:
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now + HOUR), closing(member, tx.now, "b")])
    outbox.add(tx, [closing(member, tx.now, "of another wave", subject=8)])
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now + 2 * HOUR), closing(member, tx.now, "c")])
    assert states(tx) == {
        "a": NoticeState.PENDING,
        "b": NoticeState.CANCELLED,
        "c": NoticeState.PENDING,
    }
    moved = next(one for one in outbox.about(tx, "wave", 7) if one.dedupe_key == "a")
    assert moved.due_at == moved.wake_at == tx.now + 2 * HOUR
    assert states(tx, 8) == {"of another wave": NoticeState.PENDING}


def test_a_cancelled_subject_says_nothing_more(tx: Transaction, member: MemberId) -> None:
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now), closing(member, tx.now, "sent")])
    set_state(tx, NoticeState.SENT, "sent")
    outbox.cancel(tx, "wave", 7)
    assert states(tx) == {"a": NoticeState.CANCELLED, "sent": NoticeState.SENT}


def test_nothing_more_to_one_member_is_found_among_their_own(tx: Transaction, member: MemberId) -> None:
    """Five hundred are told of one event: whoever answers must not look through what all the others are told."""
    other = members.add(tx, people.add_person(tx, "Bruno").id, None).id
    outbox.add(tx, [closing(member, tx.now + HOUR), closing(other, tx.now + HOUR, "b")])
    outbox.add(tx, [closing(member, tx.now + HOUR, "c", subject=8)])
    plans: list[str] = []

    def explain(_connection: Any, cursor: Any, statement: str, asked: Any, *_: Any) -> None:
        if statement.startswith("UPDATE") and tx.connection.dialect.name == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", asked)
            plans.extend(str(row) for row in cursor.fetchall())

    events.listen(tx.connection, "before_cursor_execute", explain)
    outbox.cancel_for(tx, "wave", 7, member)
    events.remove(tx.connection, "before_cursor_execute", explain)
    assert states(tx) == {"a": NoticeState.CANCELLED, "b": NoticeState.PENDING}
    assert states(tx, 8) == {"c": NoticeState.PENDING}
    assert all("network_id_member_id_state" in one for one in plans), plans


def test_several_are_cancelled_at_once(tx: Transaction, member: MemberId) -> None:
    every = [NewNotice(CLOSING, "wave", 7, tx.now + n * HOUR, f"{n}", member=member) for n in range(3)]
    outbox.schedule(tx, "wave", 7, every)
    outbox.schedule(tx, "wave", 7, every[:1])
    assert list(states(tx).values()) == [NoticeState.PENDING, NoticeState.CANCELLED, NoticeState.CANCELLED]


@pytest.mark.parametrize(
    ("state", "hours", "becomes"),
    [
        (NoticeState.SENT, 5, NoticeState.SENT),
        (NoticeState.CANCELLED, 0, NoticeState.PENDING),
        (NoticeState.EXPIRED, 0, NoticeState.EXPIRED),
        (NoticeState.EXPIRED, 5, NoticeState.PENDING),
        (NoticeState.FAILED, 0, NoticeState.FAILED),
        (NoticeState.FAILED, 5, NoticeState.PENDING),
        (NoticeState.LEASED, 0, NoticeState.LEASED),
        (NoticeState.LEASED, 5, NoticeState.PENDING),
    ],
)
def test_what_becomes_of_a_known_key(
    tx: Transaction, member: MemberId, state: NoticeState, hours: int, becomes: NoticeState
) -> None:
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now)])
    set_state(tx, state)
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now + hours * HOUR)])
    assert states(tx) == {"a": becomes}
    if becomes is NoticeState.PENDING:
        assert only(tx).wake_at == tx.now + hours * HOUR


def test_a_snooze_outlives_a_change_of_details_and_not_another_date(
    tx: Transaction, member: MemberId
) -> None:
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now)])
    snoozed = tx.now + 3 * HOUR
    tx.connection.execute(update(notice).where(notice.c.network_id == tx.network).values(wake_at=snoozed))
    other = NewNotice(CLOSING, "wave", 7, tx.now, "a", member=member, detail={"days": 3})
    outbox.schedule(tx, "wave", 7, [other])
    assert (only(tx).wake_at, only(tx).detail) == (snoozed, {"days": 3})
    outbox.schedule(tx, "wave", 7, [closing(member, tx.now + HOUR)])
    assert only(tx).wake_at == tx.now + HOUR


def test_only_notices_of_the_subject_are_scheduled_for_it(tx: Transaction, member: MemberId) -> None:
    with pytest.raises(ValueError, match="not about wave 8"):
        outbox.schedule(tx, "wave", 8, [closing(member, tx.now)])


def test_what_was_due_is_said_then_and_not_once_more(
    tx: Transaction, member: MemberId, other: Transaction
) -> None:
    gone, coming = closing(member, tx.now - HOUR), closing(member, tx.now + HOUR, "b")
    outbox.add(tx, [gone, coming, closing(member, tx.now, "c")])
    outbox.add(tx, [NewNotice(CLOSING, "plan", 7, tx.now - HOUR, "of a plan", member=member)])
    outbox.add(other, [NewNotice(CLOSING, "wave", 7, tx.now - HOUR, "a", channel=5)])
    outbox.said_then(tx, ["wave"])
    assert states(tx) == {"a": NoticeState.SENT, "b": NoticeState.PENDING, "c": NoticeState.SENT}
    assert outbox.about(tx, "wave", 7)[0].sent_at == gone.due_at
    assert outbox.about(tx, "plan", 7)[0].state is NoticeState.PENDING
    assert outbox.about(other, "wave", 7)[0].state is NoticeState.PENDING
    outbox.schedule(tx, "wave", 7, [gone, coming])
    assert states(tx)["a"] is NoticeState.SENT
