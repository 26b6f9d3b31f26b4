"""The demo network's events and date polls, made by the services at the times when people would have made them.

`content/demo/events.toml` tells how its days are meant. What became due before the first start was said then:
nothing of it waits in the outbox. What is to stand in a channel the bot puts there, as it always does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, time
from typing import TYPE_CHECKING, Final, TypeAlias

from bot import demo_held
from bot.demo_past import Past
from domain.events.fields import OFFER_MINUTES, EventFields
from domain.events.model import EVERYBODY, Audience, EventKind, Manner, Place, Reply, RoomKind
from domain.events.repeats import Repeat, rule
from domain.events.times import Span
from domain.methodology.giving import given_from
from domain.polls import Vote
from services.events import announcing, answering, changing, creating
from services.feedback import telling as feedback
from services.meetings import agenda
from services.meetings import telling as meetings
from services.events import telling
from services.methodology import reminding, working
from services.polls import acting
from services.polls import telling as polling
from storage import members as people
from storage import outbox, polls
from storage.events import events
from storage.methodology import tasks

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

    def _make(self) -> None:
        row, past = self._row, self._past
        tx, by = past.at(self._instant(row["made_day"])), past.actor(row["by"])
        fields = _fields(past, row)
        repeats = rule(Repeat(row["repeats"]), fields.span.wall, count=row["times"]) if "repeats" in row else ""
        made = creating.create(tx, by, fields, repeats)
        self._ids = [made.view.event.id, *(one.id for one in made.others)]
        if "channel" in row:
            announcing.stand_in(tx, self._ids[0], self._channels[row["channel"]])
        for role, who in row.get("roles", {}).items():
            working.give_role(tx, by, self._ids[0], role, past.members[who])

    def _happened(self) -> Iterator[tuple[datetime, Act]]:
        row, first = self._row, self._ids[0]
        for one in row.get("answers", ()):
            yield self._instant(one["day"]), self._answer(one)
        for one in row.get("tasks", ()):
            yield self._instant(one["day"]), self._task(one)
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

    def _task(self, one: Table) -> Act:
        event, by = self._ids[one.get("meeting", 1) - 1], self._past.actor(one["by"])

        def act(tx: Transaction) -> None:
            task = next(each for each in tasks.of_event(tx, event) if each.key == one["key"])
            given = given_from(one.get("given", ""))
            if "to" in one:
                working.assign(tx, by, task.id, task.revision, self._past.members[one["to"]])
            elif why := one.get("not_needed"):
                working.leave_out(tx, by, task.id, task.revision, why, needed=False)
            elif why := one.get("left_out"):
                working.leave_out(tx, by, task.id, task.revision, why)
            else:
                working.finish(tx, by, task.id, task.revision, *([given] if given else []))

        return act

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
