"""Then: transactions at the time when something would have been done, and who would have done it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.actors import Actor
from domain.records import replace
from storage import members as kept
from storage import networks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from storage.transaction import Transaction

WORKING_HOUR: Final = time(11)


class Past:
    """Days count from the day of the first start, which is `tx.now`. `members` are keyed by username."""

    def __init__(self, tx: Transaction, members: Mapping[str, MemberId]) -> None:
        self.tx: Final = tx
        self.members: Final = members
        self._home: Final = networks.load(tx)
        self._actors: dict[str, Actor] = {}

    def day(self, day: int, zone: str) -> date:
        """That day, as calendars in the zone have it."""
        return self.tx.now.astimezone(ZoneInfo(zone)).date() + timedelta(days=day)

    def wall(self, day: int, clock: time, zone: str) -> datetime:
        """That time (naive) on that day in the zone; of a Saturday or a Sunday, on the Friday before."""
        found = self.day(day, zone)
        return datetime.combine(found - timedelta(days=max(0, found.isoweekday() - 5)), clock)

    def instant(self, day: int, zone: str, clock: time = WORKING_HOUR) -> datetime:
        """When clocks in the zone show that on that day, in UTC."""
        return datetime.combine(self.day(day, zone), clock, ZoneInfo(zone)).astimezone(UTC)

    def at(self, instant: datetime) -> Transaction:
        """The transaction as it would have been then."""
        return replace(self.tx, now=instant)

    def actor(self, username: str) -> Actor:
        """That person, as if they had pressed a button."""
        if username not in self._actors:
            member = kept.load(self.tx, self.members[username])
            language = member.person.language or self._home.language
            zone = member.person.zone or self._home.zone
            who = (member.name, language, zone, member.person.id, member.id, member.acts_for, member.roles)
            self._actors[username] = Actor(self._home.id, "", *who)
        return self._actors[username]
