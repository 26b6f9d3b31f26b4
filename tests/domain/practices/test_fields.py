"""What is typed of a practice: tidied, checked, merged window by window, read as places and periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError
from domain.practices import errors, periods, places, windows
from domain.practices.fields import (
    MOST_KEYWORDS,
    TEXT_LENGTH,
    TITLE_LENGTH,
    completeness,
    link,
    missing,
    month,
    must_have_begun,
    split_links,
    theme,
    tidy_facts,
    tidy_words,
)
from domain.practices.mistakes import Mistakes
from domain.practices.model import TEXTS, EvidenceLevel, Facts, HostKind, Maturity, Wording
from domain.practices.quotes import opening, put
from domain.records import replace
from domain.regions import REGIONS

COUNTRIES = {"Portugal": "PT", "Irlande": "IE", "Ireland": "IE", "PT": "PT", "IE": "IE"}
FULL = Wording("en", "Title", *(["Text"] * 7), keywords=("one",))  # type: ignore[misc]
KNOWN = Facts(
    theme="energy", country="PT", region="PT11", place="Porto", organisation="Lab", host=HostKind.CENTRE,
    started="2021", ended="2022", maturity=Maturity.PILOT, contact="Ana", links=("https://example.org/",),
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "http://127.0.0.1/", "http://10.0.0.8/a", "http://[::1]/", "http://localhost/", "https://printer.local/",
        "http://2130706433/", "https://user@example.org/", "javascript:alert(1)", "ftp://example.org/", "example",
        "https://", "https://exa mple.org/", 'https://example.org/"x', "http://[", "https://a.b.1", "no link yet", "printer.local", "127.0.0.1/a", "a@example.org",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_for_others_is_refused(said: str) -> None:
    with pytest.raises(errors.PracticeLinkRefused):
        link(said)


@pytest.mark.parametrize("facts", [Facts(country="Portugal"), Facts(region="Norte"), Facts(country="P1")])
def test_a_place_is_never_cut_to_a_code(facts: Facts) -> None:
    with pytest.raises(errors.NoSuchPlace):
        tidy_facts(facts)


def test_codes_of_places_are_taken_in_small_letters() -> None:
    said = tidy_facts(Facts(country=" pt ", region="pt11"))
    assert (said.country, said.region) == ("PT", "PT11")


def test_a_public_link_stays() -> None:
    assert link(" https://example.org/a?b=1#c ") == "https://example.org/a?b=1#c"
    with pytest.raises(errors.PracticeTextLong):
        link("https://example.org/" + "x" * 500)


@pytest.mark.parametrize("said", ["www.exemplo.pt/relatorio", "example.org", "WWW.Example.org?a=1"])
def test_a_link_without_its_scheme_is_completed(said: str) -> None:
    assert link(said) == f"https://{said}"


def test_what_is_no_link_is_quoted_whole() -> None:
    typed = "https://example.org/a www.example.org\n\nnão tenho"
    assert split_links(typed) == ("https://example.org/a", "www.example.org", "não tenho")
    with pytest.raises(errors.PracticeLinkRefused, match="não tenho"):
        tidy_facts(Facts(links=split_links(typed)))


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(errors.SeveralWrong) as refused:
        tidy_facts(Facts(theme="magic", started="soon", links=("ftp://a.org", "b")))
    said = [type(one) for one in refused.value.wrong]
    link_ = errors.PracticeLinkRefused
    assert said == [errors.NoSuchTheme, errors.NoSuchMonth, link_, link_]
    with pytest.raises(errors.SeveralWrong) as refused:
        tidy_words(Wording("en", "T" * 101, "S" * 1_001))
    assert [one.params["field"] for one in refused.value.wrong] == ["title", "summary"]


@pytest.mark.parametrize("started", ["2031", "2026-12", "2027-01"])
def test_only_an_idea_begins_in_the_time_to_come(started: str) -> None:
    today = date(2026, 11, 26)
    must_have_begun(Facts(started="2026", maturity=Maturity.PILOT), today)
    must_have_begun(Facts(started="2026-11"), today)
    must_have_begun(Facts(started=started, maturity=Maturity.IDEA), today)
    with pytest.raises(errors.NotBegunYet):
        must_have_begun(Facts(started=started, maturity=Maturity.RUNNING), today)


@given(st.text(max_size=300))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    try:
        once = tidy_words(Wording("en", text, text, keywords=(text,)))
    except DomainError:
        return
    assert tidy_words(once) == once
    assert len(once.title) <= TITLE_LENGTH
    assert "\n" not in once.title


def test_spaces_that_keep_a_sign_with_its_word_stay() -> None:
    said = Wording(
        "fr", "Une  idée\N{NO-BREAK SPACE}:\tla  suite ", "Pour 40\N{NARROW NO-BREAK SPACE}€.\n\n\n\nFin"
    )
    tidied = tidy_words(said)
    assert tidied.title == "Une idée\N{NO-BREAK SPACE}: la suite"
    assert tidied.summary == "Pour 40\N{NARROW NO-BREAK SPACE}€.\n\nFin"


def test_too_much_is_refused_with_its_field() -> None:
    with pytest.raises(errors.PracticeTextLong) as refused:
        tidy_words(Wording("en", problem="a" * (TEXT_LENGTH + 1)))
    assert (refused.value.field, refused.value.length) == ("problem", TEXT_LENGTH + 1)
    with pytest.raises(errors.PracticeListLong):
        tidy_words(Wording("en", keywords=tuple(str(n) for n in range(MOST_KEYWORDS + 1))))
    with pytest.raises(errors.PracticeListLong):
        tidy_facts(Facts(links=tuple(f"https://example.org/{n}" for n in range(9))))


def test_themes_are_those_that_ship_or_the_network_s() -> None:
    assert theme("energy") == "energy"
    assert theme(" tidal  POWER ", ("Tidal power",)) == "Tidal power"
    assert theme("") == ""
    with pytest.raises(errors.NoSuchTheme):
        theme("Energy!")


@pytest.mark.parametrize("said", ["2021", "2021-03", "", " 1999-12 "])
def test_a_year_or_a_month(said: str) -> None:
    assert month(said) == said.strip()


@pytest.mark.parametrize(
    ("said", "kept"), [("março de 2024", "2024-03"), ("3/2024", "2024-03"), ("Dec 2021", "2021-12")]
)
def test_a_month_in_words_is_kept_as_a_month(said: str, kept: str) -> None:
    assert month(said) == kept


@pytest.mark.parametrize("said", ["21", "2021-13", "2021-3-1", "soon", "March", "2021 to 2022"])
def test_no_month(said: str) -> None:
    with pytest.raises(errors.NoSuchMonth):
        month(said)


@pytest.mark.parametrize(
    ("started", "ended", "fits"),
    [
        ("2021", "2020", False),
        ("2021-05", "2021-04", False),
        ("2021-05", "2021", True),
        ("2021", "2021-01", True),
    ],
)
def test_a_period_does_not_end_before_it_starts(started: str, ended: str, *, fits: bool) -> None:
    facts = Facts(started=started, ended=ended)
    if fits:
        assert tidy_facts(facts) == facts
        return
    with pytest.raises(errors.EndsBeforeItStarts):
        tidy_facts(facts)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2021", ("2021", "")), ("2021-03 to 2023", ("2021-03", "2023")), ("since 03/2021", ("2021-03", "")),
        ("2019–2021", ("2019", "2021")), ("2019-2021", ("2019", "2021")), ("de 1/2020 a 12.2020", ("2020-01", "2020-12")),
        ("", ("", "")), ("março de 2024", ("2024-03", "")), ("desde marzo del 2024", ("2024-03", "")),
        ("de janvier à août 2020", ("2020-01", "2020-08")), ("Sept. 2019 – 2021", ("2019-09", "2021")),
        ("Mar 2021 to Dec 2023", ("2021-03", "2023-12")), ("– 2023", ("", "2023")), ("until May 2023", ("", "2023-05")),
        ("jusqu’à 2023", ("", "2023")), ("até 2023", ("", "2023")), ("hasta 2023", ("", "2023")), ("Until 2021–2023", ("2021", "2023")),
    ],
)  # fmt: skip
def test_periods_as_people_type_them(said: str, read: tuple[str, str]) -> None:
    assert periods.read(said) == read


@pytest.mark.parametrize(
    "said", ["soon", "2019 2020 2021", "12345", "2021-13-01", "5 years", "março", "May 3/2021", "2024 March"]
)
def test_what_is_no_period(said: str) -> None:
    with pytest.raises(errors.NoSuchMonth):
        periods.read(said)


@given(st.integers(1000, 9999), st.integers(1, 12), st.integers(1000, 9999))
def test_a_period_is_read_as_it_was_written(year: int, number: int, end: int) -> None:
    for started, ended in ((f"{year}-{number:02}", str(end)), (str(year), ""), ("", str(end)), ("", "")):
        assert periods.read(periods.written(started, ended)) == (started, ended)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Norte", ("PT11", "PT")), ("norte (PT11)", ("PT11", "PT")), ("pt11", ("PT11", "PT")), ("Irlande", ("", "IE")),
        ("ie", ("", "IE")), ("  ", ("", "")), ("País de Gales", ("UKL", "GB")),
    ],
)  # fmt: skip
def test_places_by_name_or_code(said: str, read: tuple[str, str]) -> None:
    assert places.read(said, COUNTRIES) == read


@pytest.mark.parametrize("said", ["Atlantis", "PT99", "(", "🌊"])
def test_no_place(said: str) -> None:
    with pytest.raises(errors.NoSuchPlace):
        places.read(said, COUNTRIES)


@pytest.mark.parametrize("code", sorted(REGIONS))
def test_every_region_is_read_as_it_is_written(code: str) -> None:
    assert places.read(places.written(code), COUNTRIES)[0] == code


def test_every_field_stands_in_one_window_and_none_has_more_than_five() -> None:
    every = [name for names in windows.FIELDS.values() for name in names]
    assert len(every) == len(set(every))
    assert all(len(names) <= 5 for names in windows.FIELDS.values())
    assert set(windows.filled(FULL, KNOWN)) == set(every)
    for name in completeness(Wording("en"), Facts())[1]:
        assert windows.form_of(name) in windows.Form, "the meter leads to every field that it counts"


@given(st.sets(st.sampled_from(list(windows.Form))))
def test_what_stands_in_windows_typed_again_changes_nothing(forms: set[windows.Form]) -> None:
    said = windows.filled(FULL, KNOWN)
    typed = {name: said[name] for form in forms for name in windows.FIELDS[form]}
    wrong = Mistakes()
    assert windows.merged(FULL, KNOWN, typed, COUNTRIES, wrong) == (FULL, KNOWN)
    wrong.tell()


def test_a_place_and_a_period_that_are_none_are_told_together_and_stay() -> None:
    wrong = Mistakes()
    typed = {"region": "Atlantis", "period": "now and then", "place": "Vigo"}
    words, facts = windows.merged(FULL, KNOWN, typed, COUNTRIES, wrong)
    assert (words, facts) == (FULL, replace(KNOWN, place="Vigo"))
    with pytest.raises(errors.SeveralWrong) as refused:
        wrong.tell()
    assert [type(one) for one in refused.value.wrong] == [errors.NoSuchPlace, errors.NoSuchMonth]


def test_an_empty_choice_is_not_said_or_stays() -> None:
    typed = {"host": "", "maturity": "", "evidence_level": ""}
    _, facts = windows.merged(FULL, KNOWN, typed, COUNTRIES, Mistakes())
    assert (facts.host, facts.maturity, facts.evidence_level) == (None, None, EvidenceLevel.DECLARED)


def test_what_is_missing_and_what_would_add_most() -> None:
    assert missing(FULL, KNOWN) == ()
    assert missing(Wording("en", "?!"), Facts()) == ("title", "summary", "problem", "evidence", "theme")
    assert completeness(FULL, KNOWN) == (100, ())
    assert completeness(Wording("en"), Facts())[0] == 0


@given(st.sets(st.sampled_from(["title", *TEXTS])))
def test_saying_more_never_makes_it_less_complete(said: set[str]) -> None:
    words = Wording("en")
    before = completeness(words, Facts())[0]
    for name in sorted(said):
        words = replace(words, **{name: "something"})
        now, lacking = completeness(words, Facts())
        assert now > before
        assert name not in lacking
        before = now


@given(st.text(max_size=600), st.integers(20, 100))
def test_a_title_of_a_message_fits(text: str, most: int) -> None:
    assert len(opening(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We moved parcels by cargo bike. Vans went down.", "We moved parcels by cargo bike"),
        ("Is the harbour warm enough? We measured.", "Is the harbour warm enough?"),
        ("Dr. Silva of the port told me this. It works.", "Dr. Silva of the port told me this"),
        ("One line\nand another", "One line"),
    ],
)
def test_a_title_of_a_message_is_its_first_sentence(text: str, title: str) -> None:
    assert opening(text, 100) == title


@given(st.text(max_size=4_000), st.text(max_size=8_000))
def test_a_message_put_into_a_draft_fits(text: str, solution: str) -> None:
    done = put(Wording("en", summary="there", solution=solution.strip()), text)
    assert done.summary == "there"
    assert len(done.solution) <= TEXT_LENGTH
