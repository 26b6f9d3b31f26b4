"""What happened at an event of the demo network and after it: presence, minutes, thanks, feedback."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind, Verdict
from services.feedback import answering, thanking
from services.meetings import approving, attending, following_up, materials, noting, running
from services.meetings.noting import EntryDraft
from services.methodology import working
from storage import feedback
from storage.events import events
from storage.meetings import entries, minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from bot.demo_past import Past
    from bot.world import Table
    from domain.events.model import EventId
    from storage.transaction import Transaction

    Act: TypeAlias = Callable[[Transaction], object]
    Acts: TypeAlias = Iterator[tuple[datetime, Act]]

_MINUTE: Final = timedelta(minutes=1)
_QUESTIONS: Final = ("overall", "useful", "prepared", "spoken", "intention", "contacts", "keep", "change")


def happened(past: Past, row: Table, event: EventId, definition: str) -> Acts:
    """All of it, each with its time. `definition` is the questionnaire after events, as JSON."""
    held = _Held(past, row, event)
    yield from held.during()
    yield from held.noted()
    yield from held.written()
    yield from held.answered(definition)


class _Held:
    """An event that is over. Who organises it does what the data give to nobody else."""

    def __init__(self, past: Past, row: Table, event: EventId) -> None:
        self._past, self._row, self._event = past, row, event
        self._by = past.actor(row["by"])
        self._span = events.load(past.tx, event).span

    def during(self) -> Acts:
        """It begins, people check in and sign, it ends; who was excused is noted."""
        held, by, event = self._row["held"], self._by, self._event
        start, end = self._span.starts_at, self._span.ends_at
        yield start, lambda tx: running.start(tx, by, event)
        for who in held["checked_in"]:
            yield start + 5 * _MINUTE, self._checks_in(who)
        signed = [self._past.members[who] for who in held["signed"]]
        yield start + 15 * _MINUTE, lambda tx: attending.tick(tx, by, event, signed, Source.SHEET)
        yield end, lambda tx: running.end(tx, by, event)
        for one in held["excused"]:
            yield end + 10 * _MINUTE, self._excused(one)

    def noted(self) -> Acts:
        """Notes and decisions, while it is on; what was agreed on was done since, or is not yet."""
        for number, one in enumerate(self._row["notes"], 1):
            at = self._span.starts_at + number * 30 * _MINUTE
            yield at, self._note(one)
            if "done_day" in one:
                yield self._instant(one["done_day"]), self._finish(one)

    def written(self) -> Acts:
        """Materials, and the round of approval of the minutes; what was learned."""
        by, event, said, learned = self._by, self._event, self._row["minutes"], self._row["lessons"]
        for one in self._row["materials"]:
            yield self._instant(one["day"]), self._material(one)
        yield (
            self._instant(said["sent_day"]),
            lambda tx: approving.send(tx, by, event, minutes.load(tx, event).revision, said["days"]),
        )
        for one in said["approved"]:
            yield self._instant(one["day"]), self._approves(one["who"])
        yield (
            self._instant(said["stands_day"]),
            lambda tx: approving.close(tx, by, event, minutes.load(tx, event).revision),
        )
        yield self._instant(learned["day"]), lambda tx: working.learn(tx, by, event, learned["text"])

    def answered(self, definition: str) -> Acts:
        """Those who were there are thanked and asked, and some say how it was."""
        by, event = self._by, self._event
        yield (
            self._instant(self._row["thanks"]["day"]),
            lambda tx: thanking.thank(tx, by, event, definition),
        )
        for one in self._row["feedback"]:
            yield self._instant(one["day"]), self._says(one)

    def _checks_in(self, who: str) -> Act:
        actor = self._past.actor(who)
        return lambda tx: attending.check_in(tx, actor, self._event, Source.BUTTON)

    def _excused(self, one: Table) -> Act:
        member = self._past.members[one["who"]]
        return lambda tx: attending.correct(tx, self._by, self._event, member, one["why"], present=False)

    def _material(self, one: Table) -> Act:
        return lambda tx: materials.add_link(tx, self._by, self._event, one["title"], one["link"])

    def _note(self, one: Table) -> Act:
        kind = EntryKind(one["kind"])

        def act(tx: Transaction) -> None:
            draft = noting.begin(tx, self._by, self._event, kind)
            said, due = {"text": one["text"]}, None
            if kind is EntryKind.FOLLOW_UP:
                said["owner"] = self._past.actor(one["owner"]).name
                due = self._past.day(one["due_day"], self._span.zone)
            noted = noting.type_into(tx, self._by, draft.id, said, due)
            if isinstance(noted, EntryDraft) and noted.fault is not None:
                raise noted.fault

        return act

    def _finish(self, one: Table) -> Act:
        actor = self._past.actor(one["owner"])

        def act(tx: Transaction) -> None:
            entry = next(each for each in entries.listed(tx, self._event) if each.text == one["text"])
            following_up.finish(tx, actor, entry.id)

        return act

    def _approves(self, who: str) -> Act:
        actor = self._past.actor(who)

        def act(tx: Transaction) -> None:
            version = minutes.load(tx, self._event).version
            approving.say(tx, actor, self._event, version, Verdict.APPROVES)

        return act

    def _says(self, one: Table) -> Act:
        actor, said = self._past.actor(one["who"]), {name: one.get(name, "") for name in _QUESTIONS}

        def act(tx: Transaction) -> None:
            asked = feedback.find(tx, self._event, self._past.members[one["who"]])
            revision = 0 if asked is None else asked.revision
            answering.fill_and_send(tx, actor, self._event, revision, said)

        return act

    def _instant(self, day: int) -> datetime:
        return self._past.instant(day, self._span.zone)
