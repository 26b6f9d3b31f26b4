"""For whom an event is, as it is written for people and read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import MemberId, NetworkId, PartnerId, PersonId
from domain.errors import NotFound
from domain.events.model import EVERYBODY, Audience
from domain.networks import Network, Partner, PartnerKind
from domain.people import Member, Person
from services.events.knowing import People
from services.events.people_typed import NOBODY, audience, audience_text

NOW = datetime(2027, 1, 1, tzinfo=UTC)
NETWORK = Network(NetworkId(1), 1, "Atlantic", "en", "UTC", False, NOW)


def partner(number: int, name: str) -> Partner:
    one = PartnerKind.CENTRE
    return Partner(PartnerId(number), f"P{number}", name, one, "en", None, None, None, None, NOW)


def member(number: int, name: str) -> Member:
    person = Person(PersonId(number), name, None, None, NOW)
    return Member(MemberId(number), person, PartnerId(number % 3 + 1), "", NOW, None, None, frozenset())


def people(*names: str) -> People:
    partners = tuple(partner(number, name) for number, name in enumerate(("Porto", "Brest", "Cork"), 1))
    return People(NETWORK, partners, tuple(member(at, name) for at, name in enumerate(names, 1)))


def test_a_first_name_is_enough_where_only_one_has_it() -> None:
    there = people("Fiona Murphy", "Ana Silva", "Ana Costa", "Anabel Reis", "Rui", "Rui Costa")
    assert audience("P1, fiona", there).members == {MemberId(1)}
    assert audience("rui", there).members == {MemberId(5)}, "the whole name goes first"
    for unclear in ("Ana", "Murphy", "Fio"):
        with pytest.raises(NotFound):
            audience(unclear, there)


NAME = st.text(alphabet="aÁb,; ()P2", min_size=1, max_size=12).filter(
    lambda one: one == " ".join(one.split()) != ""
)
COMMON = st.sampled_from(
    ["Ana Silva", "Silva", "Ana", "todos", "All", "Porto", "P1", "Ana, Silva", "tout le monde"]
)


@given(names=st.lists(NAME | COMMON, min_size=1, max_size=3), data=st.data())
def test_whoever_is_written_is_who_is_read(names: list[str], data: st.DataObject) -> None:
    there = people(*names)
    some = data.draw(st.frozensets(st.sampled_from([one.id for one in there.members]), min_size=1))
    codes = data.draw(st.frozensets(st.sampled_from([one.id for one in there.partners])))
    meant = Audience(everyone=False, partners=codes, members=some)
    assert audience(audience_text(meant, there), there) == meant


def test_nothing_is_everybody_and_nobody_is_not() -> None:
    there = people("Ana")
    assert audience_text(EVERYBODY, there) == ""
    assert audience("", there) == audience("Tout le monde", there) == EVERYBODY
    gone = Audience(everyone=False, members=frozenset({MemberId(99)}))
    assert audience_text(gone, there) == NOBODY
    with pytest.raises(NotFound):
        audience(NOBODY, there)


def test_of_two_of_one_name_each_has_their_partner_s_code() -> None:
    there = people("Ana", "Ana")
    assert audience_text(Audience(False, members=frozenset({MemberId(1)})), there) == "Ana (P2)"
    with pytest.raises(NotFound, match="Ana"):
        audience("Ana", there)
