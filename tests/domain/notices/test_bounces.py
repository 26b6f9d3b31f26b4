"""What a report of a mail that came back means: for the address, or for this mail alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.actors import NetworkId
from domain.notices.bounces import Bounce, MailId, Verdict, judge, read_message_id
from domain.notices.deliveries import DeliveryId

MAIL = MailId("abcdef0123456789", NetworkId(3), DeliveryId(5))
ANA = "ana@example.org"


def bounce(status: tuple[int, int, int], said: str = "", *named: str) -> Bounce:
    return Bounce(MAIL, frozenset(named or (ANA,)), status, said)


def test_our_message_id_says_which_delivery_it_was() -> None:
    assert read_message_id("<abcdef0123456789.3.5@example.org>") == MAIL


@pytest.mark.parametrize(
    "text",
    ["", "<x@example.org>", "<abcdef0123456789.3@example.org>", "<ABCDEF0123456789.3.5@example.org>",
     "<abcdef0123456789.3.-5@example.org>", "<abcdef0123456789.3.5>", "<abcdef0123456789.3.5@a@b>",
     "<abcdef0123456789.3." + "9" * 19 + "@example.org>"],
)  # fmt: skip
def test_others_say_nothing(text: str) -> None:
    assert read_message_id(text) is None


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    found = read_message_id(text)
    assert found is None or found.delivery >= 0


@pytest.mark.parametrize(
    ("status", "said", "verdict"),
    [
        ((5, 1, 1), "550 5.1.1 <ana@example.org>: User unknown", Verdict("mail_bounced", True)),
        ((5, 1, 10), "550 5.1.10 RESOLVER.ADR.RecipientNotFound", Verdict("mail_bounced", True)),
        ((5, 1, 2), "bad destination system", Verdict("mail_bounced", True)),
        ((5, 2, 1), "disabled", Verdict("mail_bounced", True)),
        ((5, 4, 4), "Host or domain name not found", Verdict("mail_bounced", True)),
        ((5, 4, 1), "550 5.4.1 Recipient address rejected: Access denied", Verdict("mail_bounced", True)),
        ((5, 0, 0), "550 No such user here", Verdict("mail_bounced", True)),
        ((5, 0, 0), "550 go away", Verdict("mail_returned", False)),
        ((5, 1, 8), "sender's domain", Verdict("mail_returned", False)),
        ((5, 2, 2), "mailbox full", Verdict("mail_full", False)),
        ((0, 0, 0), "552 Quota exceeded", Verdict("mail_full", False)),
        ((5, 7, 1), "spam", Verdict("mail_policy", False)),
        ((4, 4, 7), "delivery time expired", Verdict("mail_returned", False)),
        ((4, 1, 1), "user unknown", Verdict("mail_returned", False)),
        ((0, 0, 0), "", Verdict("mail_returned", False)),
    ],
)  # fmt: skip
def test_only_an_address_that_is_gone_is_closed(
    status: tuple[int, int, int], said: str, verdict: Verdict
) -> None:
    assert judge(bounce(status, said), ANA) == verdict


def test_behind_one_that_forwards_another_failed() -> None:
    assert judge(bounce((5, 1, 1), "", "other@example.net"), ANA) == Verdict("mail_returned", False)


def test_addresses_are_compared_whatever_their_letters() -> None:
    assert judge(bounce((5, 1, 1), "", "ana@xn--exmple-cua.org"), "Ana@exämple.org").closed
    assert judge(bounce((5, 1, 1), "", "ana@xn--strae-oqa.de"), "ana@straße.de").closed
    assert not judge(bounce((5, 1, 1), "", "ana@strasse.de"), "ana@straße.de").closed, "another's domain"
