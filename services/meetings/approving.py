"""Minutes are sent to those who were there, guests too, who approve or object until a day; then they stand.

Who runs the event closes the round; where somebody objects, with an answer that stands beside it. Where the
network says that silence is approval, a round without an objection closes itself on its day; an objection
leaves it to who runs the event. Something that is changed makes a new version, which is sent anew; all
versions are kept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import Changed, NotAMember, NotFound
from domain.events.history import Act
from domain.meetings.errors import (
    AlreadyApproved,
    MinutesEmpty,
    NobodyThere,
    NotPresent,
    NotSent,
    ObjectionsOpen,
)
from domain.meetings.model import MinutesStatus, Verdict
from services.meetings import desk, telling
from services.meetings import minutes as reading
from storage import settings, trail
from storage.events import changes, events
from storage.meetings import minutes

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId, NetworkId
    from domain.events.model import Event, EventId
    from domain.meetings.model import Minutes
    from services.meetings.views import MinutesView
    from storage.transaction import Transaction, Unscoped

DAYS: Final = (3, 7, 14)
"""How long those who were there may be given."""
USUAL_DAYS: Final = 7
COMMENT_LENGTH: Final = 1000


def send(tx: Transaction, actor: Actor, id: EventId, seen: int, days: int) -> MinutesView:  # noqa: A002
    """Ask those who were there what they think of the minutes as they are, for so many days of `DAYS`.

    Raises `MinutesEmpty`, `NobodyThere`, `AlreadyApproved`, `Changed` and what `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    now = minutes.load(tx, id)
    if now.revision != seen:
        raise Changed
    if now.status is MinutesStatus.APPROVED:
        raise AlreadyApproved(event.code)
    content = reading.now_said(tx, event)
    if not content.lines:
        raise MinutesEmpty(event.code)
    if not content.present:
        raise NobodyThere(event.code)
    sent = minutes.step(
        tx,
        now,
        status=MinutesStatus.SENT,
        version=now.version + 1,
        sent_at=tx.now,
        until=tx.now + timedelta(days=days if days in DAYS else USUAL_DAYS),
        silence=desk.silence_approves(tx),
        approved_at=None,
        approved_by=None,
        by_silence=False,
        answer="",
    )
    changes.note(tx, id, actor.member, Act.MINUTES_SENT, {"version": (now.version, sent.version)})
    minutes.keep(tx, id, sent.version, actor.member, content.as_data())
    asked = [one for one in reading.reached(tx, content.present) if one != actor.member]
    telling.ask(tx, event, sent, asked)
    if actor.member in content.present and actor.member is not None:
        # Who sends them stands behind them.
        minutes.say(tx, id, sent.version, actor.member, Verdict.APPROVES, "")
    return reading.show(tx, actor, id)


def say(
    tx: Transaction,
    actor: Actor,
    id: EventId,  # noqa: A002
    version: int,
    verdict: Verdict,
    comment: str = "",
) -> MinutesView:
    """What somebody who was there thinks of a version; an objection says why. Said again it is said anew.

    Raises `NotSent`, `Changed` for an earlier version, `NotPresent`, `NotAMember`, `MeetingTextNeeded` or
    `MeetingTextLong`.
    """
    member = actor.known
    if member is None:
        raise NotAMember
    event = desk.seen_by(tx, actor, id)
    now = minutes.load(tx, id)
    if now.status is not MinutesStatus.SENT:
        raise NotSent(event.code)
    if now.version != version:
        raise Changed
    if member not in reading.sent(tx, id, version).present:
        raise NotPresent(event.code)
    objects = verdict is Verdict.OBJECTS
    said = desk.tidy("comment", comment, COMMENT_LENGTH, needed=objects)
    minutes.say(tx, id, version, member, verdict, said)
    telling.answered(tx, id, member)
    if objects:
        changes.note(tx, id, member, Act.MINUTES_OBJECTED, {"version": (version, version)})
        telling.tell_objection(tx, event, version, member)
        if now.silence:
            # What somebody objects to is not approved by others' silence: who runs the event decides.
            now = minutes.step(tx, now, silence=False)
            _hear_when_over(tx, event, now)
    return reading.show(tx, actor, id)


def close(tx: Transaction, actor: Actor, id: EventId, seen: int, answer: str = "") -> MinutesView:  # noqa: A002
    """They stand from now on; where somebody objects, `answer` is what is said to that.

    Raises `NotSent`, `Changed`, `ObjectionsOpen` without an answer to them, `MeetingTextLong` and what
    `desk.run_by` raises.
    """
    event = desk.run_by(tx, actor, id)
    now = minutes.load(tx, id)
    if now.status is not MinutesStatus.SENT:
        raise NotSent(event.code)
    if now.revision != seen:
        raise Changed
    said = ""
    if objections := _objections(tx, now):
        if not answer.strip():
            raise ObjectionsOpen(event.code, objections)
        said = desk.tidy("answer", answer, COMMENT_LENGTH)
    _approve(tx, event, now, actor.member, said, by_silence=False)
    return reading.show(tx, actor, id)


def withdraw(tx: Transaction, actor: Actor, id: EventId, seen: int) -> MinutesView:  # noqa: A002
    """Nobody is asked any more: they are a draft again. Raises as `close`."""
    event = desk.run_by(tx, actor, id)
    now = minutes.load(tx, id)
    if now.status is not MinutesStatus.SENT:
        raise NotSent(event.code)
    if now.revision != seen:
        raise Changed
    desk.reopen(tx, id)
    changes.note(tx, id, actor.member, Act.MINUTES_WITHDRAWN, {"version": (now.version, now.version)})
    return reading.show(tx, actor, id)


def let_silence(tx: Transaction, actor: Actor, id: EventId, *, approves: bool) -> MinutesView:  # noqa: A002
    """Whether silence is approval in this network, for rounds that begin from now on. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    settings.change(tx, desk.SILENCE, approves, actor.member)
    trail.record(tx, actor.member, desk.SILENCE, "network", tx.network, {"approves": approves})
    return reading.show(tx, actor, id)


def tend(tx: Unscoped, network: NetworkId, id: EventId) -> bool:  # noqa: A002
    """Close a round that nobody objected to and that is over; says whether one was."""
    here = tx.within(network)
    try:
        event = events.load(here, id)
    except NotFound:
        return False
    now = minutes.load(here, id)
    over = now.until is not None and now.until <= here.now
    if now.status is not MinutesStatus.SENT or not now.silence or not over:
        return False
    _approve(here, event, now, None, by_silence=True)
    return True


def _objections(tx: Transaction, now: Minutes) -> int:
    said = minutes.opinions_on(tx, now.event, now.version)
    return sum(one.verdict is Verdict.OBJECTS for one in said)


def _approve(
    tx: Transaction, event: Event, now: Minutes, by: MemberId | None, answer: str = "", *, by_silence: bool
) -> None:
    minutes.step(
        tx,
        now,
        status=MinutesStatus.APPROVED,
        approved_at=tx.now,
        approved_by=by,
        by_silence=by_silence,
        until=None,
        silence=False,
        answer=answer,
    )
    changes.note(tx, event.id, by, Act.MINUTES_APPROVED, {"version": (now.version, now.version)})
    there = reading.sent(tx, event.id, now.version).present
    telling.tell_approved(tx, event, now.version, [one for one in reading.reached(tx, there) if one != by])


def _hear_when_over(tx: Transaction, event: Event, now: Minutes) -> None:
    """Ask those who have not answered as before, and let its organiser hear when the day is over."""
    said = {one.member for one in minutes.opinions_on(tx, event.id, now.version)}
    there = reading.sent(tx, event.id, now.version).present
    telling.ask(tx, event, now, [one for one in reading.reached(tx, there) if one not in said])
