"""Networks and partners: each network sees its own, whatever the other is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from domain.actors import PartnerId
from domain.errors import NotFound
from domain.networks import CodeTaken, NewPartner, PartnerKind, ServerTaken
from domain.records import replace
from storage import across, members, networks, people
from tests.clock import NOON

if TYPE_CHECKING:
    from storage.transaction import Transaction, Unscoped


def test_a_network_is_founded_once_a_server(unscoped: Unscoped, tx: Transaction) -> None:
    network = networks.load(tx)
    assert (network.server, network.name, network.demo, network.created_at) == (11, "Atlantic", False, NOON)
    with pytest.raises(ServerTaken) as refusal:
        across.found_network(unscoped, server=11, name="Again", language="en", zone="UTC")
    assert refusal.value.params == {"name": "Atlantic"}


def test_networks_without_a_server_are_as_many_as_you_like(unscoped: Unscoped) -> None:
    made = [
        across.found_network(unscoped, server=None, name="Demo", language="en", zone="UTC", demo=True)
        for _ in range(2)
    ]
    assert across.all_networks(unscoped) == tuple(made)


def test_describing_and_placing_one_network_leaves_the_other_as_it_is(
    tx: Transaction, other: Transaction
) -> None:
    before = networks.load(other)
    networks.describe(tx, name="North", language="pt", zone="Europe/Madrid")
    networks.place(tx, coordinator_role=2**63 - 1, coordination_channel=8, category=None)
    changed = networks.load(tx)
    assert (changed.name, changed.language, changed.zone) == ("North", "pt", "Europe/Madrid")
    assert (changed.coordinator_role, changed.coordination_channel, changed.category) == (2**63 - 1, 8, None)
    assert networks.load(other) == before


def test_the_same_code_in_two_networks_is_two_partners(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    here = networks.add_partner(tx, new_partner)
    there = networks.add_partner(other, replace(new_partner, name="Another"))
    assert networks.find_partner(tx, "CTAG") == here
    assert networks.find_partner(other, "CTAG") == there
    assert networks.list_partners(tx) == (here,)
    assert networks.list_partners(other) == (there,)
    with pytest.raises(NotFound):
        networks.partner(other, here.id)


def test_a_code_is_taken_even_by_who_left(tx: Transaction, new_partner: NewPartner) -> None:
    left = networks.add_partner(tx, new_partner)
    networks.end_partner(tx, left.id)
    with pytest.raises(CodeTaken):
        networks.add_partner(tx, new_partner)


def test_a_partner_leaves_and_returns(tx: Transaction, new_partner: NewPartner) -> None:
    partner = networks.add_partner(tx, new_partner)
    networks.end_partner(tx, partner.id)
    assert networks.list_partners(tx) == ()
    assert networks.list_partners(tx, left=True) == (replace(partner, left_at=NOON),)
    networks.return_partner(tx, partner.id)
    assert networks.list_partners(tx) == (partner,)


def test_a_partner_is_edited_and_placed(tx: Transaction, other: Transaction, new_partner: NewPartner) -> None:
    partner = networks.add_partner(tx, new_partner)
    kind = PartnerKind.UNIVERSITY
    networks.edit_partner(tx, partner.id, name="N", kind=kind, language="fr", region=None, country="FR")
    networks.place_partner(tx, partner.id, role=5, channel=6)
    expected = replace(
        partner, name="N", kind=kind, language="fr", region=None, country="FR", role=5, channel=6
    )
    assert networks.partner(tx, partner.id) == expected
    assert networks.partner_in(tx, 6) == expected
    assert networks.partner_in(other, 6) is None


@pytest.mark.parametrize("change", [networks.end_partner, networks.return_partner])
def test_a_partner_of_another_network_cannot_be_touched(
    tx: Transaction, other: Transaction, new_partner: NewPartner, change: object
) -> None:
    partner = networks.add_partner(tx, new_partner)
    with pytest.raises(NotFound):
        change(other, partner.id)
    with pytest.raises(NotFound):
        networks.place_partner(other, partner.id, role=1, channel=1)
    assert networks.partner(tx, partner.id) == partner


def test_the_database_itself_refuses_to_mix_networks(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    partner = networks.add_partner(tx, new_partner)
    person = people.add_person(other, "Inês")
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), tx.connection.begin_nested():
        members.add(other, person.id, partner.id)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), tx.connection.begin_nested():
        members.add(other, person.id, PartnerId(999))


def test_a_deleted_network_goes_with_all_it_had_but_not_with_people_of_others(
    unscoped: Unscoped, tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    partner = networks.add_partner(tx, new_partner)
    both, only = people.add_person(tx, "Both"), people.add_person(tx, "Only")
    members.add(tx, both.id, partner.id, recorded_by=members.add(tx, only.id, partner.id).id)
    kept = members.add(other, both.id, None)
    across.delete_network(unscoped, tx.network)
    assert [network.name for network in across.all_networks(unscoped)] == ["Baltic"]
    assert members.listed(other) == (kept,)
    with pytest.raises(NotFound):
        networks.partner(tx, partner.id)
    assert unscoped.connection.exec_driver_sql("SELECT name FROM person").scalars().all() == ["Both"]


def test_names_are_told_of_this_network_and_its_own_partner(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    theirs = networks.add_partner(other, new_partner)
    own = networks.add_partner(tx, new_partner)
    assert networks.names(tx, own.id) == ("Atlantic", "Europe/Lisbon", new_partner.name)
    assert networks.names(tx, theirs.id) == ("Atlantic", "Europe/Lisbon", "")
    assert networks.names(tx, None) == ("Atlantic", "Europe/Lisbon", "")


def test_all_partners_are_found_by_their_ids_in_this_network_alone(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    networks.add_partner(other, new_partner)
    own = networks.add_partner(tx, new_partner)
    networks.end_partner(tx, own.id)
    assert list(networks.by_id(tx)) == [own.id]
    assert not networks.by_id(tx)[own.id].active


def test_people_are_found_by_their_partner_those_who_left_too(
    tx: Transaction, other: Transaction, new_partner: NewPartner
) -> None:
    partner = networks.add_partner(tx, new_partner)
    names = ("Zé", "Ana", "Staff", "Elsewhere")
    ze, ana, staff, elsewhere = (people.add_person(tx, name) for name in names)
    members.add(other, elsewhere.id, None)
    members.end(tx, members.add(tx, ze.id, partner.id).id)
    members.add(tx, ana.id, partner.id)
    members.add(tx, staff.id, None)
    found = members.by_partner(tx)
    assert {key: [one.name for one in several] for key, several in found.items()} == {
        partner.id: ["Ana", "Zé"],
        None: ["Staff"],
    }
