"""The four working languages, and how a client's locale becomes one of them."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "pt")
FALLBACK: Final = "en"


def from_locale(locale: str | None) -> str:
    """The language for a client's locale: `es-419` gives `es`, what we do not speak gives English."""
    language = (locale or "").replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else FALLBACK
