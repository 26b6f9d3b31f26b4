"""What is typed of a partner, and what two people change of it at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import PartnerId
from domain.languages import LANGUAGES
from domain.networks import Partner, PartnerKind
from domain.partner_lines import MOST_PARTNERS
from domain.partners import (
    EDITED,
    Facts,
    Form,
    Slot,
    Wrong,
    changed_since,
    differing,
    language_to_offer,
    merged,
    read_form,
    stamp,
    stamps,
)
from domain.records import replace
from domain.regions import REGIONS, country_of, may_exist
from locales import translator
from services.partner_words import partner_words
from templates.words.networks import place_name

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
WORDS = partner_words()
PORTO = Partner(
    PartnerId(1), "P1", "Porto technology centre", PartnerKind.CENTRE, "pt", "PT11", "PT", None, None, NOW
)
GONE = replace(PORTO, id=PartnerId(2), code="OLD", name="Labs of Cork", left_at=NOW)
NEW = Form("Universidad de Vigo", "", "Galicia", "", "vigo")

FACTS = st.builds(
    Facts,
    name=st.text(min_size=1, max_size=20),
    kind=st.sampled_from(PartnerKind),
    language=st.sampled_from(LANGUAGES),
    region=st.sampled_from([None, "PT11", "ES11"]),
    country=st.sampled_from([None, "PT", "ES"]),
)


def wrong(form: Form, own: Partner | None = None) -> list[tuple[Slot, Wrong]]:
    others = [one for one in (PORTO, GONE) if one != own]
    read = read_form(form, WORDS, others, own=own, language="en")
    assert (read.facts is None) is bool(read.faults)
    return [(fault.slot, fault.wrong) for fault in read.faults]


def test_what_is_left_open_is_guessed_from_the_name_and_the_country():
    read = read_form(NEW, WORDS, [PORTO, GONE], language="en")
    assert read.facts == Facts("Universidad de Vigo", PartnerKind.UNIVERSITY, "es", "ES11", "ES")
    assert read.code == "VIGO"
    bare = read_form(Form("Elsewhere", "", "", "", "E1"), WORDS, [], language="pt")
    assert bare.facts == Facts("Elsewhere", PartnerKind.OTHER, "pt", None, None)


@pytest.mark.parametrize(
    ("changed", "slot", "why"),
    [
        ({"name": "  ***  "}, Slot.NAME, Wrong.MISSING),
        ({"name": "x" * 81}, Slot.NAME, Wrong.LONG),
        ({"name": "Hello @Everyone"}, Slot.NAME, Wrong.CALLS_ALL),
        ({"name": "pôrto TECHNOLOGY centre"}, Slot.NAME, Wrong.TAKEN),
        ({"name": "labs of cork"}, Slot.NAME, Wrong.LEFT),
        ({"kind": "circus"}, Slot.KIND, Wrong.UNKNOWN),
        ({"place": "Atlantis"}, Slot.PLACE, Wrong.UNKNOWN),
        ({"place": "PT99"}, Slot.PLACE, Wrong.UNKNOWN),
        ({"place": "ZZ11"}, Slot.PLACE, Wrong.UNKNOWN),
        ({"language": "tlh"}, Slot.LANGUAGE, Wrong.UNKNOWN),
        ({"code": "p1"}, Slot.CODE, Wrong.TAKEN),
        ({"code": "old"}, Slot.CODE, Wrong.LEFT),
        ({"code": "123"}, Slot.CODE, Wrong.SHAPE),
        ({"code": "É1"}, Slot.CODE, Wrong.SHAPE),
        ({"code": "A" * 11}, Slot.CODE, Wrong.SHAPE),
        ({"code": ""}, Slot.CODE, Wrong.SHAPE),
    ],
)
def test_each_thing_that_cannot_be_kept_is_named(changed, slot, why):
    assert wrong(replace(NEW, **changed)) == [(slot, why)]


def test_everything_wrong_is_named_at_once_in_the_order_of_the_fields():
    form = Form("", "circus", "Atlantis", "tlh", "?")
    assert [slot for slot, _ in wrong(form)] == list(Slot)


def test_there_is_an_end_to_how_many_a_server_holds():
    many = [replace(PORTO, id=PartnerId(n), code=f"Q{n}", name=f"Name {n}") for n in range(MOST_PARTNERS)]
    read = read_form(NEW, WORDS, many, language="en")
    assert [fault.wrong for fault in read.faults] == [Wrong.FULL]
    assert read_form(NEW, WORDS, [replace(many[0], left_at=NOW), *many[1:]], language="en").facts


def test_an_edit_keeps_its_own_name_and_what_was_not_asked():
    form = Form(None, "agency", "Algarve", "en")
    read = read_form(form, WORDS, [GONE], own=PORTO)
    assert read.facts == Facts(PORTO.name, PartnerKind.AGENCY, "en", "PT15", "PT")
    assert wrong(Form(PORTO.name, "centre", "", "pt"), own=PORTO) == []


@pytest.mark.parametrize("typed", ["Bretagn", "bretanga", "BRETAÑA!"])
def test_a_place_nearly_right_is_proposed_once_by_its_own_name(typed):
    read = read_form(replace(NEW, place=typed), WORDS, [], language="en")
    assert read.faults[0].near == ("Bretagne",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_region_is_understood_as_it_is_shown(language):
    t = translator(language)
    shown = {code: place_name(country_of(code), code, t) for code in [*REGIONS, "PT112", "UKK31", "DE21"]}
    for code, place in shown.items():
        read = read_form(replace(NEW, place=place), WORDS, [], language="en")
        assert read.facts, (code, place)
        assert (read.facts.region, read.facts.country) == (code, country_of(code)), place


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("UKK3", "Cornwall and Isles of Scilly (UKK3), United Kingdom"),
        ("UKK31", "Cornwall and Isles of Scilly (UKK31), United Kingdom"),
        ("PT112", "Norte (PT112), Portugal"),
        ("PT1", "PT1, Portugal"),
        ("DE21", "DE21, Germany"),
    ],
)
def test_a_region_without_a_name_is_shown_by_the_one_around_it_or_its_country(code, shown):
    assert place_name(country_of(code), code, translator("en")) == shown


def test_of_two_regions_with_one_name_the_larger_is_meant():
    for name, code in (("Northern Ireland", "UKN"), ("West Midlands", "UKG"), ("Cornouailles", "UKK3")):
        read = read_form(replace(NEW, place=name), WORDS, [], language="en")
        assert read.facts
        assert read.facts.region == code


@pytest.mark.parametrize(
    ("before", "after", "offered"),
    [
        (("fr", "FRH0", "FR"), ("fr", "ES11", "ES"), "es"),
        (("fr", "FRH0", "FR"), ("fr", "FRI1", "FR"), ""),
        (("fr", "FRH0", "FR"), ("en", "ES11", "ES"), ""),
        (("es", "FRH0", "FR"), ("es", "ES11", "ES"), ""),
        (("fr", "FRH0", "FR"), ("fr", None, "DE"), ""),
        (("fr", "FRH0", "FR"), ("fr", None, None), ""),
    ],
)
def test_a_move_to_another_country_offers_its_language(before, after, offered):
    """Unless the language was chosen with it, or fits already, or none of ours is spoken there."""
    was, now = (Facts("A", PartnerKind.AGENCY, *facts) for facts in (before, after))
    assert language_to_offer(was, now) == offered


def test_regions_that_cannot_be_are_known():
    assert may_exist("PT112")
    assert may_exist("PT1")
    assert may_exist("DE21")
    assert not may_exist("PT99")
    assert not may_exist("FRZ9")


@given(FACTS, FACTS)
def test_a_stamp_tells_what_changed_and_nothing_else(seen, now):
    assert changed_since(stamps(seen), now) == set(differing(seen, now))
    assert changed_since("", now) == set(EDITED)


@given(FACTS, FACTS, FACTS)
def test_nobody_s_change_is_lost_where_the_other_left_it_alone(seen, now, wrote):
    both = merged(stamps(seen), now, wrote).values()
    for slot in EDITED:
        mine, theirs = slot in differing(seen, wrote), slot in differing(seen, now)
        if mine:
            assert both[slot] == wrote.values()[slot]
        elif theirs:
            assert both[slot] == now.values()[slot]


def test_a_list_has_a_stamp_too():
    assert stamp([(1, True), (2, False)]) != stamp([(1, True), (2, True)])
    assert len(stamp([])) == 8
