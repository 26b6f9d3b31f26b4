"""Rows of people: who is who, who is new, and nobody taken for somebody else."""

from __future__ import annotations

import pytest

from domain.actors import Role
from domain.importing.identity import id_of
from domain.people import Standing
from domain.records import replace
from tests.domain.importing.given import (
    ANA,
    BERTA,
    KNOWN,
    NETWORK,
    YVES,
    outcome,
    people,
    person,
    sheet,
    told,
)

ALL = "Name|Partner|E-mail|Function|Role"


def changes(headings: str, row: str) -> list[tuple[str, str, str]]:
    found = people(headings, row)
    assert found.problems == ()
    (entry,) = found.people
    assert not entry.new
    return [(str(one.field), one.old, one.new) for one in entry.changes]


def test_somebody_who_has_not_joined_yet():
    found = people(ALL, "Zoé Le Goff|Université de Brest|Zoe@Example.org|Head|référent")
    assert found.problems == ()
    (zoe,) = found.people
    assert zoe.new
    assert (zoe.name, zoe.partner, zoe.email) == ("Zoé Le Goff", "Université de Brest", "zoe@example.org")
    assert (zoe.function, zoe.standing) == ("Head", Standing.CONTACT)
    assert found.missing_people == ("Berta", "Ana Silva", "Yves")


def test_an_address_of_other_letters_is_one_in_whichever_way_it_is_written():
    found = people(ALL, "Zoé||mailto:Zoe@XN--EXMPLE-CUA.org||", "Rui||rui@example.org||")
    assert [one.email for one in found.people] == ["zoe@exämple.org", "rui@example.org"]
    found = people(ALL, "Zoé||zoe@exämple.org||", "Rui||zoe@xn--exmple-cua.org||")
    assert [one.code for one in found.problems] == ["email_taken"]


@pytest.mark.parametrize(
    "said", ["P2", "p2 · université de brest", "Universite de Brest", "P2 Université de Brest"]
)
def test_a_partner_is_named_in_many_ways(said: str):
    assert people(ALL, f"Zoé|{said}|z@example.org||").people[0].partner == "Université de Brest"


def test_first_and_last_name_in_columns_of_their_own():
    found = people("Nom|Prénom|E-mail", "Le Goff|Zoé|z@example.org")
    assert found.people[0].name == "Zoé Le Goff"
    found = people("Nombre|Apellidos|Correo", "Iria|Souto Rey|i@example.org")
    assert found.people[0].name == "Iria Souto Rey"
    found = people("First name|Last name|Name|E-mail", "Ana|Silva|Dr Ana Silva|x@example.org")
    assert found.people[0].name == "Dr Ana Silva"


def test_somebody_is_known_by_id_then_address_then_name():
    ident = id_of(NETWORK, "people", 2)
    assert changes("Techlink id|Name", f"{ident}|Ana Costa") == [("name", "Ana Silva", "Ana Costa")]
    assert changes("Name|E-mail", "Ana Costa|ANA@example.org") == [("name", "Ana Silva", "Ana Costa")]
    assert changes("Name|Function", "ana  silva|Head") == [
        ("name", "Ana Silva", "ana silva"),
        ("function", "Research", "Head"),
    ]
    assert changes("Name|E-mail", "Yves|yves@example.org") == [("email", "", "yves@example.org")]


def test_an_empty_cell_changes_nothing_and_a_dash_clears():
    assert changes(ALL, "Ana Silva||||") == []
    assert changes(ALL, "Ana Silva|||-|-") == [("function", "Research", ""), ("role", "contact", "member")]


def test_who_moves_is_no_contact_until_that_is_said():
    assert changes("Name|E-mail|Partner", "Ana Silva|ana@example.org|P2") == [
        ("partner", "Porto technology centre", "Université de Brest"),
        ("role", "contact", "member"),
    ]
    assert changes(ALL, "Ana Silva|P2|ana@example.org||contact") == [
        ("partner", "Porto technology centre", "Université de Brest")
    ]
    assert changes("E-mail|Partner", "ana@example.org|-") == [
        ("partner", "Porto technology centre", ""),
        ("role", "contact", "member"),
    ]


