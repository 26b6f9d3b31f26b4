"""The token in every form: made of the browser's own secret, so that no other site can know it."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

FIELD: Final = "csrf"
_MESSAGE: Final = b"techlink form"


def token(secret: str) -> str:
    """The token for the browser with this secret: its session's, or its visit's before it has one."""
    return hmac.new(secret.encode("utf-8", "surrogatepass"), _MESSAGE, hashlib.sha256).hexdigest()


def fits(secret: str, given: str) -> bool:
    """Whether a form came from a page that we gave this very browser."""
    return bool(secret) and hmac.compare_digest(token(secret).encode(), given.encode("utf-8", "replace"))
