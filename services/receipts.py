"""Numbers that people are given for what they did, to quote them later."""

from __future__ import annotations

import secrets
from typing import Final

# Without 0, 1, I, L, O and U: read aloud on the telephone, no two sound or look alike.
_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def receipt_number() -> str:
    """A number to quote on the telephone: two groups of four signs that cannot be confused."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"
