"""The languages of the catalogues: Babel's locale and gettext's plural rule for each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SOURCE: Final = "en"
TARGETS: Final = ("fr", "es", "pt")
ROOT: Final = Path(__file__).parent

# Babel's plain "pt" is Brazilian and its plain "en" American.
BABEL: Final = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "pt": "pt_PT"}

PLURALS: Final = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
}

# Each in itself, as people look for their own.
LANGUAGE_NAMES: Final = {"en": "English", "fr": "français", "es": "español", "pt": "português"}
