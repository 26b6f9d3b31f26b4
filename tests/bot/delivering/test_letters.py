"""Mails as they leave: headers that machines understand, one content in two forms, nobody's words as markup."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivering import letters
from bot.delivering.letters import Letter, letter
from bot.delivering.links import Links
from domain.addresses import AddressMalformed
from domain.languages import LANGUAGES
from domain.notices import KINDS, NoticeId, NoticeKind
from domain.notices.kinds import (
    EVENT_INVITED,
    EVENT_REMINDER,
    GUEST_REGISTERED,
    MILESTONE_DUE,
    POLL_CHANGED,
    POLL_GUEST_ASKED,
    SURVEY_CLOSED,
    SURVEY_CLOSING,
)
from domain.records import replace
from domain.replies import Replies
from locales import translator
from tests.bot.delivering.told_by_mail import told

if TYPE_CHECKING:
    from email.message import EmailMessage

    from services.notices.views import Told

SENDER = Address(username="techlink", domain="example.org")
PORTAL = Links(
    press=lambda _told, custom_id: f"https://p.example/act/{'s' * 150}?{custom_id.replace(':', '.')}",
    unsubscribe=lambda _told: f"https://p.example/off/{'u' * 300}",
    page=lambda path: f"https://p.example{path}",
)


def parsed(made: Letter) -> EmailMessage:
    return message_from_bytes(made.body, policy=default)  # type: ignore[return-value]


def mailed(what: Told, where: Links = PORTAL, sender: Address = SENDER) -> EmailMessage:
    return parsed(letter(what, where, sender))


def both(message: EmailMessage) -> tuple[str, str]:
    text, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    return str(text.get_content()), str(html.get_content())


def test_the_headers_say_what_it_is() -> None:
    message = mailed(told())
    assert str(message["From"]) == "Atlantic <techlink@example.org>"
    assert str(message["To"]) == "Ana Sá <ana@example.org>"
    assert message["Subject"] == "The questionnaire has closed"
    assert message["Message-ID"] == "<abcdef0123456789.3.5@example.org>"
    assert message["Date"].datetime == told().delivery.created_at
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message["List-Unsubscribe"] == f"<https://p.example/off/{'u' * 300}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_content_type() == "multipart/alternative"


def test_a_long_link_stands_in_its_header_as_it_is() -> None:
    raw = letter(told(), PORTAL, SENDER).body.decode()
    assert f"List-Unsubscribe: <https://p.example/off/{'u' * 300}>\r\n" in raw


def test_without_the_portal_there_is_no_link_and_no_header_for_one() -> None:
    message = mailed(told(), Links())
    assert "List-Unsubscribe" not in message
    assert "List-Unsubscribe-Post" not in message
    text, html = both(message)
    assert "href" not in html
    assert "https" not in text
    assert "What can be done with this you find on Discord" in text
    assert "`" not in text
    assert "/me notifications on Discord" in text


def test_a_second_attempt_is_the_same_message() -> None:
    first, second = mailed(told()), mailed(replace(told(), delivery=replace(told().delivery, attempts=2)))
    assert [first[name] for name in ("Message-ID", "Date")] == [
        second[name] for name in ("Message-ID", "Date")
    ]


def test_a_sender_with_a_name_keeps_it() -> None:
    message = mailed(told(), sender=Address("Réseau, SUDOE", "techlink", "example.org"))
    assert message["From"].addresses[0].display_name == "Réseau, SUDOE"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_mail_says_all_that_its_card_says(kind: str, language: str) -> None:
    t = translator(language, "Europe/Lisbon")
    what = told(kind, language=language)
    text, html = both(mailed(what))
    assert mailed(what)["Subject"].strip()
    assert f'<html lang="{language}">' in html
    assert t.text("Send me no more mails") in text
    for said in (text, html):
        assert not re.search(r"<t:\d|</\w+ \w+:\d|\*\*|^-#|^###", said, re.MULTILINE)
    # Its own button is a link for who asked; the others' lead to the portal.
    least = 1 if KINDS[kind].asked else 2
    acts = sum(line.startswith("→ ") for line in text.splitlines())  # "Settings → Roles" is none
    assert html.count('class="act"') == acts >= least
    words = re.sub(r"<(style|title)>.*?</\1>|<[^>]+>", "", html, flags=re.DOTALL)
    assert "".join(words.split())[:40] == "".join(re.sub("[→=]", "", text).split())[:40]


def test_several_come_in_one_mail_each_in_full() -> None:
    message = mailed(told(SURVEY_CLOSED.code, SURVEY_CLOSING.code, MILESTONE_DUE.code))
    assert message["Subject"] == "3 messages for you"
    text, html = both(message)
    for title in ("The questionnaire has closed", "Your questionnaire closes soon"):
        assert title in text
        assert f"<h2>{title}</h2>" in html
    assert html.count("<h1>") == 1


def test_what_comes_late_says_so_with_the_hour() -> None:
    text, _ = both(mailed(replace(told(), late=frozenset({NoticeId(1)}))))
    assert "it was due on Tuesday, 12 January 2027, 12:00 (Lisbon), while Techlink was not running" in text


EVIL = "<img src=x onerror=alert(1)>\r\nBcc: victim@example.org\r\n\r\n</style><script>"


def test_no_words_of_people_become_headers_or_markup() -> None:
    message = mailed(told(label=EVIL, name=EVIL, network_name=EVIL))
    assert "Bcc" not in message
    assert [one.addr_spec for one in message["To"].addresses] == ["ana@example.org"]
    assert [one.addr_spec for one in message["From"].addresses] == ["techlink@example.org"]
    text, html = both(message)
    assert "<img" in text
    for tag in ("<img", "<script", "</style><"):
        assert tag not in html
    assert "&lt;img" in html


@settings(max_examples=25)
@given(st.text(max_size=120), st.text(max_size=120))
def test_whatever_people_are_called_there_is_one_recipient_and_one_sender(name: str, network: str) -> None:
    message = mailed(told(name=name, network_name=network))
    assert [one.addr_spec for one in message["To"].addresses] == ["ana@example.org"]
    assert [one.addr_spec for one in message["From"].addresses] == ["techlink@example.org"]
    assert len(message.keys()) == len(set(message.keys())) == 12


@pytest.mark.parametrize(
    "address",
    [
        "", "ana", "@example.org", "ana@", "ana@@example.org", "ana@example.org\r\nBcc: x@y.org",
        "ana@localhost", "=?utf-8?q?a=0d=0aReply-To=3a_x?=@example.org", "a b@example.org", "ana@example.org>", "<ana@example.org", "ana@example..org",
        "ana,x@example.org", '"ana x"@example.org', "ana@-", "a" * 65 + "@example.org",
        "ana@" + "d" * 250 + ".org", "ana@example.org\x00", "ana@exa mple.org", "ana@example.org, b@c.org",
    ],
)  # fmt: skip
def test_what_is_no_address_gets_no_mail(address: str) -> None:
    with pytest.raises(AddressMalformed):
        letter(told(address=address), PORTAL, SENDER)


def test_addresses_of_all_scripts() -> None:
    punycode = letter(told(address="ana@exämple.org"), PORTAL, SENDER)
    assert (punycode.recipient, punycode.wide) == ("ana@xn--exmple-cua.org", False)
    wide = letter(told(address="josé@example.org"), PORTAL, SENDER)
    assert (wide.recipient, wide.wide) == ("josé@example.org", True)
    assert "To: Ana Sá <josé@example.org>" in wide.body.decode()


def test_a_mail_whose_headers_hold_another_is_never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should words ever get through to the library as they are: it decodes them, line breaks and all."""
    monkeypatch.setattr(letters, "header", lambda text, _most: text)
    assert mailed(told(name="Ana"))["To"]
    with pytest.raises(ValueError, match="a header of the mail holds another"):
        mailed(told(name="=?utf-8?q?x=0d=0aBcc:_a@b.c?="))


