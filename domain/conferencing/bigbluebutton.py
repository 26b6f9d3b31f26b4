"""BigBlueButton as documented (https://docs.bigbluebutton.org/development/api): its calls and its answers.

A call is `CALL?QUERY&checksum=SUM`; the sum is a digest of call, query and the server's secret, written one
after the other. A server takes SHA-1, SHA-256, SHA-384 or SHA-512, as it is set up.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode
from xml.etree.ElementTree import ParseError

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

LONGEST_NAME: Final = 200
SHORTEST_NAME: Final = 2
"""Of a meeting; servers refuse a shorter one."""
IS_THERE: Final = "idNotUnique"
"""Why `create` is refused for a meeting that is there, with other passwords: roles let in all the same."""
_SUCCESS: Final = "SUCCESS"
_NOT_FOUND: Final = frozenset({"notFound", "noRecordings"})


class Digest(StrEnum):
    """How the sum is made."""

    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA384 = "sha384"
    SHA512 = "sha512"


class Role(StrEnum):
    """What somebody may do in a meeting, by BigBlueButton's names."""

    MODERATOR = "MODERATOR"
    VIEWER = "VIEWER"


class Refused(Exception):
    """The server did not do it: `key` is its `messageKey` ("checksumError"), `said` its message."""

    def __init__(self, key: str, said: str) -> None:
        super().__init__(f"{key}: {said}")
        self.key: Final = key
        self.said: Final = said


@dataclass(frozen=True)
class Server:
    """Where it is (`https://HOST/bigbluebutton/api`, without a slash at its end), and what signs calls."""

    api: str
    secret: str = field(repr=False)
    digest: Digest = Digest.SHA256

    def address(self, call: str, **parameters: str) -> str:
        """The address of a call. A parameter that is "" is left out."""
        query = urlencode({name: value for name, value in parameters.items() if value})
        signed = f"{query}&" if query else ""
        return f"{self.api}/{call}?{signed}checksum={self.checksum(call, query)}"

    def checksum(self, call: str, query: str) -> str:
        """The sum of a call with that query string."""
        return hashlib.new(self.digest.value, f"{call}{query}{self.secret}".encode()).hexdigest()

    def create(
        self,
        meeting: str,
        name: str,
        *,
        viewer_password: str,
        moderator_password: str,
        minutes: int,
        record: bool = False,
        welcome: str = "",
    ) -> str:
        """Make a meeting; one that is there, made with these passwords, stays. `minutes`: then it ends.

        Without passwords a server invents some at every call, and takes the second for another meeting
        (`IS_THERE`). People need none: they come in by their role.
        """
        return self.address(
            "create",
            name=name[:LONGEST_NAME] if len(name) >= SHORTEST_NAME else meeting,
            meetingID=meeting,
            attendeePW=viewer_password,
            moderatorPW=moderator_password,
            welcome=welcome,
            record="true" if record else "false",
            duration=str(minutes),
        )

    def join(self, meeting: str, name: str, role: Role, person: str) -> str:
        """The address by which one person comes in. It is theirs alone: it holds their name and role."""
        return self.address("join", fullName=name, meetingID=meeting, role=role.value, userID=person)

    def end(self, meeting: str) -> str:
        """End it for all."""
        return self.address("end", meetingID=meeting)

    def info(self, meeting: str) -> str:
        """Ask how it is."""
        return self.address("getMeetingInfo", meetingID=meeting)

    def recordings(self, meeting: str) -> str:
        """Ask for what was recorded."""
        return self.address("getRecordings", meetingID=meeting)


class Meeting(Record):
    """How a meeting is: whether it is on, and who is in it by the id under which they were let in."""

    running: bool
    people: Mapping[str, str]


class Recording(Record):
    """What was recorded and can be watched."""

    id: str
    name: str
    published: bool
    url: str


def api_of(url: str) -> str:
    """The address of the API, of any of the forms in which a server tells it (`bbb-conf --secret`)."""
    plain = url.rstrip("/")
    if plain.endswith("/api"):
        return plain
    return f"{plain}/api" if plain.endswith("/bigbluebutton") else f"{plain}/bigbluebutton/api"


def read(data: bytes) -> Element:
    """An answer that says that it was done. Raises `Refused`, with the key "unreadable" for what is none."""
    # Imported where an answer is read: not every network has such a server.
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Refused("unreadable", type(error).__name__) from error
    if root.tag != "response" or _text(root, "returncode") != _SUCCESS:
        raise Refused(_text(root, "messageKey") or "unreadable", _text(root, "message"))
    return root


def meeting(data: bytes) -> Meeting | None:
    """What `getMeetingInfo` answers; None for a meeting that is not there. Raises `Refused`."""
    try:
        root = read(data)
    except Refused as refused:
        if refused.key in _NOT_FOUND:
            return None
        raise
    there = {_text(one, "userID"): _text(one, "fullName") for one in root.iterfind("attendees/attendee")}
    return Meeting(_text(root, "running") == "true", there)


def recordings(data: bytes) -> tuple[Recording, ...]:
    """What `getRecordings` answers. Raises `Refused`."""
    root = read(data)
    return tuple(
        Recording(
            _text(one, "recordID"),
            _text(one, "name"),
            _text(one, "published") == "true",
            _text(one, "playback/format/url"),
        )
        for one in root.iterfind("recordings/recording")
    )


def _text(root: Element, path: str) -> str:
    return (root.findtext(path) or "").strip()
