"""What people do with an event, step by step, and what has to be true after each of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from sqlalchemy import event as sqlalchemy_events

from domain.errors import DomainError
from domain.events.fields import EventFields
from domain.events.model import EventId, Reply, Seat
from domain.events.seats import Hall, offer_ends
from domain.events.times import earlier
from domain.notices import NoticeState
from domain.notices.kinds import EVENT_LAPSED, EVENT_MOVED, EVENT_OFFERED, EVENT_REMINDER, EVENT_SEATED
from domain.records import replace
from services.events import answering, changing, desk, editing, interest
from services.events.editing import ChangeDraft
from services.events.telling import ANSWER, REMIND_BEFORE
from storage import members
from storage.events import answers, events
from storage.schema.notices import notice as notices
from tests.services.events.conftest import PORTO
from tests.services.networks_made import BOSS, discord_user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from domain.actors import Caller, MemberId
    from domain.events.model import Answer, Event
    from services.core import Core
    from tests.clock import FixedClock

PEOPLE: Final = tuple(discord_user(100 + n, f"Person {n}") for n in range(7))
_LISTED: Final = (Reply.GOING, Reply.GOING, Reply.GOING, Reply.MAYBE, Reply.NO)

# People answer far more often than anything else happens, and mostly they come.
SAYS = st.tuples(st.just("says"), st.integers(0, len(PEOPLE) - 1), st.sampled_from(_LISTED))
DONE = st.one_of(
    SAYS,
    SAYS,
    SAYS,
    st.tuples(st.just("seats"), st.sampled_from([1, 2, 3, 4, None]), st.just(None)),
    st.tuples(st.just("closes"), st.sampled_from([0, 60, 300]), st.just(None)),
    st.tuples(st.just("moves"), st.integers(-2, 2), st.just(None)),
    st.tuples(st.just("tends"), st.just(0), st.just(None)),
    # Somebody says it for them, or they press "Interested" on Discord, or seats are typed into the window.
    st.tuples(st.just("named"), st.integers(0, len(PEOPLE) - 1), st.just(Reply.GOING)),
    st.tuples(st.just("interest"), st.integers(0, len(PEOPLE) - 1), st.just(Reply.GOING)),
    st.tuples(st.just("window"), st.sampled_from([1, 2, 3, 4]), st.just(None)),
)
_ANSWERING: Final = frozenset({"says", "named", "interest"})
STEPS = st.one_of(
    DONE,
    DONE,
    DONE,
    st.tuples(st.just("waits"), st.integers(1, 90), st.just(None)),
    # The same, but the process dies at that statement of it.
    st.tuples(st.just("dies"), st.integers(1, 25), DONE),
)
RUNS = st.lists(STEPS, min_size=12, max_size=30)
Step = tuple[str, Any, Any]

_FULL: Final[list[Step]] = [
    ("says", 0, Reply.GOING),
    ("says", 1, Reply.GOING),
    ("says", 2, Reply.GOING),
    ("says", 0, Reply.NO),
]
"""One seat: it is offered to the second, while the third waits."""
PASSED_BY: Final[list[Step]] = [*_FULL, ("waits", 60, None), ("says", 3, Reply.GOING)]
"""The offer has run out, nobody has tended to it, and somebody new comes."""
ENDLESS: Final[list[Step]] = [*_FULL, ("seats", None, None), ("waits", 60, None), ("tends", 0, None)]
"""There is no limit any more while a seat is on offer."""
SOONER: Final[list[Step]] = [("waits", 30, None), *_FULL, *[("moves", -2, None)] * 3, ("moves", -1, None)]
"""In eight hours, then in half an hour: it begins before the offer would have run out."""
CLOSING: Final[list[Step]] = [("waits", 90, None), ("waits", 66, None), *_FULL, ("closes", 300, None)]
"""Registration ends before the offer would have run out."""
AGAIN: Final[list[Step]] = [
    *[("says", 0, Reply.GOING), ("says", 1, Reply.GOING), ("waits", 1, None)],
    *[("says", 2, Reply.GOING), ("waits", 1, None), ("says", 1, Reply.GOING)],
]
"""Who waits presses once more, and does not stand behind the others by that."""
_RUN_OUT: Final[list[Step]] = [*_FULL, ("says", 3, Reply.GOING), ("waits", 60, None)]
"""The offer has run out, nobody has tended to it, and two more wait."""
NAMED: Final[list[Step]] = [*_RUN_OUT, ("named", 4, Reply.GOING)]
INTERESTED: Final[list[Step]] = [*_RUN_OUT, ("interest", 4, Reply.GOING)]
REFUSED: Final[list[Step]] = [
    *[("says", n, Reply.GOING) for n in range(5)],
    *[("seats", 3, None), ("waits", 60, None), ("window", 1, None)],
]
"""Two have seats, an offer of a third has run out, and fewer than two are typed into the window."""
DYING: Final[list[Step]] = [
    *[("says", n, Reply.GOING) for n in range(3)],
    *[("dies", n, ("says", 0, Reply.NO)) for n in range(8, 32)],
]
"""A seat is given back, and the process dies at one statement after the other of it."""


class Died(Exception):
    """The process is gone in the middle of a transaction."""


@dataclass(frozen=True)
class Seen:
    """The event, its answers in the order in which they came, and the notices about it, by key."""

    event: Event
    answers: tuple[Answer, ...]
    notices: dict[str, Any]
    now: datetime

    @property
    def seats(self) -> dict[MemberId, Seat]:
        return {one.member: one.seat for one in self.answers}

    def waiting(self) -> list[Answer]:
        """Those who wait, longest first."""
        found = [one for one in self.answers if one.seat is Seat.WAITING]
        return sorted(found, key=lambda one: (one.queued_at, one.id))

    def to_come(self, kind: str) -> list[Any]:
        return [one for one in self.notices.values() if one.kind == kind and one.state is NoticeState.PENDING]


async def seen(core: Core, event: EventId) -> Seen:
    def look(tx: Any, _actor: Any) -> Seen:
        own = notices.c.dedupe_key.like(f"event:{event}:%")
        rows = tx.connection.execute(notices.select().where(own))
        return Seen(
            events.load(tx, event), answers.listed(tx, event), {one.dedupe_key: one for one in rows}, tx.now
        )

    return await core.read(BOSS, look)


async def step(core: Core, clock: FixedClock, event: Event, what: Step) -> bool:
    """Do it. Says whether anything was done: it may be refused, and the process may die before the end."""
    kind, one, other = what
    if kind == "waits":
        clock.advance(timedelta(minutes=one))
        return False
    dies = None
    if kind == "dies":
        dies, (kind, one, other) = one, other
    who, act = _act(event, kind, one, other)

    def work(tx: Any, actor: Any) -> Any:
        with _until(tx.connection, dies):
            return act(tx, actor)

    try:
        done = await core.write(who, work)
    except (DomainError, Died):
        return False
    # What a window cannot take is kept in it, and nothing else is done.
    return not isinstance(done, ChangeDraft)


def _act(event: Event, kind: str, one: Any, other: Any) -> tuple[Caller, Callable[[Any, Any], Any]]:
    fields, seen_at = EventFields.of(event), event.revision
    if kind == "says":
        return PEOPLE[one], lambda tx, actor: answering.respond(tx, actor, event.id, other)
    if kind == "named":
        return BOSS, lambda tx, actor: _name(tx, actor, event, PEOPLE[one].name)
    if kind == "interest":
        return PEOPLE[one], lambda tx, actor: interest.shown(tx, actor, scheduled(event))
    if kind == "window":
        return BOSS, lambda tx, actor: _type(tx, actor, event, str(one))
    if kind == "seats":
        changed = replace(fields, capacity=one)
        return BOSS, lambda tx, actor: changing.change(tx, actor, event.id, seen_at, changed)
    if kind == "closes":
        changed = replace(fields, closes_before=one)
        return BOSS, lambda tx, actor: changing.change(tx, actor, event.id, seen_at, changed)
    if kind == "moves":
        span = replace(event.span, wall=event.span.wall + timedelta(hours=one))
        return BOSS, lambda tx, actor: changing.move(tx, actor, event.id, seen_at, span)
    return BOSS, lambda tx, _: answering.tend(tx, event.id)


def scheduled(event: Event) -> int:
    """The number that the event has on Discord."""
    return 4242 + int(event.id)


def _name(tx: Any, actor: Any, event: Event, name: str) -> Any:
    (who,) = [one.id for one in members.listed(tx, partner=PORTO) if one.name == name]
    return answering.respond_for(tx, actor, event.id, PORTO, [who])


def _type(tx: Any, actor: Any, event: Event, seats: str) -> Any:
    window = editing.begin(tx, actor, event.id, "what")
    return editing.type_into(tx, actor, window.id, {"seats": seats})


@contextmanager
def _until(connection: Any, statements: int | None) -> Iterator[None]:
    """Run until so many statements were sent; the next one is not."""
    left = [statements]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Died

    if statements is None:
        yield
        return
    sqlalchemy_events.listen(connection, "before_cursor_execute", count)
    try:
        yield
    finally:
        sqlalchemy_events.remove(connection, "before_cursor_execute", count)


def check(before: Seen, now: Seen, what: Step, *, done: bool) -> None:
    """What holds after every step."""
    if not done:
        assert (now.event, now.answers, now.notices) == (before.event, before.answers, before.notices)
        return
    if what[0] == "dies":  # it was done before that many statements were sent
        what = what[2]
    if what[0] in {"seats", "closes", "moves", "window"} and now.event.revision == before.event.revision:
        assert (now.event, now.answers, now.notices) == (before.event, before.answers, before.notices)
        return  # it says that already
    if what[0] == "interest" and now.answers == before.answers:
        return  # they come already, or hear only that there is no seat
    _seats(before, now, what)
    _queue(before, now)
    _told(before, now, what)


def _seats(before: Seen, now: Seen, what: Step) -> None:
    held = [one for one in now.answers if one.seat.held]
    assert now.event.capacity is None or len(held) <= now.event.capacity
    assert set(before.seats) <= set(now.seats), "no answer is lost"
    assert all((one.reply is Reply.GOING) != (one.seat is Seat.NONE) for one in now.answers)
    said = {one.member: one for one in before.answers}
    for one in now.answers:
        if what[0] not in _ANSWERING:
            assert one.reply is said[one.member].reply, "nobody else says what they say"
        if one.seat is Seat.OFFERED:
            assert one.offered_until is not None
            assert now.now < one.offered_until <= desk.closes_at(now.event)
    own = {one.member for one in now.answers if one not in before.answers} if what[0] in _ANSWERING else set()
    allowed = {
        Seat.SEATED: {Seat.SEATED},
        Seat.WAITING: {Seat.WAITING, Seat.OFFERED, Seat.SEATED},
        Seat.OFFERED: {Seat.OFFERED, Seat.LAPSED, Seat.SEATED},
        Seat.LAPSED: {Seat.LAPSED},
        Seat.NONE: {Seat.NONE},
    }
    for member, seat in before.seats.items():
        if member not in own or seat is not now.seats[member]:
            left = [one for one in now.answers if one.member == member and one.reply is not Reply.GOING]
            asked = what[0] in _ANSWERING and what[2] is Reply.GOING and seat in {Seat.NONE, Seat.LAPSED}
            assert left or asked or now.seats[member] in allowed[seat], (seat, now.seats[member])


def _queue(before: Seen, now: Seen) -> None:
    """Whoever came in had waited longest, and nobody waits while a seat could be theirs."""
    queue = before.waiting()
    came_in = [now.seats[one.member] in {Seat.OFFERED, Seat.SEATED} for one in queue]
    still = [now.seats[one.member] is Seat.WAITING for one in queue]
    last_in = max((place for place, yes in enumerate(came_in) if yes), default=0)
    assert not any(still[:last_in]), "the first who wait come first"
    places = [one.member for one in now.waiting() if before.seats.get(one.member) is Seat.WAITING]
    assert places == [one.member for one in queue if now.seats[one.member] is Seat.WAITING]
    event, held = now.event, sum(one.seat.held for one in now.answers)
    free = Hall(event.capacity, held, len(now.waiting())).to_offer()
    if now.now < desk.closes_at(event):
        offering = offer_ends(now.now, event.offer_minutes, desk.closes_at(event)) is not None
        if event.capacity is None:
            assert not free, "without a limit nobody waits"
            assert not [one for one in now.answers if one.seat is Seat.OFFERED], "or need be quick"
        elif offering:
            assert not free, "nobody waits beside a free seat"
    known = {Seat.SEATED, Seat.OFFERED, Seat.WAITING}
    new = [
        one
        for one in now.answers
        if one.seat is Seat.SEATED and before.seats.get(one.member, Seat.NONE) not in known
    ]
    assert not (new and now.waiting()), "nobody who comes later passes the queue"


def _told(before: Seen, now: Seen, what: Step) -> None:
    """What became of anybody is written to be told, in the transaction that did it."""
    event = now.event
    offers = {one.subject_id: one for one in now.to_come(EVENT_OFFERED.code)}
    held = {one.id: one.offered_until for one in now.answers if one.seat is Seat.OFFERED}
    assert {id_: one.expires_at for id_, one in offers.items()} == held, (
        "each offer is told, as long as it is"
    )
    reminded = {(one.subject_id, one.due_at) for one in now.to_come(EVENT_REMINDER.code)}
    at = {earlier(event.starts_at, before_, event.span.zone) for before_ in REMIND_BEFORE}
    come = {one.id for one in now.answers if one.seat is Seat.SEATED or one.reply is Reply.MAYBE}
    wanted = {(id_, due) for id_ in come for due in at if due > now.now}
    assert {one for one in reminded if one[1] > now.now} == wanted, "who comes is reminded, and nobody else"
    assert {one.subject_kind for one in now.to_come(EVENT_REMINDER.code)} <= {ANSWER}
    new = {(one.kind, one.member_id) for key, one in now.notices.items() if key not in before.notices}
    for member, seat in now.seats.items():
        was = before.seats.get(member)
        if was is Seat.OFFERED and seat is Seat.LAPSED:
            assert (EVENT_LAPSED.code, member) in new, "who lost the offer is told"
        if what[0] not in _ANSWERING and seat is Seat.SEATED and was is not Seat.SEATED:
            assert (EVENT_SEATED.code, member) in new, "who was let in is told"
    if now.event.moved > before.event.moved:
        concerned = {one.member for one in now.answers if one.concerned}
        assert {(EVENT_MOVED.code, member) for member in concerned} <= new, "whom it concerns is told"