@pytest.mark.parametrize(
    "name", ["=?utf-8?q?x=0d=0aBcc:_a@b.c=0d=0a=0d=0aHello?=", "= ?utf-8?b?DQpCY2M6IGFAYi5j?="]
)
def test_encoded_words_of_people_stay_words(name: str) -> None:
    what = told("arrival.arrived")
    line, view = what.lines[0]
    reader = replace(what.reader, name=name, network_name=name)
    what = replace(what, lines=((line, replace(view, name=name, partner=name)),), reader=reader)
    read = message_from_bytes(letter(what, PORTAL, SENDER).body, policy=default)
    assert read["Bcc"] is None
    assert "a@b.c" not in {one.addr_spec for one in read["To"].addresses}
    assert len(read["From"].addresses) == len(read["To"].addresses) == 1


def test_answers_go_to_the_address_that_the_coordination_chose() -> None:
    what = replace(told(), replies=Replies("office@example.org", "https://example.org/privacy"))
    message = mailed(what)
    assert str(message["Reply-To"]) == "Coordination of Atlantic <office@example.org>"
    for said in both(message):
        assert "An answer to this mail goes to the coordination of Atlantic." in said
        assert "https://example.org/privacy" not in said


@pytest.mark.parametrize(
    ("replies", "words"),
    [
        (Replies(instead="privacy@example.org"), "Write to privacy@example.org instead."),
        (Replies(), "Turn to the coordination of Atlantic instead."),
    ],
)
def test_where_nobody_reads_answers_the_foot_says_where_to_write(replies: Replies, words: str) -> None:
    message = mailed(replace(told(), replies=replies))
    assert "Reply-To" not in message
    for said in both(message):
        assert f"Nobody reads answers to this mail. {words}" in said


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\r\nBcc: x@example.org",
        "a@example.org, x@example.org",
        "=?utf-8?q?a=0d=0aBcc:_x=40example.org?=@example.org",
        "Ana <a@example.org>",
        "ä@example.org",
        "",
    ],
)
def test_no_address_for_answers_brings_another_header(address: str) -> None:
    """It was checked when it was chosen; a header is built from what is in the database all the same."""
    named = replace(told().reader, network_name="N\r\nBcc: x@example.org =?utf-8?q?=0d=0aCc:_y?=")
    message = mailed(replace(told(), reader=named, replies=Replies(address)))
    assert "Bcc" not in message
    assert "Cc" not in message
    assert len(message.get_all("Reply-To", [])) <= 1
    if "Reply-To" in message:
        assert [one.addr_spec for one in message["Reply-To"].addresses] == [address]


def test_what_was_asked_for_is_answered_by_nobody() -> None:
    kind = next(one.code for one in KINDS.values() if one.asked)
    message = mailed(replace(told(kind), replies=Replies("office@example.org")))
    assert "Reply-To" not in message


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (POLL_GUEST_ASKED, "gave this address for you"),
        (POLL_CHANGED, "you agreed that Atlantic writes to you"),
        (EVENT_INVITED, "you agreed that Atlantic writes to you"),
        (EVENT_REMINDER, "you registered with this address"),
        (GUEST_REGISTERED, "you registered with this address"),
    ],
)
def test_a_guest_is_told_why_they_get_it(kind: NoticeKind, why: str) -> None:
    what = told(kind.code)
    first = kind is POLL_GUEST_ASKED
    lines = tuple(
        (replace(one, address="ana@example.org" if first else None), told_) for one, told_ in what.lines
    )
    text, html = both(mailed(replace(what, reader=replace(what.reader, guest=True), lines=lines)))
    assert why in text.replace("\n", " ")
    assert why in html.replace("\n", " ")
