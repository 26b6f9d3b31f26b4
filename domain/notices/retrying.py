"""When something that did not work is tried again: later each time, and not all at the same instant."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Final

FIRST: Final = timedelta(seconds=5)
LONGEST: Final = timedelta(minutes=15)
JITTER: Final = 0.2
MOST_FAILURES: Final = 100
"""More than a day of them; then the way counts as closed, and the next one is taken."""


def wait_after(failures: int, nonce: str) -> timedelta:
    """How long to wait after so many failures: doubled each time, ± a fifth that the nonce decides."""
    doubled = min(FIRST * (1 << min(failures - 1, 20)), LONGEST)
    digest = hashlib.blake2b(f"{nonce}:{failures}".encode(), digest_size=4).digest()
    share = int.from_bytes(digest, "big") / 0xFFFFFFFF
    return doubled * (1 + JITTER * (2 * share - 1))
