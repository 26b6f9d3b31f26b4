"""Loads a language's catalogues: all its .po files merged and compiled once, kept in `.compiled/`.

A compiled file is named after what it was made of (names, sizes and times of the .po files), so a fresh one
is found by a directory listing, and Babel's parser is imported only when a .po file has changed.
"""

from __future__ import annotations

import gettext
import hashlib
import io
import logging
import os
import tempfile
from pathlib import Path
from typing import Final

from locales.languages import ROOT, SOURCE

COMPILED: Final = ROOT / ".compiled"
_log = logging.getLogger(__name__)


def fingerprint(language: str, root: Path = ROOT) -> str:
    """What a language's .po files are now: another text once one of them was written anew."""
    return _fingerprint(sorted((root / language).glob("*.po")))


def load(language: str, root: Path = ROOT, compiled: Path = COMPILED) -> gettext.NullTranslations:
    """The merged catalogue. English is the source and needs none."""
    if language == SOURCE:
        return gettext.NullTranslations()
    sources = sorted((root / language).glob("*.po"))
    if not sources:
        return gettext.NullTranslations()
    cached = compiled / f"{language}-{_fingerprint(sources)}.mo"
    return gettext.GNUTranslations(io.BytesIO(_read(cached) or _compile(language, sources, cached)))


def _fingerprint(sources: list[Path]) -> str:
    facts = [(path.name, (stat := path.stat()).st_size, stat.st_mtime_ns) for path in sources]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _compile(language: str, sources: list[Path], cached: Path) -> bytes:
    from locales.compiler import compile_catalogues  # noqa: PLC0415 - Babel's parser, only when something changed

    content = compile_catalogues(language, sources)
    try:
        _keep(cached, content, language)
    except OSError as error:
        # A read-only installation works all the same, it only parses at each start.
        _log.info("the compiled catalogue could not be kept: %s", error)
    return content


def _keep(cached: Path, content: bytes, language: str) -> None:
    cached.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=cached.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(cached)
    for old in cached.parent.glob(f"{language}-*.mo"):
        if old != cached:
            old.unlink(missing_ok=True)
