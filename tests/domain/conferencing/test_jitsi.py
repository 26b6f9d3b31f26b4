"""Jitsi's rooms and tokens: the signature is that of RFC 7515's own example."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from domain.conferencing.jitsi import Server, room_of, signature

# RFC 7515, appendix A.1: header and payload as they are sent, the key, and the signature that follows.
BODY = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
)
KEY = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"
SIGNATURE = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
NOW = datetime(2027, 6, 15, 14, tzinfo=UTC)


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_the_signature_is_that_of_the_standard() -> None:
    assert signature(BODY, decoded(KEY)) == SIGNATURE


def test_without_a_secret_the_rooms_name_is_all_there_is() -> None:
    server = Server("https://meet.example.org")
    link = server.join(
        room_of("E12", "abc"), name="Ana", person="p", moderates=True, now=NOW, until=NOW + timedelta(hours=1)
    )
    assert link == "https://meet.example.org/E12-abc"


def test_a_token_lets_one_person_into_one_room_for_a_while() -> None:
    server = Server("https://meet.example.org", "techlink", "secret")
    link = urlsplit(
        server.join(
            "E12-abc", name="Inês", person="p1", moderates=False, now=NOW, until=NOW + timedelta(hours=1)
        )
    )
    (token,) = parse_qs(link.query)["jwt"]
    header, payload, sign = token.split(".")
    assert json.loads(decoded(header)) == {"alg": "HS256", "typ": "JWT"}
    assert sign == signature(f"{header}.{payload}", b"secret")
    claims = json.loads(decoded(payload))
    assert (claims["aud"], claims["iss"], claims["sub"]) == ("jitsi", "techlink", "meet.example.org")
    assert claims["room"] == "E12-abc"
    assert claims["exp"] - claims["nbf"] == 65 * 60
    assert claims["context"]["user"] == {"id": "p1", "name": "Inês", "moderator": False}
