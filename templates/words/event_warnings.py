"""What there is to know before an event is announced or moved, in words. Names are not escaped."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from domain.events.warnings import (
    AtNight,
    Clash,
    ClocksChange,
    FewSeats,
    HoursShift,
    OnHoliday,
    OnWeekend,
)
from locales.places import zone_city
from templates.words.events import clocks_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from domain.events.warnings import Warning_
    from locales import Translator

_NAMED: Final = 3


def warning_text(found: Warning_, t: Translator) -> str:
    """One of them, as a sentence."""
    return _TEXTS[type(found)](found, t)


def _holiday(found: OnHoliday, t: Translator) -> str:
    shown = list(found.partners[:_NAMED])
    rest = len(found.partners) - len(shown)
    if rest:
        shown.append(t.plural("{n} more", "{n} more", rest))
    return t.text(
        "{day} is a public holiday ({name}) for {partners}.",
        day=t.date(found.day, "full"),
        name=found.name,
        partners=t.join(shown),
    )


def _weekend(found: OnWeekend, t: Translator) -> str:
    return t.text("{day} is at the weekend.", day=t.date(found.day, "full"))


def _night(found: AtNight, t: Translator) -> str:
    return t.text("That is night for somebody: {clock}.", clock=clocks_line(found.clocks, t))


def _change(found: ClocksChange, t: Translator) -> str:
    return t.text(
        "The clocks change on that day: {zones}. The times here take it into account.",
        zones=t.join(zone_city(zone, t.language) for zone in found.zones),
    )


def _shift(found: HoursShift, t: Translator) -> str:
    return t.text(
        "The clocks change between now and then: {zone} will be {then}, not {now} as today.",
        zone=zone_city(found.zone, t.language),
        then=_ahead(found.then, t),
        now=_ahead(found.now, t),
    )


def _ahead(by: timedelta, t: Translator) -> str:
    minutes = by / timedelta(minutes=1)
    if not minutes:
        # Translators: the clocks of a city, beside those of another
        return t.text("at the same hour")
    length = t.duration(abs(minutes), short=True)
    return (
        t.text("{length} ahead", length=length) if minutes > 0 else t.text("{length} behind", length=length)
    )


def _clash(found: Clash, t: Translator) -> str:
    event = found.event
    return t.text(
        "At the same time, for some of the same people: {title} ({code}).", title=event.title, code=event.code
    )


def _seats(found: FewSeats, t: Translator) -> str:
    return t.plural(
        "{n} seat for {invited}: who answers later waits on the list.",
        "{n} seats for {invited}: who answers later waits on the list.",
        found.seats,
        invited=t.plural("{n} person invited", "{n} people invited", found.invited),
    )


_TEXTS: Final[Mapping[type, Callable[[Any, Translator], str]]] = {
    OnHoliday: _holiday,
    OnWeekend: _weekend,
    AtNight: _night,
    ClocksChange: _change,
    HoursShift: _shift,
    Clash: _clash,
    FewSeats: _seats,
}
