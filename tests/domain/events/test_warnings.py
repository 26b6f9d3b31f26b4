"""What there is to know before an event: holidays where people are, nights, weekends, clocks, clashes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.actors import MemberId, PartnerId
from domain.events.holidays import holiday_on
from domain.events.model import Audience, EventStatus
from domain.events.times import Span
from domain.events.warnings import (
    AtNight,
    Clash,
    ClocksChange,
    HoursShift,
    OnHoliday,
    OnWeekend,
    Where,
    clashing,
    warnings,
)
from domain.records import replace
from tests.cogs.event.samples import event

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
PORTO = Where("Porto", "PT", "PT11", "Europe/Lisbon")
BREST = Where("Brest", "FR", "FRH0", "Europe/Paris")
VIGO = Where("Vigo", "ES", "ES11", "Europe/Madrid")
PONTA = Where("Ponta Delgada", "PT", "PT20", "Atlantic/Azores")
RECIFE = Where("Recife", "BR", None, "America/Sao_Paulo")
PRAIA = Where("Praia", "CV", None, "Atlantic/Cape_Verde")


def at(wall: str, minutes: int = 90, zone: str = "Europe/Lisbon") -> Span:
    return Span(datetime.fromisoformat(wall), zone, minutes)


def test_an_ordinary_afternoon_needs_no_word() -> None:
    assert warnings(at("2027-06-15T14:00"), [PORTO, BREST, VIGO], NOW) == ()


def test_a_holiday_is_one_where_it_is_one() -> None:
    found = warnings(at("2027-07-14T14:00"), [PORTO, BREST, VIGO], NOW)
    assert found == (OnHoliday(date(2027, 7, 14), "National Day", ("Brest",)),)
    (french,) = warnings(at("2027-07-14T14:00"), [BREST], NOW, language="fr")
    assert isinstance(french, OnHoliday)
    assert french.name == "Fête nationale"


def test_partners_of_one_holiday_are_told_together() -> None:
    (found,) = warnings(at("2027-06-10T14:00"), [PORTO, BREST, PONTA], NOW)
    assert isinstance(found, OnHoliday)
    assert found.partners == ("Porto", "Ponta Delgada")


@pytest.mark.parametrize(
    ("country", "region", "day", "has"),
    [
        ("ES", "ES11", date(2027, 5, 17), True),  # Galician literature
        ("ES", "ES21", date(2027, 5, 17), False),
        ("PT", "PT20", date(2027, 5, 17), True),  # the Azores' own day
        ("PT", "PT11", date(2027, 5, 17), False),
        ("GB", "UKN0", date(2027, 3, 17), True),
        ("GB", "UKK3", date(2027, 3, 17), False),
        ("GB", "UKM7", date(2027, 11, 30), True),
        ("IE", "IE05", date(2027, 3, 17), True),
        ("FR", "FRY2", date(2027, 5, 22), True),  # Martinique
        ("FR", "FRH0", date(2027, 5, 22), False),
        ("XX", None, date(2027, 1, 1), False),
    ],
)
def test_regions_have_days_of_their_own(country: str, region: str | None, day: date, has: bool) -> None:
    assert bool(holiday_on(day, country, region, "en")) == has


@pytest.mark.parametrize(
    ("language", "country", "day", "name"),
    [
        ("es", "PT", date(2026, 12, 25), "Natividad del Señor"),
        ("es", "PT", date(2026, 12, 8), "Inmaculada Concepción"),
        ("fr", "PT", date(2026, 11, 1), "Toussaint"),
        ("pt", "FR", date(2026, 5, 1), "Dia do Trabalhador"),
        ("es", "IE", date(2026, 4, 6), "Lunes de Pascua"),
        ("es", "PT", date(2026, 12, 1), "Restauração da Independência"),  # no other country has it
        ("pt", "PT", date(2026, 12, 25), "Dia de Natal"),
        ("en", "PT", date(2026, 12, 1), "Restoration of Independence Day"),
    ],
)
def test_a_holiday_is_called_as_the_reader_calls_it(
    language: str, country: str, day: date, name: str
) -> None:
    assert holiday_on(day, country, None, language) == name


def test_a_weekend_is_said() -> None:
    assert warnings(at("2027-06-12T14:00"), [PORTO], NOW) == (OnWeekend(date(2027, 6, 12)),)


def test_the_night_of_somebody_is_said_with_their_clock() -> None:
    found = warnings(at("2027-06-15T09:00"), [PORTO, RECIFE], NOW)
    (night,) = [one for one in found if isinstance(one, AtNight)]
    assert [one.zones for one in night.clocks] == [("America/Sao_Paulo",)]


def test_clocks_that_change_on_the_day() -> None:
    found = warnings(at("2027-03-28T14:00"), [PORTO, BREST], NOW)
    assert ClocksChange(date(2027, 3, 28), ("Europe/Lisbon", "Europe/Paris")) in found
    assert not [
        one for one in warnings(at("2027-03-29T14:00"), [PRAIA], NOW) if isinstance(one, ClocksChange)
    ]


def test_zones_that_stand_otherwise_to_each_other_by_then() -> None:
    (shift,) = warnings(at("2027-06-15T14:00"), [PORTO, BREST, PRAIA], NOW)
    assert shift == HoursShift("Atlantic/Cape_Verde", timedelta(hours=-1), timedelta(hours=-2))
    assert warnings(at("2027-02-16T14:00"), [PORTO, PRAIA], NOW) == ()


def test_another_event_of_the_same_people() -> None:
    span = at("2027-06-15T14:00")
    other = event(span=at("2027-06-15T15:00"))
    before = event(span=at("2027-06-15T12:00", 120))
    assert warnings(span, [PORTO], NOW, [other, before]) == (Clash(other),)


def test_who_meets_whom() -> None:
    porto, brest = PartnerId(1), PartnerId(2)
    ana, bruno = MemberId(1), MemberId(2)
    acts_for = {ana: porto, bruno: None}

    def meet(one: Audience, other: Audience) -> bool:
        return bool(clashing(one, [event(audience=other)], acts_for))

    of_porto = Audience(False, frozenset({porto}))
    of_brest = Audience(False, frozenset({brest}))
    assert meet(Audience(), of_brest)
    assert meet(of_porto, of_porto)
    assert not meet(of_porto, of_brest)
    assert meet(of_porto, Audience(False, members=frozenset({ana})))
    assert meet(Audience(False, members=frozenset({ana})), of_porto)
    assert not meet(of_brest, Audience(False, members=frozenset({ana, bruno})))
    off = replace(event(), status=EventStatus.CANCELLED)
    assert clashing(Audience(), [off], acts_for) == ()
