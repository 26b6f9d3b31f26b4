"""Words for imports in four languages; and the template: sent back as it is, it changes nothing."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.sheets.reading import read as read_file
from documents.sheets.writing import write
from domain.actors import Role
from domain.folding import fold
from domain.importing.lines import Code, Problem
from domain.importing.network import KINDS, LIMITS, Known, layouts, read
from domain.importing.standings import STANDING_WORDS
from domain.languages import LANGUAGES
from domain.networks import PartnerKind
from domain.partner_kinds import KIND_WORDS
from domain.partners import Fault, Slot, Wrong
from domain.people import FUNCTION_LENGTH, Standing
from domain.records import replace
from domain.regions import REGIONS, country_of
from locales import translator
from services.partner_words import partner_words
from templates.tables.register import register_tables
from templates.words.import_problems import TEXTS, problem_line
from templates.words.importing import field_name, sheet_name, standing_word, value_text
from templates.words.networks import kind_name
from tests.domain.importing.given import (
    ANA,
    BERTA,
    BREST,
    GONE,
    KNOWN,
    LEFT,
    NETWORK,
    PORTO,
    YVES,
    partner,
    person,
)

every_language = pytest.mark.parametrize("language", LANGUAGES)


def sent_back(known: Known, language: str):
    """What the template of this language would do if it came back as it went."""
    file = read_file(write(register_tables(known, translator(language))), "register.xlsx", LIMITS)
    seen = replace(file, sheets=tuple(sheet for sheet in file.sheets if not sheet.hidden))
    return layouts(seen), read(seen, layouts(seen), known, partner_words())


@every_language
def test_the_template_sent_back_changes_nothing(language: str):
    how, found = sent_back(KNOWN, language)
    assert [layout.kind for layout in how] == ["partners", "people"]
    assert found.problems == ()
    assert (len(found.partners), len(found.people), found.effective) == (2, 3, 0)
    assert (found.missing_partners, found.missing_people) == ((), ())


@every_language
def test_every_heading_is_known_as_what_it_is(language: str):
    t = translator(language)
    for table, kind in zip(register_tables(KNOWN, t), KINDS, strict=True):
        how, _ = sent_back(KNOWN, language)
        layout = next(one for one in how if one.kind == kind.key)
        assert [field_name(kind.key, field, t) for field in layout.fields] == [
            c.heading for c in table.columns
        ]
        assert table.name == sheet_name(kind.key, t)


@every_language
def test_every_word_of_a_list_is_read_as_what_it_is(language: str):
    t = translator(language)
    for kind in PartnerKind:
        assert KIND_WORDS[fold(kind_name(kind, t))] is kind
    for standing in Standing:
        assert STANDING_WORDS[fold(standing_word(standing, t))] is standing


@every_language
def test_every_region_comes_back(language: str):
    regions = [
        partner(n, f"Partner {n}", region=code, country=country_of(code)) for n, code in enumerate(REGIONS, 1)
    ]
    for start in range(0, len(regions), 40):
        known = Known(NETWORK, tuple(regions[start : start + 40]), ())
        _, found = sent_back(known, language)
        assert [(entry.name, entry.changes) for entry in found.partners if not entry.same] == []
        assert found.problems == ()


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
NAMES = WORDS.filter(lambda text: any(letter.isalnum() for letter in text))
PLACES = st.sampled_from(
    [(None, None), (None, "PT"), ("PT11", "PT"), ("UKK3", "GB"), ("PT99", "PT"), (None, "BR")]
)


@st.composite
def registers(draw: st.DrawFn) -> Known:
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique_by=lambda name: fold(" ".join(name.split()))))
    partners = []
    for number, name in enumerate(names, 1):
        region, country = draw(PLACES)
        one = partner(number, name, region=region, country=country, language=draw(st.sampled_from(LANGUAGES)))
        partners.append(replace(one, kind=draw(st.sampled_from(PartnerKind))))
    people = [BERTA]
    for number, name in enumerate(draw(st.lists(WORDS, max_size=5)), 2):
        at = draw(st.sampled_from([None, *range(1, len(names) + 1)]))
        roles = draw(
            st.sampled_from([(), (Role.CONTACT,), (Role.REVIEWER,), (Role.CONTACT, Role.COORDINATOR)])
        )
        email = draw(st.sampled_from(["", f"p{number}@example.org"]))
        function = draw(st.text(max_size=FUNCTION_LENGTH))
        theirs = draw(st.booleans())
        people.append(person(number, name, at, email, *roles, function=function, theirs=theirs))
    return Known(NETWORK, tuple(partners), tuple(people))


@settings(max_examples=30, deadline=None)
@given(registers(), st.sampled_from(LANGUAGES))
def test_any_register_sent_back_changes_nothing(known: Known, language: str):
    _, found = sent_back(known, language)
    assert [entry for entry in (*found.partners, *found.people) if not entry.same] == []
    assert found.problems == ()
    assert (found.missing_partners, found.missing_people) == ((), ())


@every_language
def test_a_member_whose_partner_left_comes_back_as_they_are(language: str):
    lost = person(9, "Liam", 3, "", Role.CONTACT)
    lost = replace(lost, member=replace(lost.member, partner_left=True))
    known = Known(NETWORK, (PORTO, BREST, GONE), (BERTA, ANA, YVES, LEFT, lost))
    _, found = sent_back(known, language)
    assert (found.problems, found.effective) == ((), 0)


@every_language
@pytest.mark.parametrize("code", Code)
def test_every_problem_has_a_text_that_is_harmless(language: str, code: Code):
    t = translator(language)
    assert TEXTS.keys() == set(Code)
    faults = [Fault(slot, wrong, "@everyone **x**", ("y",), "z") for slot in Slot for wrong in Wrong]
    for detail in faults if code is Code.SLOT else [None]:
        problem = Problem("S*", 3, 2, code, "He**d", "@everyone", ("`n`",), "*other*", 7, detail)
        said = problem_line(problem, t)
        assert "@everyone" not in said
        assert "\n" not in said
        assert "B (He\\*\\*d)" in said
        assert not set(string.Formatter().parse(said)) - {(said, None, None, None)}, (
            "nothing is left unfilled"
        )
        assert problem_line(replace(problem, row=0, column=0, number=0, other=""), t)


@every_language
def test_values_are_said_in_the_reader_s_words(language: str):
    t = translator(language)
    assert value_text("partners", "place", "PT11/PT", t) == f"Norte (PT11), {t.country_name('PT')}"
    assert value_text("partners", "place", "PT", t) == t.country_name("PT")
    assert value_text("partners", "kind", "centre", t) == kind_name(PartnerKind.CENTRE, t)
    assert value_text("partners", "language", "pt", t) == t.language_name("pt")
    assert value_text("people", "role", "both", t) == standing_word(Standing.BOTH, t)
    assert value_text("people", "name", "", t) == "–"
    assert value_text("people", "name", "*a*", t) == "\\*a\\*"
