"""People and their channels: a person is one, wherever they are a member."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from domain.actors import ChannelKind, PersonId
from domain.errors import NotFound
from domain.people import AddressTaken
from domain.records import replace
from storage import drafts, members, networks, people, settings, trail
from storage.schema import metadata
from storage.schema.people import person
from tests.clock import NOON

if TYPE_CHECKING:
    from domain.networks import NewPartner
    from domain.people import Person
    from storage.transaction import Transaction, Unscoped

DISCORD, EMAIL = ChannelKind.DISCORD, ChannelKind.EMAIL


@pytest.fixture
def ines(tx: Transaction) -> Person:
    """A member of the network of `tx`, on Discord."""
    person = people.add_person(tx, "Inês", language="pt")
    people.add_channel(tx, person.id, DISCORD, "100")
    members.add(tx, person.id, None)
    return person


def test_a_person_is_found_by_their_address(tx: Transaction, other: Transaction, ines: Person) -> None:
    assert people.person_at(tx, DISCORD, "100") == ines
    assert people.person_at(other, DISCORD, "100") == ines
    assert people.person_at(tx, EMAIL, "100") is None


def test_an_e_mail_address_is_one_however_it_is_typed(tx: Transaction, ines: Person) -> None:
    channel = people.add_channel(tx, ines.id, EMAIL, " Ines.Duarte@Example.ORG ")
    assert channel.address == "ines.duarte@example.org"
    assert people.add_channel(tx, ines.id, EMAIL, "INES.DUARTE@example.org") == channel
    assert people.person_at(tx, EMAIL, "Ines.duarte@example.org") == ines


def test_an_address_has_one_owner(tx: Transaction, ines: Person) -> None:
    somebody = people.add_person(tx, "Somebody")
    with pytest.raises(AddressTaken):
        people.add_channel(tx, somebody.id, DISCORD, "100")


def test_nobody_is_written_to_who_did_not_agree_or_cannot_be_reached(tx: Transaction, ines: Person) -> None:
    def is_open() -> bool:
        (channel,) = people.list_channels(tx, ines.id)
        return channel.open

    assert not is_open()
    people.agree(tx, DISCORD, "100")
    assert is_open()
    people.found_closed(tx, DISCORD, "100")
    assert not is_open()
    people.found_open(tx, DISCORD, "100")
    assert is_open()
    people.found_closed(tx, DISCORD, "100")
    people.agree(tx, DISCORD, "100")
    assert is_open()
    people.withdraw(tx, DISCORD, "100")
    assert not is_open()


def test_agreeing_can_come_with_the_address(tx: Transaction, ines: Person) -> None:
    assert people.add_channel(tx, ines.id, DISCORD, "100", agreed=True).agreed_at == NOON


def test_channels_are_told_to_the_person_s_networks_only(
    tx: Transaction, other: Transaction, ines: Person
) -> None:
    assert [channel.address for channel in people.list_channels(tx, ines.id)] == ["100"]
    assert people.list_channels(other, ines.id) == ()


def test_a_name_is_changed_by_the_person_s_networks_only(
    tx: Transaction, other: Transaction, ines: Person
) -> None:
    with pytest.raises(NotFound):
        people.rename(other, ines.id, "X")
    people.rename(tx, ines.id, "Inês Duarte")
    assert people.person_at(tx, DISCORD, "100") == replace(ines, name="Inês Duarte")
    with pytest.raises(NotFound):
        people.rename(tx, PersonId(999), "X")


def test_language_and_zone_are_chosen_and_given_up_apart(tx: Transaction, ines: Person) -> None:
    people.choose_own(tx, DISCORD, "100", zone="Europe/Madrid")
    assert people.person_at(tx, DISCORD, "100") == replace(ines, zone="Europe/Madrid")
    people.choose_own(tx, DISCORD, "100", language=None)
    assert people.person_at(tx, DISCORD, "100") == replace(ines, language=None, zone="Europe/Madrid")
    people.choose_own(tx, DISCORD, "100")
    with pytest.raises(NotFound):
        people.choose_own(tx, DISCORD, "999", language="fr")


def test_no_table_stands_in_the_way_of_forgetting() -> None:
    """Whatever points at a person or a member goes with them, or lets go of them."""
    for table in metadata.tables.values():
        for key in table.foreign_key_constraints:
            if key.referred_table.name in {"person", "member"}:
                assert key.ondelete in {"CASCADE", "SET NULL"}, f"{table.name}: {key.column_keys}"


def test_who_is_forgotten_leaves_no_row_but_the_acts_remain(
    unscoped: Unscoped, tx: Transaction, other: Transaction, ines: Person, new_partner: NewPartner
) -> None:
    member = members.find(tx, ines.id)
    assert member is not None
    partner = networks.add_partner(tx, new_partner)
    members.add(other, ines.id, None)
    drafts.add(tx, "100", "filter", {}, NOON + timedelta(days=1), member=member.id)
    settings.change(tx, "a", 1, member.id)
    trail.record(tx, member.id, "partner added", "partner", partner.id)
    unscoped.connection.execute(delete(person).where(person.c.id == ines.id))
    assert people.person_at(tx, DISCORD, "100") is None
    assert members.listed(tx, left=True) == members.listed(other, left=True) == ()
    assert drafts.latest(tx, "filter") is None
    assert [entry.member for entry in trail.listed(tx)] == [None]
    setting = settings.load(tx, "a")
    assert setting is not None
    assert (setting.value, setting.changed_by) == (1, None)
