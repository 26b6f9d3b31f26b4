"""One reader's language and time zone: messages by gettext, dates, numbers and lists by Babel."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from locales import store
from locales.languages import BABEL, SOURCE
from locales.placeholders import PlaceholderError, fill, placeholders
from locales.places import zone_city

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from datetime import date, datetime, time
    from decimal import Decimal
    from types import ModuleType

__all__ = ["PlaceholderError", "Translator", "mark", "translator"]

DateStyle = Literal["short", "medium", "long", "full"]


def mark(message: str) -> str:
    """Name a message for the catalogues where it stands as a constant; `t.text(CONSTANT)` translates it."""
    return message


def _formats() -> ModuleType:
    # Babel costs 40 ms and some MiB: only when a date or a number is first written.
    from locales import formats  # noqa: PLC0415

    return formats


class Translator:
    """Speaks one language and one time zone. Made by `translator(...)`, which keeps each."""

    def __init__(self, language: str, zone: str) -> None:
        self.language: Final = language
        self.zone: Final = zone
        self._catalogue: Final = store.load(language)

    def __repr__(self) -> str:
        return f"Translator({self.language!r}, {self.zone!r})"

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, with its placeholders filled.

        Raises `PlaceholderError` when the values are not exactly the message's placeholders.
        """
        return fill(self._catalogue.gettext(message), values, message)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for `n` things; `{n}` is the number as this language writes it."""
        found = self._catalogue.ngettext(one, many, n)
        if "n" in placeholders(many):
            values["n"] = self.number(n)
        # The singular may leave names out ("one question"), so only the plural says what must be given.
        if placeholders(many) != values.keys():
            raise PlaceholderError(f"{many!r} wants {sorted(placeholders(many))}, was given {sorted(values)}")
        return found.format(**values)

    def context(self, context: str, message: str, /, **values: object) -> str:
        """A message that needs telling from another with the same English ("noun", "Answer")."""
        return fill(self._catalogue.pgettext(context, message), values, message)

    def month(self, day: date) -> str:
        """A month's name, as short as it is written: "Jan", "janv.", "ene", "jan."."""
        return str(_formats().month(day, BABEL[self.language]))

    def month_year(self, day: date) -> str:
        """A month of a year in words: "March 2024", "mars 2024", "marzo de 2024", "março de 2024"."""
        return str(_formats().month_year(day, BABEL[self.language]))

    def weekday(self, day: date) -> str:
        """The day of the week: "Monday", "lundi"."""
        return str(_formats().weekday(day, BABEL[self.language]))

    def quarter(self, day: date) -> str:
        """The quarter of a year: "Q1", "T1"."""
        return str(_formats().quarter(day, BABEL[self.language]))

    def day_month(self, day: date) -> str:
        """Day and month without the year: "12 Jan"."""
        return str(_formats().day_month(day, BABEL[self.language]))

    def date(self, day: date | datetime, style: DateStyle = "long") -> str:
        """A day: "12 January 2027"; `full` adds the weekday. Aware: in the reader's zone."""
        return str(_formats().date(day, self.zone, BABEL[self.language], style))

    def time(self, moment: datetime | time) -> str:
        """A time of day: "14:30", in the reader's zone for an aware datetime."""
        return str(_formats().time(moment, self.zone, BABEL[self.language]))

    def datetime(self, moment: datetime, style: DateStyle = "long") -> str:
        """Day and time: "12 January 2027 at 14:30", in the reader's zone for an aware datetime."""
        return str(_formats().datetime_(moment, self.zone, BABEL[self.language], style))

    def span(
        self,
        start: dt.date,
        end: dt.date | None,
        zone: str,
        offset: dt.timedelta | None = None,
        *,
        city: bool = False,
    ) -> str:
        """A reading said back: "Tuesday 19 January 2027, 14:00–16:00 (Europe/Paris)", wall time in `zone`.

        Dates have no hours and no zone. `offset` is told where the wall time alone does not tell the instant.
        With `city` it is "(Paris)": for who only reads it. The zone's own name can be typed back.
        """
        called = zone_city(zone, self.language) if city else ""
        return str(_formats().span(start, end, zone, BABEL[self.language], offset, called))

    def number(self, value: float | Decimal, digits: int | None = None) -> str:
        """A number: "1,234.5" in English, "1 234,5" in French; with exactly `digits` decimals when given."""
        return str(_formats().number(value, BABEL[self.language], digits))

    def percent(self, share: float) -> str:
        """A share of one as whole per cent: 0.38 is "38%" in English, "38 %" in French."""
        return str(_formats().percent(share, BABEL[self.language]))

    def join(self, items: Iterable[str], style: Literal["and", "or"] = "and") -> str:
        """A list in one line: "a, b and c"."""
        return str(_formats().join(items, BABEL[self.language], style))

    def join_facts(self, facts: Iterable[str]) -> str:
        """Short facts in one line, with the dot that all four languages share."""
        return " · ".join(facts)

    def duration(self, minutes: float, *, short: bool = False) -> str:
        """How long: "1 hour 30 minutes", or "1 h 30 min" when short. In whole minutes, at least one."""
        return str(_formats().duration(minutes, BABEL[self.language], short=short))

    def language_name(self, language: str) -> str:
        """What this language calls another (ISO 639); the code itself where it has no name."""
        return str(_formats().language_name(language, BABEL[self.language]))

    def country_name(self, code: str) -> str:
        """What this language calls a country (ISO 3166); the code itself where it has no name."""
        return str(_formats().country_name(code, BABEL[self.language]))


@lru_cache(maxsize=512)
def translator(language: str, zone: str = "UTC") -> Translator:
    """The translator for a language (`en`, `fr`, `es`, `pt`; any other gives English) and an IANA zone."""
    return Translator(language if language in BABEL else SOURCE, zone)
