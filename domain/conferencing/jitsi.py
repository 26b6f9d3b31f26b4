"""Rooms on a Jitsi server: a name that cannot be guessed, and a token where the server asks for one.

The token is a JSON Web Token (RFC 7519) signed with HMAC SHA-256, with the claims that Jitsi's prosody plugin
reads (https://github.com/jitsi/lib-jitsi-meet/blob/master/doc/tokens.md).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LEEWAY: Final = timedelta(minutes=5)
"""Clocks of servers differ."""
_HEADER: Final = {"alg": "HS256", "typ": "JWT"}


@dataclass(frozen=True)
class Server:
    """Where it is, without a slash at its end; `app` and `secret` where it lets in by token only."""

    url: str
    app: str = ""
    secret: str = field(default="", repr=False)

    def join(
        self, room: str, *, name: str, person: str, moderates: bool, now: datetime, until: datetime
    ) -> str:
        """The address by which one person comes in; with a token it is theirs alone, and holds until then."""
        address = f"{self.url}/{quote(room)}"
        if not (self.app and self.secret):
            return address
        claims = {
            "aud": "jitsi",
            "iss": self.app,
            "sub": urlsplit(self.url).hostname or "",
            "room": room,
            "nbf": int((now - LEEWAY).timestamp()),
            "exp": int(until.timestamp()),
            "context": {"user": {"id": person, "name": name, "moderator": moderates}},
        }
        return f"{address}?jwt={signed(claims, self.secret.encode())}"


def signed(claims: Mapping[str, Any], secret: bytes) -> str:
    """The claims as a token."""
    body = ".".join(_encoded(json.dumps(part, separators=(",", ":")).encode()) for part in (_HEADER, claims))
    return f"{body}.{signature(body, secret)}"


def signature(body: str, secret: bytes) -> str:
    """The third part of a token, of its first two."""
    return _encoded(hmac.new(secret, body.encode("ascii"), hashlib.sha256).digest())


def room_of(code: str, token: str) -> str:
    """The name of a room: people read the event's code in it, and cannot guess the rest."""
    return f"{code}-{token}"


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
