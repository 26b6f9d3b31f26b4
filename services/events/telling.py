"""Whoever an event concerns is told of it, and nobody else: called in the transaction of what changes it.

Each member's reminders and offers are notices about their own answer ("event.answer"): they move with the
event and end with the answer. The invitation and the word to those who have not answered are about the event
("event"). What happened once (it was moved, called off) is about "event.news"; when it is sent it tells how
things are by then.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.consents import GUEST_LIST, GUEST_POLL
from domain.events.model import EventStatus, Reply, Seat
from domain.events.times import earlier
from domain.notices import NewNotice, NoticeState
from domain.notices.kinds import (
    EVENT_ANSWERED_FOR,
    EVENT_CANCELLED,
    EVENT_CHANGED,
    EVENT_INVITED,
    EVENT_LAPSED,
    EVENT_MOVED,
    EVENT_OFFERED,
    EVENT_REMINDER,
    EVENT_SEATED,
    EVENT_UNANSWERED,
    EVENT_UNPOSTED,
)
from services.asking import asked_at, is_asked_again
from services.events import desk
from storage import consents, outbox, polls
from storage.events import answers, events, guests

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from domain.actors import MemberId
    from domain.events.model import Answer, Event
    from domain.notices import Notice, NoticeKind
    from domain.people import Member
    from storage.transaction import Transaction

EVENT: Final = "event"
ANSWER: Final = "event.answer"
NEWS: Final = "event.news"

REMIND_BEFORE: Final = (timedelta(days=1), timedelta(hours=1))
"""When those who come are reminded: a day before is at the same hour on the event's clocks."""
SERIES_BEFORE: Final = timedelta(days=21)
"""Nobody is asked today about all meetings of a year: to each but the first of a series so long before it."""
ASK_AGAIN_BEFORE: Final = (timedelta(days=7), timedelta(days=2))
"""When those who have not answered are asked once more, before registration closes."""
_APART: Final = timedelta(days=1)
"""Who was asked yesterday need not be asked today."""
_MUST_COME: Final = frozenset({EVENT_MOVED, EVENT_CANCELLED})
"""What a guest who is registered is told even where they ended all other mails: else they would stand before
a closed door. To give the seat back ends these, too."""


def invite(tx: Transaction, event: Event, there: Iterable[Member] | None = None) -> int:
    """Those for whom it is are invited, and asked once more before registration closes. Says how many.

    Who organises or announced it is not. `there`: the members of the network, where they are known already.
    """
    asked, named = _unanswered(tx, event, there)
    at = _asked_at(tx, event)
    known = {one.dedupe_key: one for one in outbox.about(tx, EVENT, int(event.id))}
    wanted = [one for member in (*asked, *named) for one in _asking(tx, event, member, at, known)]
    outbox.schedule(tx, EVENT, int(event.id), wanted)
    return len(asked)


def concerned(tx: Transaction, found: Iterable[Event], by: MemberId | None) -> frozenset[MemberId]:
    """Whoever hears of it when these are moved or called off, but for `by`.

    Who comes, waits or may come; and who was sent an invitation and has not answered: what it says is wrong
    by then.
    """
    those = tuple(found)
    said = answers.of_events(tx, [one.id for one in those])
    coming = {member for (_, member), one in said.items() if one.concerned}
    return frozenset(coming.union(*(_asked_in_vain(tx, one) for one in those)) - {by})


