"""What is shown of what people said: sums from five on, once it is closed, and nothing that tells who."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain import feedback
from domain.events.model import EventKind
from domain.feedback import Withheld, outcome
from domain.questionnaires import decode
from domain.results import LEAST
from services.surveys.instruments import FEEDBACK, convert_shipped

if TYPE_CHECKING:
    from domain.questionnaires import Form

NOON = datetime(2027, 6, 15, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def form() -> Form:
    return decode(convert_shipped(FEEDBACK))


SHEETS = some.lists(
    some.fixed_dictionaries(
        {"/data/overall": some.sampled_from(["v1", "v2", "v3", "v4", "v5"])},
        optional={
            "/data/prepared": some.sampled_from(["v1", "v5", "na"]),
            "/data/keep": some.text(max_size=5),
            "/data/intention": some.text(max_size=5),
        },
    ),
    max_size=12,
)


@given(SHEETS, some.booleans())
def test_nothing_of_fewer_than_five_and_nothing_while_it_is_open(
    form: Form, sheets: list[dict[str, str]], closed: bool
) -> None:
    found = outcome(form, sheets, 3, closed=closed)
    assert found.answered == len(sheets) <= found.asked
    if not closed or len(sheets) < LEAST:
        assert found.withheld is (Withheld.TOO_FEW if closed else Withheld.OPEN)
        assert (found.bars, found.texts, found.intention, found.contacts) == ((), (), None, None)
        return
    for bar in found.bars:
        assert (bar.mean is None) == (bar.answers < LEAST) == (bar.chosen == ())
        if bar.mean is not None:
            assert 1 <= bar.mean <= 5
            assert sum(bar.chosen) == bar.answers
    for one in found.texts:
        wrote = sum(bool(said.get(f"/data/{one.question.name}", "").strip()) for said in sheets)
        assert len(one.texts) == (wrote if wrote >= LEAST else 0)
        if one.question.name == feedback.INTENTION:
            assert (found.intention is None) == (wrote < LEAST)


@given(SHEETS.filter(lambda found: len(found) >= LEAST), some.randoms(use_true_random=False))
def test_the_order_in_which_people_sent_shows_nowhere(form, sheets, random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(sheets)
    random.shuffle(mixed)
    assert outcome(form, mixed, 9, closed=True) == outcome(form, sheets, 9, closed=True)


def test_organisations_are_counted_once_however_they_are_written() -> None:
    texts = ["Cork Labs\nUniversité de Brest", "cork  LABS; Centro, Porto", " \n-\n", "universite de brest"]
    assert len(feedback.organisations(texts)) == 4


def test_a_share_of_those_who_wrote_what_they_will_do(form: Form) -> None:
    sheets = [{"/data/overall": "v3", "/data/intention": "x" if n < 5 else "  "} for n in range(6)]
    found = outcome(form, sheets, 12, closed=True)
    assert (found.intention, found.contacts, found.percent) == (83, None, 50)
    bar = found.bar(feedback.SATISFACTION)
    assert bar is not None
    assert bar.mean == 3
    assert found.bar(feedback.USEFULNESS) is None, "nobody answered it"


def test_its_days() -> None:
    day = timedelta(days=1)
    closes = feedback.closes_at(NOON)
    assert closes == NOON + 14 * day
    assert feedback.closes_after_asking(closes, NOON + 3 * day) == closes
    assert feedback.closes_after_asking(closes, NOON + 10 * day) == NOON + 17 * day
    assert feedback.reminds_at(NOON + day, closes) == NOON + 5 * day
    assert feedback.reminds_at(NOON + 12 * day, closes) == NOON + 13 * day
    assert feedback.reminds_at(NOON + 13 * day, closes) is None
    assert [kind for kind in EventKind if not feedback.is_asked_about(kind)] == [EventKind.MEETING]
