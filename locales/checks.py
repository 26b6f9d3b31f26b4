"""What a catalogue must pass: complete, no leftovers, right placeholders, typography, lengths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Message

from locales.compiler import wrong_placeholders
from locales.nouns import catalogue_of
from locales.placeholders import PlaceholderError, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from locales.catalogue_files import Known
    from locales.extraction import Found, Key

_STRAIGHT: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_SPACE: Final = "\u00a0\u202f"
_ADDRESS: Final = re.compile(r"https?://\S+|<[^<>\s]*>|`[^`]*`")
_FRENCH: Final = (
    (re.compile(rf"(?<![{_SPACE}?!(/])[;!?](?=[\s»”)]|$)"), "no-break space before ; ! ?"),
    (re.compile(rf"(?<![{_SPACE}]):(?=\s|$)"), "no-break space before :"),
    (re.compile(rf"«(?![{_SPACE}])|(?<![{_SPACE}])»"), "no-break spaces inside « »"),
)
_MAX: Final = re.compile(r"max=(\d+)")


def check(language: str, found: dict[Key, Found], known: dict[Key, Known]) -> Iterator[str]:
    """Each fault of a language's catalogues, as a line."""
    for key, message in found.items():
        old = known.get(key)
        if old is None or old.obsolete:
            yield f"{language}: not in the catalogue (make messages): {key[1]!r}"
            continue
        where = f"{language}/{old.noun}.po: {key[1]!r}"
        if old.noun != catalogue_of(message.places):
            yield f"{where}: belongs in {catalogue_of(message.places)}.po (make messages)"
        yield from (f"{where}: {fault}" for fault in faults(language, message, old))
    for key, old in known.items():
        if key not in found:
            yield f"{language}/{old.noun}.po: unused (python -m locales.catalogues prune): {key[1]!r}"


def faults(language: str, message: Found, old: Known) -> Iterator[str]:
    """What is wrong with one translation."""
    if old.fuzzy:
        yield "fuzzy"
    if not old.strings or not all(old.strings) or isinstance(message.id, tuple) != (len(old.strings) > 1):
        yield "missing"
        return
    translated = Message(message.id, old.strings if len(old.strings) > 1 else old.strings[0])
    if wrong := wrong_placeholders(translated):
        yield f"placeholders: {wrong}"
    limit = _limit(message)
    for text in old.strings:
        yield from (f"{fault}: {text!r}" for fault in typography(language, text))
        if limit and len(text) > limit:
            yield f"{len(text)} characters, at most {limit}: {text!r}"


def source_faults(found: dict[Key, Found]) -> Iterator[str]:
    """What is wrong with the English messages themselves."""
    for message in found.values():
        limit = _limit(message)
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            where = f"{message.places[0]}: {text!r}"
            try:
                placeholders(text)
            except PlaceholderError as error:
                yield f"{where}: {error}"
            if limit and len(text) > limit:
                yield f"{where}: {len(text)} characters, at most {limit}"
            if _STRAIGHT.search(_ADDRESS.sub("", text)):
                yield f"{where}: straight apostrophe, write ’"


def typography(language: str, text: str) -> Iterator[str]:
    """What a careful printer would mend."""
    plain = _ADDRESS.sub("", text)
    if _STRAIGHT.search(plain):
        yield "straight apostrophe, write ’"
    if language == "fr" and not re.fullmatch(r"[a-zà-ÿœ_-]+:", plain):
        yield from (name for pattern, name in _FRENCH if pattern.search(plain))


def _limit(message: Found) -> int | None:
    limits = [int(number) for comment in message.comments for number in _MAX.findall(comment)]
    return min(limits, default=None)
