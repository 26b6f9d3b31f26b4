"""Reads and writes the .po files, so that the same messages always give the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from locales.compiler import forms, read
from locales.extraction import TAG, Found, Key, key_of
from locales.languages import BABEL, PLURALS, ROOT
from locales.nouns import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


@dataclass
class Known:
    """What a language has for a message, and in which catalogue it was found."""

    id: str | tuple[str, ...]
    context: str | None
    strings: tuple[str, ...]
    noun: str
    fuzzy: bool = False
    obsolete: bool = False
    comments: list[str] = field(default_factory=list)


def load_known(language: str, root: Path = ROOT) -> dict[Key, Known]:
    """Every translation of a language, whichever file it lies in; a live one wins over an obsolete one."""
    known: dict[Key, Known] = {}
    for path in sorted((root / language).glob("*.po")):
        catalogue = read(path, language)
        live = [(message, False) for message in catalogue if message.id]
        gone = [(message, True) for message in catalogue.obsolete.values()]
        for message, obsolete in live + gone:
            key = key_of(message.id, message.context)
            old = known.get(key)
            if old is None or (old.obsolete and not obsolete) or not any(old.strings):
                ids = forms(message.id)
                known[key] = Known(
                    ids if len(ids) > 1 else ids[0],
                    message.context,
                    forms(message.string),
                    path.stem,
                    fuzzy=message.fuzzy,
                    obsolete=obsolete,
                    comments=list(message.user_comments),
                )
    return known


def build(language: str, found: dict[Key, Found], known: dict[Key, Known]) -> dict[str, str]:
    """The text of each catalogue file, by noun. What the code no longer says is kept as obsolete."""
    catalogues: dict[str, Catalog] = {}
    for key, message in found.items():
        noun = catalogue_of(message.places)
        catalogue = catalogues.setdefault(noun, Catalog(locale=BABEL[language], fuzzy=False))
        _add(catalogue, message, known.get(key))
    for key, old in known.items():
        if key not in found and any(old.strings):
            catalogue = catalogues.setdefault(old.noun, Catalog(locale=BABEL[language], fuzzy=False))
            holder = Catalog(locale=BABEL[language])
            holder.add(old.id, _as_string(old.id, old.strings), context=old.context)
            gone = holder.get(forms(old.id)[0], old.context)
            if gone is not None:
                catalogue.obsolete[key[1] if key[0] is None else (key[1], key[0])] = gone
    return {noun: _written(language, catalogue) for noun, catalogue in catalogues.items()}


def _add(catalogue: Catalog, message: Found, old: Known | None) -> None:
    strings = old.strings if old else ()
    catalogue.add(
        message.id,
        _as_string(message.id, strings),
        locations=[(place, 0) for place in sorted(message.places)],
        flags=["fuzzy"] if old and old.fuzzy else [],
        auto_comments=[comment.removeprefix(TAG).strip() for comment in message.comments],
        user_comments=old.comments if old else [],
        context=message.context,
    )


def _as_string(message: str | tuple[str, ...], strings: tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(message, str):
        return strings[0] if strings else ""
    return strings if len(strings) == len(message) else ("", "")


def _written(language: str, catalogue: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, sort_by_file=False, include_lineno=False)
    header = _HEADER.format(locale=BABEL[language], plurals=PLURALS[language])
    return header + out.getvalue().decode().rstrip() + "\n"
