"""Plans in the database: one network's are no other's, ids and numbers are never given twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from domain.errors import Changed, NotFound
from domain.plans.codes import Level
from domain.plans.fields import ActionFields, MilestoneFields, PlanFields, ZoneFields
from domain.plans.history import Act, change
from domain.plans.model import EvidenceKind, Owner, Period, PlanKind
from storage import across
from storage.plans import changes, lines, milestones, notes, plans, whole, zones
from storage.plans.people import Settled, join_up

if TYPE_CHECKING:
    from domain.plans.model import Action, MilestoneId, Plan
    from storage.transaction import Transaction, Unscoped

DUE = date(2028, 2, 29)
FIELDS = PlanFields(
    PlanKind.WORK, "Work", Period(date(2027, 1, 1), date(2028, 12, 31)), "en", "Europe/Dublin"
)


def made(tx: Transaction) -> tuple[Plan, Action, MilestoneId]:
    plan = plans.add(tx, FIELDS)
    action = zones.add_action(tx, zones.add(tx, plan.id, ZoneFields("Z")), ActionFields("A"))
    (one,) = milestones.add(
        tx, plan.id, [(action, MilestoneFields("M", DUE, owner=Owner(None, "Rui", "r@x.pt")))]
    )
    return plan, action, one


def test_a_network_sees_its_own_only(tx: Transaction, other: Transaction) -> None:
    plan, action, one = made(tx)
    theirs, _, elsewhere = made(other)
    assert (plan.number, theirs.number) == (1, 1)
    assert [each.id for each in plans.listed(other)] == [theirs.id]
    assert [each.milestone.id for each in lines.found(tx)] == [one]
    assert [each.id for each in lines.named(other, Level.MILESTONE)] == [elsewhere]
    for load, what in (
        (plans.load, plan.id),
        (whole.load, plan.id),
        (zones.load_action, action.id),
        (milestones.load, one),
    ):
        with pytest.raises(NotFound):
            load(other, what)  # type: ignore[operator]
    with pytest.raises(Changed):
        milestones.change(other, one, 0, title="x")
    notes.give(tx, one, EvidenceKind.TEXT, "Done", None)
    changes.note(tx, None, change(plan.id, Act.CREATED, plan, plan.code))
    assert notes.evidence(other, one) == ()
    assert changes.listed(other, plan.id) == ()
    assert whole.load(tx, plan.id).milestones[0].due == DUE


def test_the_database_refuses_what_is_of_another_network(tx: Transaction, other: Transaction) -> None:
    _, _, one = made(tx)
    theirs, _, elsewhere = made(other)
    with pytest.raises(IntegrityError), tx.connection.begin_nested():
        milestones.wait(other, theirs.id, elsewhere, [one])
    with pytest.raises(IntegrityError), tx.connection.begin_nested():
        notes.say(other, one, "x", None)


def test_a_request_is_answered_once(tx: Transaction) -> None:
    _, _, one = made(tx)
    asked = notes.ask(tx, one, DUE, date(2028, 3, 31), "Rain", None)
    assert notes.pending(tx, one) == asked
    notes.answer(tx, asked.id, True, "", None)
    assert notes.pending(tx, one) is None
    with pytest.raises(IntegrityError), tx.connection.begin_nested():
        notes.answer(tx, asked.id, False, "", None)


def test_a_network_that_is_deleted_takes_its_plans_along(
    unscoped: Unscoped, tx: Transaction, other: Transaction
) -> None:
    made(tx)
    theirs, _, _ = made(other)
    across.delete_network(unscoped, tx.network)
    assert lines.found(tx) == ()
    assert plans.load(other, theirs.id) == theirs


def test_strangers_are_known_by_their_address_whatever_its_case(tx: Transaction) -> None:
    _, _, one = made(tx)
    assert join_up(tx, 1, email="nobody@x.pt") == Settled()  # type: ignore[arg-type]
    found = milestones.load(tx, one).owner
    assert found == Owner(None, "Rui", "r@x.pt")
