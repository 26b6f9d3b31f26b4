"""Members and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from domain.actors import MemberId, Role
from domain.errors import NotFound
from domain.people import AlreadyMember
from domain.records import replace
from storage import members, networks, people
from storage.schema.people import member_role, person
from tests.clock import NOON

if TYPE_CHECKING:
    from domain.networks import NewPartner
    from domain.people import Member
    from storage.transaction import Transaction, Unscoped


def enlist(tx: Transaction, name: str, *roles: Role) -> Member:
    return members.add(tx, people.add_person(tx, name).id, None, function="engineer", roles=roles)


def test_a_member_is_a_person_in_a_network(tx: Transaction, other: Transaction) -> None:
    ines = enlist(tx, "Inês", Role.CONTACT, Role.REVIEWER)
    assert ines.name == "Inês"
    assert ines.roles == {Role.CONTACT, Role.REVIEWER}
    assert members.load(tx, ines.id) == members.find(tx, ines.person.id) == ines
    assert members.find(other, ines.person.id) is None
    with pytest.raises(NotFound):
        members.load(other, ines.id)
    with pytest.raises(NotFound):
        members.load(tx, MemberId(999))


def test_a_member_is_recorded_once_a_network(tx: Transaction, other: Transaction) -> None:
    ines = enlist(tx, "Inês")
    with pytest.raises(AlreadyMember):
        members.add(tx, ines.person.id, None)
    assert members.add(other, ines.person.id, None).id != ines.id


def test_who_comes_back_is_the_same_member_without_the_old_roles(tx: Transaction) -> None:
    ines = enlist(tx, "Inês", Role.COORDINATOR)
    members.end(tx, ines.id)
    assert members.listed(tx) == members.listed(tx, role=Role.COORDINATOR) == ()
    (former,) = members.listed(tx, left=True)
    assert (former.left_at, former.roles) == (NOON, frozenset())
    assert members.add(tx, ines.person.id, None, function="adviser") == replace(
        ines, function="adviser", roles=frozenset()
    )


def test_members_are_listed_by_name_partner_and_role(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    partner = networks.add_partner(tx, new_partner)
    carla, ana, bea = (
        enlist(tx, "Carla", Role.CONTACT),
        enlist(tx, "Ana"),
        enlist(tx, "Bea", Role.COORDINATOR),
    )
    enlist(other, "Alien", Role.CONTACT)
    members.move(tx, bea.id, partner.id, "director")
    names = [member.name for member in members.listed(tx)]
    assert names == ["Ana", "Bea", "Carla"]
    assert members.listed(tx, partner=partner.id) == (replace(bea, partner=partner.id, function="director"),)
    assert members.listed(tx, role=Role.CONTACT) == (carla,)
    assert members.listed(tx, partner=partner.id, role=Role.CONTACT) == ()
    assert members.load(tx, ana.id) == ana


@pytest.mark.parametrize("change", [members.end, lambda tx, member: members.move(tx, member, None, "")])
def test_members_of_another_network_cannot_be_touched(
    tx: Transaction, other: Transaction, change: object
) -> None:
    ines = enlist(tx, "Inês", Role.CONTACT)
    with pytest.raises(NotFound):
        change(other, ines.id)
    with pytest.raises(NotFound):
        members.grant(other, ines.id, Role.COORDINATOR)
    members.revoke(other, ines.id, Role.CONTACT)
    assert members.load(tx, ines.id) == ines


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(Role)), max_size=12))
def test_roles_are_a_set_that_is_granted_and_revoked(tx: Transaction, acts: list[tuple[bool, Role]]) -> None:
    ines = enlist(tx, "Inês")
    expected: set[Role] = set()
    for give, role in acts:
        (members.grant if give else members.revoke)(tx, ines.id, role)
        (expected.add if give else expected.discard)(role)
    assert members.load(tx, ines.id).roles == expected


def test_forgetting_takes_the_roles_along(unscoped: Unscoped, tx: Transaction) -> None:
    ines = enlist(tx, "Inês", Role.CONTACT)
    unscoped.connection.execute(delete(person).where(person.c.id == ines.person.id))
    assert tx.connection.execute(member_role.select()).all() == []
