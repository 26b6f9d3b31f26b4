"""The buttons' names as words that can be typed instead, in any of the four languages."""

from __future__ import annotations

from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from domain.folding import fold
from domain.languages import LANGUAGES
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from locales import Translator


class Spoken(Enum):
    """What a typed word asks for."""

    START = auto()
    BACK = auto()
    SKIP = auto()
    PAUSE = auto()
    GO_ON = auto()
    REVIEW = auto()
    SEND = auto()


def spoken(words: str) -> Spoken | None:
    """The act that these words name, if they name one."""
    return _vocabulary().get(fold(words))


@cache
def _vocabulary() -> dict[str, Spoken]:
    return {
        fold(word): act
        for language in LANGUAGES
        for act, words in _names(translator(language))
        for word in words.split("|")
    }


def _names(t: Translator) -> Iterator[tuple[Spoken, str]]:
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.START, t.text("start|begin")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.BACK, t.text("back")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.SKIP, t.text("skip")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.PAUSE, t.text("pause|stop")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.GO_ON, t.text("go on|continue|resume|next")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.REVIEW, t.text("review|overview|list")
    # Translators: words that somebody may type instead of pressing a button, separated by | (no spaces).
    yield Spoken.SEND, t.text("send|send my answers")
