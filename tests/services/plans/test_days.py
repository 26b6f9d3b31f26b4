"""Days in windows: to come, or one that has been, as people say it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from domain import when
from domain.plans.errors import DayNotUnderstood
from domain.records import replace
from services.plans import days
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from services.core import Core

pytestmark = pytest.mark.usefixtures("made")
YESTERDAY = {"en": "yesterday", "fr": "hier", "es": "ayer", "pt": "ontem"}
LAST_MONDAY = {
    "en": "last Monday",
    "fr": "lundi dernier",
    "es": "el lunes pasado",
    "pt": "segunda-feira passada",
}


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
async def test_a_day_that_has_been_is_said_as_people_say_it(core: Core, language: str) -> None:
    def read(tx, actor, typed: str) -> tuple[date, ...]:  # type: ignore[no-untyped-def]
        return days.read(tx, replace(actor, language=language), typed, side="gone")

    assert await core.read(BOSS, read, YESTERDAY[language]) == (date(2027, 1, 11),)
    assert await core.read(BOSS, read, LAST_MONDAY[language]) == (date(2027, 1, 11),)
    assert await core.read(BOSS, read, "11/01") == (date(2027, 1, 11),)
    assert await core.read(BOSS, read, "30/12") == (date(2026, 12, 30),)


async def test_a_day_to_come_is_refused_at_once(core: Core) -> None:
    with pytest.raises(when.ToCome):
        await core.read(BOSS, days.read, "tomorrow", side="gone")
    with pytest.raises(when.Past):
        await core.read(BOSS, days.read, "yesterday")


async def test_where_either_will_do_the_coming_one_is_meant(core: Core) -> None:
    assert await core.read(BOSS, days.read, "1 December", side="either") == (date(2027, 12, 1),)
    assert await core.read(BOSS, days.read, "yesterday", side="either") == (date(2027, 1, 11),)
    assert await core.read(BOSS, days.read, "31/12/2020", side="either") == (date(2020, 12, 31),)


async def test_a_spelled_day_is_left_to_the_plans_own_clock(core: Core) -> None:
    assert await core.read(BOSS, days.read, "2027-01-13", side="gone") == (date(2027, 1, 13),)
    with pytest.raises(DayNotUnderstood):
        await core.read(BOSS, days.read, "3 - 5 January", side="gone")
