"""One kind reminder of all that somebody owes: to a person, or to everybody with whom something is pressing.

It is one notice a person, in their own language, through the outbox: their quiet hours and their choices
hold. Nobody gets a second one within a week, whoever asks. What it says is read anew when it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import todo
from domain.actors import MemberId, Role
from domain.errors import Changed
from domain.notices import NewNotice
from domain.notices.deciding import open_way
from domain.notices.kinds import TODO_REMINDER
from domain.notices.preferences import Rhythm, Way
from domain.partners import stamp
from services.receipts import receipt_number
from services.todo import mirror
from services.todo.gathering import acting, gather
from services.todo.listing import SIZE
from services.todo.views import Reminded, ReminderPreview, TodoNotice
from storage import members, outbox, trail
from storage.notices import claiming

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from services.todo.views import PersonOwes
    from storage.transaction import Transaction


def preview(tx: Transaction, actor: Actor, member: int = 0) -> ReminderPreview:
    """Who would get one: this member, or (0) all with whom something is late or soon will be.

    Who has not arrived, and who switched such messages off, gets none. Raises `RoleNeeded`, `NotYourself`,
    `NotFound`, `NotThere` or `NobodyToRemind`.
    """
    actor.must_be(Role.COORDINATOR)
    if member:
        if member == actor.member:
            raise todo.NotYourself
        found = (mirror.person(tx, actor, MemberId(member)).person,)
        if found[0].expected:
            raise todo.NotThere(found[0].name)
        asked = tuple(one for one in found if one.items)
    else:
        asked = tuple(
            one for one in mirror.all_owing(tx, actor.language) if one.pressing and one.member != actor.member
        )
    resting = tuple(one for one in asked if mirror.rests(one, tx.now))
    awake = tuple(one for one in asked if one not in resting)
    people, reach = _reach(tx, awake)
    if not people:
        raise todo.NobodyToRemind
    return ReminderPreview(tx.network, member, people, resting, _seal(people), tx.now, reach)


def remind(tx: Transaction, actor: Actor, member: int, seal: str) -> Reminded:
    """Send what the preview with that seal showed. Raises what `preview` raises, and `Changed`."""
    shown = preview(tx, actor, member)
    if shown.seal != seal:
        raise Changed
    receipt = receipt_number()
    outbox.add(tx, [_notice(tx, one) for one in shown.people])
    ids = [int(one.member) for one in shown.people]
    trail.record(
        tx, actor.member, "todo.reminded", "network", tx.network, {"members": ids, "receipt": receipt}
    )
    return Reminded(tx.network, receipt, tuple(one.name for one in shown.people), tx.now, shown.reach)


def tell(tx: Transaction, notice: Notice, reader: Reader) -> TodoNotice | None:
    """What the reminder says now; None where its reader owes nothing any more, or has left."""
    if notice.member is None:
        return None
    found = members.load(tx, notice.member)
    if not found.active or reader.member != notice.member:
        return None
    items = gather(tx, acting(tx, [found])).get(found.id, ())
    if not items:
        return None
    late = sum(item.late(tx.now) for item in items)
    return TodoNotice(tx.network, items[:SIZE], len(items), late, todo.minutes_of(items), tx.now)


def _reach(tx: Transaction, asked: tuple[PersonOwes, ...]) -> tuple[tuple[PersonOwes, ...], todo.Reach]:
    """Who of them gets one, and by which way as things stand."""
    there = [one for one in asked if not one.expected]
    known = claiming.recipients(tx, [one.member for one in there])
    off = {one.member for one in there if known[one.member].preferences.rhythm(TODO_REMINDER) is Rhythm.NEVER}
    people = tuple(one for one in there if one.member not in off)
    ways = [(open_way(TODO_REMINDER, known[one.member]).way, one.name) for one in people]
    return people, todo.Reach(
        direct=sum(way is Way.DM for way, _ in ways),
        mail=sum(way is Way.EMAIL for way, _ in ways),
        inbox=tuple(name for way, name in ways if way not in {Way.DM, Way.EMAIL}),
        absent=tuple(one.name for one in asked if one.expected),
        off=tuple(one.name for one in there if one.member in off),
    )


def _notice(tx: Transaction, one: PersonOwes) -> NewNotice:
    key = f"todo:{one.member}:{int(tx.now.timestamp() * 1000)}"
    return NewNotice(
        TODO_REMINDER, mirror.SUBJECT, int(one.member), tx.now, key, one.member, expires_at=tx.now + todo.REST
    )


def _seal(people: tuple[PersonOwes, ...]) -> str:
    return stamp(todo.seal([(int(one.member), one.items) for one in people]))