def reached(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """The guests who agreed to be invited by mail: to all, or to what comes of a date poll they answered."""
    answered = consents.worded(tx, GUEST_POLL) & polls.said_before(tx, event.id)
    return (consents.worded(tx, GUEST_LIST) | answered) - guests.declined(tx)


def invite_one(tx: Transaction, event: Event, member: MemberId, *, meant: bool) -> None:
    """The same for one alone: they are invited, or asked no more where they are not meant."""
    known = {one.dedupe_key: one for one in outbox.about(tx, EVENT, int(event.id), member)}
    wanted = _asking(tx, event, member, _asked_at(tx, event), known) if meant else []
    outbox.schedule(tx, EVENT, int(event.id), wanted, member)


def follow(tx: Transaction, event: Event, answer: Answer) -> None:
    """Bring in line what is to come for one who answered: reminders, no more asking."""
    outbox.schedule(tx, ANSWER, int(answer.id), _to_come(tx, event, answer))
    _no_more_asking(tx, event, answer.member)


def follow_all(tx: Transaction, event: Event) -> None:
    """The same for all, when the event moved or was called off."""
    for answer in answers.listed(tx, event.id):
        outbox.schedule(tx, ANSWER, int(answer.id), _to_come(tx, event, answer))


def end_for(tx: Transaction, event: Event, gone: Iterable[MemberId]) -> None:
    """Nothing more of it is said to these."""
    for member in gone:
        answer = answers.own(tx, event.id, member)
        if answer is not None:
            outbox.cancel(tx, ANSWER, int(answer.id))
        _no_more_asking(tx, event, member)


def tell_offered(tx: Transaction, event: Event, offered: Sequence[Answer]) -> None:
    """A seat is held for these; how long, their answers say."""
    for one in offered:
        now = answers.own(tx, event.id, one.member)
        if now is not None:
            outbox.schedule(tx, ANSWER, int(one.id), _to_come(tx, event, now))


def tell_lapsed(tx: Transaction, event: Event, lapsed: Sequence[Answer]) -> None:
    """The offer to these is over; it went to the next."""
    for one in lapsed:
        outbox.schedule(tx, ANSWER, int(one.id), [])
    stamps = {one.id: int(one.offered_until.timestamp()) if one.offered_until else 0 for one in lapsed}
    outbox.add(tx, [_news(tx, EVENT_LAPSED, event, one.member, f"lapsed:{stamps[one.id]}") for one in lapsed])


def tell_seated(tx: Transaction, event: Event, seated: Sequence[Answer]) -> None:
    """These waited, and have a seat now."""
    outbox.add(tx, [_news(tx, EVENT_SEATED, event, one.member, f"seated:{event.revision}") for one in seated])
    for one in seated:
        now = answers.own(tx, event.id, one.member)
        if now is not None:
            follow(tx, event, now)


def tell_answered_for(tx: Transaction, event: Event, answer: Answer) -> None:
    """Somebody said yes for this one; they can say otherwise."""
    key = f"for:{int(answer.answered_at.timestamp() * 1000)}"
    outbox.add(tx, [_news(tx, EVENT_ANSWERED_FOR, event, answer.member, key)])


def tell_polled(tx: Transaction, event: Event, said: Iterable[Answer]) -> None:
    """These said in the date poll whether they can: they are invited, and read what counts as their yes."""
    told = [
        _news(tx, EVENT_INVITED, event, one.member, f"polled:{one.reply.value}", {"polled": True})
        for one in said
    ]
    outbox.add(tx, told)


def tell_moved(
    tx: Transaction, event: Event, by: MemberId | None, was: str, fields: Sequence[str] = ()
) -> int:
    """Those whom it concerns (`concerned`) are told of the new time, and of what else is new.

    `was` is the earlier start (ISO), `fields` names what changed with it.
    """
    detail: dict[str, object] = {"was": was}
    if fields:
        detail["fields"] = list(fields)
    return _tell(tx, EVENT_MOVED, event, by, f"moved:{event.moved}", detail)


def tell_changed(tx: Transaction, event: Event, by: MemberId | None, fields: Sequence[str]) -> int:
    """Those who come, wait or may come are told that where or how it is changed."""
    return _tell(tx, EVENT_CHANGED, event, by, f"changed:{event.sequence}", {"fields": list(fields)})


def tell_cancelled(tx: Transaction, event: Event, by: MemberId | None) -> int:
    """Those whom it concerns (`concerned`) are told that it does not take place; nothing else is to come."""
    outbox.cancel(tx, EVENT, int(event.id))
    follow_all(tx, event)
    return _tell(tx, EVENT_CANCELLED, event, by, f"cancelled:{event.revision}", {})


def tell_unposted(tx: Transaction, event: Event, problem: str) -> None:
    """Who organises it hears that its announcement is gone, or cannot be put where it was to stand."""
    if event.organiser is not None:
        key = f"unposted:{int(tx.now.timestamp())}"
        outbox.add(tx, [_news(tx, EVENT_UNPOSTED, event, event.organiser, key, {"problem": problem})])


def _asked_in_vain(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """Those who were sent an invitation that they have not answered."""
    about = outbox.about(tx, EVENT, int(event.id))
    sent = {one.member for one in about if one.state is NoticeState.SENT and one.member is not None}
    if not sent:
        return frozenset()
    asked, named = _unanswered(tx, event)
    return frozenset(sent.intersection((*asked, *named)))


def _unanswered(
    tx: Transaction, event: Event, there: Iterable[Member] | None = None
) -> tuple[list[MemberId], list[MemberId]]:
    """The members for whom it is, and the guests who were asked by name, who have said nothing."""
    passed = {event.organiser, event.created_by}
    said = {one.member for one in answers.listed(tx, event.id)}
    asked = [one.id for one in desk.invited(tx, event, there) if one.id not in passed and one.id not in said]
    # Guests were asked by name; those alone who agreed to that are written to (`guests.inviting`).
    named = guests.invited_to(tx, event.id) - said
    return asked, sorted(named & reached(tx, event)) if named else []


def _tell(
    tx: Transaction, kind: NoticeKind, event: Event, by: MemberId | None, key: str, detail: dict[str, object]
) -> int:
    told = {one.member for one in answers.listed(tx, event.id) if one.concerned} - {by}
    if kind in _MUST_COME:
        told = set(concerned(tx, [event], by))
    at = guests.addresses(tx, told) if kind in _MUST_COME else {}
    outbox.add(tx, [_news(tx, kind, event, one, key, detail, at.get(one)) for one in sorted(told)])
    return len(told)


def _news(
    tx: Transaction,
    kind: NoticeKind,
    event: Event,
    member: MemberId,
    key: str,
    detail: dict[str, object] | None = None,
    address: str | None = None,
) -> NewNotice:
    # What becomes of an event is worth nothing to anybody once it is over.
    return NewNotice(
        kind,
        NEWS,
        int(event.id),
        tx.now,
        f"event:{event.id}:{key}:{member}",
        member,
        detail=detail or {},
        expires_at=event.ends_at if event.ends_at > tx.now else None,
        address=address,
    )


def _asked_at(tx: Transaction, event: Event) -> datetime:
    """When people are invited: at once; to the later ones of a series, in the weeks before each."""
    if event.series is None or events.listed(tx, series=event.series, limit=1)[0].id == event.id:
        return tx.now
    return max(tx.now, earlier(event.starts_at, SERIES_BEFORE, event.span.zone))


def _asking(
    tx: Transaction, event: Event, member: MemberId, at: datetime, known: Mapping[str, Notice]
) -> list[NewNotice]:
    if not desk.open_for(tx, event):
        return []
    closes = desk.closes_at(event)
    invited, again = f"event:{event.id}:invited:{member}", f"event:{event.id}:unanswered:{event.moved}"
    asked = asked_at(known.get(invited), at, tx.now)
    wanted = [NewNotice(EVENT_INVITED, EVENT, int(event.id), asked, invited, member, expires_at=closes)]
    for before in ASK_AGAIN_BEFORE:
        due, key = earlier(closes, before, event.span.zone), f"{again}:{before.days}:{member}"
        if is_asked_again(known.get(key), due, asked, _APART, tx.now):
            wanted.append(
                NewNotice(EVENT_UNANSWERED, EVENT, int(event.id), due, key, member, expires_at=closes)
            )
    return wanted


def _no_more_asking(tx: Transaction, event: Event, member: MemberId) -> None:
    outbox.cancel_for(tx, EVENT, int(event.id), member)


def _to_come(tx: Transaction, event: Event, answer: Answer) -> list[NewNotice]:
    """What is still to be said to one who answered, as things are: an offer, or reminders."""
    if event.status is not EventStatus.PLANNED:
        return []
    if answer.seat is Seat.OFFERED and answer.offered_until is not None:
        return [_offer(tx, event, answer, answer.offered_until)]
    if answer.seat is not Seat.SEATED and answer.reply is not Reply.MAYBE:
        return []
    return _reminders(tx, event, answer)


def _offer(tx: Transaction, event: Event, answer: Answer, until: datetime) -> NewNotice:
    # By when it was made, not until when it holds: that may have to become shorter.
    key = f"event:{event.id}:offer:{answer.id}:{int((answer.offered_at or tx.now).timestamp() * 1000)}"
    return NewNotice(
        EVENT_OFFERED,
        ANSWER,
        int(answer.id),
        answer.offered_at or tx.now,
        key,
        answer.member,
        expires_at=until,
    )


def _reminders(tx: Transaction, event: Event, answer: Answer) -> list[NewNotice]:
    start = event.starts_at
    wanted = [
        NewNotice(
            EVENT_REMINDER,
            ANSWER,
            int(answer.id),
            earlier(start, before, event.span.zone),
            f"event:{event.id}:reminder:{event.moved}:{int(before.total_seconds())}:{answer.member}",
            answer.member,
            detail={"before": int(before.total_seconds())},
            expires_at=start,
        )
        for before in REMIND_BEFORE
    ]
    if start <= tx.now or wanted[0].due_at > tx.now:
        return [one for one in wanted if one.due_at > tx.now]
    # What is due and held back still, as in quiet hours, is to come as well.
    there = outbox.about(tx, ANSWER, int(answer.id))
    held = {one.dedupe_key for one in there if one.state in outbox.OPEN}
    return [one for one in wanted if one.due_at > tx.now or one.dedupe_key in held]
