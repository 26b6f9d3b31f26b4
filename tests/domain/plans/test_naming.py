"""How people say who somebody is that has not joined: a name, an address, or both in any of the usual ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.plans import errors, rules
from domain.plans.model import Owner
from domain.plans.naming import named, shown_name

LOIC = Owner(None, "Loïc Guéguen", "loic.gueguen@chantier.example")


@pytest.mark.parametrize(
    "typed",
    [
        "Loïc Guéguen <loic.gueguen@chantier.example>",
        "Loïc Guéguen loic.gueguen@chantier.example",
        "Loïc Guéguen, loic.gueguen@chantier.example",
        "Loïc Guéguen; Loic.Gueguen@chantier.example",
        "Loïc Guéguen (loic.gueguen@chantier.example)",
        "Loïc Guéguen [mailto:loic.gueguen@chantier.example]",
        "Loïc Guéguen – loic.gueguen@chantier.example",
        "Loïc Guéguen: loic.gueguen@chantier.example.",
        '"Loïc Guéguen" <loic.gueguen@chantier.example>',
        "loic.gueguen@chantier.example Loïc Guéguen",
        "<loic.gueguen@chantier.example> Loïc   Guéguen",
        "Loïc Guéguen <mailto:loic.gueguen@chantier.example>",
        "Loïc Guéguen loic.gueguen＠chantier.example",
        "Loïc <loic.gueguen@chantier.example> Guéguen",
    ],
)
def test_a_name_and_an_address_in_any_usual_way(typed: str) -> None:
    assert rules.somebody(typed, "") == LOIC


def test_what_else_stands_in_a_name_stays_there() -> None:
    assert named("Ana (Brest) ana@x.pt") == ("Ana (Brest)", "ana@x.pt")
    assert named("O'Neill, Siobhán, siobhan@x.ie") == ("O'Neill, Siobhán", "siobhan@x.ie")


def test_an_address_alone_gives_a_name_that_is_none() -> None:
    for typed in ("loic.gueguen@chantier.example", "<loic.gueguen@chantier.example>"):
        assert rules.somebody(typed, "") == Owner(None, "Loic Gueguen", "loic.gueguen@chantier.example")
    assert rules.somebody("", "rui_costa-2+plans@x.pt").name == "Rui Costa 2 Plans"
    assert rules.somebody("", "___@x.pt").name == "x.pt"


def test_names_without_an_address_stay_as_they_are() -> None:
    for typed in ("Rui Costa", "O'Neill, Siobhán", "Jean-Luc (Brest)", "Ana Sá."):
        assert rules.somebody(typed, "") == Owner(None, typed)


def test_an_address_is_one_and_whole() -> None:
    for typed in ("Rui rui@x.pt, ana@x.pt", "rui@x.pt ana@x.pt"):
        with pytest.raises(errors.SeveralAddresses) as several:
            rules.somebody(typed, "")
        assert len(several.value.addresses) == 2
    with pytest.raises(errors.SeveralAddresses):
        rules.somebody("Rui rui@x.pt", "other@x.pt")
    assert rules.somebody("Rui rui@x.pt", "RUI@x.pt") == Owner(None, "Rui", "rui@x.pt")
    for typed in ("Rui rui@", "Rui @x.pt", "Rui rui@x", "Rui @", "Rui rui@x..pt", "rui@x.pt@y.pt"):
        with pytest.raises(errors.NotAnAddress):
            rules.somebody(typed, "")


@given(st.text(max_size=60))
def test_no_name_that_is_kept_or_shown_holds_an_address(typed: str) -> None:
    assert "@" not in shown_name(typed)
    try:
        name, _ = named(typed)
    except (errors.NotAnAddress, errors.SeveralAddresses):
        return
    assert "@" not in name


def test_a_name_that_was_kept_with_an_address_is_shown_without() -> None:
    assert shown_name("Loïc Guéguen loic.gueguen@chantier.example") == "Loïc Guéguen"
    assert shown_name("rui.costa@x.pt") == "Rui Costa"
    assert shown_name("Rui rui@x.pt, ana@x.pt") == "Rui"
    assert shown_name("Rui rui@") == "Rui"
    assert shown_name("Rui Costa") == "Rui Costa"
    assert shown_name("@") == "?"
