"""What to know before an event is announced: none of it forbids anything, each is said once.

A holiday where a partner is, a weekend, the night for somebody, a change of clocks on the way or on the day,
and other events of the same people. For a series, `at` says of which of its meetings.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias
from zoneinfo import ZoneInfo

from domain.events.holidays import holiday_on
from domain.events.times import clocks
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from domain.actors import MemberId, PartnerId
    from domain.events.model import Audience, Event
    from domain.events.times import Clock, Span

_SATURDAY: Final = 5


class Where(Record):
    """An organisation that is meant: its name, its country (ISO 3166), region (NUTS) and zone, as known."""

    name: str
    country: str | None
    region: str | None
    zone: str | None


class OnHoliday(Record):
    """A public holiday where these partners are; `name` as it is called there, or in English."""

    day: date
    name: str
    partners: tuple[str, ...]


class OnWeekend(Record):
    """A Saturday or Sunday, where the event is."""

    day: date


class AtNight(Record):
    """Where these clocks show it, people would have to be up at an hour that is for sleeping."""

    clocks: tuple[Clock, ...]


class ClocksChange(Record):
    """On that day the clocks of these zones change."""

    day: date
    zones: tuple[str, ...]


class HoursShift(Record):
    """By then clocks in `zone` are `then` ahead of the event's own, and not `now` as today."""

    zone: str
    now: timedelta
    then: timedelta


class Clash(Record):
    """Another event at the same time for some of the same people."""

    event: Event


class FewSeats(Record):
    """Fewer seats than people who are invited."""

    seats: int
    invited: int


Warning_: TypeAlias = OnHoliday | OnWeekend | AtNight | ClocksChange | HoursShift | Clash | FewSeats


def warnings(
    span: Span, places: Iterable[Where], now: datetime, others: Iterable[Event] = (), language: str = "en"
) -> tuple[Warning_, ...]:
    """All that is to be known of one meeting. `others` are those that `clashing` found.

    Holidays carry English names for who reads English, else those of their country.
    """
    known = tuple(places)
    zones = list(dict.fromkeys([span.zone, *(one.zone for one in known if one.zone is not None)]))
    found: list[Warning_] = list(_holidays(span, known, language))
    if span.wall.weekday() >= _SATURDAY:
        found.append(OnWeekend(span.wall.date()))
    nights = tuple(clock for clock in clocks(span, zones) if clock.night)
    if nights:
        found.append(AtNight(nights))
    changing = tuple(zone for zone in zones if _changes(span, zone))
    if changing:
        found.append(ClocksChange(span.wall.date(), changing))
    found += _shifts(span, zones, now)
    found += [Clash(one) for one in others if one.span.overlaps(span)]
    return tuple(found)


def clashing(
    audience: Audience, others: Iterable[Event], partners: Mapping[MemberId, PartnerId | None]
) -> tuple[Event, ...]:
    """Those of the others to which some of the same people are invited. `partners`: for whom members act."""
    return tuple(one for one in others if one.on and _meet(audience, one.audience, partners))


def _meet(one: Audience, other: Audience, partners: Mapping[MemberId, PartnerId | None]) -> bool:
    if one.everyone or other.everyone or one.partners & other.partners or one.members & other.members:
        return True
    return any(
        partners.get(member) in meant.partners
        for meant, people in ((one, other.members), (other, one.members))
        for member in people
    )


def _holidays(span: Span, places: Sequence[Where], language: str) -> Iterator[OnHoliday]:
    names: dict[tuple[date, str], list[str]] = {}
    for place in places:
        if place.country is None:
            continue
        day = span.in_zone(place.zone or span.zone).date()
        name = holiday_on(day, place.country, place.region, language)
        if name:
            names.setdefault((day, name), []).append(place.name)
    for (day, name), partners in names.items():
        yield OnHoliday(day, name, tuple(partners))


def _changes(span: Span, zone: str) -> bool:
    """Whether the clocks of a zone change on the day of the start, as that zone has it."""
    here = ZoneInfo(zone)
    day = span.in_zone(zone).date()
    first = datetime.combine(day, time(), here)
    last = datetime.combine(day + timedelta(days=1), time(), here)
    return first.utcoffset() != last.utcoffset()


def _shifts(span: Span, zones: Sequence[str], now: datetime) -> Iterator[HoursShift]:
    for zone in zones:
        before, then = _ahead(zone, span.zone, now), _ahead(zone, span.zone, span.starts_at)
        if before != then:
            yield HoursShift(zone, before, then)


def _ahead(zone: str, of: str, at: datetime) -> timedelta:
    """By how much the clocks of one zone are ahead of another's at that instant."""
    moment = at.astimezone(UTC)
    offsets = [moment.astimezone(ZoneInfo(each)).utcoffset() or timedelta() for each in (zone, of)]
    return offsets[0] - offsets[1]
