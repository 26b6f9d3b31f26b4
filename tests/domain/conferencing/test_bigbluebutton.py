"""Calls as BigBlueButton documents them, and its answers, good and bad."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from domain.conferencing.bigbluebutton import (
    Digest,
    Meeting,
    Refused,
    Role,
    Server,
    api_of,
    meeting,
    read,
    recordings,
)

# The example of BigBlueButton's documentation, "Usage": call, query, secret, and the sum that follows.
SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"
QUERY = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"
SUM = "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"
API = "https://bbb.example.org/bigbluebutton/api"


def test_the_sum_is_that_of_the_documentation() -> None:
    assert Server(API, SECRET, Digest.SHA1).checksum("create", QUERY) == SUM


@pytest.mark.parametrize(("digest", "length"), list(zip(Digest, (40, 64, 96, 128), strict=True)))
def test_each_digest_signs_what_is_asked(digest: Digest, length: int) -> None:
    server = Server(API, SECRET, digest)
    parts = urlsplit(server.join("E12-abc", "Inês & Zoé", Role.MODERATOR, "p1"))
    query, _, checksum = parts.query.rpartition("&checksum=")
    assert (parts.path, len(checksum)) == ("/bigbluebutton/api/join", length)
    assert checksum == server.checksum("join", query)
    assert dict(parse_qsl(query)) == {
        "fullName": "Inês & Zoé",
        "meetingID": "E12-abc",
        "role": "MODERATOR",
        "userID": "p1",
    }


def test_what_is_made_ends_by_itself() -> None:
    asked = made("T" * 300)
    assert (asked["duration"], asked["record"], len(asked["name"])) == ("210", "false", 200)
    assert (asked["attendeePW"], asked["moderatorPW"]) == ("v", "m")
    assert "welcome" not in asked


def test_a_title_that_is_too_short_for_a_server_is_not_sent() -> None:
    assert made("X")["name"] == "E1-x"


def made(title: str) -> dict[str, str]:
    address = Server(API, SECRET).create(
        "E1-x", title, viewer_password="v", moderator_password="m", minutes=210
    )
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize(
    "told",
    [
        "https://bbb.example.org",
        "https://bbb.example.org/bigbluebutton",
        "https://bbb.example.org/bigbluebutton/",
        "https://bbb.example.org/bigbluebutton/api/",
    ],
)
def test_its_address_is_read_in_any_form(told: str) -> None:
    assert api_of(told) == API


def test_answers_are_read() -> None:
    info = b"""<response><returncode>SUCCESS</returncode><running>true</running><attendees><attendee>
      <userID>p1</userID><fullName>Ana</fullName><role>VIEWER</role></attendee></attendees></response>"""
    assert meeting(info) == Meeting(True, {"p1": "Ana"})
    gone = b"<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>"
    assert meeting(gone) is None
    found = b"""<response><returncode>SUCCESS</returncode><recordings><recording><recordID>r1</recordID>
      <name>Waves</name><published>true</published><playback><format><type>presentation</type>
      <url>https://bbb.example.org/playback/r1</url></format></playback></recording></recordings></response>"""
    (one,) = recordings(found)
    assert (one.id, one.published, one.url) == ("r1", True, "https://bbb.example.org/playback/r1")
    empty = b"<response><returncode>SUCCESS</returncode><recordings/></response>"
    assert recordings(empty) == ()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (
            b"<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey></response>",
            "checksumError",
        ),
        (b"<html><body>502</body></html>", "unreadable"),
        (b"", "unreadable"),
        (b"\xff\xfe", "unreadable"),
        (b'<!DOCTYPE r [<!ENTITY e "ha">]><response><returncode>&e;</returncode></response>', "unreadable"),
    ],
)
def test_what_is_no_success_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(data)
    assert refusal.value.key == key
