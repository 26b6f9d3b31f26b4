"""The draft of a set-up: what is typed stays, whatever is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import NetworkId, PartnerId
from domain.network_setup import (
    NetworkNameNeeded,
    NotInSetup,
    PartnersNeeded,
    PartnerStays,
    Setup,
    SetupStep,
    add_partners,
    begin,
    change_partner,
    from_json,
    go_to,
    name_network,
    next_codes,
    remove_partner,
    to_json,
)
from domain.networks import Network, Partner, PartnerKind
from domain.partner_lines import Fault, Reason, TypedPartner

NOW = datetime(2027, 1, 4, tzinfo=UTC)
NETWORK = Network(NetworkId(1), 5, "Atlantic", "fr", "Europe/Paris", False, NOW)
BREST = Partner(PartnerId(7), "P1", "Brest", PartnerKind.CENTRE, "fr", "FRH0", "FR", None, None, NOW)


def test_a_new_network_begins_with_itself_a_grown_one_with_what_it_will_do():
    assert begin(NETWORK, []).step is SetupStep.ABOUT
    grown = begin(NETWORK, [BREST])
    assert grown.step is SetupStep.PREVIEW
    assert (grown.partners[0].partner, grown.partners[0].code) == (7, "P1")


def test_partners_get_what_was_not_said_from_their_country_or_the_network():
    setup = add_partners(
        begin(NETWORK, []),
        [TypedPartner("Porto", "PT"), TypedPartner("Wien", "AT"), TypedPartner("Cork", "IE")],
    )
    assert [p.language for p in setup.partners] == ["pt", "fr", "en"]
    assert [p.key for p in setup.partners] == [1, 2, 3]


def test_keys_are_never_used_again_so_an_old_card_hits_nobody():
    setup = add_partners(begin(NETWORK, []), [TypedPartner("Porto"), TypedPartner("Wien")])
    setup = add_partners(remove_partner(setup, 2), [TypedPartner("Cork")])
    assert [(p.key, p.name) for p in setup.partners] == [(1, "Porto"), (3, "Cork")]
    with pytest.raises(NotInSetup):
        remove_partner(setup, 2)


def test_a_partner_of_the_network_can_be_renamed_but_not_removed():
    setup = change_partner(begin(NETWORK, [BREST]), 1, TypedPartner("Brest Labs", "FR"))
    assert (setup.partners[0].name, setup.partners[0].partner, setup.partners[0].code) == (
        "Brest Labs",
        7,
        "P1",
    )
    with pytest.raises(PartnerStays):
        remove_partner(setup, 1)


def test_there_is_no_preview_of_nothing():
    with pytest.raises(PartnersNeeded):
        go_to(begin(NETWORK, []), SetupStep.PREVIEW)


@pytest.mark.parametrize("name", ["", " ", "x", "—— ——", "y" * 81])
def test_a_network_needs_a_name(name):
    with pytest.raises(NetworkNameNeeded):
        name_network(begin(NETWORK, []), name)


def test_codes_go_on_from_the_highest_ever_given():
    assert next_codes([], 2) == ["P1", "P2"]
    assert next_codes(["P1", "P7", "LEAD"], 2) == ["P8", "P9"]


_TYPED = st.builds(
    TypedPartner,
    st.text(min_size=1, max_size=20),
    st.sampled_from([None, "PT", "FR"]),
    st.sampled_from([None, "PT11"]),
    st.sampled_from([None, "en", "pt"]),
    st.sampled_from([None, *PartnerKind]),
)
_FAULTS = st.builds(Fault, st.text(), st.sampled_from(Reason), st.text(), st.tuples(st.text()))


@given(st.lists(_TYPED, max_size=5), st.lists(_FAULTS, max_size=3), st.sampled_from(SetupStep))
def test_a_draft_survives_the_storage(typed, faults, step):
    setup = add_partners(Setup("Atlantic", "en", "Europe/Lisbon", step), typed, tuple(faults))
    assert from_json(json.loads(json.dumps(to_json(setup)))) == setup
