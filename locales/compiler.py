"""Turns .po files into one compiled catalogue. Needs Babel's parser, so only `locales.store` imports it."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from locales.languages import BABEL
from locales.placeholders import PlaceholderError, placeholders

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


def compile_catalogues(language: str, sources: list[Path]) -> bytes:
    """The .mo content. What is fuzzy, empty or wrong in its placeholders is left out: English shows."""
    merged = Catalog(locale=BABEL[language])
    for path in sources:
        for message in read(path, language):
            if message.id and usable(message):
                merged.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, merged)
    return out.getvalue()


def read(path: Path, language: str) -> Catalog:
    """One .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=BABEL[language], abort_invalid=True)


def usable(message: Message) -> bool:
    """Whether a translation may be shown."""
    if message.fuzzy or not all(forms(message.string)):
        return False
    if wrong := wrong_placeholders(message):
        _log.warning("translation left out: %s", wrong)
    return not wrong


def wrong_placeholders(message: Message) -> str:
    """What does not fit between a message's placeholders and its translation's; empty when all does."""
    wanted = placeholders(forms(message.id)[-1])
    optional = wanted - placeholders(forms(message.id)[0])
    for index, text in enumerate(forms(message.string)):
        try:
            found = placeholders(text)
        except PlaceholderError as error:
            return str(error)
        missing = wanted - found - (optional if index == 0 else frozenset())
        if missing or found - wanted:
            return f"{text!r} has {sorted(found)} where {sorted(wanted)} stand in {forms(message.id)[-1]!r}"
    return ""


def forms(text: object) -> tuple[str, ...]:
    """The singular and plural forms, or the only one."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)
