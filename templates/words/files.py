"""Words for files: how large one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from locales import Translator

_KIBI: Final = 1024


def size_words(size: int, t: Translator) -> str:
    """A size in bytes as people say it: "12 kB", "3.4 MB", in steps of 1,024 as on Discord."""
    if size < _KIBI:
        return t.plural("{n} byte", "{n} bytes", size)
    if size < _KIBI * _KIBI:
        return t.text("{size} kB", size=t.number(max(1, round(size / _KIBI))))
    megabytes = size / (_KIBI * _KIBI)
    return t.text("{size} MB", size=t.number(megabytes, 0 if megabytes == int(megabytes) else 1))
