"""Reports are read as the servers write them; what is none, or is broken, is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivering.reports import read
from domain.notices.bounces import read_message_id
from tests.bot.delivering.returned import OURS, exchange, gmail, international, postfix, vacation


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (postfix(), (5, 1, 1), "User unknown"),
        (exchange(), (5, 1, 10), "RecipientNotFound"),
        (gmail(), (5, 1, 1), "does not exist"),
    ],
    ids=["postfix", "exchange", "gmail"],
)
def test_a_mail_that_was_given_up(content: bytes, status: tuple[int, int, int], words: str) -> None:
    found = read(content)
    assert found is not None
    assert found.mail == read_message_id(OURS)
    assert found.recipients == {"ana@example.org"}
    assert found.status == status
    assert words in found.said


def test_one_in_other_letters() -> None:
    found = read(international())
    assert found is not None
    assert found.recipients == {"josé@example.org"}
    assert (found.mail, found.status) == (read_message_id(OURS), (5, 1, 1))


@pytest.mark.parametrize(
    "content",
    [
        postfix(action="delayed", status="4.4.1"),
        postfix(action="delivered", status="2.0.0"),
        postfix(action="relayed", status="2.0.0"),
        postfix(action="expanded", status="2.0.0"),
        postfix(message_id="<somebody-else@example.net>"),
        postfix(message_id=""),
        vacation(),
        b"From: x@y.org\r\nSubject: Hello\r\n\r\nWhen do we meet?",
        b"",
        b"\x00\xff\xfe",
        postfix().replace(b"message/delivery-status", b"text/plain"),
    ],
)
def test_anything_else_is_none(content: bytes) -> None:
    assert read(content) is None


def test_one_that_is_cut_after_its_headers_is_read() -> None:
    content = postfix()
    assert read(content[: content.index(b"Only you get")]) is not None


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_broken_raises_nothing(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([postfix(), exchange(), gmail(), international()]))
    at = data.draw(st.integers(0, len(whole) - 1))
    put = data.draw(st.binary(max_size=20))
    found = read(whole[:at] + put + whole[at + data.draw(st.integers(0, 200)) :])
    assert found is None or found.mail.delivery >= 0
