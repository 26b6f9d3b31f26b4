"""What a page of results says of itself, the same in chat and on the portal."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator

_MOST: Final = 2


def apart(t: Translator) -> str:
    """The line before what has little to do with a search."""
    return t.text("Little to do with it")


def counted_apart(n: int, t: Translator) -> str:
    """How many have little to do with the search; "" for none."""
    # Translators: practices that a search found, too, but that hardly answer it
    return t.plural("{n} with little to do with it", "{n} with little to do with it", n) if n else ""


def or_else(also: Mapping[str, tuple[str, ...]], t: Translator) -> str:
    """What mistyped words may mean besides what they were read as; "" where that is sure."""
    words = list(itertools.islice(itertools.chain.from_iterable(also.values()), _MOST))
    if not words:
        return ""
    # Translators: offers other readings of a mistyped word, after "Read “fyre” as “fire”."
    return t.text("Or perhaps {words}?", words=t.join(t.text("“{word}”", word=one) for one in words))
