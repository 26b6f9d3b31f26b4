"""A whole plan finds its things; history says what changed as plain data."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from domain.actors import MemberId, PartnerId
from domain.plans.codes import Code, Level
from domain.plans.history import Act, change, differences
from domain.plans.model import (
    Action,
    ActionId,
    Axis,
    Milestone,
    MilestoneId,
    MilestoneKind,
    MilestoneStatus,
    Money,
    Owner,
    Period,
    Place,
    Plan,
    PlanId,
    PlanKind,
    PlanStatus,
    WeakSpot,
    Zone,
    ZoneId,
)
from domain.plans.whole import WholePlan
from domain.records import replace
from domain.surveys import WaveId

AT = datetime(2027, 1, 1, tzinfo=UTC)
PLAN = Plan(
    PlanId(70), 2, PlanKind.REGIONAL, "Norte", Place("PT11", "Norte"),
    Period(date(2027, 1, 1), date(2027, 12, 31)), "", PlanStatus.DRAFT, 1, "pt", "Europe/Lisbon", AT,
)  # fmt: skip
ZONE = Zone(
    ZoneId(80),
    PlanId(70),
    3,
    "Ports",
    "mobility",
    (Place("PT11A", ""),),
    "",
    (WeakSpot(Axis.DIMENSION, "d7", WaveId(1)),),
)
ACTIONS = (
    Action(ActionId(90), ZoneId(80), 1, "Bikes", "", PartnerId(1), budget=Money(100)),
    Action(ActionId(91), ZoneId(80), 4, "Depots", "", None),
)
FIRST = Milestone(
    MilestoneId(1), ActionId(91), 2, MilestoneKind.MILESTONE, "Map", date(2027, 3, 1), MilestoneStatus.PLANNED
)
SECOND = replace(FIRST, id=MilestoneId(2), number=5, title="Open", depends_on=(MilestoneId(1),))
WHOLE = WholePlan(PLAN, zones=(ZONE,), actions=ACTIONS, milestones=(FIRST, SECOND))


def test_everything_has_the_code_by_which_it_is_found() -> None:
    codes = {str(WHOLE.code_of(one)): one for one in (PLAN, ZONE, *ACTIONS, FIRST, SECOND)}
    assert list(codes) == ["P2", "P2.Z3", "P2.Z3.A1", "P2.Z3.A4", "P2.Z3.A4.M2", "P2.Z3.A4.M5"]
    assert all(WHOLE.find(WHOLE.code_of(one)) == one for one in codes.values())
    assert WHOLE.find(Code(2, 3, 9)) is None
    with pytest.raises(KeyError):
        WHOLE.code_of(replace(FIRST, action=ActionId(1)))


def test_things_are_found_by_what_they_are_in() -> None:
    assert WHOLE.actions_by_zone == {80: ACTIONS}
    assert WHOLE.milestones_by_action == {90: (), 91: (FIRST, SECOND)}
    assert WHOLE.waiting_for == {1: (SECOND,), 2: ()}


def test_a_new_thing_tells_all_that_it_holds() -> None:
    made = change(PLAN.id, Act.CREATED, ZONE, Code(2, 3))
    assert (made.level, made.subject, made.code) == (Level.ZONE, 80, "P2.Z3")
    assert made.fields == {
        "title": (None, "Ports"),
        "theme": (None, "mobility"),
        "territory": (None, [{"code": "PT11A", "name": ""}]),
        "weak": (None, [{"axis": "dimension", "code": "d7", "wave": 1}]),
    }


def test_a_change_tells_what_differs_and_names_nobody() -> None:
    given = replace(FIRST, owner=Owner(MemberId(4), "Ana Sá"), due=date(2027, 4, 1), revision=1)
    left = replace(given, owner=Owner(None, "Rui", "rui@x.y"))
    assert differences(FIRST, given) == {"owner": (None, 4), "due": ("2027-03-01", "2027-04-01")}
    assert differences(given, left) == {"owner": (4, 0)}
    said = json.dumps([differences(None, one) for one in (given, left, ACTIONS[0])])
    assert "Ana" not in said
    assert "rui" not in said.lower()
