"""From what was said to an answer, as it is seen from an instant and a zone."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.when.clocks import NoSense, NoSuchTime, times_of
from domain.when.combine import Senseless
from domain.when.days import Days, NoSuchDay, days_of, end_day
from domain.when.moments import after, moments, past, read_at
from domain.when.pieces import Clock, Zone
from domain.when.results import (
    Ambiguous,
    EndsFirst,
    NoDate,
    NonexistentDate,
    NonexistentTime,
    NoTime,
    NotUnderstood,
    Past,
    Read,
    ToCome,
)

if TYPE_CHECKING:
    from domain.when.combine import Said
    from domain.when.moments import Here
    from domain.when.pieces import Part
    from domain.when.results import Answer

_WORKING_DAYS: Final = 5
_LATEST: Final = 2199  # beyond any diary, and well within what datetime holds in any zone


def resolve(said: Said, here: Here) -> tuple[Answer, bool]:
    """The answer, and whether a weekday and its date contradict each other in it."""
    try:
        return _resolve(said, here)
    except NoSuchDay:
        return NonexistentDate(here.text), False
    except NoSuchTime:
        return NonexistentTime(here.text), False
    except NoSense:
        return EndsFirst(here.text), False
    except (Senseless, ValueError, OverflowError):
        return NotUnderstood(here.text), False


def _resolve(said: Said, here: Here) -> tuple[Answer, bool]:
    if said.elapsed:
        return _from_now(said, here), False
    if not said.start.days:
        return _dayless(said, here), False
    days = days_of(said.start.days, here.today, gone=here.gone)
    if any(day.year > _LATEST for day in (*days.days, *days.later)):
        raise ValueError(days)
    if here.kind == "date":
        return _days(days, said, here), days.contradicts
    if not said.start.clock and not _keep_hour(said, here):
        return _hourless(days, said.start.loose, here), days.contradicts
    return moments(said, days, here), days.contradicts


def _dayless(said: Said, here: Here) -> Answer:
    side = said.start
    if side.week and side.week.weeks < 0 and not (side.clock or side.loose or said.end):
        return _last_week(side.week.weeks, here)
    if not (side.clock or side.week or side.loose):
        return NotUnderstood(here.text)
    if side.clock:
        times_of(side.clock, side.tight, side.loose)  # what no clock shows is told first
    return NoDate(here.text)


def _keep_hour(said: Said, here: Here) -> bool:
    """Put the hour that is kept where none was said; not where a part of the day, an end or a clock was."""
    if here.hour is None or said.start.loose or said.end or said.zones:
        return False
    at = here.hour.at
    said.start.clock = Clock(at.hour, at.minute, at.second)
    said.zones.append(Zone(here.hour.zone))
    return True


def _hourless(days: Days, part: Part | None, here: Here) -> Answer:
    if not days.later and all(day < here.today for day in days.days):
        return past(here, days.days)
    return NoTime(here.text, part=part.name if part else None)


def _days(days: Days, said: Said, here: Here) -> Answer:
    """Where a day is asked for: hours that were said as well do not change it."""
    alive, ask = sorted(day for day in days.days if _fits(day, here)), days.ask
    if not alive:
        alive, ask = [day for day in days.later if _fits(day, here)], True
    if not alive:
        return ToCome(here.text) if here.gone else past(here, (*days.days, *days.later))
    found = []
    for day in alive:
        end, doubt = _last(said, day, here)
        found.append(Read(day, end, here.zone))
        ask = ask or doubt
    return found[0] if len(found) == 1 and not ask else Ambiguous(tuple(found))


def _fits(day: date, here: Here) -> bool:
    return day <= here.today if here.gone else day >= here.today


def _last_week(weeks: int, here: Here) -> Answer:
    """A week that has gone is no day; its working days are few enough to choose from."""
    if not here.gone:
        return Past(here.text)
    monday = here.today - timedelta(here.today.weekday()) + timedelta(7 * weeks)
    return Ambiguous(tuple(Read(monday + timedelta(n), None, here.zone) for n in range(_WORKING_DAYS)))


def _last(said: Said, start: date, here: Here) -> tuple[date | None, bool]:
    if said.end is None or not said.end.days:
        return None, False
    return end_day(said.end.days, start, here.today)


def _from_now(said: Said, here: Here) -> Answer:
    side, length = said.start, said.elapsed
    if length is None or side.days or side.clock or side.week or side.loose or said.end or said.zones:
        raise Senseless
    if length.minutes < 0 and not here.gone:
        return Past(here.text)
    begins = here.now.astimezone(UTC).replace(microsecond=0) + timedelta(minutes=length.minutes)
    there = begins.astimezone(ZoneInfo(here.zone))
    if here.kind == "date":
        late = here.gone and there.date() > here.today
        return ToCome(here.text) if late else Read(there.date(), None, here.zone)
    return read_at(there, after(there, said), here.zone)