def test_two_people_may_change_addresses():
    ids = [id_of(NETWORK, "people", number) for number in (1, 2)]
    found = people("Techlink id|E-mail", f"{ids[0]}|ana@example.org", f"{ids[1]}|berta@example.org")
    assert found.problems == ()
    assert found.effective == 2


def test_who_left_comes_back_by_their_address_only():
    found = people("Name|E-mail", "Léa|lea@example.org")
    assert found.people[0].new
    assert found.people[0].returns
    ident = id_of(NETWORK, "people", 4)
    assert told(people("Techlink id|Name", f"{ident}|Léa").problems) == [(2, 2, "left")]


@pytest.mark.parametrize(
    ("row", "at", "code"),
    [
        ("||x@example.org||", (2, 1), "no_name"),
        ("...||x@example.org||", (2, 1), "no_name"),
        ("x" * 81 + "||x@example.org||", (2, 1), "long"),
        ("Zoé||||", (2, 3), "no_email"),
        ("Zoé||zoe at example||", (2, 3), "bad_email"),
        ("Zoé||zoe@exa..mple.org||", (2, 3), "bad_email"),
        ("Zoé||zoe@example.org\nBcc: x@y.org||", (2, 3), "bad_email"),
        ("Zoé||zoé <zoe@example.org>||", (2, 3), "bad_email"),
        ("Zoé||" + "z" * 250 + "@example.org||", (2, 3), "bad_email"),
        ("Zoé|Atlantis|z@example.org||", (2, 2), "no_partner"),
        ("Zoé|Cork Labs|z@example.org||", (2, 2), "no_partner"),
        ("Zoé||z@example.org|" + "x" * 81 + "|", (2, 4), "long"),
        ("Zoé||z@example.org||boss", (2, 5), "role"),
        ("Zoé||z@example.org||contact", (2, 5), "contact_alone"),
        ("Ana Silva||other@example.org||", (2, 1), "same_name"),
        ("Ana Silva|Université de Brest|||", (2, 1), "same_name"),
        ("Berta||berta@example.org||member", (2, 5), "last_coordinator"),
    ],
)
def test_every_mistake_has_its_cell(row: str, at: tuple[int, int], code: str):
    found = people(ALL, row)
    assert told(found.problems) == [(*at, code)]
    assert found.effective == 0


def test_a_slip_in_a_well_known_domain_is_asked_about_and_taken_as_it_is():
    found = people("Name|E-mail", "Zoé|zoe@gmial.com", "Iria|iria@gmail.com", "Yves|yves@gmal.com")
    assert found.problems == ()
    asked = {entry.name: entry.meant for entry in found.people}
    assert asked == {"Zoé": "zoe@gmail.com", "Iria": None, "Yves": "yves@gmail.com"}
    assert [entry.email for entry in found.people] == ["zoe@gmial.com", "iria@gmail.com", "yves@gmal.com"]
    known = people("Name|Function", "Ana Silva|Head")
    assert [entry.meant for entry in known.people] == [None], "only of an address that the file gives"


def test_somebody_three_times_and_in_two_partners():
    found = people(
        "Name|Partner|E-mail",
        "Zoé|P1|zoe@example.org",
        "Zoé|P2|zoe@example.org",
        "Zoé Le Goff|P1|ZOE@example.org",
        "Ana Silva|P1|ana@example.org",
        "Ana Silva|P2|ana@example.org",
    )
    assert told(found.problems) == [
        (3, 3, "email_taken"), (4, 3, "email_taken"), (6, 1, "twice"), (6, 3, "email_taken"),
    ]  # fmt: skip


def test_the_same_row_again_counts_once_and_is_named():
    found = people(
        "Name|Partner|E-mail|Notes",
        "Zoé|P2|zoe@example.org|by phone",
        "Ana Silva|P1|ana@example.org|",
        "Zoé|P2|ZOE@example.org|by mail",
        "Ana Silva|P1|ana@example.org|",
        " Zoé |P2|zoe@example.org|",
    )
    assert found.problems == ()
    assert [entry.name for entry in found.people] == ["Zoé", "Ana Silva"]
    assert [(one.sheet, one.row, one.first) for one in found.repeats] == [
        ("Members", 4, 2), ("Members", 5, 3), ("Members", 6, 2),
    ]  # fmt: skip


