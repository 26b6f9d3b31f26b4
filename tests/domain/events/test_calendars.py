"""What belongs in whose calendar: every answer, every seat, before and after."""

from __future__ import annotations

import itertools

import pytest

from domain.events.calendars import Standing, standing
from domain.events.model import Reply, Seat


@pytest.mark.parametrize(
    ("reply", "seat", "before", "after"),
    [
        (None, None, Standing.INVITED, None),
        (Reply.GOING, Seat.SEATED, Standing.GOING, Standing.GOING),
        (Reply.GOING, Seat.OFFERED, Standing.OFFERED, None),
        (Reply.GOING, Seat.WAITING, Standing.WAITING, None),
        (Reply.GOING, Seat.LAPSED, None, None),
        (Reply.GOING, Seat.NONE, None, None),
        (Reply.MAYBE, Seat.NONE, Standing.MAYBE, Standing.MAYBE),
        (Reply.NO, Seat.NONE, None, None),
    ],
)
def test_how_somebody_stands(
    reply: Reply | None, seat: Seat | None, before: Standing | None, after: Standing | None
) -> None:
    assert standing(reply, seat, organises=False, over=False) is before
    assert standing(reply, seat, organises=False, over=True) is after


def test_who_organises_has_it_whatever_they_answered() -> None:
    for reply, seat, over in itertools.product([None, *Reply], [None, *Seat], [True, False]):
        assert standing(reply, seat, organises=True, over=over) is Standing.ORGANISING


def test_only_who_will_be_there_is_sure() -> None:
    assert {one for one in Standing if one.firm} == {Standing.ORGANISING, Standing.GOING}
