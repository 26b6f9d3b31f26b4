"""Words: gettext catalogues in English (the source), French, Spanish and Portuguese, and their translator."""

from locales.languages import LANGUAGE_NAMES
from locales.store import fingerprint
from locales.translator import PlaceholderError, Translator, mark, translator

__all__ = ["LANGUAGE_NAMES", "PlaceholderError", "Translator", "fingerprint", "mark", "translator"]
