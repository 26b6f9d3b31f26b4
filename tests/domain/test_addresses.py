"""What is an e-mail address, and which one was probably meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.addresses import LONGEST, AddressMalformed, check_address, probably


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ines.Duarte@Example.ORG ", "ines.duarte@example.org"),
        ("o'brien+net@a-b.example.ie", "o'brien+net@a-b.example.ie"),
        ("josé@exämple.org", "josé@exämple.org"),
        ("a@xn--exmple-cua.org", "a@xn--exmple-cua.org"),
        (
            "a" * 64 + "@" + ".".join(["d" * 60] * 3) + ".org",
            "a" * 64 + "@" + ".".join(["d" * 60] * 3) + ".org",
        ),
    ],
)
def test_an_address_is_kept_in_lower_case(typed: str, kept: str) -> None:
    assert check_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "ines", "@example.org", "ines@", "ines@example", "ines@@example.org", "ines@example.o", "ines@1.2.3.4",
        "ines@example.org\r\nBcc: x@y.org", "ines@exa\nmple.org", "ines duarte@example.org", "<b>ines@example.org",
        "ines@example.org>", '"ines"@example.org', "ines@-example.org", "ines@example-.org", "ines@exam_ple.org",
        "ines@example..org", ".ines@example.org", "ines.@example.org", "in..es@example.org", "ines,ana@example.org",
        "a" * 65 + "@example.org", "a@" + "d" * 64 + ".org", "ines@example.org\x00", "ines@" + "d." * 126 + "org",
        "in\u202es@example.org", "in\u200bes@example.org", "mailto:ines@example.org", "ines@exa/mple.org",
    ],
)  # fmt: skip
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(AddressMalformed):
        check_address(typed)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_refused_or_one_line_that_is_kept_as_it_is(typed: str) -> None:
    try:
        kept = check_address(typed)
    except AddressMalformed:
        return
    assert kept.isprintable()
    assert len(kept) <= LONGEST
    assert not set(kept) & set(' \r\n<>,;:"')
    assert check_address(kept) == kept


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"), ("gmai.com", "gmail.com"), ("gmaill.com", "gmail.com"), ("gnail.com", "gmail.com"),
        ("gmail.co", "gmail.com"), ("gmail.con", "gmail.com"), ("hotmial.fr", "hotmail.fr"), ("otulook.pt", "outlook.pt"),
        ("lapostte.net", "laposte.net"), ("wandoo.fr", "wanadoo.fr"), ("yaho.es", "yahoo.es"), ("sapo.pr", "sapo.pt"),
        ("protonmial.com", "protonmail.com"),
    ],
)  # fmt: skip
def test_a_slip_in_a_well_known_domain_is_asked_back(domain: str, meant: str) -> None:
    assert probably(f"ines@{domain}") == f"ines@{meant}"


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "mail.com", "ymail.com", "gmx.net", "free.fr", "sapo.pt", "uminho.pt", "cnrs.fr", "example.org",
     "gobierno.es", "camara.pt", "tree.fr.example", "me.com", "hotmail.co.uk", "a.b", ""],
)  # fmt: skip
def test_others_are_not(domain: str) -> None:
    assert probably(f"ines@{domain}") is None