def test_a_wrong_row_that_stands_twice_is_told_once():
    found = people("Name|E-mail", "Zoé|zoe", "Zoé|zoe")
    assert told(found.problems) == [(2, 2, "bad_email")]


@pytest.mark.parametrize(
    "heading", ["Language", "Langue", "Idioma", "Língua", "Preferred language", "langue préférée"]
)
@pytest.mark.parametrize(
    ("typed", "code"),
    [("fr", "fr"), ("PT", "pt"), ("pt-PT", "pt"), ("Français", "fr"), ("francés", "fr"), ("inglês", "en"),
     ("Spanish", "es"), ("", "")],
)  # fmt: skip
def test_the_language_of_somebody_new(heading: str, typed: str, code: str):
    found = people(f"Name|E-mail|{heading}", f"Zoé|zoe@example.org|{typed}")
    assert found.problems == ()
    assert found.people[0].language == code


def test_a_language_that_is_none_of_ours_has_its_cell():
    assert told(people("Name|E-mail|Langue", "Zoé|z@example.org|breton").problems) == [(2, 3, "language")]


def test_who_has_not_come_is_written_to_in_the_language_of_the_list_and_who_is_here_chooses():
    known = replace(KNOWN, people=(BERTA, ANA, replace(YVES, waits=True)))
    found = people("Name|Language", "Yves|French", "Ana Silva|fr", known=known)
    assert [(str(one.field), one.old, one.new) for one in found.people[0].changes] == [("language", "", "fr")]
    assert (found.people[1].same, found.people[1].chooses) == (True, True)
    assert not found.people[0].chooses


def test_a_namesake_elsewhere_with_an_address_of_their_own_is_somebody_new():
    found = people(ALL, "Ana Silva|Université de Brest|other@example.org||")
    assert found.problems == ()
    assert found.people[0].new
    unclear = people(ALL, "Yves|Porto technology centre|other@example.org||")
    assert told(unclear.problems) == [(2, 1, "same_name")], "Yves has no address that would tell them apart"


def test_another_address_of_who_is_known_by_name_and_partner_is_a_change():
    found = people(ALL, "Ana Silva|Porto technology centre|other@example.org||")
    assert found.problems == ()
    (ana,) = found.people
    assert (ana.key, ana.by_name) == (2, True)
    assert [(str(one.field), one.old, one.new) for one in ana.changes] == [
        ("email", "ana@example.org", "other@example.org")
    ]
    given = people("Techlink id|E-mail", f"{id_of(NETWORK, 'people', 2)}|other@example.org")
    assert not given.people[0].by_name, "the id says who it is"


def test_an_address_that_somebody_gave_is_not_changed_by_their_name():
    theirs = replace(KNOWN, people=(BERTA, replace(ANA, theirs=True), YVES))
    found = people(ALL, "Ana Silva|P1|other@example.org||", known=theirs)
    assert told(found.problems) == [(2, 3, "email_theirs")]
    assert [one.other for one in found.problems] == ["Ana Silva"]


def test_of_two_namesakes_of_a_partner_the_row_says_neither_and_names_both():
    twins = replace(KNOWN, people=(*KNOWN.people, person(5, "Ana Silva", 1, "ana.two@example.org")))
    found = people(ALL, "Ana Silva|P1|other@example.org||", known=twins)
    assert told(found.problems) == [(2, 1, "same_name")]
    (problem,) = found.problems
    assert problem.near == ("Ana Silva (ana@example.org)", "Ana Silva (ana.two@example.org)")


def test_who_stands_in_the_file_with_their_address_is_not_meant_by_another_row():
    found = people(ALL, "Ana Silva|P1|ana@example.org||", "Ana Silva|P1|other@example.org||")
    assert told(found.problems) == [(3, 1, "twice")]
    assert found.problems[0].number == 2


