"""The demo network's events and date polls, made by the services when people would have made them.

`content/demo/events.toml` tells how its days are meant. What became due before the first start was said then:
nothing of it waits in the outbox. What is to stand in a channel the bot puts there, as it always does.
"""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from bot import demo_held
from bot.demo_past import Past
from domain.events.fields import OFFER_MINUTES, EventFields
from domain.events.model import EVERYBODY, Audience, EventKind, Manner, Place, Reply, RoomKind
from domain.events.repeats import Repeat, rule
from domain.events.times import Span
from domain.methodology.giving import given_from
from domain.methodology.lists import TaskStatus
from domain.polls import Vote
from services.events import announcing, answering, changing, creating, telling
from services.feedback import telling as feedback
from services.meetings import agenda
from services.meetings import telling as meetings
from services.methodology import recording, reminding
from services.methodology.recording import RecordedTask
from services.polls import acting
from services.polls import telling as polling
from storage import outbox, polls
from storage.events import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from bot.world import Table
    from domain.actors import MemberId
    from domain.events.model import EventId
    from storage.transaction import Transaction

    Act: TypeAlias = Callable[[Transaction], object]

_APART: Final = timedelta(minutes=1)
_ABOUT: Final = (
    telling.EVENT,
    telling.ANSWER,
    telling.NEWS,
    reminding.TASKS,
    meetings.MINUTES,
    meetings.NEWS,
    meetings.FOLLOW_UP,
    feedback.FEEDBACK,
    polling.POLL,
    polling.NEWS,
)


def record(tx: Transaction, source: Table, definition: str, members: Mapping[str, MemberId]) -> None:
    """Make the events and what was done for them, then the polls.

    `definition` is the questionnaire after events, as JSON. Members are keyed by username.
    """
    past = Past(tx, members)
    channels = {one["key"]: int(one["id"]) for one in source["server"]["channels"]}
    for row in source["events"]:
        _Event(past, row, channels, definition).record()
    for row in source["polls"]:
        _poll(past, row, channels)
    outbox.said_then(tx, _ABOUT)


class _Event:
    """One event, or a series, while it is made."""

    def __init__(self, past: Past, row: Table, channels: Mapping[str, int], definition: str) -> None:
        self._past, self._row, self._channels, self._definition = past, row, channels, definition
        self._ids: list[EventId] = []

    def record(self) -> None:
        """Make it, then let time pass: what happened at one time in the order in which it is written down."""
        self._make()
        every = list(self._happened())
        if "held" in self._row:
            every += demo_held.happened(self._past, self._row, self._ids[0], self._definition)
        for number, (at, act) in enumerate(sorted(every, key=lambda one: one[0])):
            act(self._past.at(at + number * _APART / len(every)))
        self._worked()

    def _make(self) -> None:
        row, past = self._row, self._past
        tx, by = past.at(self._instant(row["made_day"])), past.actor(row["by"])
        fields = _fields(past, row)
        often = ""
        if "repeats" in row:
            often = rule(Repeat(row["repeats"]), fields.span.wall, count=row["times"])
        made = creating.create(tx, by, fields, often)
        self._ids = [made.view.event.id, *(one.id for one in made.others)]
        if "channel" in row:
            announcing.stand_in(tx, self._ids[0], self._channels[row["channel"]])

    def _happened(self) -> Iterator[tuple[datetime, Act]]:
        row, first = self._row, self._ids[0]
        for one in row.get("answers", ()):
            yield self._instant(one["day"]), self._answer(one)
        if said := row.get("agenda"):
            by = self._past.actor(said["by"])
            yield self._instant(said["day"]), lambda tx: agenda.write(tx, by, first, said["text"])
        if off := row.get("cancelled"):
            yield self._instant(off["day"]), lambda tx: self._cancel(tx, off["why"])

    def _answer(self, one: Table) -> Act:
        by, first = self._past.actor(one["who"]), self._ids[0]
        if "coming" in one:
            coming = [self._past.members[who] for who in one["coming"]]
            return lambda tx: answering.respond_for_own(tx, by, first, coming)
        return lambda tx: answering.respond(tx, by, first, Reply(one["reply"]))

    def _worked(self) -> None:
        """Who has which role, and what was done of the lists."""
        held = {role: self._past.members[who] for role, who in self._row.get("roles", {}).items()}
        for meeting, event in enumerate(self._ids, 1):
            done = [one for one in self._row.get("tasks", ()) if one.get("meeting", 1) == meeting]
            if done or held:
                recording.record(self._past.tx, event, [self._task(one) for one in done], held)

    def _task(self, one: Table) -> RecordedTask:
        status = TaskStatus.OPEN if "to" in one else TaskStatus.DONE
        for reason in (TaskStatus.SKIPPED, TaskStatus.NOT_NEEDED):
            status = reason if reason.value in one else status
        return RecordedTask(
            one["key"],
            self._past.members[one["by"]],
            self._instant(one["day"]),
            status,
            given_from(one.get("given", "")),
            one.get(status.value, ""),
            self._past.members.get(one.get("to", "")),
        )

    def _cancel(self, tx: Transaction, why: str) -> None:
        now = events.load(tx, self._ids[0])
        changing.cancel(tx, self._past.actor(self._row["by"]), now.id, now.revision, why)

    def _instant(self, day: int) -> datetime:
        return self._past.instant(day, self._row["zone"])


def _poll(past: Past, row: Table, channels: Mapping[str, int]) -> None:
    """A date poll, with what people have said so far."""
    zone = row["zone"]
    walls = [past.wall(one["day"], time.fromisoformat(one["time"]), zone) for one in row["slots"]]
    spans = [Span(wall, zone, row["lasts"]) for wall in walls]
    deadline = past.instant(row["deadline_day"], zone, time.fromisoformat(row["deadline_time"]))
    fields = _fields(past, {**row, **row["slots"][0]})
    tx = past.at(past.instant(row["made_day"], zone))
    poll = acting.propose(tx, past.actor(row["by"]), fields, spans, deadline).view.poll
    polls.note(tx, poll.id, channel=channels[row["channel"]])
    slots = {one.span: one.id for one in poll.slots}
    for number, one in enumerate(row["answers"], 1):
        then = past.at(past.instant(one["day"], zone) + number * _APART)
        said = {slots[span]: Vote(vote) for span, vote in zip(spans, one["votes"], strict=True)}
        acting.say(then, past.actor(one["who"]), poll.id, said)


def _fields(past: Past, row: Table) -> EventFields:
    meant = frozenset(past.members[who] for who in row.get("for", ()))
    deputy = row.get("deputy")
    return EventFields(
        EventKind(row["kind"]),
        row["title"],
        Span(past.wall(row["day"], time.fromisoformat(row["time"]), row["zone"]), row["zone"], row["lasts"]),
        _place(row),
        Audience(everyone=False, members=meant) if meant else EVERYBODY,
        tuple(row["languages"]),
        row["description"],
        row.get("theme", ""),
        row.get("seats"),
        row.get("closes_before", 0),
        OFFER_MINUTES,
        row.get("public", False),
        past.members[deputy] if deputy else None,
    )


def _place(row: Table) -> Place:
    venue, link = row.get("venue", ""), row.get("link", "")
    room = RoomKind.LINK if link else RoomKind(row.get("room", "none"))
    remote = Manner.ONLINE if not venue else Manner.HYBRID
    return Place(Manner.ON_SITE if venue and room is RoomKind.NONE else remote, venue, room, link)
