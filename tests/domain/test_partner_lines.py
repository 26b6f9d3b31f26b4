"""Partners typed one a line, as people really type lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.folding import fold
from domain.networks import PartnerKind
from domain.partner_lines import NAME_LENGTH, Place, Reason, Words, as_line, read_lines

WORDS = Words(
    places={
        fold(name): place
        for name, place in {
            "Portugal": Place("PT"),
            "pt": Place("PT"),
            "France": Place("FR"),
            "Francia": Place("FR"),
            "fr": Place("FR"),
            "Belgium": Place("BE"),
            "España": Place("ES"),
            "Bretagne": Place("FR", "FRH0"),
            "Açores": Place("PT", "PT20"),
            "Centro": Place("PT", "PT19"),
        }.items()
    },
    languages={
        "pt": "pt",
        "portuguese": "pt",
        "fr": "fr",
        "francais": "fr",
        "english": "en",
        "espanol": "es",
    },
    kinds={
        "university": PartnerKind.UNIVERSITY,
        "universite": PartnerKind.UNIVERSITY,
        "technology centre": PartnerKind.CENTRE,
        "centro": PartnerKind.CENTRE,
        "s.a.": PartnerKind.ENTERPRISE,
        "agency": PartnerKind.AGENCY,
        "other": PartnerKind.OTHER,
    },
)


def one(line: str):
    partners, faults = read_lines(line, WORDS)
    assert not faults, faults
    assert len(partners) == 1
    return partners[0]


@pytest.mark.parametrize(
    ("line", "name", "country", "region", "language"),
    [
        ("Porto technology centre; Portugal; Portuguese", "Porto technology centre", "PT", None, "pt"),
        ("- Brest Labs ; bretagne ; FRANÇAIS", "Brest Labs", "FR", "FRH0", "fr"),
        ("3. Ponta\tPT20\tpt", "Ponta", "PT", "PT20", "pt"),
        ("12) Ponta | Açores (Portugal)", "Ponta", "PT", "PT20", None),
        ("Ponta; English; Portugal", "Ponta", "PT", None, "en"),
        ("Ponta; pt; pt", "Ponta", "PT", None, "pt"),
        ("Liège Labs; fr; Belgium", "Liège Labs", "BE", None, "fr"),
        ("Smith, Jones, France", "Smith, Jones", "FR", None, None),
        ("Smith, Jones and sons", "Smith, Jones and sons", None, None, None),
        ("Rennes; France, Bretagne", "Rennes", "FR", "FRH0", None),
        ("Vitoria; ES21", "Vitoria", "ES", "ES21", None),
        ("Belfast; UKN", "Belfast", "GB", "UKN", None),
        ("Coimbra; Centro; Portugal", "Coimbra", "PT", "PT19", None),
        ("Coimbra; Centro; pt", "Coimbra", "PT", "PT19", "pt"),
        ("Vigo; España; Centro", "Vigo", "ES", None, None),
        ("Wien; AT13", "Wien", "AT", "AT13", None),
    ],
)
def test_what_a_line_says(line, name, country, region, language):
    partner = one(line)
    assert (partner.name, partner.country, partner.region, partner.language) == (
        name,
        country,
        region,
        language,
    )


def test_a_kind_is_said_or_given_away_by_the_name():
    assert one("Porto technology centre; Portugal").kind is PartnerKind.CENTRE
    assert one("Université de Brest").kind is PartnerKind.UNIVERSITY
    assert one("Vigo; España; centro").kind is PartnerKind.CENTRE
    assert one("Ponta, S.A.").kind is PartnerKind.ENTERPRISE
    assert one("University; agency").kind is PartnerKind.AGENCY
    assert one("Ponta").kind is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("; Portugal", Reason.NO_NAME),
        ("— ; Portugal; English", Reason.NO_NAME),
        ("Ponta; Atlantis", Reason.UNKNOWN_WORDS),
        ("Ponta; Portugal; France", Reason.SAID_TWICE),
        ("Ponta; Bretagne, Portugal", Reason.SAID_TWICE),
        ("x" * (NAME_LENGTH + 1), Reason.LONG_NAME),
    ],
)
def test_a_line_not_understood_is_handed_back_as_typed(line, reason):
    partners, faults = read_lines(f"Good one; Portugal\n{line}\n\nAnother", WORDS)
    assert [p.name for p in partners] == ["Good one", "Another"]
    assert [fault.reason for fault in faults] == [reason]
    assert faults[0].text in line


def test_a_typing_slip_gets_a_proposal():
    _, faults = read_lines("Ponta; Portugual", WORDS)
    assert faults[0].near[0] == "portugal"


def test_nobody_is_there_twice():
    partners, faults = read_lines("Ponta\nPONTA\nBrest", WORDS, taken=["brest"])
    assert [p.name for p in partners] == ["Ponta"]
    assert [f.reason for f in faults] == [Reason.DOUBLE, Reason.DOUBLE]


def test_a_server_holds_forty_partners():
    _, faults = read_lines("\n".join(f"Partner {n}" for n in range(45)), WORDS)
    assert [f.reason for f in faults] == [Reason.TOO_MANY] * 5


@given(st.text(max_size=300))
def test_no_text_is_lost_or_breaks_the_parser(text):
    partners, faults = read_lines(text, WORDS)
    assert len(partners) + len(faults) <= len(text.splitlines())
    assert all(p.name.strip() and len(p.name) <= NAME_LENGTH for p in partners)


@given(
    st.sampled_from(["Ponta", "Brest Labs", "Smith, Jones"]), st.sampled_from(["Portugal", "Bretagne", ""])
)
def test_a_line_written_out_reads_the_same_again(name, place):
    first = one(as_line(one(f"{name}; {place}"), place))
    assert (first.name, first.country) == (name, one(f"{name}; {place}").country)
