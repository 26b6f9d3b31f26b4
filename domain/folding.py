"""One spelling for what was typed in many: without case, accents, hyphens, and doubled or odd spaces."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """`" São  Miguel "` gives `"sao miguel"`, so that people find things however they spell them."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[-‐‑–]", " ", bare).casefold().split())
