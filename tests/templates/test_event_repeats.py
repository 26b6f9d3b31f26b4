"""How something repeats reads as people say it, also where days have a gender."""

from __future__ import annotations

from datetime import date

import pytest

from domain.events.repeats import Repeat
from locales import translator
from templates.words.event_repeats import repeat_name


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("pt", date(2027, 1, 5), "todos os meses, na primeira terça-feira"),
        ("pt", date(2027, 1, 9), "todos os meses, no segundo sábado"),
        ("pt", date(2027, 1, 31), "todos os meses, no último domingo"),
        ("fr", date(2027, 1, 9), "chaque mois, le deuxième samedi"),
        ("es", date(2027, 1, 5), "cada mes, el primer martes"),
        ("en", date(2027, 1, 9), "every month, on the second Saturday"),
    ],
)
def test_a_weekday_of_the_month(language: str, day: date, said: str) -> None:
    assert repeat_name(Repeat.MONTHLY_DAY, day, translator(language)) == said
