"""The door of the web: links for one sign-in, sessions, and who is behind them.

Only the SHA-256 sum of a secret is kept; the secret itself is in the link, or in the browser.
"""

from services.door.asking import ask, tell_sign_in
from services.door.reading import ReadAhead, visit_and_read
from services.door.sessions import SignedIn, end, end_others, listed, seen, visit
from services.door.signing_in import Link, Opened, look, make_link, sign_in
from services.door.views import SignInNotice

__all__ = [
    "Link",
    "Opened",
    "ReadAhead",
    "SignInNotice",
    "SignedIn",
    "ask",
    "end",
    "end_others",
    "listed",
    "look",
    "make_link",
    "seen",
    "sign_in",
    "tell_sign_in",
    "visit",
    "visit_and_read",
]