def test_of_two_namesakes_a_name_says_nothing():
    twins = replace(KNOWN, people=(*KNOWN.people, person(5, "Yves", 2), person(6, "Yves", 1)))
    assert told(people("Name", "Yves", known=twins).problems) == [(2, 1, "same_name")]
    assert told(people("Name|Partner", "Yves|P2", known=twins).problems) == [(2, 1, "same_name")]
    found = people("Name|Partner|Function", "Yves|P1|Head", known=twins)
    assert [entry.key for entry in found.people] == [6]


def test_nobody_and_no_address_twice():
    found = people(
        "Name|E-mail",
        "Ana Silva|ana@example.org",
        "Ana|ana@example.org",
        "Zoé|z@example.org",
        "Zed|z@example.org",
    )
    assert told(found.problems) == [(3, 1, "twice"), (3, 2, "email_taken"), (5, 2, "email_taken")]
    ident = id_of(NETWORK, "people", 3)
    taken = people("Techlink id|E-mail", f"{ident}|ana@example.org")
    assert [one.other for one in taken.problems] == ["Ana Silva"]
    assert told(people("Techlink id|E-mail", f"{ident}|lea@example.org").problems) == [(2, 2, "email_taken")]


def test_whose_address_it_is_elsewhere_is_not_told():
    abroad = replace(KNOWN, elsewhere=frozenset({"far@example.org"}))
    ident = id_of(NETWORK, "people", 3)
    (problem,) = people("Techlink id|E-mail", f"{ident}|far@example.org", known=abroad).problems
    assert (problem.code, problem.other) == ("email_taken", "")
    found = people("Name|E-mail", "Zoé|far@example.org", known=abroad)
    assert found.problems == ()


def test_an_address_that_somebody_agreed_to_is_theirs():
    theirs = replace(ANA, theirs=True)
    known = replace(KNOWN, people=(BERTA, theirs, YVES))
    ident = id_of(NETWORK, "people", 2)
    for typed in ("new@example.org", "-"):
        found = people("Techlink id|E-mail", f"{ident}|{typed}", known=known)
        assert told(found.problems) == [(2, 2, "email_theirs")]
    assert people("Techlink id|E-mail", f"{ident}|ana@example.org", known=known).problems == ()


def test_the_coordination_may_pass_on():
    found = people(ALL, "Berta||berta@example.org||member", "Zoé||z@example.org||coordination")
    assert found.problems == ()
    alone = replace(KNOWN, people=(person(1, "Berta", None, "", Role.COORDINATOR),))
    assert told(people("Name|Role", "Berta|member", known=alone).problems) == [(2, 2, "last_coordinator")]


def test_people_may_belong_to_partners_that_the_same_file_adds_or_renames():
    found = outcome(
        sheet(
            "People", ["Name", "Partner", "E-mail"], ["Zoé", "Vigo", "z@example.org"], ["Yves", "Brest", ""]
        ),
        sheet("Partners", ["Code", "Name"], ["", "Vigo"], ["P2", "Brest"]),
    )
    assert found.problems == ()
    assert [entry.partner for entry in found.people] == ["Vigo", "Brest"]
    assert found.people[1].same, "a partner that is called otherwise is the same partner"


def test_all_that_is_wrong_with_a_row_is_told_at_once():
    found = people(ALL, "...|Atlantis|zoe|" + "x" * 81 + "|boss")
    assert [column for _, column, _ in told(found.problems)] == [1, 2, 3, 4, 5]


def test_rows_that_nobody_touched_may_say_what_a_renamed_partner_was_called():
    found = outcome(
        sheet("Partners", ["Code", "Name"], ["P1", "Porto"]),
        sheet("People", ["Name", "Partner", "E-mail"], ["Ana Silva", "Porto technology centre", ""]),
    )
    assert (found.problems, found.effective) == ((), 1)


def test_one_mistake_is_told_once():
    found = outcome(
        sheet("Partners", ["Name", "Region"], ["Vigo", "Atlantis"]),
        sheet("People", ["Name", "Partner", "E-mail"], ["Zoé", "Vigo", "z@example.org"]),
    )
    assert [(one.sheet, one.row, one.column) for one in found.problems] == [("Partners", 2, 2)]
