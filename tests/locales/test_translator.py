"""What the translator promises: four languages, plain placeholders, plurals, dates as Babel writes them."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time

import pytest

from locales import PlaceholderError, mark, translator

MOMENT = datetime(2027, 7, 6, 13, 30, tzinfo=UTC)


def test_an_unknown_language_is_english() -> None:
    assert translator("de").language == "en"
    assert translator("fr") is translator("fr")


def test_values_must_be_exactly_the_placeholders() -> None:
    t = translator("en")
    assert t.text("Saved {time}.", time="now") == "Saved now."
    with pytest.raises(PlaceholderError, match="time"):
        t.text("Saved {time}.")
    with pytest.raises(PlaceholderError, match="more"):
        t.text("Saved.", more=1)


@pytest.mark.parametrize("message", ["{}", "{0}", "{a.b}", "{a!r}", "{a:>3}", "{a", "a}"])
def test_only_plain_names_may_stand_in_braces(message: str) -> None:
    with pytest.raises(PlaceholderError):
        translator("en").text(message, a="x")


def test_values_are_never_read_as_placeholders() -> None:
    assert translator("fr").text("{name}", name="{time} {0}") == "{time} {0}"


def test_plurals() -> None:
    t = translator("en")
    assert t.plural("{n} day", "{n} days", 1) == "1 day"
    assert t.plural("{n} day", "{n} days", 1234) == "1,234 days"
    assert t.plural("one thing of {who}", "{n} things of {who}", 1, who="us") == "one thing of us"
    with pytest.raises(PlaceholderError):
        t.plural("{n} day", "{n} days of {who}", 2)


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "6 July 2027", "6 July 2027, 14:30"),
        ("fr", "6 juillet 2027", "6 juillet 2027, 14:30"),
        ("es", "6 de julio de 2027", "6 de julio de 2027, 14:30"),
        ("pt", "6 de julho de 2027", "6 de julho de 2027, 14:30"),
    ],
)
def test_dates_stand_in_the_reader_s_language_and_zone(language: str, day: str, moment: str) -> None:
    t = translator(language, "Europe/Lisbon")
    assert t.date(date(2027, 7, 6)) == day
    assert t.datetime(MOMENT) == moment
    assert t.time(MOMENT) == "14:30"
    assert t.time(time(9, 5)) == "09:05"


def test_a_day_is_the_reader_s_day() -> None:
    late = datetime(2027, 7, 6, 23, 30, tzinfo=UTC)
    assert translator("en", "Europe/Madrid").date(late) == "7 July 2027"
    assert translator("en", "Europe/Madrid").date(late, "full") == "Wednesday, 7 July 2027"


def test_french_counts_the_first_of_a_month() -> None:
    first = date(2027, 1, 1)
    t = translator("fr")
    assert (t.date(first), t.date(first, "full")) == ("1er janvier 2027", "vendredi 1er janvier 2027")
    assert (t.date(first, "medium"), t.day_month(first)) == ("1er\u00a0janv.\u00a02027", "1er janv.")
    assert t.date(first, "short") == "01/01/2027"
    assert t.date(date(2027, 1, 11)) == "11 janvier 2027"
    assert translator("es").date(first) == "1 de enero de 2027"


def test_numbers_and_shares() -> None:
    assert translator("en").number(1234.5) == "1,234.5"
    assert translator("fr").number(1234.5) == "1\u202f234,5"
    assert translator("pt").number(12345.6, digits=2) == "12\u00a0345,60"
    assert translator("en").number(3, digits=0) == "3"
    assert translator("en").percent(0.38) == "38%"
    assert translator("fr").percent(0.38) == "38\u00a0%"


def test_lists() -> None:
    assert translator("en").join(["a", "b", "c"]) == "a, b and c"
    assert translator("es").join(["a", "b"], "or") == "a o b"
    assert translator("fr").join([]) == ""
    assert translator("pt").join_facts(["a", "b"]) == "a · b"


@pytest.mark.parametrize(
    ("language", "minutes", "long", "short"),
    [
        ("en", 90, "1 hour 30 minutes", "1\u00a0h 30\u00a0min"),
        ("fr", 20, "20 minutes", "20\u00a0min"),
        ("es", 60, "1 hora", "1\u00a0h"),
        ("pt", 0.2, "1 minuto", "1\u00a0min"),
    ],
)
def test_durations(language: str, minutes: float, long: str, short: str) -> None:
    t = translator(language)
    assert t.duration(minutes).replace("\u00a0", " ") == long
    assert t.duration(minutes, short=True) == short


def test_names_of_languages_and_countries() -> None:
    assert translator("pt").language_name("fr") == "francês"
    assert translator("fr").country_name("pt") == "Portugal"
    assert translator("en").country_name("XQ") == "XQ"


def test_a_constant_is_marked_where_it_stands() -> None:
    assert mark("Words") == "Words"


def test_a_start_imports_neither_babel_nor_jinja() -> None:
    """A message costs a dictionary look-up; what is heavy waits for the first date."""
    code = (
        "import sys; from locales import translator; translator('fr'); translator('fr').text('Cancel');"
        "sys.exit(any(name.split('.')[0] in {'babel', 'jinja2'} for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", "from locales import translator; translator('fr')"], check=True)
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
