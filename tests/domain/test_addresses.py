"""What is an e-mail address, and which one was probably meant."""

from __future__ import annotations

import unicodedata
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTPUTF8

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.addresses import (
    LONGEST,
    AddressMalformed,
    check_address,
    compared,
    is_address,
    probably,
    read_address,
    read_sender,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ines.Duarte@Example.ORG ", "ines.duarte@example.org"),
        ("o'brien+net@a-b.example.ie", "o'brien+net@a-b.example.ie"),
        ("josé@exämple.org", "josé@exämple.org"),
        ("a@xn--exmple-cua.org", "a@exämple.org"),
        ("a@XN--EXMPLE-CUA.org", "a@exämple.org"),
        ("a@straße.de", "a@straße.de"),
        ("jose\u0301@exa\u0308mple.org", "josé@exämple.org"),
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
        "=?utf-8?q?a=0d=0aBcc=3a_x?=@example.org", "a=?b@example.org", "a@\u2603.net", "a@xn--a.org", "é" * 33 + "@x.org",
        "ines\u037eana@example.org", "a@example.org.", "a@" + "ä" * 60 + "." + "ö" * 60 + ".example.org", "İ" * 32 + "@x.org",
    ],
)  # fmt: skip
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(AddressMalformed):
        check_address(typed)


ODD = st.text(st.sampled_from("aZé\u0301İẞßς;\u037e＠＜=?.-_@ \r\n\t\x00\u200d\u202ex n"), max_size=12)
DOMAINS = st.sampled_from(
    ["x.org", "EXÄMPLE.org", "straße.de", "xn--exmple-cua.org", "ａ。pt", "faß.de", "x..y", "-"]
)


@given(ODD, st.one_of(DOMAINS, ODD))
def test_what_is_kept_is_its_own_form_and_fits_one_header(local: str, domain: str) -> None:
    try:
        found = read_address(f"{local}@{domain}")
    except AddressMalformed:
        assert not is_address(f"{local}@{domain}")
        return
    kept = found.kept
    assert read_address(kept).kept == kept == compared(kept) == compared(f" MAILTO:{kept}\n")
    assert (read_address(kept).host, read_address(found.sent).kept) == (found.host, kept)
    assert found.host.isascii()
    assert not any(unicodedata.category(char)[0] in "CZ" for char in kept + found.sent + found.local)
    assert max(len(found.sent.encode()), len(kept.encode())) <= LONGEST
    message = EmailMessage(policy=SMTPUTF8)
    message["To"] = Address("Ana", found.local, found.host)
    assert message.as_bytes().splitlines()[:1] == [f"To: Ana <{found.local}@{found.host}>".encode()]
    assert message.as_bytes().count(b"\n") == 2


@pytest.mark.parametrize(
    ("typed", "name", "kept"),
    [
        ("techlink@example.org", "", "techlink@example.org"),
        ("Rede Atlântica <Techlink@Example.org>", "Rede Atlântica", "techlink@example.org"),
        ('"Réseau, SUDOE" <t@exämple.org>', "Réseau, SUDOE", "t@exämple.org"),
        ("Réseau, SUDOE <t@example.org>", "Réseau, SUDOE", "t@example.org"),
    ],
)
def test_a_sender_has_a_name_or_none(typed: str, name: str, kept: str) -> None:
    called, mailbox = read_sender(typed)
    assert (called, mailbox.kept) == (name, kept)


@pytest.mark.parametrize(
    "typed",
    ["", "x", "<t@example.org>", "a@b.org <t@example.org>", "N <t@example.org> x", "N\r\nBcc: x <t@example.org>",
     "N <t@example>", "N <a@x.org> <b@x.org>", "=?utf-8?q?a=0d=0ab?= <t@example.org>"],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_no_sender(typed: str) -> None:
    with pytest.raises(AddressMalformed):
        read_sender(typed)


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
