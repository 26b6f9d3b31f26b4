"""Which visits fit each other, when a host does what, when it is asked again."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId, PartnerId
from domain.languages import LANGUAGES
from domain.practices.errors import NoSuchTheme, PracticeLinkRefused
from domain.practices.exchange import (
    MOST_LINKS,
    HostTask,
    LinksMany,
    Report,
    Side,
    Visit,
    VisitFields,
    VisitId,
    VisitState,
    VisitTextLong,
    VisitWordsNeeded,
    ask_again_at,
    due,
    fits,
    matches,
)
from domain.records import replace

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
VISITS = st.builds(
    lambda id_, side, theme, languages, member, partner, state: Visit(
        VisitId(id_),
        id_,
        MemberId(member),
        PartnerId(partner) if partner else None,
        VisitFields(side, theme, "x", languages=languages),
        state,
        1,
        NOW,
    ),
    st.integers(1, 99),
    st.sampled_from(Side),
    st.sampled_from(["energy", "mobility"]),
    st.lists(st.sampled_from(LANGUAGES), unique=True).map(tuple),
    st.integers(1, 5),
    st.integers(0, 3),
    st.sampled_from(VisitState),
)


@given(VISITS, VISITS)
def test_what_fits_fits_both_ways_and_never_oneself(one: Visit, other: Visit) -> None:
    assert fits(one, other) == fits(other, one)
    assert not fits(one, one)
    if fits(one, other):
        assert one.fields.theme == other.fields.theme
        assert {one.fields.side, other.fields.side} == set(Side)
        assert one.member != other.member


@given(VISITS, st.lists(VISITS))
def test_matches_are_those_that_fit_most_languages_first(one: Visit, others: list[Visit]) -> None:
    found = matches(one, others)
    assert sorted(map(id, found)) == sorted(id(other) for other in others if fits(one, other))
    common = [len(set(one.fields.languages) & set(other.fields.languages)) for other in found]
    assert common == sorted(common, reverse=True)


def test_host_and_guest_are_by_the_side() -> None:
    fields = VisitFields(Side.OFFER, "energy", "x")
    made = Visit(VisitId(1), 1, MemberId(1), None, fields, VisitState.TAKEN, 1, NOW, MemberId(2))
    assert (made.host, made.guest) == (1, 2)
    asked = replace(made, fields=replace(fields, side=Side.REQUEST))
    assert (asked.host, asked.guest) == (2, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_a_task_lies_so_many_days_from_the_first(first: date, days: int) -> None:
    assert (due(HostTask("a", days, {}, {}), first) - first).days == days


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_it_is_asked_again_three_months_later(at: datetime) -> None:
    again = ask_again_at(at)
    assert 12 * (again.year - at.year) + again.month - at.month == 3
    assert again.day == min(at.day, calendar.monthrange(again.year, again.month)[1])
    assert again - at > timedelta(days=80)


def test_what_is_typed_is_tidied_and_checked() -> None:
    said = VisitFields(Side.OFFER, " energy ", " tanks ", " in  spring ", "", ("pt", "gl", "pt")).tidy()
    assert (said.theme, said.about, said.roughly, said.languages) == (
        "energy",
        "tanks",
        "in spring",
        ("pt", "gl"),
    )
    with pytest.raises(VisitWordsNeeded):
        VisitFields(Side.OFFER, "energy", " … ").tidy()
    with pytest.raises(NoSuchTheme):
        VisitFields(Side.OFFER, "alchemy", "gold").tidy()
    with pytest.raises(VisitTextLong):
        VisitFields(Side.OFFER, "energy", "x" * 1001).tidy()


def test_a_report_has_words_and_links_that_open() -> None:
    link = "https://example.org/a"
    assert Report(" tanks ", "", (link, link, " ")).tidy() == Report("tanks", "", (link,))
    with pytest.raises(VisitWordsNeeded):
        Report("?").tidy()
    with pytest.raises(PracticeLinkRefused):
        Report("tanks", "", ("http://10.0.0.1/",)).tidy()
    with pytest.raises(LinksMany):
        Report("tanks", "", tuple(f"{link}{n}" for n in range(MOST_LINKS + 1))).tidy()
