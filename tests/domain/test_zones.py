"""Time zones found by what people call them."""

from __future__ import annotations

import pytest

from domain.zones import USUAL, UnknownZone, all_zones, check_zone, find_zones, first_guess, zone_of, zones_of

NAMES = {"Europe/Lisbon": "Lisboa, Lisbonne", "Atlantic/Azores": "Açores, Azores", "Europe/Madrid": "Madrid"}


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("lisbon", "Europe/Lisbon"),
        ("lisboa", "Europe/Lisbon"),
        ("acores", "Atlantic/Azores"),
        ("Açores", "Atlantic/Azores"),
        (" europe/madrid ", "Europe/Madrid"),
        ("sao paulo", "America/Sao_Paulo"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_however_it_is_spelt(text, zone):
    assert check_zone(text, NAMES) == zone


@pytest.mark.parametrize("text", ["", "Atlantis", "../../etc/passwd", "Europe", "\x00", "a" * 5000])
def test_what_is_no_zone_is_refused_with_what_comes_near(text):
    with pytest.raises(UnknownZone) as refused:
        check_zone(text, NAMES)
    assert len(refused.value.near) <= 5


def test_nothing_typed_offers_the_usual_ones():
    assert find_zones("", NAMES) == list(USUAL)


def test_what_begins_with_the_words_comes_first():
    assert find_zones("lis", NAMES)[0] == "Europe/Lisbon"
    assert len(find_zones("a", NAMES)) == 25


def test_the_usual_zones_exist():
    assert set(USUAL) <= set(all_zones())


def test_a_place_knows_its_zone():
    assert zone_of("PT") == "Europe/Lisbon"
    assert zone_of("PT", "PT20") == "Atlantic/Azores"
    assert zone_of("ES", "ES70") == "Atlantic/Canary"
    assert zone_of("XX") is None
    assert zones_of(["DE", "PT"])[:2] == ["Europe/Berlin", "Europe/Lisbon"]
    assert first_guess("en-GB") == "Europe/London"
    assert first_guess("pt-BR") == "Europe/Lisbon"
    assert first_guess("de") == "Europe/Dublin"
