"""Records: what a frozen dataclass does, and what this program asks of it beyond."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from domain.records import Record, field, names, parts, plain, replace, required

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    HALL = "hall"


class Place(Record, dict=True):
    name: str
    kind: Kind = Kind.HALL
    seats: Mapping[str, int] = field(default_factory=dict)
    inner: tuple[Place, ...] = ()
    since: datetime | None = None

    @cached_property
    def all(self) -> int:
        return sum(self.seats.values())


HALL = Place("Porto", seats={"front": 3, "back": 4})


def test_its_parts_do_not_change() -> None:
    with pytest.raises(AttributeError):
        HALL.name = "Vigo"  # type: ignore[misc]
    other = replace(HALL, name="Vigo")
    assert (HALL.name, other.name, other.seats) == ("Porto", "Vigo", HALL.seats)


def test_it_is_equal_where_all_parts_are_and_of_one_kind() -> None:
    class Room(Place):
        pass

    assert replace(HALL) == HALL
    assert replace(HALL, name="Vigo") != HALL
    assert Room("Porto") != Place("Porto")
    assert len({Place("a", seats=()), Place("a", seats=()), Place("b", seats=())}) == 2


def test_what_is_worked_out_is_kept_and_is_no_part() -> None:
    place = replace(HALL)
    assert place.all == 7
    assert "all" not in parts(place)
    assert place == HALL
    assert "all" not in vars(pickle.loads(pickle.dumps(place)))


def test_its_parts_have_names() -> None:
    assert names(Place) == names(HALL) == ("name", "kind", "seats", "inner", "since")
    assert required(Place) == {"name"}
    assert parts(Place("a", inner=(HALL,)))["inner"] == (HALL,)


def test_plain_is_what_json_knows() -> None:
    whole = Place("a", inner=(HALL,), since=datetime(2027, 1, 12, 9, tzinfo=UTC))
    found = plain(whole)
    assert json.loads(json.dumps(found)) == {
        "name": "a",
        "kind": "hall",
        "seats": {},
        "inner": [{**plain(HALL), "inner": []}],
        "since": "2027-01-12T09:00:00Z",
    }
    assert type(found["kind"]) is str
