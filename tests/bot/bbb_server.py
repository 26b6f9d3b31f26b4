"""A small server that does as BigBlueButton's do: it checks sums, keeps meetings, answers in XML.

Passwords that `create` does not name are invented anew at each call, and a meeting that is there is handed out
to none but the passwords that it was made with (`ApiController.create` of versions 2.4 to 2.6).
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from aiohttp import web

SECRET: Final = "a-secret"
_PASSWORDS: Final = ("attendeePW", "moderatorPW")
_LENGTHS: Final = {40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512"}


@dataclass
class BigBlueButton:
    """`broken`: it answers as a proxy does whose server is down. `calls` are those whose sum was right."""

    meetings: dict[str, dict[str, str]] = field(default_factory=dict)
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    broken: bool = False

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/bigbluebutton/api/{call}", self._answer)
        return app

    async def _answer(self, request: web.Request) -> web.Response:
        if self.broken:
            return web.Response(status=502, text="<html>Bad gateway</html>")
        call, query = request.match_info["call"], request.rel_url.raw_query_string
        signed, _, checksum = query.rpartition("checksum=")
        signed = signed.removesuffix("&")
        digest = _LENGTHS.get(len(checksum), "sha1")
        if hashlib.new(digest, f"{call}{signed}{SECRET}".encode()).hexdigest() != checksum:
            return _failed("checksumError", "You did not pass the checksum security check")
        self.calls.append(call)
        asked = dict(request.query)
        meeting = asked.get("meetingID", "")
        if call == "create":
            return self._create(meeting, asked)
        if meeting not in self.meetings:
            return _failed("notFound", "We could not find a meeting with that meeting ID")
        if call == "join":
            if asked.get("role") not in {"MODERATOR", "VIEWER"} or not asked.get("fullName"):
                return _failed("missingParameters", "role and fullName")
            self.people.setdefault(meeting, {})[asked["userID"]] = f"{asked['fullName']}/{asked['role']}"
            return web.Response(text="<html>the meeting</html>", content_type="text/html")
        if call == "end":
            del self.meetings[meeting]
            return _done("")
        there = "".join(
            f"<attendee><userID>{escape(who)}</userID><fullName>{escape(name)}</fullName></attendee>"
            for who, name in self.people.get(meeting, {}).items()
        )
        return _done(f"<running>true</running><attendees>{there}</attendees>")

    def _create(self, meeting: str, asked: dict[str, str]) -> web.Response:
        if not meeting or not 2 <= len(asked.get("name", "")) <= 256:
            return _failed("validationError", "Meeting name must be between 2 and 256 characters")
        told = {one: asked.get(one) or secrets.token_hex(4) for one in _PASSWORDS}
        before = self.meetings.get(meeting)
        if before is None:
            self.meetings[meeting] = {**asked, **told}
        elif any(before[one] != told[one] for one in _PASSWORDS):
            return _failed("idNotUnique", "A meeting already exists with that meeting ID")
        warning = "" if before is None else "<messageKey>duplicateWarning</messageKey>"
        return _done(f"<meetingID>{escape(meeting)}</meetingID>{warning}")


def _done(inside: str) -> web.Response:
    return _xml(f"<returncode>SUCCESS</returncode>{inside}")


def _failed(key: str, said: str) -> web.Response:
    return _xml(f"<returncode>FAILED</returncode><messageKey>{key}</messageKey><message>{said}</message>")


def _xml(inside: str) -> web.Response:
    return web.Response(text=f"<response>{inside}</response>", content_type="text/xml")
