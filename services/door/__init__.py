"""The door of the web: links for one sign-in, sessions, and who is behind them.

Only the SHA-256 sum of a secret is kept; the secret itself is in the link, or in the browser.
"""

from services.door.addresses import (
    Claimed,
    Claiming,
    claim,
    confirm,
    look_at_claim,
    take_away,
    tell_claim,
)
from services.door.asking import ask, tell_sign_in
from services.door.reading import ReadAhead, visit_and_read
from services.door.sessions import SignedIn, end, end_others, listed, seen, visit
from services.door.signing_in import Link, Opened, look, make_link, open_for, sign_in
from services.door.views import AddressNotice, SignInNotice

__all__ = [
    "AddressNotice",
    "Claimed",
    "Claiming",
    "Link",
    "Opened",
    "ReadAhead",
    "SignInNotice",
    "SignedIn",
    "ask",
    "claim",
    "confirm",
    "end",
    "end_others",
    "listed",
    "look",
    "look_at_claim",
    "make_link",
    "open_for",
    "seen",
    "sign_in",
    "take_away",
    "tell_claim",
    "tell_sign_in",
    "visit",
    "visit_and_read",
]
