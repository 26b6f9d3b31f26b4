"""What holds for every text, instant and zone."""

from __future__ import annotations

# ruff: noqa: DTZ001 - wall times have no zone
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.languages import LANGUAGES
from domain.when import Ambiguous, NotUnderstood, Past, Read, Refused, read, spelled, suggest
from domain.when.languages import language_of
from domain.when.slips import mended
from domain.when.text import words_of
from locales import translator
from templates.words.when import said_back
from tests.domain.when.tables import phrases

ZONES = (
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Azores",
    "America/New_York",
    "Asia/Kolkata",
    "UTC",
)
CODES = {"nonexistent_date", "nonexistent_time", "past", "no_date", "no_time", "not_understood"}
WORDS = {
    language: sorted({word for phrase in phrases(language) for word in phrase.text.split()})
    for language in LANGUAGES
}

languages = st.sampled_from(LANGUAGES)
zones = st.sampled_from(ZONES)
instants = st.datetimes(datetime(2026, 12, 1), datetime(2029, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
kinds = st.sampled_from(("date", "datetime"))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words of its own in any order, or anything at all."""
    language = draw(languages)
    if draw(st.integers(0, 4)) == 0:
        return language, draw(st.text(max_size=60))
    return language, " ".join(draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=8)))


@st.composite
def table_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and one of its phrases."""
    language = draw(languages)
    return language, draw(st.sampled_from(phrases(language))).text


@st.composite
def past_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and one of its phrases for days that have been."""
    language = draw(languages)
    return language, draw(st.sampled_from(phrases(f"past/{language}"))).text


def readings(answer: object) -> list[Read]:
    if isinstance(answer, Read):
        return [answer]
    return list(answer.candidates) if isinstance(answer, Ambiguous) else []


def is_there(each: Read) -> bool:
    """Whether the clocks of the zone do show the start."""
    there = each.begins().astimezone(ZoneInfo(each.zone))
    return there.replace(tzinfo=None) == each.start


@settings(max_examples=200, deadline=None)
@given(texts(), zones, instants, kinds)
def test_any_text_has_one_of_the_answers(said: tuple[str, str], zone: str, now: datetime, kind: str) -> None:
    language, text = said
    answer = read(text, language=language, zone=zone, now=now, kind=kind)  # type: ignore[arg-type]
    if isinstance(answer, Refused):
        assert answer.code() in CODES
        return
    found = readings(answer)
    assert found
    assert len(set(found)) == len(found)
    if kind == "date":
        today = now.astimezone(ZoneInfo(zone)).date()
        assert all(type(each.start) is date and each.start >= today for each in found)
        return
    for each in found:
        assert each.begins() > now
        assert is_there(each)
        ends = each.ends()
        assert ends is None or ends > each.begins()


@settings(max_examples=200, deadline=None)
@given(st.one_of(texts(), table_texts(), past_texts()), zones, instants)
def test_a_day_that_has_been_is_never_to_come(said: tuple[str, str], zone: str, now: datetime) -> None:
    language, text = said
    answer = read(text, language=language, zone=zone, now=now, kind="date", gone=True)
    today = now.astimezone(ZoneInfo(zone)).date()
    assert not isinstance(answer, Past)
    assert all(type(each.start) is date and each.start <= today for each in readings(answer))


@settings(max_examples=200, deadline=None)
@given(st.one_of(texts(), table_texts()), zones, instants, kinds)
def test_a_reading_that_is_spelled_out_reads_back(
    said: tuple[str, str], zone: str, now: datetime, kind: str
) -> None:
    language, text = said
    for each in readings(read(text, language=language, zone=zone, now=now, kind=kind)):  # type: ignore[arg-type]
        if each.end is not None and kind == "datetime" and repeated(each):
            continue  # only its offset tells such an end, and the text has none
        again = read(spelled(each), language=language, zone=zone, now=now, kind=kind)  # type: ignore[arg-type]
        assert isinstance(again, Read), spelled(each)
        assert (again.start, again.end, again.offset) == (each.start, each.end, each.offset)


@settings(max_examples=200, deadline=None)
@given(table_texts(), st.sampled_from(ZONES[:6]), instants, languages, kinds)
def test_a_reading_that_is_said_back_reads_back(
    said: tuple[str, str], zone: str, now: datetime, reader: str, kind: str
) -> None:
    language, text = said
    for each in readings(read(text, language=language, zone=zone, now=now, kind=kind)):  # type: ignore[arg-type]
        if each.end is not None and kind == "datetime" and repeated(each):
            continue
        shown = said_back(each, translator(reader))
        again = read(shown, language=reader, zone=zone, now=now, kind=kind)  # type: ignore[arg-type]
        assert isinstance(again, Read), (shown, again)
        assert (again.start, again.end, again.offset) == (each.start, each.end, each.offset), shown


def repeated(each: Read) -> bool:
    """Whether the end's wall time is shown twice."""
    assert isinstance(each.end, datetime)
    there = each.end.replace(tzinfo=ZoneInfo(each.zone), fold=0)
    return there.utcoffset() != there.replace(fold=1).utcoffset()


@settings(max_examples=60, deadline=None)
@given(texts(), zones, instants, kinds)
def test_suggestions_mean_what_they_show(said: tuple[str, str], zone: str, now: datetime, kind: str) -> None:
    language, text = said
    found = suggest(text, language=language, zone=zone, now=now, kind=kind)  # type: ignore[arg-type]
    assert len(found) <= 25
    for each in found:
        answer = read(each.text, language=language, zone=zone, now=now, kind=kind)  # type: ignore[arg-type]
        assert each.reading in readings(answer)


@settings(max_examples=200, deadline=None)
@given(table_texts(), zones, instants)
def test_case_spaces_and_accents_change_nothing(said: tuple[str, str], zone: str, now: datetime) -> None:
    language, text = said
    plain = read(text, language=language, zone=zone, now=now)
    for other in (text.upper(), f"  {text.replace(' ', '   ')} "):
        again = read(other, language=language, zone=zone, now=now)
        if isinstance(plain, Refused):
            assert isinstance(again, Refused)
            assert again.code() == plain.code()
        else:
            assert again == plain


@settings(max_examples=200, deadline=None)
@given(languages, st.data())
def test_a_swap_in_a_weekday_or_month_is_put_right_or_left_alone(language: str, data: st.DataObject) -> None:
    grammar = language_of(language)
    word = data.draw(st.sampled_from([target for target in grammar.targets if len(target) > 4]))
    at = data.draw(st.integers(0, len(word) - 2))
    slipped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert mended(slipped, grammar.known, grammar.targets) in {word, slipped}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "1 " * 10_000,
        "\x00",
        "\ud800",
        "10-" * 60,
        "((((" * 50,
        "%s{}" * 20,
        "monday to " * 19,
        "",
    ],
    ids=range(9),
)
def test_hostile_text_is_refused(language: str, text: str) -> None:
    now = datetime(2027, 1, 12, 10, tzinfo=UTC)
    assert isinstance(read(text, language=language, zone="UTC", now=now), NotUnderstood)
    assert len(suggest(text, language=language, zone="UTC", now=now)) <= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_input_takes_milliseconds(language: str) -> None:
    """Counted, not timed: what is too long is not scanned, and the ways to cover a phrase are few."""
    grammar = language_of(language)
    assert max(len(phrase.text) for phrase in phrases(language)) < 80
    assert all(
        len(mended(words_of(phrase.text), grammar.known, grammar.targets).split()) < 30
        for phrase in phrases(language)
    )


def test_an_instant_without_a_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="zone"):
        read("tomorrow", language="en", zone="UTC", now=datetime(2027, 1, 12))
    with pytest.raises(KeyError):
        read("morgen", language="de", zone="UTC", now=datetime(2027, 1, 12, tzinfo=UTC))


def test_two_days_from_an_instant_are_seen_from_the_authors_zone() -> None:
    now = datetime(2027, 1, 12, 23, 30, tzinfo=UTC)
    for zone, day in (("UTC", 13), ("Europe/Paris", 14), ("Atlantic/Azores", 13)):
        found = read("tomorrow 10:00", language="en", zone=zone, now=now)
        assert isinstance(found, Read)
        assert found.start == datetime(2027, 1, day, 10)
        assert found.begins() - now < timedelta(days=2)
