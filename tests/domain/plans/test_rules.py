"""Rules of plans: waiting without circles, days that fit, who may do what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.actors import Actor, MemberId, NetworkId, PartnerId, Role
from domain.plans import errors, rules
from domain.plans.fields import ActionFields, MilestoneFields, PlanFields
from domain.plans.model import (
    Action,
    ActionId,
    Milestone,
    MilestoneId,
    MilestoneKind,
    MilestoneStatus,
    Owner,
    Period,
    Place,
    Plan,
    PlanId,
    PlanKind,
    PlanStatus,
    ZoneId,
)

PERIOD = Period(date(2027, 1, 1), date(2028, 2, 29))
DUE = date(2027, 6, 30)
ACTION = Action(ActionId(1), ZoneId(1), 1, "Cargo bikes", "", PartnerId(5))


def milestone(**more: object) -> Milestone:
    said = {"status": MilestoneStatus.PLANNED, "due": DUE, **more}
    return Milestone(MilestoneId(1), ActionId(1), 1, MilestoneKind.MILESTONE, "Routes", **said)  # type: ignore[arg-type]


def actor(member: int = 1, partner: int | None = 5, *roles: Role) -> Actor:
    own = None if partner is None else PartnerId(partner)
    return Actor(NetworkId(1), "", "A", "en", "UTC", None, MemberId(member), own, frozenset(roles))


graphs = st.integers(2, 12).flatmap(
    lambda size: st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=40)
)


@settings(deadline=None)
@given(graphs)
def test_no_circle_can_be_made(wishes: list[tuple[int, int]]) -> None:
    """Whatever is wished for: what is refused would have closed a circle, and what is taken never does."""
    waits: dict[MilestoneId, list[MilestoneId]] = {}
    for one, before in ((MilestoneId(a), MilestoneId(b)) for a, b in wishes):
        wanted = [*waits.get(one, []), before]
        way = rules.circle(waits, one, wanted)
        if way:
            assert way[0] == one
            steps = zip(way, [*way[1:], one], strict=True)
            assert all(b in (wanted if a == one else waits.get(a, ())) for a, b in steps)
        else:
            waits[one] = wanted
        assert rules.any_circle(waits) == ()
        assert _in_order(waits)


def _in_order(waits: dict[MilestoneId, list[MilestoneId]]) -> bool:
    """Whether everything can be done, one after the other."""
    open_, done = dict(waits), set[MilestoneId]()
    while open_:
        free = [one for one, before in open_.items() if all(b in done or b not in open_ for b in before)]
        if not free:
            return False
        done |= set(free)
        open_ = {one: before for one, before in open_.items() if one not in free}
    return True


@settings(deadline=None)
@given(graphs)
def test_any_circle_is_found(pairs: list[tuple[int, int]]) -> None:
    waits: dict[MilestoneId, list[MilestoneId]] = {}
    for one, before in pairs:
        waits.setdefault(MilestoneId(one), []).append(MilestoneId(before))
    way = rules.any_circle(waits)
    assert bool(way) != _in_order(waits)
    assert all(b in waits[a] for a, b in zip(way, [*way[1:], *way[:1]], strict=True))


def test_five_thousand_in_a_row_are_no_circle_and_closing_them_is_one() -> None:
    ids = [MilestoneId(n) for n in range(5000)]
    waits = {one: [ids[n - 1]] for n, one in enumerate(ids) if n}
    assert rules.any_circle(waits) == ()
    assert len(rules.circle(waits, ids[0], [ids[-1]])) == 5000


def test_a_milestone_lies_in_its_plan() -> None:
    ok = MilestoneKind.MILESTONE
    for day in (PERIOD.first, DUE, date(2028, 2, 29)):
        rules.check_due(PERIOD, ok, day)
    with pytest.raises(errors.BeforePlan) as before:
        rules.check_due(PERIOD, ok, date(2026, 12, 31))
    assert before.value.first == PERIOD.first
    with pytest.raises(errors.AfterPlan):
        rules.check_due(PERIOD, ok, date(2028, 3, 1))
    rules.check_due(PERIOD, MilestoneKind.REPORT, date(2029, 3, 1))
    with pytest.raises(errors.AfterPlan):
        rules.check_due(PERIOD, MilestoneKind.REPORT, date(2029, 3, 2))


def test_a_plan_has_a_period_and_a_region_that_can_be() -> None:
    good = PlanFields(
        PlanKind.REGIONAL, " Norte  2030 ", PERIOD, "pt", "Europe/Lisbon", Place("PT11", "Norte")
    )
    assert good.tidy().title == "Norte 2030"
    for fields, error in (
        (PlanFields(PlanKind.REGIONAL, "x", PERIOD, "pt", "Europe/Lisbon"), errors.RegionNeeded),
        (
            PlanFields(PlanKind.REGIONAL, "x", PERIOD, "pt", "UTC", Place("PT99", "")),
            errors.PlaceNotUnderstood,
        ),
        (PlanFields(PlanKind.WORK, "x", Period(DUE, DUE - timedelta(1)), "pt", "UTC"), errors.PeriodTurned),
        (PlanFields(PlanKind.WORK, " · ", PERIOD, "pt", "UTC"), errors.TextNeeded),
        (PlanFields(PlanKind.WORK, "x" * 201, PERIOD, "pt", "UTC"), errors.TextLong),
    ):
        with pytest.raises(error):
            fields.tidy()
    assert PlanFields(PlanKind.WORK, "Work plan", PERIOD, "en", "UTC").tidy().region is None


def test_a_plan_steps_forward_one_by_one_and_back_to_draft() -> None:
    at = datetime(2027, 1, 1, tzinfo=UTC)

    def plan(status: PlanStatus) -> Plan:
        return Plan(PlanId(1), 1, PlanKind.WORK, "x", None, PERIOD, "", status, 3, "en", "UTC", at)

    versions = {
        (now, wanted): rules.next_version(plan(now), wanted)
        for now in PlanStatus
        for wanted in PlanStatus
        if not _refused(plan(now), wanted)
    }
    assert versions == {
        (PlanStatus.DRAFT, PlanStatus.APPROVED): 3,
        (PlanStatus.APPROVED, PlanStatus.PUBLISHED): 3,
        (PlanStatus.APPROVED, PlanStatus.DRAFT): 3,
        (PlanStatus.PUBLISHED, PlanStatus.DRAFT): 4,
    }


def _refused(plan: Plan, wanted: PlanStatus) -> bool:
    try:
        rules.next_version(plan, wanted)
    except errors.PlanStep:
        return True
    return False


def test_who_may_change_and_who_may_work() -> None:
    held = milestone(owner=Owner(MemberId(7), "Seven"), deputy=Owner(MemberId(8), "Eight"))
    coordination, contact = actor(1, None, Role.COORDINATOR), actor(2, 5, Role.CONTACT)
    stranger, elsewhere = actor(3, 5), actor(4, 6, Role.CONTACT)
    assert [
        rules.may_edit(one, ACTION) for one in (coordination, contact, stranger, elsewhere, actor(7))
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [rules.may_work_on(one, ACTION, held) for one in (actor(7, 6), actor(8), stranger, elsewhere)] == [
        True,
        True,
        False,
        False,
    ]
    nobodys = Action(ActionId(2), ZoneId(1), 2, "x", "", None)
    assert not rules.may_edit(actor(2, None, Role.CONTACT), nobodys)


def test_days_of_postponing_are_counted_from_what_was_agreed() -> None:
    moved = milestone(due=DUE + timedelta(10), agreed=DUE)
    assert rules.may_postpone(actor(), moved, DUE + timedelta(14), 14)
    assert not rules.may_postpone(actor(), moved, DUE + timedelta(15), 14)
    assert rules.may_postpone(actor(1, None, Role.COORDINATOR), moved, DUE + timedelta(300), 14)


def test_owners_who_have_not_joined_have_a_name_or_an_address() -> None:
    assert rules.somebody("  Ana   Sá ", " Ana@Example.PT ") == Owner(None, "Ana Sá", "ana@example.pt")
    assert rules.somebody("", "ana@example.pt").name == "Ana", "everybody reads names, and nobody addresses"
    with pytest.raises(errors.NoOwner):
        rules.somebody(" ", "")
    for typed in ("ana", "ana@", "a b@example.pt", "ana@example"):
        with pytest.raises(errors.NotAnAddress):
            rules.somebody("Ana", typed)


def test_links_and_reasons() -> None:
    assert rules.link(" https://example.org/a?b ") == "https://example.org/a?b"
    for typed in ("example.org", "ftp://x.y", "https://", "https://a b", "javascript:alert(1)"):
        with pytest.raises(errors.NotALink):
            rules.link(typed)
    for typed in ("", "  ", "…", "-"):
        with pytest.raises(errors.WhyNeeded):
            rules.reason(typed)


def test_what_is_over_is_opened_before_it_is_worked_on() -> None:
    for status in (MilestoneStatus.DONE, MilestoneStatus.CANCELLED):
        one = milestone(status=status)
        rules.check_move("P1", one, MilestoneStatus.PLANNED)
        with pytest.raises(errors.AlreadySo):
            rules.check_move("P1", one, status)
        with pytest.raises(errors.NotOpen):
            rules.check_move("P1", one, MilestoneStatus.IN_PROGRESS)
        assert rules.needs_reason(status, MilestoneStatus.PLANNED)
    assert not rules.needs_reason(MilestoneStatus.PLANNED, MilestoneStatus.DONE)
    assert rules.needs_reason(MilestoneStatus.PLANNED, MilestoneStatus.CANCELLED)


def test_overdue_begins_the_day_after() -> None:
    assert not milestone().overdue(DUE)
    assert milestone().overdue(DUE + timedelta(1))
    assert not milestone(status=MilestoneStatus.DONE).overdue(DUE + timedelta(1))


def test_fields_are_tidied() -> None:
    fields = MilestoneFields("  Two\nlines ", DUE, depends_on=(MilestoneId(2), MilestoneId(2)))
    tidy = fields.tidy(PERIOD)
    assert (tidy.title, tidy.depends_on) == ("Two lines", (MilestoneId(2),))
    assert ActionFields("x", regions=("FRH0", "ES11", "ES11")).tidy().regions == ("ES11", "FRH0")
    with pytest.raises(errors.PlaceNotUnderstood):
        ActionFields("x", regions=("Galicia",)).tidy()
