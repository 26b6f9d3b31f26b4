"""Words: gettext catalogues in English (the source), French, Spanish and Portuguese, and their translator."""

from locales.translator import PlaceholderError, Translator, mark, translator

__all__ = ["PlaceholderError", "Translator", "mark", "translator"]
